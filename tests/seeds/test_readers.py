"""The answers that a reader of that month's press would check first, each as the press had it.

Not every issue is listed: these are the ones that were written about. What a later source adds may lengthen a list.
"""

from datetime import date
from fractions import Fraction

import pytest

from app.domain.algebra.gaps import Gap
from app.domain.analysis.history.shifts import Move, Shift, shift_of
from app.domain.analysis.plans.drafts import Amendment, Change, ClauseChange, compare_drafts
from app.domain.analysis.plans.evaluation import Fit, evaluate
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution
from app.domain.verdicts.reasons import Reason
from app.domain.verdicts.standing import Standing
from app.domain.verdicts.table import Relation, Verdict
from tests.seeds.asking import (
    AFTER_TERMS,
    DRAFT_TREATY,
    END,
    MEMORANDA,
    YEAR_END,
    ask,
    compared,
    in_conflict,
    in_overlap,
    meeting,
    negotiated,
    region,
    terms,
)

FOUR = {"all_in": ["donetsk", "kherson", "luhansk", "zaporizhzhia"]}
TWENTY_EIGHT = "us-28-points-2025-11-20"
COUNTER_TEXT = "eu-e3-text-2025-11-23"


def test_in_april_2022_they_clash_over_crimea_and_forces_and_in_leaks_over_language_and_a_veto_not_over_nato(
    record: Record,
) -> None:
    clashes = in_conflict(record, "ru,ua", DRAFT_TREATY)
    leaked = {"official-language", "guarantee-consent"}
    nato = compared(record, "nato-membership", "ru,ua", DRAFT_TREATY)

    assert {"crimea-status", "armed-forces-limits", "denazification"} <= clashes.keys()
    # What was said of these only behind closed doors was said openly years later.
    assert clashes.keys().isdisjoint(leaked)
    for issue in leaked:
        anonymous = compared(record, issue, "ru,ua", DRAFT_TREATY, Attribution.ANONYMOUS)
        assert (anonymous.verdict, Reason.ANONYMOUS_ONLY in anonymous.reasons) == (Verdict.APART, True)
    assert clashes.keys().isdisjoint({"nato-membership", "neutrality", "nuclear-status", "eu-membership"})
    assert nato.verdict is Verdict.CONDITIONAL
    assert terms(meeting(nato)) == [{"guarantee-strength": ["mutual-defence"]}]
    assert "eu-membership" in in_overlap(record, "ru,ua", DRAFT_TREATY)


@pytest.mark.parametrize(
    ("issue", "apart", "unit"),
    [
        ("armed-forces-cap", 165_000, "people"),
        ("tank-cap", 458, "tanks"),
        ("artillery-cap", 1381, "artillery systems"),
        ("aircraft-cap", 58, "combat aircraft"),
    ],
)
def test_in_april_2022_the_caps_lie_as_far_apart_as_the_leaked_draft_says(
    record: Record, issue: str, apart: int, unit: str
) -> None:
    comparison = compared(record, issue, "ru,ua", DRAFT_TREATY, Attribution.ANONYMOUS)

    assert comparison.relation is Relation.CONFLICT
    assert comparison.gap == Gap(Fraction(apart), unit, attained=True, touching=False)


def test_in_june_2024_they_clash_over_all_that_putin_asked_for_and_kyiv_refused_that_day(record: Record) -> None:
    clashes = in_conflict(record, "ru,ua", AFTER_TERMS)

    assert {
        "armed-forces-limits",
        "ceasefire",
        "crimea-status",
        "nato-membership",
        "peace-talks",
        "recognition-of-annexation",
        "russian-withdrawal",
        "ukrainian-withdrawal",
        "us-ukraine-security-pact",
        "western-sanctions",
    } <= clashes.keys()
    # Of neutrality by name Kyiv said nothing between October 2022 and March 2025 that was found; of NATO it did.
    assert compared(record, "neutrality", "ru,ua", AFTER_TERMS).verdict is Verdict.ONE_SIDED
    assert clashes.keys().isdisjoint({"nuclear-status", "eu-membership", "russian-speakers-rights"})


def test_in_june_2025_both_want_talks_and_exchanges_and_clash_over_each_point_of_the_two_memoranda(
    record: Record,
) -> None:
    clashes = in_conflict(record, "ru,ua", MEMORANDA)
    ceasefire = compared(record, "ceasefire", "ru,ua", MEMORANDA)

    assert {
        "ceasefire",
        "ceasefire-or-terms-first",
        "ceasefire-restrictions",
        "elections-in-ukraine",
        "foreign-troops-ban",
        "international-recognition",
        "nato-membership",
        "neutrality",
        "reparations",
        "ukrainian-withdrawal",
    } <= clashes.keys()
    # Kyiv refused a second official language in so many words two days later.
    assert "official-language" in in_conflict(record, "ru,ua", "2025-06-04")
    assert {"peace-talks", "prisoner-exchange", "eu-membership"} <= in_overlap(record, "ru,ua", MEMORANDA).keys()
    assert (ceasefire.verdict, meeting(ceasefire).standing) == (Verdict.CONDITIONAL, Standing.RULED_OUT)


def test_at_the_end_they_clash_over_donbas_the_plant_and_the_truce_and_meet_on_exchanges_and_the_union(
    record: Record,
) -> None:
    clashes = in_conflict(record, "ru,ua", END)
    overlaps = in_overlap(record, "ru,ua", END)
    withdrawal = record.positions["ru-2026-05-09-ukrainian-withdrawal"]

    assert {
        "ceasefire",
        "crimea-status",
        "donetsk-remainder",
        "foreign-troops",
        "frozen-assets",
        "guarantors",
        "nato-membership",
        "recognition-of-annexation",
        "temporary-truce",
        "ukrainian-withdrawal",
        "zaporizhzhia-plant",
    } <= clashes.keys()
    assert {"eu-membership", "nuclear-status", "peace-talks", "prisoner-exchange"} <= overlaps.keys()
    assert withdrawal.region == region(record, "ukrainian-withdrawal", FOUR)
    assert all(withdrawal.id in ids for ids in compared(record, "ukrainian-withdrawal", "ru,ua", END).blocking)


