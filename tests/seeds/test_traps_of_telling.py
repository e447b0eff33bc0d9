"""Traps in who said it, how it is known and how it is told; those in what was said stand in `test_traps.py`."""

from collections.abc import Iterator
from datetime import date

import pytest

from app.domain.analysis.plans.evaluation import Fit, evaluate
from app.domain.record.force import derived_silence, in_force, known_on
from app.domain.record.negotiation import Record, SilenceKind
from app.domain.record.positions import Aspect, Attribution, Channel
from app.domain.record.proposals import Answer
from app.domain.verdicts.comparison import Comparison
from app.domain.verdicts.reasons import Reason
from app.domain.verdicts.sets import minimal_conflicts
from app.domain.verdicts.standing import Standing
from app.domain.verdicts.table import Relation, Verdict
from app.schemas.wire.comparisons import comparison_json
from tests.seeds.asking import (
    AFTER_TERMS,
    DRAFT_TREATY,
    END,
    MEMORANDA,
    YEAR_END,
    ask,
    compared,
    meeting,
    negotiated,
    terms,
)

PLAN = "us-28-points-2025-11-20"
AFTER_ALASKA = "2025-08-31"


def counted(comparison: Comparison, party: str) -> set[str]:
    """The positions of a side that are listed and not set aside."""
    side = next(side for side in comparison.sides if side.party == party)
    return {position.id for position in side.positions} - set(side.set_aside)


