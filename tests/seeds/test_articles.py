"""The five articles of 2023 and 2024 within the whole record: what a careful reader of them would expect.

Where other sources have since changed an answer, the test says which, and what the articles alone come to.
"""

import json
from datetime import date

import pytest

from app.domain.algebra.notation import parse_region
from app.domain.record.force import in_force
from app.domain.record.negotiation import Record
from app.domain.record.positions import Aspect, Attribution, Channel, Kind
from app.domain.verdicts.comparison import Comparison
from app.domain.verdicts.findings import Case
from app.domain.verdicts.reasons import Reason
from app.domain.verdicts.sets import maximal_overlaps, minimal_conflicts
from app.domain.verdicts.standing import Standing
from app.domain.verdicts.table import Relation, Verdict
from tests.seeds.articles import POSITIONS, SOURCES
from tests.seeds.asking import AFTER_TERMS, BEFORE_TALKS, ask, compared, negotiated

FOUR = ["donetsk", "kherson", "luhansk", "zaporizhzhia"]
TERMS = "ru-2024-06-14-ceasefire"
FREEZE = "ru-2023-12-freeze-or-settlement"
GOALS = "ru-2023-12-14-ceasefire"
ROWS = [row.split(" ", 2) for row in POSITIONS.strip().splitlines()]
PRIVATE_OFFERS = {"ru-2022-09-ceasefire", "ru-2023-12-ceasefire"}

ASKED_FOR = [
    "nato-membership",
    "ukrainian-withdrawal",
    "russian-withdrawal",
    "recognition-of-annexation",
    "ceasefire",
    "freeze-or-settlement",
    "nuclear-status",
    "armed-forces-limits",
    "russian-speakers-rights",
    "western-sanctions",
    "war-crimes-tribunals",
    "reparations",
    "talks-format",
    "us-ukraine-security-pact",
    "sovereignty-and-capital",
]


def cited(comparison: Comparison, party: str) -> set[str]:
    """The sources with a confirmed passage behind one side."""
    side = next(side for side in comparison.sides if side.party == party)
    citations = [citation for position in side.positions for citation in position.citations]
    return {c.source for c in citations if c.passage and c.passage.confirmed}


def cases_with(comparison: Comparison, position: str) -> list[Case]:
    return [case for case in comparison.cases if position in case.positions]


@pytest.mark.parametrize(("id_", "kind", "region"), ROWS)
def test_each_position_of_the_articles_still_says_what_they_say(
    record: Record, id_: str, kind: str, region: str
) -> None:
    position = record.positions[id_]

    assert (position.kind, position.id.startswith(f"{position.party}-")) == (Kind(kind), True)
    assert position.region == parse_region(record.issues[position.issue].space, json.loads(region))
    assert SOURCES & {citation.source for citation in position.citations}


@pytest.mark.parametrize("issue", ASKED_FOR)
def test_each_question_of_the_articles_has_an_issue_of_its_own(record: Record, issue: str) -> None:
    assert issue in negotiated(record)


# --- 14 June 2024: Russia's terms and Kyiv's answer ----------------------------------------------------------------


@pytest.mark.parametrize("issue", ["nato-membership", "ukrainian-withdrawal", "recognition-of-annexation"])
def test_russia_and_ukraine_are_apart_with_evidence_on_both_sides(record: Record, issue: str) -> None:
    comparison = compared(record, issue, "ru,ua", AFTER_TERMS)

    assert (comparison.verdict, comparison.relation) == (Verdict.APART, Relation.CONFLICT)
    assert cited(comparison, "ru")
    assert cited(comparison, "ua")


def test_the_ceasefire_is_a_conflict_in_which_russias_terms_are_ruled_out_by_kyivs_words(record: Record) -> None:
    comparison = compared(record, "ceasefire", "ru,ua", AFTER_TERMS)
    cases = cases_with(comparison, TERMS)

    assert (comparison.verdict, comparison.relation) == (Verdict.APART, Relation.CONFLICT)
    assert Reason.CONDITION_RULED_OUT in comparison.reasons
    assert cases
    for case in cases:
        ukraine = next(against for against in case.against if against.party == "ua")
        assert case.standing is Standing.RULED_OUT
        assert ukraine.counted
        assert ukraine.sets == (("ua-2024-02-13-ukrainian-withdrawal",),)


