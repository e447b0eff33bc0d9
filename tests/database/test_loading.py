"""Records go in as one revision and come out equal; what did not change makes nothing."""

from typing import Any

from sqlalchemy import Engine, select
from sqlmodel import Session

from app.db import read
from app.models import METADATA
from app.queries.records import load_record
from app.seeding.exporting import export_record
from tests.database.conftest import Load
from tests.database.records import river


def rows(session: Session) -> dict[str, list[Any]]:
    """Everything in the database, by table."""
    return {table.name: sorted(session.execute(select(table)).all(), key=repr) for table in METADATA.sorted_tables}


def test_a_loaded_record_is_read_back_equal(engine: Engine, loaded: Load) -> None:
    loaded(river())

    with read(engine) as session:
        assert load_record(session, "river", 1) == river()
        assert export_record(session, "river", 1) == river()


def test_the_first_load_says_what_it_added(loaded: Load) -> None:
    result = loaded(river())

    assert result.revision == 1
    assert len(result.added) == 1 + 2 + 1 + 6 + 5 + 7 + 3
    assert ("position", "east-fishing") in result.added
    assert result.changed == result.removed == ()


def test_the_same_record_again_makes_no_revision(engine: Engine, loaded: Load) -> None:
    first = loaded(river())
    with read(engine) as session:
        before = rows(session)

    again = loaded(river())

    assert (again.revision, again.digest, again.added) == (None, first.digest, ())
    with read(engine) as session:
        assert rows(session) == before
