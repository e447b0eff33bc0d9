"""The five articles as they are coded: what a careful reader of them would expect, and the traps in them."""

from pathlib import Path

import pytest

from app.domain.algebra.notation import parse_region
from app.domain.record.negotiation import Record, SilenceKind
from app.domain.record.positions import Aspect, Attribution, Channel, Kind
from app.domain.verdicts.comparison import Comparison
from app.domain.verdicts.findings import Case
from app.domain.verdicts.reasons import Reason
from app.domain.verdicts.sets import maximal_overlaps, minimal_conflicts
from app.domain.verdicts.standing import Standing
from app.domain.verdicts.table import Relation, Verdict
from app.seeding.faults import Fault
from app.seeding.writing.formatting import formatting_of
from tests.seeds.asking import AFTER_TERMS, BEFORE_TALKS, ask, compared, negotiated

FOUR = ["donetsk", "kherson", "luhansk", "zaporizhzhia"]
TERMS = "ru-2024-06-14-ceasefire"
FREEZE = "ru-2023-12-freeze-or-settlement"
GOALS = "ru-2023-12-14-ceasefire"
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
DAYS = ["2022-02-24", "2022-09-01", "2023-12-20", BEFORE_TALKS, "2024-02-14", AFTER_TERMS, "2024-06-15"]

any_grade = pytest.mark.parametrize("grade", list(Attribution))
any_day = pytest.mark.parametrize("day", DAYS)


def cited(comparison: Comparison, party: str) -> set[str]:
    """The sources with a confirmed passage behind one side."""
    side = next(side for side in comparison.sides if side.party == party)
    citations = [citation for position in side.positions for citation in position.citations]
    return {c.source for c in citations if c.passage and c.passage.confirmed}


def cases_with(comparison: Comparison, position: str) -> list[Case]:
    return [case for case in comparison.cases if position in case.positions]


def test_the_seeds_have_neither_fault_nor_warning(reading: tuple[Record | None, list[Fault]]) -> None:
    assert reading[1] == []


def test_the_seeds_are_in_canonical_form(seeds: Path) -> None:
    assert formatting_of(seeds / "ukraine").texts == {}


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


def test_ukraine_and_the_united_states_agree_that_russia_leaves_and_russia_is_silent(record: Record) -> None:
    comparison = compared(record, "russian-withdrawal", "ru,ua,us", BEFORE_TALKS)
    overlaps = maximal_overlaps(ask(record, "ru,ua,us", BEFORE_TALKS), "russian-withdrawal")

    assert comparison.relation is Relation.OVERLAP
    assert comparison.silent == ("ru",)
    assert [found.parties for found in overlaps] == [("ua", "us")]


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
    comparison = compared(record, "ceasefire", "ru,ua", "2023-12-20", Attribution.ANONYMOUS)
    russia = next(side for side in comparison.sides if side.party == "ru")

    assert comparison.verdict is Verdict.ONE_SIDED
    assert {position.id for position in russia.positions} == {GOALS, *PRIVATE_OFFERS}


def test_a_leak_beside_the_public_line_says_that_channels_differ(record: Record) -> None:
    comparison = compared(record, "ceasefire", "ru,ua", BEFORE_TALKS, Attribution.ANONYMOUS)
    russia = next(side for side in comparison.sides if side.party == "ru")

    assert Reason.CHANNELS_DIFFER in comparison.reasons
    assert set(russia.set_aside) >= PRIVATE_OFFERS


def test_every_private_ceasefire_offer_keeps_its_condition(record: Record) -> None:
    assert all(record.positions[id_].conditional for id_ in PRIVATE_OFFERS)


def test_the_demand_on_neutrality_is_russias_though_a_ukrainian_tells_it(record: Record) -> None:
    (demand,) = record.cell("ru", "neutrality")

    assert (demand.kind, demand.attribution, demand.stated_on.text) == (Kind.DEMAND, Attribution.REPORTED, "2022-03")
    assert record.cell("ua", "neutrality") == ()
    assert demand.speaker is None


# --- who speaks, and who does not -----------------------------------------------------------------------------------


def test_only_three_parties_and_their_presidents_speak(record: Record) -> None:
    speakers = {(position.party, position.speaker) for position in record.positions.values() if position.speaker}

    assert set(record.parties) == {"ru", "ua", "us"}
    assert set(record.people) == {"vladimir-putin", "volodymyr-zelenskyy"}
    assert speakers == {("ru", "vladimir-putin"), ("ua", "volodymyr-zelenskyy")}


def test_the_united_states_is_silent_on_most_questions(record: Record) -> None:
    spoken = {position.issue for position in record.positions.values() if position.party == "us"}

    assert {"talks-format", "russian-withdrawal"} <= spoken
    assert len(spoken) == 6
    assert len(negotiated(record)) == 19


def test_a_cell_without_a_position_is_a_silence_over_the_whole_coverage(record: Record) -> None:
    coverage = record.negotiation.coverage
    empty = {
        (party, issue) for party in record.parties for issue in negotiated(record) if (party, issue) not in record.cells
    }

    assert {(silence.party, silence.issue) for silence in record.silences} == empty
    for silence in record.silences:
        assert silence.kind is SilenceKind.NONE_FOUND
        assert (silence.since.first, silence.through.last) == (coverage.since, coverage.through)


def test_no_position_rests_on_the_source_beside_the_five_articles(record: Record) -> None:
    behind_positions = {c.source for position in record.positions.values() for c in position.citations}

    assert set(record.sources) - behind_positions == {"nasdaq-2024-02-14"}
    assert len(behind_positions) == 5


# --- on every day and at every grade --------------------------------------------------------------------------------


@any_grade
@any_day
def test_no_party_ever_contradicts_itself(record: Record, day: str, grade: Attribution) -> None:
    for issue in negotiated(record):
        comparison = compared(record, issue, "ru,ua,us", day, grade)

        assert comparison.verdict is not Verdict.CONTRADICTORY, issue
        assert comparison.contradictory == (), issue


@any_grade
@any_day
def test_nobody_silent_stands_in_a_set(record: Record, day: str, grade: Attribution) -> None:
    question = ask(record, "ru,ua,us", day, grade)
    for issue in negotiated(record):
        silent = set(compared(record, issue, "ru,ua,us", day, grade).silent)

        for found in (*minimal_conflicts(question, issue), *maximal_overlaps(question, issue)):
            assert silent.isdisjoint(found.parties), issue
