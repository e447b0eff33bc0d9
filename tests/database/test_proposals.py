"""Proposals go in and come out equal, version by version, and are listed as other records are."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import Session

from app.db import read, write
from app.domain.algebra.notation import parse_region
from app.domain.record.negotiation import Record
from app.domain.record.proposals import Proposal, Status
from app.models import METADATA, OPEN, PositionPage, ProposalKey, ProposalVersion, table_of
from app.queries.names import names
from app.queries.proposals import PROPOSALS, list_proposals
from app.queries.records import load_record
from app.queries.scopes import Scope
from app.seeding.loading.pages import replay
from tests.database.conftest import Load, Statements
from tests.database.records import FISHING, river

PLAN = river().proposals["ferry-plan"]


def with_plans(*plans: Proposal, name: str = "river") -> Record:
    """The river with these proposals and no other."""
    record = river(name)
    head = replace(record.negotiation, background=())
    return replace(record, negotiation=head, proposals={plan.id: plan for plan in plans})


ALONE = replace(PLAN, follows=())
SIGNED = replace(ALONE, status=Status.SIGNED, responses=PLAN.responses[:1])
SECOND = replace(PLAN, id="second-plan", clauses=PLAN.clauses[:1], responses=(), follows=("ferry-plan",))


@pytest.fixture
def session(engine: Engine, loaded: Load) -> Iterator[Session]:
    """The river at 1 and 3, the brook at 2."""
    loaded(river())
    loaded(river("brook"))
    loaded(replace(river(), proposals=river().proposals | {"second-plan": SECOND}))
    with read(engine) as session:
        yield session


def test_what_was_added_changed_and_removed_is_said_and_each_revision_stays(engine: Engine, loaded: Load) -> None:
    steps = [with_plans(ALONE), with_plans(SIGNED, SECOND), with_plans(SECOND, ALONE), with_plans()]

    results = [loaded(record) for record in steps]

    assert ("proposal", "ferry-plan") in results[0].added
    assert [(one.added, one.changed, one.removed) for one in results[1:]] == [
        ((("proposal", "second-plan"),), (("proposal", "ferry-plan"),), ()),
        ((), (("proposal", "ferry-plan"),), ()),
        ((), (), (("proposal", "ferry-plan"), ("proposal", "second-plan"))),
    ]
    with read(engine) as session:
        for n, record in enumerate(steps, 1):
            assert load_record(session, "river", n) == record


def test_a_removed_proposal_keeps_its_id_and_its_versions(engine: Engine, loaded: Load) -> None:
    for record in (with_plans(ALONE), with_plans(), with_plans(ALONE)):
        loaded(record)

    version = table_of(ProposalVersion)
    with read(engine) as session:
        made = session.execute(select(version.c.from_revision, version.c.to_revision).order_by(version.c.row)).all()
        assert made == [(1, 2), (3, OPEN)]
        assert session.scalar(select(func.count()).select_from(table_of(ProposalKey))) == 1


def test_a_clause_whose_words_mean_another_set_is_a_change(loaded: Load) -> None:
    wide, narrow = (
        replace(PLAN.clauses[0], stated="[]", region=parse_region(FISHING, words)) for words in (["free"], ["none"])
    )
    loaded(with_plans(replace(ALONE, clauses=(wide,), responses=())))

    assert loaded(with_plans(replace(ALONE, clauses=(narrow,), responses=()))).changed == (("proposal", "ferry-plan"),)


def test_the_order_in_which_proposals_are_given_changes_nothing(loaded: Load) -> None:
    loaded(with_plans(ALONE, SECOND))

    assert loaded(with_plans(SECOND, ALONE)).revision is None


def test_proposals_change_no_page_of_a_position(engine: Engine, loaded: Load) -> None:
    loaded(with_plans())
    page = select(table_of(PositionPage)).order_by(table_of(PositionPage).c.row)
    with read(engine) as session:
        before = session.execute(page).all()

    loaded(with_plans(ALONE, SECOND))

    with read(engine) as session:
        assert session.execute(page).all() == before


def test_replayed_pages_leave_proposals_as_they_are(engine: Engine, loaded: Load) -> None:
    for record in (with_plans(ALONE), with_plans(SIGNED, SECOND), with_plans()):
        loaded(record)

    def everything() -> list[object]:
        with read(engine) as session:
            return [
                session.execute(select(table).order_by(*table.primary_key)).all() for table in METADATA.sorted_tables
            ]

    before = everything()
    with write(engine) as session:
        replay(session)

    assert everything() == before


def test_a_list_gives_what_was_loaded_in_order_of_id(session: Session) -> None:
    assert list_proposals(session, Scope("river", 1)) == [("river", PLAN), ("river", river().proposals["old-plan"])]
    assert [proposal.id for _, proposal in list_proposals(session, Scope("river", 3))] == [
        "ferry-plan",
        "old-plan",
        "second-plan",
    ]


def test_pages_of_all_negotiations_follow_one_another(session: Session) -> None:
    whole = list_proposals(session, Scope(None, 3))
    paged: list[tuple[str, Proposal]] = []
    after = None
    while found := list_proposals(session, Scope(None, 3, limit=2, after=after)):
        paged += found
        after = (found[-1][1].id, found[-1][0])

    assert paged == whole
    assert [(name, proposal.id) for name, proposal in whole] == [
        ("brook", "ferry-plan"),
        ("river", "ferry-plan"),
        ("brook", "old-plan"),
        ("river", "old-plan"),
        ("river", "second-plan"),
    ]


def test_one_proposal_is_read_by_its_id(session: Session) -> None:
    assert list_proposals(session, Scope("river", 3, only="second-plan")) == [("river", SECOND)]
    assert list_proposals(session, Scope("river", 1, only="second-plan")) == []
    assert list_proposals(session, Scope("sea", 3)) == []


def test_a_list_is_so_many_statements_whatever_its_length(
    engine: Engine, session: Session, statements: Statements
) -> None:
    for scope in (Scope("river", 3), Scope(None, 3), Scope("river", 3, only="old-plan"), Scope("sea", 1)):
        with statements(engine) as sent:
            list_proposals(session, scope)
        assert len(sent) == 10


def test_the_ids_of_proposals_at_a_revision_are_named(session: Session) -> None:
    assert names(session, PROPOSALS, Scope("river", 1)) == ["ferry-plan", "old-plan"]


def test_the_background_may_name_a_proposal_alone(engine: Engine, loaded: Load) -> None:
    record = with_plans(ALONE)
    named = replace(record, negotiation=replace(record.negotiation, background=("ferry-plan",)))

    loaded(named)

    with read(engine) as session:
        assert load_record(session, "river", 1) == named
