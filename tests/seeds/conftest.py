"""The seeds as they are checked in, read as `parley check` and `parley load` read them."""

from pathlib import Path

import pytest

from app.domain.record.negotiation import Record
from app.seeding.faults import Fault
from app.seeding.reading.folders import read_folder


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    return root / "seeds"


@pytest.fixture(scope="session")
def reading(seeds: Path) -> tuple[Record | None, list[Fault]]:
    return read_folder(seeds / "ukraine")


@pytest.fixture(scope="session")
def record(reading: tuple[Record | None, list[Fault]]) -> Record:
    found, faults = reading
    assert found is not None, faults
    return found
