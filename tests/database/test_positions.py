"""Lists of positions: each filter says what the domain says, pages follow one another, one statement reads them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from json import loads

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from app.db import read
from app.domain.record.force import in_force, known_on
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution, Channel, Citation, Ended, EndedHow, Kind
from app.queries.positions import PositionFilter, Sort, list_positions, position_text
from app.schemas.wire.encode import dumps
from app.schemas.wire.positions import position_json
from tests.database.conftest import Load, Make, Statements
from tests.database.records import having, on, position, river
from tests.loading import load

RIVER = PositionFilter("river")
DAYS = [date.fromisoformat(day) for day in ("2019-12-31", "2020-03-01", "2020-05-01", "2020-05-20", "2021-01-01")]
DAYS += [date.fromisoformat(day) for day in ("2021-02-03", "2021-11-29", "2021-11-30", "2021-12-01", "9999-12-31")]


def contested() -> Record:
    """The river with a chain of replacements at several grades, known at several times."""
    reported = replace(position("w1", "west", "fishing", "2020-03-01", "east-speech"), attribution=Attribution.REPORTED)
    leaked = position("w2", "west", "fishing", "2020-05", "leak", attribution=Attribution.ANONYMOUS, replaces=("w1",))
    spoken = position(
        "w3",
        "west",
        "fishing",
        "2020-05-20",
        "west-letter",
        citations=(
            Citation("west-letter", attribution=Attribution.ANONYMOUS),
            Citation("leak", attribution=Attribution.REPORTED),
            Citation("late-report"),
        ),
        replaces=("w1", "w2"),
        ended=Ended(on("2021-11"), EndedHow.WITHDRAWN),
    )
    return having(river(), reported, leaked, spoken)


@pytest.fixture(scope="module")
def contest(make_shared: Make) -> Engine:
    """A database that holds the contested river at revision 1."""
    engine = make_shared("contested")
    load(engine, contested(), by="Ada", why="a test", at="2022-02-01T12:00:00Z")
    return engine


@pytest.fixture
def session(contest: Engine) -> Iterator[Session]:
    with read(contest) as session:
        yield session


def ids(session: Session, asked: PositionFilter = RIVER, n: int = 1, sort: Sort = Sort.NEWEST) -> list[str]:
    return [loads(item.text)["id"] for item in list_positions(session, asked, n, 500, sort=sort)]


def test_without_a_filter_the_whole_record_is_listed_newest_first_then_by_id(session: Session) -> None:
    record = contested()
    expected = sorted(record.positions.values(), key=lambda p: (-p.stated_on.first.toordinal(), p.id))

    items = list_positions(session, RIVER, 1, 500)

    assert [item.text for item in items] == [dumps(position_json(record, p)).decode() for p in expected]


@pytest.mark.parametrize("known", [None, *DAYS])
def test_force_and_knowledge_are_those_of_the_domain(session: Session, known: date | None) -> None:
    record = contested() if known is None else known_on(contested(), known)

    for day, grade in product(DAYS, Attribution):
        asked = replace(RIVER, as_of=day, known_on=known, min_attribution=grade)
        expected = {p.id: p for p in in_force(record.positions.values(), day, grade)}
        items = list_positions(session, asked, 1, 500)
        texts = {loads(item.text)["id"]: item.text for item in items}
        assert texts == {id_: dumps(position_json(record, p)).decode() for id_, p in expected.items()}, (day, grade)


@pytest.mark.parametrize("known", [None, *DAYS])
def test_grades_and_disputes_are_those_that_were_known(session: Session, known: date | None) -> None:
    positions = (contested() if known is None else known_on(contested(), known)).positions.values()
    about = replace(RIVER, known_on=known)

    assert set(ids(session, about)) == {p.id for p in positions}
    assert set(ids(session, replace(about, disputed=True))) == {p.id for p in positions if p.disputes}
    assert set(ids(session, replace(about, disputed=False))) == {p.id for p in positions if not p.disputes}
    for grade in Attribution:
        exactly = set(ids(session, replace(about, attribution=(grade,))))
        assert exactly == {p.id for p in positions if p.attribution is grade}
        at_least = set(ids(session, replace(about, min_attribution=grade)))
        assert at_least == {p.id for p in positions if p.attribution.counts_at(grade)}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (replace(RIVER, party=("east",)), {"east-fishing", "east-fishing-again", "east-reeds", "old-isles"}),
        (replace(RIVER, party=("east",), issue=("fishing",)), {"east-fishing", "east-fishing-again"}),
        (replace(RIVER, issue=("reeds", "isles")), {"east-reeds", "old-isles"}),
        (replace(RIVER, topic=("traffic",)), {"west-boats", "west-boats-more"}),
        (replace(RIVER, kind=(Kind.RED_LINE, Kind.OFFER)), {"west-water", "east-fishing-again"}),
        (replace(RIVER, channel=(Channel.PRIVATE,)), {"east-fishing-again"}),
        (replace(RIVER, speaker=("ada-east",)), {"east-fishing"}),
        (replace(RIVER, source=("late-report", "old-map")), {"east-fishing-again", "old-isles", "w3"}),
        (
            replace(RIVER, stated_from=date(2020, 5, 2), stated_to=date(2021, 1, 1)),
            {"w3", "west-boats-more"} | {"east-fishing-again"},
        ),
        (replace(RIVER, stated_to=date(2019, 12, 31)), {"old-isles"}),
        (replace(RIVER, party=("nobody",)), set()),
        (PositionFilter("elsewhere"), set()),
    ],
)
def test_each_filter_keeps_what_it_names(session: Session, asked: PositionFilter, expected: set[str]) -> None:
    assert set(ids(session, asked)) == expected


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("fishing east", {"east-fishing", "east-fishing-again"}),
        ("EAST fis", {"east-fishing", "east-fishing-again"}),
        ("fis east", set()),
        ("ada", {"east-fishing"}),
        ("never heard", {"west-water"}),
        ("ferry", set()),
        ("twice", {"east-fishing-again"}),
        ("déNIES", {"west-water"}),
        ("%", set()),
        ("", set()),
    ],
)
def test_a_search_finds_all_words_and_a_beginning_at_the_end(session: Session, q: str, expected: set[str]) -> None:
    assert set(ids(session, replace(RIVER, q=q))) == expected
    assert set(ids(session, replace(PositionFilter(None), q=q))) == expected


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("negotiation", ["river", None])
def test_pages_follow_one_another_without_gap_or_repeat(
    engine: Engine, loaded: Load, sort: Sort, negotiation: str | None
) -> None:
    loaded(contested())
    loaded(river("brook"))
    asked = PositionFilter(negotiation)

    with read(engine) as session:
        whole = list_positions(session, asked, 2, 500, sort=sort)
        paged = []
        after = None
        while found := list_positions(session, asked, 2, 3, after, sort):
            paged += found
            after = found[-1].place

    assert len(whole) == (10 if negotiation else 17)
    assert paged == whole


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        (Sort.OLDEST, lambda p: (p.stated_on.first, p.id)),
        (Sort.ID, lambda p: p.id),
        (Sort.ID_BACKWARDS, lambda p: [-ord(char) for char in p.id] + [0]),
    ],
)
def test_an_order_is_kept(session: Session, sort: Sort, key: Callable[[object], object]) -> None:
    expected = [p.id for p in sorted(contested().positions.values(), key=key)]  # type: ignore[arg-type]

    assert ids(session, sort=sort) == expected


def test_all_negotiations_are_read_each_at_its_own_newest_revision(engine: Engine, loaded: Load) -> None:
    loaded(river())
    loaded(river("brook"))
    loaded(having(river(), position("late", "west", "fishing", "2021-05-01", "west-letter")))

    with read(engine) as session:
        before, after = (
            {
                (loads(item.text)["negotiation"], loads(item.text)["id"])
                for item in list_positions(session, PositionFilter(None), n, 500)
            }
            for n in (2, 3)
        )

    assert len(before) == 14
    assert after - before == {("river", "late")}


def test_one_position_is_read_by_its_id(session: Session) -> None:
    record = contested()

    found = position_text(session, "river", 1, "west-water")

    assert found == dumps(position_json(record, record.positions["west-water"])).decode()
    assert position_text(session, "river", 1, "nothing") is None
    assert position_text(session, "river", 0, "west-water") is None
    assert position_text(session, "river", 1, "west-water", date(2020, 4, 30)) is None
    assert position_text(session, "brook", 1, "west-water") is None


def test_a_list_is_one_statement(contest: Engine, session: Session, statements: Statements) -> None:
    asked = replace(RIVER, party=("east", "west"), source=("leak",), q="east fis", as_of=DAYS[5], known_on=DAYS[5])

    with statements(contest) as sent:
        list_positions(session, asked, 1, 50, (0, ""))
        position_text(session, "river", 1, "west-water")

    assert len(sent) == 2


@pytest.mark.sqlite("the other counts costs, and takes any index on small tables")
@pytest.mark.parametrize(
    ("asked", "sort", "index"),
    [
        (RIVER, Sort.NEWEST, "ix_position_page_newest"),
        (RIVER, Sort.OLDEST, "ix_position_page_oldest"),
        (RIVER, Sort.ID, "ix_position_page_id"),
        (RIVER, Sort.ID_BACKWARDS, "ix_position_page_id"),
        (replace(RIVER, party=("east",)), Sort.NEWEST, "ix_position_page_party"),
        (replace(RIVER, issue=("water",)), Sort.NEWEST, "ix_position_page_issue"),
        (replace(RIVER, as_of=date(2021, 1, 1)), Sort.NEWEST, "ix_position_page_newest"),
        (PositionFilter(None), Sort.NEWEST, "ix_position_page_everywhere"),
    ],
)
def test_a_page_is_read_along_an_index_from_its_place_on(
    contest: Engine,
    session: Session,
    statements: Statements,
    asked: PositionFilter,
    sort: Sort,
    index: str,
) -> None:
    first = list_positions(session, asked, 1, 2, sort=sort)
    with statements(contest) as sent:
        list_positions(session, asked, 1, 2, first[-1].place, sort)

    plan = " ".join(row[3] for row in session.execute(text(f"EXPLAIN QUERY PLAN {literal(sent[0])}")))

    assert index in plan
    assert "TEMP B-TREE" not in plan.replace("TEMP B-TREE FOR RIGHT PART", "")


def literal(statement: str) -> str:
    """The statement with NULL for what it binds: a plan does not depend on the values."""
    return statement.replace("?", "NULL")
