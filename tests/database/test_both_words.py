"""Whatever is said and searched for, in any script: a SQLite file and a PostgreSQL server find the same."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.db import opened, read
from app.domain.record.negotiation import Record
from app.queries.positions import PositionFilter, Sort, list_positions
from tests.database.records import having, position, river
from tests.databases import Databases, SqliteFiles
from tests.loading import load

pytestmark = pytest.mark.postgresql("compares what both databases find")

Pair = tuple[Engine, Engine]

NUMBERS = count()
SAID = (
    "Straße, STRASSE",
    "Київ та Kyiv",
    "北京 北海",
    "Ἀθῆναι",
    "İstanbul \u0131",
    "éclair e\u0301clair",
    "a_b",
    "x" * 70,
    "😀 ok",
    "10%",
)
PIECES = (
    "strasse",
    "STRAß",
    "київ",
    "КИ",
    "北",
    "北京",
    "αθην",
    "istanbul",
    "eclair",
    "écl",
    "a",
    "b",
    "x" * 64,
    "ok",
    "10",
    "%",
    "_",
    "'",
)


@pytest.fixture(scope="module")
def pair(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Both databases, empty."""
    folder = tmp_path_factory.mktemp("words")
    with (
        opened(SqliteFiles(folder).copy(folder / "file.db")) as file,
        opened(databases.copy(folder / "server.db")) as server,
    ):
        yield file, server
    databases.drop(folder / "server.db")


def telling(texts: list[str]) -> Record:
    """A river of its own, where each text is said once."""
    said = [
        replace(position(f"said-{n}", "west", "fishing", f"2020-03-{n + 1:02}", "east-speech"), summary=text or "-")
        for n, text in enumerate(texts)
    ]
    record = having(river(), *said)
    return replace(record, negotiation=replace(record.negotiation, id=f"river-{next(NUMBERS)}"))


@settings(max_examples=25, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    texts=st.lists(
        st.sampled_from(SAID) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), max_size=6
    ),
    asked=st.lists(
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(" ".join) | st.text(max_size=6), max_size=8
    ),
)
def test_both_find_the_same_in_the_same_order(pair: Pair, texts: list[str], asked: list[str]) -> None:
    record = telling(texts)
    found: list[list[object]] = []
    for engine in pair:
        n = load(engine, record, by="Ada", why="made up", at="2022-02-01T12:00:00Z").revision or 0
        with read(engine) as session:
            found.append(
                [
                    list_positions(session, PositionFilter(record.negotiation.id, q=text), n, 50, sort=sort)
                    for text in (*asked, *SAID, *PIECES)
                    for sort in Sort
                ]
            )

    assert found[0] == found[1]
    assert any(found[0])
