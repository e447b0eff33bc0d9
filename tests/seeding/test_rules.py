"""Every rule finds the fault that is planted against it, where it is planted, and lets a near miss pass."""

from pathlib import Path

import pytest

from app.seeding.checking.codes import RULES
from app.seeding.faults import Fault
from app.seeding.reading import layout
from app.seeding.reading.folders import faults_between, read_folder
from tests.seeding.planting import Edit, Plant, sow
from tests.seeding.plants_between_records import RECORD_PLANTS
from tests.seeding.plants_in_files import FILE_PLANTS
from tests.seeding.plants_in_proposals import OWN_PLANTS, SHARED_PLANTS
from tests.seeding.plants_in_records import SHAPE_PLANTS, SPACE_PLANTS
from tests.seeding.sample import write_sample

PLANTS = (*FILE_PLANTS, *SHAPE_PLANTS, *SPACE_PLANTS, *RECORD_PLANTS, *OWN_PLANTS)

IDS = [plant.code for plant in PLANTS] + [f"{plant.code}-{number}" for number, plant in enumerate(SHARED_PLANTS)]

each_plant = pytest.mark.parametrize("plant", [*PLANTS, *SHARED_PLANTS], ids=IDS)

Place = tuple[str, int, int] | None


def found(tmp_path: Path, plant: Plant, edits: tuple[Edit, ...], second: tuple[Edit, ...]) -> tuple[list[Fault], Place]:
    """The faults of the sample after some changes, and the place of the mark."""
    folder, texts = tmp_path / "harbour", tmp_path / "texts" if plant.texts else None
    if texts:
        write_sample(texts, plant.texts)
    place = sow(folder, edits)
    record, faults = read_folder(folder, texts)
    if plant.second:
        other = tmp_path / "other"
        place = sow(other, second)
        faults = [*faults, *faults_between([(folder, record), (other, read_folder(other)[0])])]
    return faults, place


@each_plant
def test_a_planted_fault_is_found_where_it_is(tmp_path: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    if plant.folder_bytes:
        monkeypatch.setattr(layout, "MAX_FOLDER_BYTES", plant.folder_bytes)

    faults, place = found(tmp_path, plant, plant.edits, plant.second[0] if plant.second else ())

    if plant.at is not None:
        place = ((tmp_path / "harbour" / plant.at).as_posix(), 1, 1)
    assert [(f.code, (f.file, f.line, f.column)) for f in faults] == [(plant.code, place)]
    assert faults[0].severity is RULES[plant.code].severity
    assert faults[0].message
    assert faults[0].hint


@each_plant
def test_a_near_miss_passes(tmp_path: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    if plant.folder_bytes:
        monkeypatch.setattr(layout, "MAX_FOLDER_BYTES", plant.folder_bytes)

    faults, _ = found(tmp_path, plant, plant.near, plant.second[1] if plant.second else ())

    assert faults == []


def test_every_rule_has_one_planted_fault_and_one_near_miss() -> None:
    codes, faults, near = list(RULES), [p.code for p in PLANTS], [p.code for p in PLANTS if p.near or p.second]

    print(f"{len(codes)} rules, {len(faults)} planted faults, {len(near)} near misses")  # noqa: T201 - the closing figures
    assert sorted(faults) == sorted(near) == sorted(codes)
