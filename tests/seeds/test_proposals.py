"""The proposals as they are coded: which there are, what their authors say to them, who answered what.

The two that the five articles tell of are read closely: their terms, and what everybody's words come to on them.
"""

from datetime import date

import pytest

from app.domain.analysis.plans.evaluation import evaluate
from app.domain.record.force import known_on
from app.domain.record.negotiation import Record
from app.domain.record.positions import Aspect, Attribution
from app.domain.record.proposals import Answer, Proposal, Status
from tests.seeds.asking import AFTER_TERMS, BEFORE_TALKS, ask

TERMS = "ru-terms-2024-06-14"
FREEZE = "ru-freeze-2023-12"


DOCUMENTS = {
    "ua-istanbul-communique-2022-03-29",
    "ru-ua-draft-treaty-2022-04-15",
    "ua-peace-formula-2022-11-15",
    TERMS,
    "us-witkoff-terms-2025-04-17",
    "ua-eu-london-text-2025-04-23",
    "ua-memorandum-2025-06-01",
    "ru-memorandum-2025-06-02",
    "us-28-points-2025-11-20",
    "eu-e3-text-2025-11-23",
    "us-ua-20-points-2025-12-24",
    "eu-paris-declaration-2026-01-06",
    "ua-open-letter-2026-06-04",
}

OWN = [
    "ua-peace-formula-2022-11-15",
    TERMS,
    "us-ua-jeddah-2025-03-11",
    "ua-memorandum-2025-06-01",
    "ru-memorandum-2025-06-02",
    "eu-paris-declaration-2026-01-06",
    "ua-open-letter-2026-06-04",
]
"""Papers that their authors presented as what they themselves want; a leaked draft is not."""

AGAINST = ("crosses", "misses")


@pytest.fixture
def terms(record: Record) -> Proposal:
    return record.proposals[TERMS]


@pytest.fixture
def freeze(record: Record) -> Proposal:
    return record.proposals[FREEZE]


def fits(record: Record, plan: Proposal, party: str, day: str, grade: Attribution = Attribution.REPORTED) -> list[str]:
    """How each clause fits one party, as `n fit`, with a question mark where a condition is open."""
    found = evaluate(ask(record, party, day, grade), plan.clauses)
    return [
        f"{clause.clause.n} {fit.fit.value}{'?' if fit.condition_open else ''}"
        for clause in found.clauses
        for fit in clause.parties
    ]


def test_the_documents_that_the_talks_turned_on_are_there_clause_by_clause(record: Record) -> None:
    assert record.proposals.keys() >= DOCUMENTS
    assert all(len(record.proposals[id_].clauses) > 1 for id_ in DOCUMENTS)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("ru-ua-draft-treaty-2022-04-15", "ua-istanbul-communique-2022-03-29"),
        ("ua-eu-london-text-2025-04-23", "us-witkoff-terms-2025-04-17"),
        ("eu-e3-text-2025-11-23", "us-28-points-2025-11-20"),
        ("us-ua-20-points-2025-12-24", "us-28-points-2025-11-20"),
    ],
)
def test_a_draft_names_the_one_that_it_answers(record: Record, later: str, earlier: str) -> None:
    assert earlier in record.proposals[later].follows


def test_every_clause_has_a_number_of_its_own_and_says_what_it_means(record: Record) -> None:
    for proposal in record.proposals.values():
        numbers = [clause.n for clause in proposal.clauses]

        assert len(numbers) == len(set(numbers))
        assert all(clause.summary.endswith(".") for clause in proposal.clauses)
        assert proposal.citations
        assert proposal.note


def test_a_document_that_its_authors_published_goes_against_none_of_their_words(record: Record) -> None:
    for id_ in OWN:
        document = record.proposals[id_]
        for author in document.authors:
            found = fits(record, document, author, document.dated.last.isoformat())

            assert [fit for fit in found if fit.endswith(AGAINST)] == [], id_


@pytest.mark.parametrize("id_", [TERMS, FREEZE])
def test_a_clause_of_the_two_says_what_positions_of_russia_say(record: Record, id_: str) -> None:
    proposal = record.proposals[id_]
    coded = [any(p.region == clause.region for p in record.cell("ru", clause.issue)) for clause in proposal.clauses]

    assert proposal.authors == ("ru",)
    assert [clause.n for clause in proposal.clauses] == [str(n) for n in range(1, len(coded) + 1)]
    assert "ours" in (proposal.note or "")
    assert all(coded)


# --- the terms of 14 June 2024 --------------------------------------------------------------------------------------


