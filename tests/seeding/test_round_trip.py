"""From files through the database to the same files."""

import shutil
from pathlib import Path

import pytest

from app.db import make_engine, read
from app.domain.record.negotiation import Record
from app.queries.records import load_record
from app.seeding.loading.load import load
from app.seeding.reading.folders import read_folder
from app.seeding.reading.layout import negotiation_folders
from app.seeding.writing.digests import record_digests
from app.seeding.writing.files import write_record
from app.seeding.writing.formatting import formatting_of
from tests.databases import Databases
from tests.seeding.sample import FILES, write_sample

AT = "2022-02-01T12:00:00+00:00"


def exported(record: Record, databases: Databases, path: Path) -> dict[str, str]:
    engine = make_engine(databases.copy(path))
    result = load(engine, record, by="test", why="test", at=AT)
    assert result.revision is not None
    with read(engine) as session:
        files = write_record(load_record(session, record.negotiation.id, result.revision))
    engine.dispose()
    databases.drop(path)
    return files


def test_what_is_loaded_comes_out_as_the_same_bytes(databases: Databases, tmp_path: Path) -> None:
    record, _ = read_folder(write_sample(tmp_path / "seeds"))

    assert record is not None
    assert exported(record, databases, tmp_path / "parley.db") == FILES


@pytest.mark.house
def test_the_real_seeds_come_out_as_the_same_record_and_then_as_the_same_bytes(
    databases: Databases, tmp_path: Path, root: Path
) -> None:
    for folder in negotiation_folders(root / "seeds"):
        copy = Path(shutil.copytree(folder, tmp_path / folder.name))
        record, faults = read_folder(copy)

        assert record is not None, faults
        assert formatting_of(copy).texts == {}
        files = exported(record, databases, tmp_path / f"{folder.name}.db")
        # Which issues and positions share a file is the coders' affair; the database does not know it.
        again, faults = read_folder(written(files, tmp_path / "again" / folder.name))
        assert again is not None, faults
        assert record_digests(again) == record_digests(record)
        assert exported(again, databases, tmp_path / f"{folder.name}-again.db") == files


def written(files: dict[str, str], folder: Path) -> Path:
    """A folder that holds the files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
