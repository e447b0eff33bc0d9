"""Records go in as one revision and come out equal; what did not change makes nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, Row, select
from sqlmodel import Session

from app.db import read, write
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Record
from app.domain.record.positions import Aspect, Citation, Dispute
from app.domain.record.proposals import Answer, Clause, Response
from app.models import METADATA, OPEN, PartyVersion, PositionKey, PositionPage, PositionVersion, table_of
from app.queries.positions import PositionFilter, list_positions
from app.queries.records import load_record
from app.seeding.loading.pages import replay
from app.seeding.loading.written import Dangling
from tests.database.conftest import Load, Make
from tests.database.records import having, position, river, without
from tests.loading import load

PAGES = ("position_page", "position_page_source", "position_word")


def rows(engine: Engine, *names: str) -> dict[str, list[Row[Any]]]:
    """Everything in the database, or in the tables named."""
    tables = [table for table in METADATA.sorted_tables if not names or table.name in names]
    with read(engine) as session:
        return {table.name: sorted(session.execute(select(table)), key=repr) for table in tables}


def texts(session: Session, n: int) -> list[str]:
    return [item.text for item in list_positions(session, PositionFilter("river"), n, 500)]


def newer() -> Record:
    """The river after an edit of everything: changed, removed, added, and a source published later."""
    record = without(river(), "west-boats", "west-boats-more", "east-reeds")
    old = record.positions["west-water"]
    east = record.parties["east"]
    return replace(
        having(
            record,
            replace(old, summary="West says it again.", citations=(*old.citations, Citation("late-report"))),
            position("west-fishing", "west", "fishing", "2021-05-01", "leak", replaces=("east-fishing",)),
        ),
        parties=record.parties | {"east": replace(east, name="The East")},
        silences=record.silences[1:],
    )


def test_a_loaded_record_is_read_back_equal(engine: Engine, loaded: Load) -> None:
    loaded(river())

    with read(engine) as session:
        assert load_record(session, "river", 1) == river()
        assert load_record(session, "river", 1) == river()


def test_the_first_load_says_what_it_added(loaded: Load) -> None:
    result = loaded(river())

    assert result.revision == 1
    assert len(result.added) == 1 + 2 + 1 + 6 + 5 + 7 + 3 + 2
    assert ("position", "east-fishing") in result.added
    assert result.changed == result.removed == ()


def test_a_second_load_says_what_it_added_changed_and_removed(loaded: Load) -> None:
    loaded(river())

    result = loaded(newer())

    assert result.revision == 2
    assert result.added == (("position", "west-fishing"),)
    assert result.changed == (("party", "east"), ("position", "west-water"))
    assert result.removed == (
        ("position", "east-reeds"),
        ("position", "west-boats"),
        ("position", "west-boats-more"),
        ("silence", "east/water/2020"),
    )


def test_the_same_record_again_makes_no_revision_and_no_row(engine: Engine, loaded: Load) -> None:
    first = loaded(river())
    before = rows(engine)

    again = loaded(river(), "2023-01-01")

    assert (again.revision, again.digest, again.added) == (None, first.digest, ())
    assert rows(engine) == before


def test_what_is_unchanged_makes_no_version(engine: Engine, loaded: Load) -> None:
    loaded(river())
    loaded(newer())

    with read(engine) as session:
        party, positions = table_of(PartyVersion), table_of(PositionVersion)
        parties = session.execute(
            select(party.c.name, party.c.from_revision, party.c.to_revision).order_by(party.c.row)
        )
        made = session.scalars(select(positions.c.from_revision)).all()

    assert parties.all() == [("East", 1, 2), ("West", 1, OPEN), ("The East", 2, OPEN)]
    assert sorted(made) == [1] * 7 + [2] * 2


def test_the_same_data_has_the_same_digest_in_every_database(make: Make) -> None:
    digests = set()
    for name in ("one", "two"):
        engine = make(name)
        if name == "two":
            load(engine, river("brook"), by="Bo", why="first", at="2020-01-01T00:00:00Z")
        digests.add(load(engine, river(), by=name, why=name, at=f"202{len(name)}-01-01T00:00:00Z").digest)

    assert len(digests) == 1


def test_the_order_in_which_records_are_given_changes_nothing(make: Make) -> None:
    record = river()
    turned = replace(
        record,
        parties=dict(reversed(record.parties.items())),
        issues=dict(reversed(record.issues.items())),
        sources=dict(reversed(record.sources.items())),
        positions=dict(reversed(record.positions.items())),
        silences=record.silences[::-1],
    )
    one, two = make("one"), make("two")

    for engine, given in ((one, record), (two, turned)):
        load(engine, given, by="Ada", why="a test", at="2022-02-01T12:00:00Z")

    assert rows(one) == rows(two)


def test_an_id_used_before_is_the_same_identity(engine: Engine, loaded: Load) -> None:
    loaded(river())
    loaded(without(river(), "east-reeds"))
    loaded(river())

    with read(engine) as session:
        ids = session.scalars(select(table_of(PositionKey).c.id)).all()
        assert len(ids) == len(set(ids)) == 7
        assert load_record(session, "river", 3) == river()


def test_numbers_run_through_all_negotiations(loaded: Load) -> None:
    numbers = [loaded(record).revision for record in (river(), river("brook"), newer(), river("lake"))]

    assert numbers == [1, 2, 3, 4]


def test_a_load_changes_no_answer_of_an_older_revision(engine: Engine, loaded: Load) -> None:
    loaded(river())
    with read(engine) as session:
        before = texts(session, 1)

    loaded(newer())
    loaded(river("brook"))
    loaded(without(newer(), *newer().positions))

    with read(engine) as session:
        assert texts(session, 1) == before
        assert load_record(session, "river", 1) == river()
        assert load_record(session, "river", 2) == newer()
        assert texts(session, 2) == texts(session, 3) != before
        assert texts(session, 4) == []


def test_what_is_appended_later_changes_no_answer_as_of_before(engine: Engine, loaded: Load) -> None:
    loaded(river())
    later = position(
        "later", "east", "fishing", "2021-06-01", "late-report", replaces=("east-fishing", "east-fishing-again")
    )
    asked = PositionFilter("river", as_of=date(2021, 5, 31))
    with read(engine) as session:
        before = list_positions(session, asked, 1, 500)

    loaded(having(river(), later))

    with read(engine) as session:
        assert list_positions(session, asked, 2, 500) == before
        after = list_positions(session, replace(asked, as_of=date(2021, 6, 1)), 2, 500)
        assert len(after) == len(before)
        assert after != before


def test_only_pages_that_differ_are_made_anew(engine: Engine, loaded: Load) -> None:
    loaded(river())
    loaded(newer())

    page = table_of(PositionPage)
    with read(engine) as session:
        made = set(session.scalars(select(page.c.id).where(page.c.from_revision == 2)))
        gone = set(session.scalars(select(page.c.id).where(page.c.to_revision == 2)))

    # East goes by another word, which one of its pages had already; West replaces one and says another again.
    assert made == {"east-fishing", "old-isles", "west-water", "west-fishing"}
    assert gone == made - {"west-fishing"} | {"west-boats", "west-boats-more", "east-reeds"}


def test_pages_thrown_away_and_replayed_come_out_the_same(engine: Engine, loaded: Load) -> None:
    for record in (river(), river("brook"), newer(), river(), without(river(), "old-isles", "east-fishing-again")):
        loaded(replace(record, negotiation=replace(record.negotiation, background=())))
    before = rows(engine)
    assert len(before["position_page"]) > 20

    with write(engine) as session:
        replay(session)

    assert rows(engine) == before


FREE = river().positions["east-fishing"].region
SOME_DAY = PartialDate.parse("2020-07")


def planning(*changes: dict[str, object]) -> list[Record]:
    """The river with another plan, once for each of *changes*."""
    plan = river().proposals["ferry-plan"]
    plans = [replace(plan, **{"id": "new-plan", "responses": (), **change}) for change in changes]  # type: ignore[arg-type]
    return [replace(river(), proposals=river().proposals | {one.id: one}) for one in plans]


@pytest.mark.parametrize(
    "broken",
    [
        having(river(), position("lost", "west", "fishing", "2020-05", "no-such-source")),
        having(river(), position("lost", "north", "fishing", "2020-05", "leak")),
        having(river(), position("lost", "west", "fishing", "2020-05", "leak", speaker="nobody")),
        without(river(), "east-fishing"),
        replace(river(), negotiation=replace(river().negotiation, background=("no-such-record",))),
        *planning(
            {"authors": ("north",)},
            {"follows": ("no-such-plan",)},
            {"citations": (Citation("no-such-source"),)},
            {"clauses": (Clause("1", "no-such-issue", FREE),)},
            {"clauses": (Clause("1", "fishing", FREE, when=((("no-such-issue", FREE),),)),)},
            {"responses": (Response("north", SOME_DAY, Answer.ACCEPTS, ()),)},
            {"responses": (Response("west", SOME_DAY, Answer.ACCEPTS, (Citation("no-such-source"),)),)},
            {"responses": (Response("west", SOME_DAY, Answer.ACCEPTS, (), clause="no-such-number"),)},
            {"disputes": (Dispute("north", None, SOME_DAY, Aspect.CONTENT, "No.", ()),)},
            {"disputes": (Dispute("west", None, SOME_DAY, Aspect.CONTENT, "No.", (Citation("no-such-source"),)),)},
        ),
    ],
)
def test_a_record_that_names_what_it_does_not_hold_leaves_nothing(engine: Engine, loaded: Load, broken: Record) -> None:
    loaded(river("brook"))
    before = rows(engine)

    with pytest.raises(Dangling):
        loaded(broken)

    assert rows(engine) == before
    assert loaded(river()).revision == 2


def test_a_source_removed_earlier_cannot_be_cited_again_by_accident(loaded: Load) -> None:
    loaded(river())
    sources = {id_: source for id_, source in river().sources.items() if id_ != "late-report"}
    loaded(replace(without(river(), "east-fishing-again"), sources=sources))

    with pytest.raises(Dangling, match="source 'late-report'"):
        loaded(replace(river(), sources=sources))


def test_a_date_of_the_record_is_kept_as_it_was_written(engine: Engine, loaded: Load) -> None:
    loaded(having(river(), position("vague", "west", "fishing", "2021", "leak")))

    with read(engine) as session:
        found = load_record(session, "river", 1)

    assert found.positions["vague"].stated_on == PartialDate.parse("2021")


def test_what_nobody_is_cited_for_is_listed_but_never_known(engine: Engine, loaded: Load) -> None:
    loaded(having(river(), position("uncited", "west", "fishing", "2021", "leak", citations=())))

    with read(engine) as session:
        known = replace(PositionFilter("river"), known_on=date.max)
        assert len(texts(session, 1)) == len(list_positions(session, known, 1, 500)) + 1
