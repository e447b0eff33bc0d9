"""Records go in as one revision and come out equal; what did not change makes nothing."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import Session

from app.db import read, write
from app.models import METADATA, PositionPage, PositionPageSource, PositionWord, table_of
from app.queries.records import load_record
from app.queries.revisions import newest
from app.seeding.exporting import export_record
from app.seeding.loading import load, utc
from app.seeding.pages import replay
from app.seeding.rows import Dangling
from tests.database.conftest import Load
from tests.database.records import having, position, river, without


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