def test_russias_ceasefire_offer_rests_on_two_conditions_together(record: Record) -> None:
    offer = record.positions[TERMS]
    nato = parse_region(record.issues["nato-membership"].space, ["barred"])
    regions = parse_region(record.issues["ukrainian-withdrawal"].space, {"all_in": FOUR})

    assert offer.kind is Kind.OFFER
    assert offer.when == ((("nato-membership", nato), ("ukrainian-withdrawal", regions)),)


def test_negotiations_on_russias_terms_meet_only_where_kyiv_rules_them_out(record: Record) -> None:
    comparison = compared(record, "peace-talks", "ru,ua", AFTER_TERMS)

    assert (comparison.verdict, comparison.relation) == (Verdict.CONDITIONAL, Relation.CONFLICT)
    assert Reason.CONDITION_RULED_OUT in comparison.reasons


def test_freeze_or_settlement_is_open_and_the_private_words_are_set_aside(record: Record) -> None:
    public = compared(record, "freeze-or-settlement", "ru,ua", AFTER_TERMS)
    private = compared(record, "freeze-or-settlement", "ru,ua", AFTER_TERMS, Attribution.ANONYMOUS)

    assert (public.verdict, public.relation) == (Verdict.UNTESTED, Relation.OPEN)
    assert Reason.CHANNELS_DIFFER not in public.reasons
    assert Reason.CHANNELS_DIFFER in private.reasons
    assert next(side.set_aside for side in private.sides if side.party == "ru") == (FREEZE,)


def test_the_security_pact_unites_washington_and_kyiv_against_moscow(record: Record) -> None:
    question = ask(record, "ru,ua,us", AFTER_TERMS)

    conflicts = {found.parties for found in minimal_conflicts(question, "us-ukraine-security-pact")}
    overlaps = {found.parties for found in maximal_overlaps(question, "us-ukraine-security-pact")}

    assert conflicts == {("ru", "ua"), ("ru", "us")}
    assert overlaps == {("ua", "us")}


# --- 13 February 2024: what Washington and Moscow said, in public and not -------------------------------------------


def test_the_format_of_talks_is_a_conflict_only_on_anonymous_words_and_then_disputed(record: Record) -> None:
    question = ask(record, "ru,us", BEFORE_TALKS)
    reported = compared(record, "talks-format", "ru,us", BEFORE_TALKS)
    anonymous = compared(record, "talks-format", "ru,us", BEFORE_TALKS, Attribution.ANONYMOUS)

    assert minimal_conflicts(question, "talks-format") == ()
    assert (reported.verdict, reported.silent) == (Verdict.ONE_SIDED, ("ru",))
    assert anonymous.relation is Relation.CONFLICT
    assert {Reason.DISPUTED, Reason.ANONYMOUS_ONLY} <= set(anonymous.reasons)


def test_ukraine_and_the_united_states_agree_that_russia_leaves_and_russia_had_refused_it(record: Record) -> None:
    question = ask(record, "ru,ua,us", BEFORE_TALKS)
    conflicts = minimal_conflicts(question, "russian-withdrawal")

    assert [found.parties for found in maximal_overlaps(question, "russian-withdrawal")] == [("ua", "us")]
    assert [found.parties for found in conflicts] == [("ru", "ua"), ("ru", "us")]
    assert all("ru-2022-09-30-russian-withdrawal" in found.blocking[0] for found in conflicts)


def test_washington_has_not_said_whether_russia_leaves_crimea(record: Record) -> None:
    comparison = compared(record, "russian-withdrawal", "ua,us", BEFORE_TALKS)

    assert Reason.UNMENTIONED_PART in comparison.reasons


def test_putin_asks_washington_to_press_kyiv_and_washington_leaves_it_to_kyiv(record: Record) -> None:
    comparison = compared(record, "us-pressure-on-ukraine", "ru,us", BEFORE_TALKS)

    assert (comparison.verdict, comparison.relation) == (Verdict.APART, Relation.CONFLICT)


@pytest.mark.parametrize("id_", [FREEZE, "ru-2023-12-ceasefire"])
def test_the_freeze_is_anonymous_private_disputed_by_washington_and_denied_by_moscow(record: Record, id_: str) -> None:
    freeze = record.positions[id_]

    assert (freeze.attribution, freeze.channel) == (Attribution.ANONYMOUS, Channel.PRIVATE)
    assert [(d.party, d.on.text, d.aspect) for d in freeze.disputes] == [
        ("us", "2024-02-13", Aspect.EXISTENCE),
        ("ru", "2024-02-14", Aspect.EXISTENCE),
    ]