def test_in_december_2025_kyiv_and_washington_share_guarantees_and_a_text_and_not_donbas_or_the_plant(
    record: Record,
) -> None:
    overlaps = in_overlap(record, "ua,us", YEAR_END)
    clashes = in_conflict(record, "ua,us", YEAR_END)
    strength = compared(record, "guarantee-strength", "ua,us", YEAR_END)

    assert {
        "basis-of-talks",
        "children-return",
        "eu-membership",
        "guarantee-strength",
        "guarantors",
        "prisoner-exchange",
        "ratification",
    } <= overlaps.keys()
    assert {"crimea-status", "ukrainian-withdrawal", "us-guarantee-years", "zaporizhzhia-plant"} <= clashes.keys()
    assert strength.zone
    assert strength.zone.region == region(record, "guarantee-strength", ["mutual-defence"])


def test_in_december_2025_the_years_of_the_guarantee_are_fifteen_short_of_what_kyiv_asks(record: Record) -> None:
    years = compared(record, "us-guarantee-years", "ua,us", YEAR_END)

    assert years.gap == Gap(Fraction(15), "years", attained=True, touching=False)
    assert Reason.REPORTED_ONLY in years.reasons


def moved(record: Record) -> dict[str, Shift]:
    """How the United States moved from Russia's terms of June 2024 to the plan of 28 points."""
    days = (date.fromisoformat(AFTER_TERMS), date(2025, 11, 20))
    found = {issue: shift_of(record, "us", issue, days) for issue in negotiated(record)}
    return {issue: shift for issue, shift in found.items() if shift}


def test_from_june_2024_to_november_2025_washington_turned_from_a_bridge_to_nato_to_a_no(record: Record) -> None:
    shift = moved(record)["nato-membership"]

    assert shift.move is Move.MOVED
    assert (shift.ended, shift.came) == (("us-2024-06-13-nato-membership",), ("us-2025-02-12-nato-membership",))


@pytest.mark.parametrize(
    ("issue", "move"),
    [
        ("ceasefire", Move.MOVED),
        ("us-pressure-on-ukraine", Move.MOVED),
        ("russian-withdrawal", Move.MOVED),
        ("talks-format", Move.MOVED),
        ("recognition-of-annexation", Move.SOFTENED),
        ("western-sanctions", Move.HARDENED),
        ("war-crimes-tribunals", Move.DROPPED),
        ("ukrainian-withdrawal", Move.NEW),
        ("guarantee-strength", Move.NEW),
        ("elections-in-ukraine", Move.NEW),
        ("us-recognition", Move.UNCHANGED),
    ],
)
def test_from_june_2024_to_november_2025_washington_moved_as_the_press_tells(
    record: Record, issue: str, move: Move
) -> None:
    assert moved(record)[issue].move is move


# --- the 28 points and the European counter-text --------------------------------------------------------------------


def crossed(record: Record, plan: str, party: str) -> set[str]:
    """The issues on which a plan crosses red lines of a party, on the day of the counter-text."""
    found = evaluate(ask(record, party, "2025-11-23"), record.proposals[plan].clauses)
    return {clause.clause.issue for clause in found.clauses if clause.parties[0].fit is Fit.CROSSES}


def changed(record: Record) -> dict[str, ClauseChange]:
    """What the counter-text makes of the 28 points, by issue; of two clauses on one issue the later."""
    drafts = (record.proposals[plan].clauses for plan in (TWENTY_EIGHT, COUNTER_TEXT))
    found = compare_drafts(ask(record, "ru,ua,us,eu", "2025-11-23"), *drafts)
    return {change.issue: change for change in found.changes}


def test_the_28_points_cross_kyivs_red_lines_and_none_of_moscows(record: Record) -> None:
    assert {
        "armed-forces-limits",
        "nato-membership",
        "de-facto-recognition",
        "ukrainian-withdrawal",
        "donetsk-remainder",
    } <= crossed(record, TWENTY_EIGHT, "ua")
    assert crossed(record, TWENTY_EIGHT, "ru") == set()
    assert "western-sanctions" in crossed(record, TWENTY_EIGHT, "eu")


def test_the_counter_text_leaves_kyiv_one_red_line_and_crosses_moscows_on_nato_and_reparations(record: Record) -> None:
    assert crossed(record, COUNTER_TEXT, "ua") == {"armed-forces-limits"}
    assert {"nato-membership", "reparations"} <= crossed(record, COUNTER_TEXT, "ru")


def test_the_counter_text_raises_the_cap_opens_nato_turns_the_order_and_drops_land_and_amnesty(record: Record) -> None:
    changes = changed(record)

    for issue in ("armed-forces-cap", "nato-membership", "ceasefire-or-terms-first", "frozen-assets", "reparations"):
        assert (changes[issue].change, changes[issue].amendment) == (Change.AMENDED, Amendment.MOVED), issue
    dropped = {"accountability", "de-facto-recognition", "donetsk-remainder", "ukrainian-withdrawal"}
    assert {changes[issue].change for issue in dropped} == {Change.DROPPED}
    assert changes["territorial-starting-point"].change is Change.ADDED
    assert {changes[issue].change for issue in ("eu-membership", "nuclear-status", "plant-output-share")} == {
        Change.KEPT
    }
