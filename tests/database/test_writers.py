"""Several who load at once, readers beside them, and the moments that they note."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from app.db import read
from app.queries.records import load_record
from app.queries.revisions import newest
from app.seeding.loading.load import utc
from tests.database.conftest import Load
from tests.database.records import river, without
from tests.loading import load


def test_loads_at_once_both_end_and_are_numbered_in_order(engine: Engine) -> None:
    def loading(name: str) -> int | None:
        return load(engine, river(name), by=name, why="a race", at="2022-02-01T12:00:00Z").revision

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(loading, ["one", "two", "three", "four"]))

    assert sorted(number or 0 for number in numbers) == [1, 2, 3, 4]
    with read(engine) as session:
        for name, number in zip(("one", "two", "three", "four"), numbers, strict=True):
            found = newest(session, name)
            assert found is not None
            assert (found.n, found.by) == (number, name)
            assert load_record(session, name, found.n) == river(name)


def test_the_same_load_at_once_makes_one_revision(engine: Engine) -> None:
    def loading(_: int) -> int | None:
        return load(engine, river(), by="Ada", why="a race", at="2022-02-01T12:00:00Z").revision

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(loading, range(3)), key=str) == [1, None, None]


def test_a_reader_keeps_its_revision_while_another_is_made(engine: Engine, loaded: Load) -> None:
    loaded(river())
    with read(engine) as session:
        found = newest(session, "river")
        loaded(without(river(), "east-reeds"))

        assert found is not None
        assert newest(session, "river") == found
        assert load_record(session, "river", found.n) == river()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2022-02-01T12:00:00Z", "2022-02-01T12:00:00Z"),
        ("2022-02-01T01:30:00.9+02:00", "2022-01-31T23:30:00Z"),
    ],
)
def test_a_moment_is_kept_in_utc_to_the_second(given: str, expected: str) -> None:
    assert utc(given) == expected


@pytest.mark.parametrize("given", ["2022-02-01T12:00:00", "2022-02-01", "now", ""])
def test_a_moment_without_its_offset_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"UTC|isoformat"):
        utc(given)