def test_the_freeze_is_denied_by_its_author_only_from_the_day_of_the_denial_on(record: Record) -> None:
    before = compared(record, "freeze-or-settlement", "ru,ua", BEFORE_TALKS, Attribution.ANONYMOUS)
    after = compared(record, "freeze-or-settlement", "ru,ua", "2024-02-14", Attribution.ANONYMOUS)

    assert Reason.DISPUTED in before.reasons
    assert Reason.DENIED_BY_ITSELF not in before.reasons
    assert Reason.DENIED_BY_ITSELF in after.reasons


# --- December 2023 and March 2022 -----------------------------------------------------------------------------------


def test_no_ceasefire_until_the_goals_is_public_and_hangs_on_an_event(record: Record) -> None:
    line = record.positions[GOALS]

    assert (line.kind, line.channel, line.attribution) == (Kind.RED_LINE, Channel.PUBLIC, Attribution.REPORTED)
    assert line.condition_issues == {"ru-goals-reached"}
    assert record.issues["ru-goals-reached"].role == "event"


def test_the_private_offers_of_december_2023_stand_beside_the_public_line_and_are_set_aside(record: Record) -> None:
    public = compared(record, "ceasefire", "ru,ua", "2023-12-20")
    private = compared(record, "ceasefire", "ru,ua", "2023-12-20", Attribution.ANONYMOUS)
    russia = next(side for side in private.sides if side.party == "ru")

    assert (public.verdict, public.relation) == (Verdict.UNTESTED, Relation.OPEN)
    assert private.relation is Relation.CONFLICT
    assert {Reason.CHANNELS_DIFFER, Reason.ANONYMOUS_ONLY} <= set(private.reasons)
    assert {position.id for position in russia.positions} == {GOALS, *PRIVATE_OFFERS}
    assert set(russia.set_aside) == PRIVATE_OFFERS


def test_a_leak_beside_the_public_line_says_that_channels_differ(record: Record) -> None:
    comparison = compared(record, "ceasefire", "ru,ua", BEFORE_TALKS, Attribution.ANONYMOUS)
    russia = next(side for side in comparison.sides if side.party == "ru")

    assert Reason.CHANNELS_DIFFER in comparison.reasons
    assert set(russia.set_aside) >= PRIVATE_OFFERS


def test_every_private_ceasefire_offer_keeps_its_condition(record: Record) -> None:
    assert all(record.positions[id_].conditional for id_ in PRIVATE_OFFERS)


def test_the_demand_on_neutrality_is_russias_though_a_ukrainian_tells_it(record: Record) -> None:
    (demand,) = record.cell("ru", "neutrality")
    (told,) = (citation for citation in demand.citations if citation.source in SOURCES)

    assert (demand.kind, demand.stated_on.text, demand.speaker) == (Kind.DEMAND, "2022-03", None)
    assert (told.on, told.attribution) == (None, Attribution.REPORTED)
    assert "Arakhamia" in (told.note or "")
    # Russia said it itself as well, later; that alone lifts the grade.
    assert demand.attribution is Attribution.ON_RECORD
    own = [citation for citation in demand.citations if citation.attribution in {None, Attribution.ON_RECORD}]
    assert own
    assert all(citation.on and citation.on.first > demand.stated_on.last for citation in own)


def test_the_united_states_is_silent_on_most_of_what_russia_asked_for_in_june_2024(record: Record) -> None:
    terms = [clause.issue for clause in record.proposals["ru-terms-2024-06-14"].clauses]
    day = date.fromisoformat(AFTER_TERMS)
    silent = {issue for issue in terms if not in_force(record.cell("us", issue), day, Attribution.ANONYMOUS)}

    assert silent >= {"ukrainian-withdrawal", "nuclear-status", "armed-forces-limits", "russian-speakers-rights"}


def test_moscows_denial_of_the_freeze_has_a_source_on_which_no_position_rests(record: Record) -> None:
    denial = "nasdaq-2024-02-14"
    behind_positions = {c.source for position in record.positions.values() for c in position.citations}

    assert denial in record.sources
    assert denial not in behind_positions
    assert behind_positions >= SOURCES
