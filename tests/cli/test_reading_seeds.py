"""What is loaded is checked as `parley check` checks it."""

from pathlib import Path

import pytest

from app.cli.starting import SeedFaults, read_seeds
from tests.seeding.sample import FILES, write_sample


def advance(_done: int, _total: int) -> None:
    """Nobody watches."""


def test_two_negotiations_of_one_id_are_not_loaded_over_each_other(tmp_path: Path) -> None:
    write_sample(tmp_path / "a")
    write_sample(tmp_path / "b")

    with pytest.raises(SeedFaults) as refused:
        read_seeds(tmp_path, advance)

    assert [fault.code for fault in refused.value.faults] == ["double-negotiation"]


def test_all_negotiations_of_a_folder_are_read(tmp_path: Path) -> None:
    write_sample(tmp_path / "a")
    head = FILES["negotiation.yaml"].replace("id: harbour", "id: other").replace("[south-2019-05-01-tolls]", "[]")
    write_sample(tmp_path / "b", {"negotiation.yaml": head})

    assert [record.negotiation.id for record in read_seeds(tmp_path, advance)] == ["harbour", "other"]
