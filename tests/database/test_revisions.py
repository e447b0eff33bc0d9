"""Which revision a reader means: the newest, a number, a digest, a day."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from app.db import read
from app.queries.revisions import (
    Revision,
    find,
    first_negotiation,
    negotiation_ids,
    newest,
    recorded_by,
)
from tests.database.conftest import Load
from tests.database.records import river, without


@pytest.fixture
def session(engine: Engine, loaded: Load) -> Iterator[Session]:
    """The river at revisions 1, 3 and 4, the last as it was at first; the brook at 2."""
    loaded(river(), "2022-02-01")
    loaded(river("brook"), "2022-02-02")
    loaded(without(river(), "east-reeds"), "2022-02-03")
    loaded(river(), "2022-02-05")
    with read(engine) as session:
        yield session


def number(revision: Revision | None) -> int | None:
    return None if revision is None else revision.n


def test_the_newest_is_the_last_of_its_negotiation_or_of_all(session: Session) -> None:
    assert number(newest(session, "river")) == 4
    assert number(newest(session, "brook")) == 2
    assert number(newest(session, None)) == 4
    assert newest(session, "sea") is None


def test_a_revision_says_who_recorded_it_when_and_why(session: Session) -> None:
    found = find(session, "brook", "2")

    assert found is not None
    assert (found.negotiation, found.at, found.by, found.why) == ("brook", "2022-02-02T12:00:00Z", "Ada", "a test")
    assert found.digest.startswith("sha256:")
    assert len(found.digest) == 71


@pytest.mark.parametrize(("text", "expected"), [("1", 1), ("3", 3), ("2", None), ("9", None), ("0", None)])
def test_a_number_names_a_revision_of_its_own_negotiation(session: Session, text: str, expected: int | None) -> None:
    assert number(find(session, "river", text)) == expected


@pytest.mark.parametrize(
    "text", ["", "-1", "1.0", "latest", "¹", "sha256:abc", "sha256:", "zzzzzzzzzzzzzzzz", "%" * 12]
)
def test_what_is_neither_number_nor_digest_names_nothing(session: Session, text: str) -> None:
    assert find(session, "river", text) is None


def test_a_digest_or_its_first_digits_name_a_revision(session: Session) -> None:
    second = find(session, "river", "3")
    assert second is not None
    digits = second.digest.removeprefix("sha256:")

    for text in (second.digest, digits, digits[:12], f"sha256:{digits[:12]}"):
        assert find(session, "river", text) == second
    assert find(session, "river", "f" * 64) is None
    assert find(session, "brook", second.digest) is None


def test_a_state_that_came_back_is_named_by_its_first_revision(session: Session) -> None:
    last = newest(session, "river")

    assert last is not None
    assert last.n == 4
    assert number(find(session, "river", last.digest)) == 1


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2022-01-31", None),
        ("2022-02-01", 1),
        ("2022-02-03", 3),
        ("2022-02-04", 3),
        ("2030-01-01", 4),
        ("9999-12-31", 4),
    ],
)
def test_a_day_names_the_state_at_its_end(session: Session, day: str, expected: int | None) -> None:
    assert number(recorded_by(session, "river", date.fromisoformat(day))) == expected


def test_the_first_negotiation_stays_the_first(session: Session) -> None:
    assert first_negotiation(session) == "river"
    assert negotiation_ids(session) == ["brook", "river"]


def test_an_empty_database_names_nothing(engine: Engine) -> None:
    with read(engine) as session:
        assert first_negotiation(session) is None
        assert newest(session, None) is None
        assert negotiation_ids(session) == []
