"""Whatever a record says, the database gives it back, and lists it as the domain would."""

from dataclasses import replace
from datetime import date
from itertools import count
from json import loads

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine, select

from app.db import read, write
from app.domain.record.force import in_force, known_on
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution
from app.models import PositionPage, PositionWord, table_of
from app.queries.positions import PositionFilter, list_positions
from app.queries.records import load_record
from app.schemas.wire.encode import dumps
from app.schemas.wire.positions import position_json
from app.seeding.loading.pages import replay
from tests.database.conftest import Make
from tests.database.generated import days, grades, records
from tests.loading import load

NUMBERS = count()
some = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def store(make_shared: Make) -> Engine:
    """One database for all that is made up, each record a negotiation of its own."""
    return make_shared("made-up")


@pytest.fixture(scope="module")
def other_store(make_shared: Make) -> Engine:
    """One more, since all of it is replayed."""
    return make_shared("replayed")


def renamed(record: Record, name: str) -> Record:
    return replace(record, negotiation=replace(record.negotiation, id=name))


def loading(store: Engine, record: Record) -> int:
    result = load(store, record, by="Ada", why="made up", at="2022-02-01T12:00:00Z")
    assert result.revision is not None
    return result.revision


@some
@given(record=records())
def test_a_record_loaded_is_the_record_read(store: Engine, record: Record) -> None:
    named = renamed(record, f"whole-{next(NUMBERS)}")

    n = loading(store, named)

    with read(store) as session:
        assert load_record(session, named.negotiation.id, n) == named


@some
@given(record=records(), day=days, known=days, grade=grades)
def test_a_list_says_what_the_domain_says(
    store: Engine, record: Record, day: date, known: date, grade: Attribution
) -> None:
    named = renamed(record, f"list-{next(NUMBERS)}")
    n = loading(store, named)
    everything = PositionFilter(named.negotiation.id)

    with read(store) as session:
        for asked, seen in ((everything, named), (replace(everything, known_on=known), known_on(named, known))):
            items = list_positions(session, asked, n, 500)
            assert {item.text for item in items} == {
                dumps(position_json(seen, one)).decode() for one in seen.positions.values()
            }
            items = list_positions(session, replace(asked, as_of=day, min_attribution=grade), n, 500)
            assert {loads(item.text)["id"] for item in items} == {
                one.id for one in in_force(seen.positions.values(), day, grade)
            }


@settings(some, max_examples=5)
@given(first=records(), second=records(), third=records())
def test_replayed_pages_are_the_same_and_every_revision_is_read_as_it_was_loaded(
    other_store: Engine, first: Record, second: Record, third: Record
) -> None:
    name = f"replay-{next(NUMBERS)}"
    made: dict[int, Record] = {}
    for record in (first, second, third):
        result = load(other_store, renamed(record, name), by="Ada", why="made up", at="2022-02-01T12:00:00Z")
        made[result.revision or max(made)] = renamed(record, name)

    tables = table_of(PositionPage), table_of(PositionWord)
    pages, words = (select(table).order_by(*table.primary_key) for table in tables)
    with read(other_store) as session:
        before = session.execute(pages).all(), session.execute(words).all()
    with write(other_store) as session:
        replay(session)
    with read(other_store) as session:
        assert (session.execute(pages).all(), session.execute(words).all()) == before
        for n, record in made.items():
            assert load_record(session, name, n) == record