def test_the_ceasefire_and_the_talks_hang_on_the_first_two_terms(terms: Proposal) -> None:
    withdrawal, nato = terms.clauses[:2]
    conditions = {clause.issue: clause.when for clause in terms.clauses if clause.when}

    assert terms.status is Status.PUBLISHED
    assert (withdrawal.issue, nato.issue) == ("ukrainian-withdrawal", "nato-membership")
    assert conditions.keys() == {"ceasefire", "peace-talks"}
    assert set(conditions.values()) == {((("nato-membership", nato.region), (withdrawal.issue, withdrawal.region)),)}


def test_kyiv_alone_is_reported_to_have_answered_and_it_rejects_the_whole(terms: Proposal) -> None:
    assert [(r.party, r.on.text, r.clause, r.response) for r in terms.responses] == [
        ("ua", "2024-06-14", None, Answer.REJECTS)
    ]
    assert terms.disputes == ()


def test_russia_meets_its_own_terms_and_asks_for_crimea_beyond_them(record: Record, terms: Proposal) -> None:
    found = fits(record, terms, "ru", AFTER_TERMS)

    assert found[:-1] == [f"{clause.n} meets" for clause in terms.clauses[:-1]]
    # The clause leaves Crimea open; the fuller text of the speech, coded as a position, does not.
    assert found[-1] == "10 partly_meets"
    assert "ru-2024-06-14-recognition-of-annexation-2" in record.positions


def test_kyivs_words_refuse_five_of_the_terms_and_miss_a_sixth(record: Record, terms: Proposal) -> None:
    assert fits(record, terms, "ua", AFTER_TERMS) == [
        "1 crosses",
        "2 misses",
        "3 crosses?",
        "4 meets?",
        "5 not_ruled_out",
        "6 unstated",
        "7 crosses",
        "8 unstated",
        "9 crosses?",
        "10 crosses",
    ]


# --- the freeze reported in February 2024 ---------------------------------------------------------------------------


def test_the_freeze_is_leaked_and_rests_on_unnamed_sources(freeze: Proposal) -> None:
    assert (freeze.status, freeze.dated.text) == (Status.LEAKED, "2023-12")
    assert {(c.source, c.attribution) for c in freeze.citations} == {("kyiv-post-2024-02-13", Attribution.ANONYMOUS)}


def test_the_freeze_is_denied_by_washington_and_then_by_moscow(freeze: Proposal) -> None:
    assert [(d.party, d.on.text, d.aspect) for d in freeze.disputes] == [
        ("us", "2024-02-13", Aspect.EXISTENCE),
        ("ru", "2024-02-14", Aspect.EXISTENCE),
    ]


def test_washington_rejects_the_talks_as_one_side_tells_it_and_was_never_asked_as_the_other_does(
    freeze: Proposal,
) -> None:
    day = date.fromisoformat(BEFORE_TALKS)
    answers = {clause: answer.response for clause, answer in freeze.responses_of("us", day).items()}

    assert answers == {"4": Answer.REJECTS, None: Answer.NOT_RECEIVED}
    assert freeze.clauses[3].issue == "talks-format"
    assert freeze.responses_of("ua", day) == {}


def test_nothing_was_known_of_the_freeze_before_the_report_nor_of_moscows_denial_with_it(record: Record) -> None:
    before = known_on(record, date(2024, 2, 12)).proposals
    with_report = known_on(record, date.fromisoformat(BEFORE_TALKS)).proposals[FREEZE]

    assert FREEZE not in before
    assert [dispute.party for dispute in with_report.disputes] == ["us"]
    assert len(with_report.responses) == 2


def test_the_freeze_crosses_moscows_public_line_unless_its_goals_are_reached(record: Record, freeze: Proposal) -> None:
    assert fits(record, freeze, "ru", BEFORE_TALKS) == [
        "1 crosses?",
        "2 not_ruled_out?",
        "3 not_ruled_out",
        "4 unstated",
    ]


def test_with_unnamed_sources_moscow_meets_the_other_clauses_of_the_freeze(record: Record, freeze: Proposal) -> None:
    found = fits(record, freeze, "ru", BEFORE_TALKS, Attribution.ANONYMOUS)

    assert found == ["1 crosses?", "2 meets?", "3 meets", "4 meets"]


def test_kyiv_and_washington_stand_against_the_freeze_each_on_its_own_words(record: Record, freeze: Proposal) -> None:
    assert fits(record, freeze, "ua", BEFORE_TALKS) == ["1 crosses", "2 crosses", "3 misses", "4 unstated"]
    assert fits(record, freeze, "us", BEFORE_TALKS) == ["1 crosses", "2 crosses", "3 misses", "4 crosses"]
