"""The data package as a checker of others sees it: every table, every key, every tie; and faults that are planted."""

import csv
import json
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import pytest

from tests.api.conftest import Client

Files = dict[str, bytes]


def files_of(client: Client) -> Files:
    with ZipFile(BytesIO(client.ask("/data.zip").content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def checked(frictionless: ModuleType, files: Files, path: Path) -> Any:  # noqa: ANN401 - as the library gives it
    """What the checker reports of some files in a ZIP."""
    with ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return frictionless.Package(str(path)).validate()


def faults(report: Any) -> set[str]:  # noqa: ANN401 - as the library gives it
    """The kinds of faults in a report."""
    return {error.type for found in (report, *report.tasks) for error in found.errors}


@pytest.mark.parametrize("of", ["ukraine", "planned", "abroad"])
def test_every_table_of_the_package_is_as_it_is_described(
    frictionless: ModuleType, request: pytest.FixtureRequest, tmp_path: Path, of: str
) -> None:
    files = files_of(request.getfixturevalue(of))

    report = checked(frictionless, files, tmp_path / "data.zip")

    assert report.valid, report.flatten(["name", "type", "rowNumber", "fieldName", "note"])
    described = json.loads(files["datapackage.json"])["resources"]
    assert {task.name for task in report.tasks} == {resource["name"] for resource in described}
    for task in report.tasks:
        table = csv.reader(StringIO(files[f"{task.name}.csv"].decode(), newline=""), strict=True)
        assert task.stats.get("rows", 0) == len(list(table)) - 1
    assert {resource["name"] for resource in described if "foreignKeys" in resource["schema"]} >= {
        *("parties", "people", "issues", "options", "sources", "positions", "citations", "responses", "comparisons"),
    }


def resealed(files: Files) -> Files:
    """The files with sizes and digests left out of the description, so that only what they say is checked."""
    described = json.loads(files["datapackage.json"])
    for resource in described["resources"]:
        del resource["bytes"], resource["hash"]
    return files | {"datapackage.json": json.dumps(described).encode()}


def twice(files: Files) -> Files:
    head, row, *rest = files["parties.csv"].split(b"\r\n")
    return files | {"parties.csv": b"\r\n".join([head, row, row, *rest])}


@pytest.mark.parametrize(
    ("plant", "fault"),
    [
        (lambda files: files | {"matrix.csv": files["matrix.csv"].replace(b",true,", b",maybe,", 1)}, "type-error"),
        (lambda files: files | {"comparisons.csv": files["comparisons.csv"].replace(b"2024-", b"soon-")}, "type-error"),
        (lambda files: files | {"parties.csv": files["parties.csv"].replace(b"test,ru,", b"test,rus,")}, "foreign-key"),
        (lambda files: files | {"sources.csv": files["sources.csv"].partition(b"\r\n")[0]}, "foreign-key"),
        (lambda files: files | {"options.csv": files["options.csv"].replace(b",n,", b",place,", 1)}, "incorrect-label"),
        (twice, "primary-key"),
    ],
    ids=["kind", "day", "party", "sources", "head", "key"],
)
def test_a_planted_fault_is_noticed(
    frictionless: ModuleType, planned: Client, tmp_path: Path, plant: Callable[[Files], Files], fault: str
) -> None:
    files = files_of(planned)
    spoiled = plant(files)
    assert spoiled != files

    assert checked(frictionless, resealed(files), tmp_path / "whole.zip").valid
    assert fault in faults(checked(frictionless, resealed(spoiled), tmp_path / "spoiled.zip"))


def test_a_changed_byte_is_noticed_by_its_digest(frictionless: ModuleType, planned: Client, tmp_path: Path) -> None:
    files = files_of(planned)
    spoiled = files | {"parties.csv": files["parties.csv"].replace(b"Russia", b"Russja", 1)}

    assert "hash-count" in faults(checked(frictionless, spoiled, tmp_path / "data.zip"))


def test_cells_are_read_as_what_they_are(frictionless: ModuleType, planned: Client, tmp_path: Path) -> None:
    checked(frictionless, files_of(planned), tmp_path / "data.zip")
    package = frictionless.Package(str(tmp_path / "data.zip"))
    rows = {row["id"]: row for row in package.get_resource("positions").read_rows()}
    answer = {item["id"]: item for item in planned.get("/positions?limit=500")["items"]}

    assert set(rows) == set(answer)
    for id_, row in rows.items():
        assert row["stated_first"].isoformat().startswith(answer[id_]["stated_on"])
        assert (row["replaces"] or []) == answer[id_]["replaces"]
        assert row["citations"] == len(answer[id_]["citations"])
        assert row["disputes"] == len(answer[id_]["disputes"])