def keys(data: object) -> Iterator[str]:
    """Every key anywhere in some JSON."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from keys(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from keys(value)


def test_trap_11_a_newer_anonymous_report_stands_beside_the_official_line_and_does_not_replace_it(
    record: Record,
) -> None:
    official, report = "ru-2024-06-14-ukrainian-withdrawal", "ru-2025-08-15-ukrainian-withdrawal"
    public = compared(record, "ukrainian-withdrawal", "ru,ua", AFTER_ALASKA)
    leaked = compared(record, "ukrainian-withdrawal", "ru,ua", AFTER_ALASKA, Attribution.ANONYMOUS)

    assert record.positions[report].stated_on.first > record.positions[official].stated_on.last
    assert counted(public, "ru") == {official}
    assert counted(leaked, "ru") == {official, report}
    assert public.verdict is leaked.verdict is Verdict.APART
    across = compared(record, "ukrainian-withdrawal", "ru@2025-08-31,ru@2026-06-05", END)
    assert Reason.DIFFERENT_DATES in across.reasons


def test_trap_12_a_conflict_that_rests_on_a_leak_says_so_and_is_none_on_better_authority(record: Record) -> None:
    leaked = compared(record, "tank-cap", "ru,ua", DRAFT_TREATY, Attribution.ANONYMOUS)
    relayed = record.positions["ru-2025-08-15-guarantee-strength-private"]

    assert leaked.relation is Relation.CONFLICT
    assert {Reason.ANONYMOUS_ONLY, Reason.PUBLISHED_LATER} <= set(leaked.reasons)
    assert compared(record, "tank-cap", "ru,ua", DRAFT_TREATY).verdict is Verdict.SILENT
    # What Witkoff tells of Putin's words behind closed doors is neither Putin's public word nor nobody's.
    assert (relayed.party, relayed.attribution, relayed.channel) == ("ru", Attribution.REPORTED, Channel.PRIVATE)
    assert all(p.channel is Channel.PRIVATE for p in record.positions.values() if "leaked draft treaty" in p.summary)


def test_trap_13_a_denial_names_what_it_denies_and_deletes_nothing(record: Record) -> None:
    plan = record.proposals[PLAN]
    of_positions = {dispute.aspect for position in record.positions.values() for dispute in position.disputes}
    russia = [(answer.on.text, answer.response) for answer in plan.responses if answer.party == "ru"]

    assert {(d.party, d.aspect) for d in plan.disputes} == {
        ("ru", Aspect.RECEIPT),
        (None, Aspect.AUTHORSHIP),
        ("us", Aspect.CURRENCY),
    }
    assert {Aspect.EXISTENCE, Aspect.CONTENT, Aspect.AUTHORSHIP} <= of_positions
    # Received nothing in the morning, the text as a basis in the evening: both stand.
    assert ("2025-11-21", Answer.AS_BASIS) in russia
    denied = record.positions["ru-2025-04-freeze-or-settlement"]
    assert [dispute.aspect for dispute in denied.disputes] == [Aspect.EXISTENCE]
    assert denied in in_force(record.cell("ru", "freeze-or-settlement"), date(2025, 6, 2), Attribution.ANONYMOUS)


def test_trap_14_silence_has_kinds_and_is_never_consent(record: Record) -> None:
    kinds = {(silence.party, silence.issue): silence.kind for silence in record.silences}
    comparison = compared(record, "armed-forces-cap", "ru,ua", YEAR_END)
    answers = {(answer.party, answer.response) for answer in record.proposals["us-ua-20-points-2025-12-24"].responses}

    assert kinds["ru", "armed-forces-cap"] is SilenceKind.LEFT_OPEN
    assert kinds["us", "neutrality"] is SilenceKind.NONE_FOUND
    assert kinds["eu", "minerals-agreement"] is SilenceKind.NOT_APPLICABLE
    assert derived_silence(record, "ua", "donetsk-remainder", date(2024, 6, 14)) is SilenceKind.NOT_YET
    assert ("ru", Answer.DECLINED_TO_SAY) in answers
    assert (comparison.verdict, comparison.relation, comparison.silent) == (Verdict.ONE_SIDED, Relation.NONE, ("ru",))
    # That a text says nothing of the children is a fact about the text.
    assert "children-return" not in {c.issue for c in record.proposals["us-witkoff-terms-2025-04-17"].clauses}
    assert in_force(record.cell("us", "children-return"), date(2025, 4, 17), Attribution.ON_RECORD)


def test_trap_15_both_want_guarantees_and_mean_different_guarantors_and_triggers(record: Record) -> None:
    words = compared(record, "guarantee-strength", "ru,ua", YEAR_END)
    guarantors = compared(record, "guarantors", "ru,ua", YEAR_END)
    consent = compared(record, "guarantee-consent", "ru,ua", YEAR_END)

    assert words.relation is Relation.OVERLAP
    assert guarantors.verdict is Verdict.APART
    # What Kyiv had asked for in Istanbul was over by then, and it named no other trigger.
    assert consent.verdict is Verdict.ONE_SIDED
    assert compared(record, "guarantee-consent", "ru,ua", DRAFT_TREATY, Attribution.ANONYMOUS).blocking == (
        ("ru-2022-04-15-guarantee-consent", "ua-2022-03-29-guarantee-consent"),
    )


def test_trap_16_a_mediators_plan_is_not_the_mediators_position(record: Record) -> None:
    plan = record.proposals[PLAN]
    clauses = {clause.n: clause for clause in plan.clauses}
    found = evaluate(ask(record, "us", "2025-11-20"), plan.clauses)
    fit = {clause.clause.n: clause.parties[0].fit for clause in found.clauses}

    assert plan.authors == ("us",)
    # What Europeans told of Washington weeks later is another figure.
    (level,) = record.cell("us", clauses["6b"].issue)
    assert level.stated_on.first > plan.dated.last
    assert level.region != clauses["6b"].region
    assert fit["6b"] is Fit.UNSTATED
    # The plan would lift sanctions and grant an amnesty; what Washington said on those days asks for the opposite.
    assert fit["13a"] is fit["26a"] is Fit.MISSES
    assert all(position.region != clauses["26a"].region for position in record.cell("us", "accountability"))


def test_trap_17_what_one_side_calls_agreed_in_anchorage_is_no_agreement(record: Record) -> None:
    told = record.positions["us-2025-08-15-basis-of-talks"]
    claimed = compared(record, "basis-of-talks", "ru,us", YEAR_END)
    own = compared(record, "basis-of-talks", "ru,us", YEAR_END, Attribution.ON_RECORD)
    then = known_on(record, date.fromisoformat(YEAR_END))

    assert (told.attribution, told.channel, told.speaker) == (Attribution.REPORTED, Channel.PRIVATE, None)
    assert {Reason.REPORTED_ONLY, Reason.PUBLISHED_LATER} <= set(claimed.reasons)
    assert claimed.verdict not in {Verdict.IDENTICAL, Verdict.COMPATIBLE}
    assert own.relation is not Relation.OVERLAP
    # Russia's minister told it in February 2026, and told in the same breath that it is over.
    assert told.id not in then.positions
    assert compared(then, "basis-of-talks", "ru,us", YEAR_END).relation is not Relation.OVERLAP
    assert compared(record, "basis-of-talks", "ru,us", END).relation is not Relation.OVERLAP


def test_trap_18_both_say_yes_to_safe_shipping_and_one_makes_it_hang_on_what_the_other_refuses(
    record: Record,
) -> None:
    shipping = compared(record, "black-sea-shipping", "ru,ua", MEMORANDA)
    case = meeting(shipping)

    assert (shipping.verdict, shipping.relation) == (Verdict.CONDITIONAL, Relation.CONFLICT)
    assert terms(case) == [{"agricultural-sanctions": ["lifted"]}]
    assert (case.standing, Reason.CONDITION_RULED_OUT in shipping.reasons) == (Standing.RULED_OUT, True)
    assert [(one.party, one.sets) for one in case.against if one.counted] == [
        ("ua", (("ua-2025-03-25-agricultural-sanctions",),))
    ]


def test_trap_19_who_withdraws_is_part_of_the_question_and_both_may_be_asked_at_once(record: Record) -> None:
    day = date(2025, 4, 24)
    both = ("ukrainian-withdrawal", "russian-withdrawal")
    american = [in_force(record.cell("us", issue), day, Attribution.ON_RECORD) for issue in both]

    assert [record.issues[issue].acts for issue in both] == [("ua",), ("ru",)]
    assert [len(positions) for positions in american] == [1, 1]
    assert "like Russia" in american[0][0].summary
    assert "like Ukraine" in american[1][0].summary
    assert all(not compared(record, issue, "us,ua", day.isoformat()).contradictory for issue in both)
    # Kyiv's red line stands against the one, and of the other it asks for more: two answers, not one.
    reasons = [compared(record, issue, "us,ua", day.isoformat()).reasons for issue in both]
    assert Reason.DEMAND_CROSSES_RED_LINE in reasons[0]
    assert Reason.DEMANDS_DISJOINT in reasons[1]
    assert Reason.DEMAND_CROSSES_RED_LINE not in reasons[1]


def test_trap_20_no_answer_holds_a_score(record: Record) -> None:
    question = ask(record, "ru,ua,us,eu", YEAR_END)
    names: set[str] = set()
    for issue in negotiated(record):
        comparison = compared(record, issue, "ru,ua,us,eu", YEAR_END)
        names.update(keys(comparison_json(record, comparison, minimal_conflicts(question, issue))))

    assert {"verdict", "reasons", "blocking", "positions"} <= names
    assert not names & {"score", "scores", "percent", "percentage", "similarity", "index", "weight", "distance", "rank"}


@pytest.mark.parametrize("day", [DRAFT_TREATY, AFTER_TERMS, MEMORANDA, YEAR_END, END])
def test_trap_21_the_order_of_the_parties_changes_nothing_but_the_order_of_the_sides(record: Record, day: str) -> None:
    for issue in negotiated(record):
        one, other = (compared(record, issue, parties, day) for parties in ("ru,ua", "ua,ru"))

        assert (one.verdict, one.relation, one.reasons) == (other.verdict, other.relation, other.reasons), issue
        assert (one.zone, one.gap, one.blocking) == (other.zone, other.gap, other.blocking), issue
        assert one.sides == other.sides[::-1], issue
        assert set(one.silent) == set(other.silent), issue
        assert [case.when for case in one.cases] == [case.when for case in other.cases], issue
        assert [case.standing for case in one.cases] == [case.standing for case in other.cases], issue


def test_trap_21_each_party_is_named_by_the_same_neutral_words(record: Record) -> None:
    assert set(record.parties) == {"eu", "ru", "ua", "us"}
    for issue in record.issues.values():
        assert not {"terrorist", "regime", "liberation", "special operation"} & set(issue.question.lower().split()), (
            issue
        )
