"""Lists of negotiations, parties, people, issues and sources: of one negotiation or of all, paged by id."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from app.db import read
from app.domain.record.negotiation import Party, Record
from app.queries.lists import (
    list_issues,
    list_negotiations,
    list_parties,
    list_people,
    list_silences,
    list_sources,
)
from app.queries.records import load_record
from app.queries.scopes import Scope
from tests.database.conftest import Load, Statements
from tests.database.records import position, river

Listing = Callable[[Session, Scope], list[tuple[str, object]]]

KINDS: list[tuple[Listing, Callable[[Record], list[object]], int]] = [
    (list_negotiations, lambda record: [record.negotiation], 3),  # type: ignore[list-item]
    (list_parties, lambda record: list(record.parties.values()), 1),  # type: ignore[list-item]
    (list_people, lambda record: list(record.people.values()), 2),  # type: ignore[list-item]
    (list_issues, lambda record: list(record.issues.values()), 3),  # type: ignore[list-item]
    (list_sources, lambda record: list(record.sources.values()), 1),  # type: ignore[list-item]
]
each_kind = pytest.mark.parametrize(("listing", "of", "count"), KINDS, ids=lambda part: getattr(part, "__name__", ""))


@pytest.fixture
def session(engine: Engine, loaded: Load) -> Iterator[Session]:
    """The river at 1 and 3, the brook at 2."""
    loaded(river())
    loaded(river("brook"))
    south = Party("south", "South", "Southern")
    loaded(replace(river(), parties=river().parties | {"south": south}))
    with read(engine) as session:
        yield session


def by_id(values: list[object]) -> list[object]:
    return sorted(values, key=lambda value: value.id)  # type: ignore[attr-defined]


@each_kind
def test_a_list_gives_what_was_loaded_in_order_of_id(
    session: Session, listing: Listing, of: Callable[[Record], list[object]], count: int
) -> None:
    assert listing(session, Scope("river", 1)) == [("river", value) for value in by_id(of(river()))]


@each_kind
def test_a_list_is_so_many_statements_whatever_its_length(
    engine: Engine,
    session: Session,
    statements: Statements,
    listing: Listing,
    of: Callable[[Record], list[object]],
    count: int,
) -> None:
    for scope in (Scope("river", 1), Scope(None, 3), Scope("river", 1, limit=1), Scope("sea", 1)):
        with statements(engine) as sent:
            listing(session, scope)
        assert len(sent) == count


@each_kind
def test_pages_of_all_negotiations_follow_one_another(
    session: Session, listing: Listing, of: Callable[[Record], list[object]], count: int
) -> None:
    whole = listing(session, Scope(None, 3))
    paged: list[tuple[str, object]] = []
    after = None
    while found := listing(session, Scope(None, 3, limit=2, after=after)):
        paged += found
        after = (found[-1][1].id, found[-1][0])  # type: ignore[attr-defined]

    assert paged == whole
    assert {name for name, _ in whole} == {"brook", "river"}


@each_kind
def test_one_record_is_read_by_its_id(
    session: Session, listing: Listing, of: Callable[[Record], list[object]], count: int
) -> None:
    wanted = by_id(of(river()))[0]

    assert listing(session, Scope("river", 1, only=wanted.id)) == [("river", wanted)]  # type: ignore[attr-defined]
    assert listing(session, Scope("river", 1, only="nothing")) == []


def test_a_list_is_read_at_its_revision(session: Session) -> None:
    assert [party.id for _, party in list_parties(session, Scope("river", 1))] == ["east", "west"]
    assert [party.id for _, party in list_parties(session, Scope("river", 3))] == ["east", "south", "west"]
    assert [(name, party.id) for name, party in list_parties(session, Scope(None, 2))] == [
        ("brook", "east"),
        ("river", "east"),
        ("brook", "west"),
        ("river", "west"),
    ]


def test_silences_stand_in_order_of_cell_and_day(session: Session) -> None:
    assert [silence for _, silence in list_silences(session, Scope("river", 1))] == list(river().silences)


def test_a_record_is_read_in_a_fixed_number_of_statements(
    engine: Engine, loaded: Load, session: Session, statements: Statements
) -> None:
    many = [position(f"more-{n}", "west", "fishing", "2020-05-01", "west-letter") for n in range(40)]
    loaded(replace(river("lake"), positions=river().positions | {one.id: one for one in many}))

    session.rollback()
    sent = []
    for name, n in (("river", 1), ("lake", 4)):
        with statements(engine) as heard:
            load_record(session, name, n)
        sent.append(len(heard))

    assert sent == [23, 23]


def test_no_record_stands_before_the_first_load(session: Session) -> None:
    with pytest.raises(LookupError, match="brook has no record at revision 1"):
        load_record(session, "brook", 1)
