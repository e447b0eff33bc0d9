"""Traps in what the parties say: each test names what a flag for yes or no, or a flat list, would get wrong.

The traps of who said it, how it is known and how it is told stand in `test_traps_of_telling.py`.
"""

from datetime import date
from fractions import Fraction

from app.domain.algebra.gaps import Gap
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, SubsetSpace
from app.domain.record.force import in_force
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution, Kind
from app.domain.verdicts.reasons import REASONS, Reason
from app.domain.verdicts.sets import minimal_conflicts
from app.domain.verdicts.standing import Standing
from app.domain.verdicts.table import LABELS, Relation, Verdict
from tests.seeds.asking import (
    AFTER_TERMS,
    DRAFT_TREATY,
    END,
    MEMORANDA,
    YEAR_END,
    ask,
    compared,
    in_conflict,
    meeting,
    region,
    terms,
)

FOUR = ["donetsk", "kherson", "luhansk", "zaporizhzhia"]


def test_trap_01_a_conditional_offer_is_neither_yes_nor_no_and_its_condition_is_judged_apart(record: Record) -> None:
    offer = record.positions["ua-2025-12-14-nato-membership"]
    comparison = compared(record, "nato-membership", "ru,ua", YEAR_END)
    case = meeting(comparison)
    refusal = {against.party: against.sets for against in case.against}

    assert offer.kind is Kind.OFFER
    assert offer.condition_issues == {"guarantee-strength", "guarantors"}
    assert (comparison.verdict, comparison.relation) == (Verdict.CONDITIONAL, Relation.CONFLICT)
    assert terms(case) == [{"guarantee-strength": ["mutual-defence"], "guarantors": [{"all_in": ["european", "us"]}]}]
    # The condition is not met by being named: Russia asks for guarantors that Ukraine refuses.
    assert case.standing is Standing.OPPOSED
    assert refusal["ru"] == (("ru-2025-08-20-guarantors",),)
    assert "guarantors" in in_conflict(record, "ru,ua", YEAR_END)
    assert Reason.CONDITION_OPPOSED in comparison.reasons


def test_trap_02_two_routes_to_a_ceasefire_are_one_offer_and_not_a_list_of_demands(record: Record) -> None:
    offer = record.positions["ru-2025-06-02-ceasefire"]
    case = meeting(compared(record, "ceasefire", "ru,ua", MEMORANDA))
    withdrawal, package = (set(alternative) for alternative in terms(case))

    assert len(offer.when) == 2
    assert withdrawal == {"ukrainian-withdrawal"}
    assert "ukrainian-withdrawal" not in package
    assert package >= {"ceasefire-restrictions", "elections-in-ukraine", "foreign-troops-ban"}
    # What the second route asks of Ukraine is no demand where the first is taken.
    restrictions = compared(record, "ceasefire-restrictions", "ru,ua", MEMORANDA)
    (spared,) = (case for case in restrictions.cases if case.relation is not Relation.CONFLICT)
    assert terms(spared) == [{"ukrainian-withdrawal": [{"all_in": FOUR}]}]


def test_trap_03_both_want_a_ceasefire_and_talks_and_are_apart_on_which_comes_first(record: Record) -> None:
    order = compared(record, "ceasefire-or-terms-first", "ru,ua", MEMORANDA)
    circle = compared(record, "ceasefire", "ru,ua", "2025-11-21")

    assert compared(record, "peace-talks", "ru,ua", MEMORANDA).relation is Relation.OVERLAP
    assert meeting(compared(record, "ceasefire", "ru,ua", MEMORANDA)).verdict is Verdict.ZOPA
    assert (order.verdict, order.relation) == (Verdict.APART, Relation.CONFLICT)
    assert order.blocking == (("ru-2024-12-26-ceasefire-or-terms-first", "ua-2025-05-11-ceasefire-or-terms-first"),)
    # Russia would cease fire after elections, Ukraine would hold elections in a ceasefire.
    assert Reason.ORDER_DISPUTED in circle.reasons
    assert Reason.ORDER_DISPUTED in compared(record, "elections-in-ukraine", "ru,ua", "2025-11-21").reasons


def test_trap_04_demands_that_do_not_meet_are_a_stated_gap_and_no_proof_that_a_deal_is_impossible(
    record: Record,
) -> None:
    caps = compared(record, "armed-forces-cap", "ru,ua", DRAFT_TREATY, Attribution.ANONYMOUS)
    words = " ".join([caps.summary, LABELS[caps.verdict], *(REASONS[reason] for reason in caps.reasons)]).lower()

    assert (caps.verdict, caps.gap) == (Verdict.APART, Gap(Fraction(165_000), "people", attained=True, touching=False))
    # Nobody ruled anything out: what was asked for or offered is all that is apart.
    assert all(position.kind is not Kind.RED_LINE for side in caps.sides for position in side.positions)
    assert Reason.RED_LINES_EXHAUST not in caps.reasons
    assert "asked for or offered" in words
    assert not any(word in words for word in ("impossible", "no deal", "no agreement", "distance"))


def test_trap_05_disjoint_wishes_differ_by_whether_red_lines_meet_red_lines_demands_or_nothing(record: Record) -> None:
    def found(issue: str, day: str = AFTER_TERMS) -> tuple[Verdict, set[Reason]]:
        comparison = compared(record, issue, "ru,ua", day)
        assert comparison.relation is Relation.CONFLICT
        firmness = {Reason.RED_LINES_EXHAUST, Reason.DEMAND_CROSSES_RED_LINE, Reason.DEMANDS_DISJOINT}
        return comparison.verdict, firmness & set(comparison.reasons)

    both, one, neither = (
        found("nato-membership", "2025-06-02"),
        found("ukrainian-withdrawal"),
        found("zaporizhzhia-plant"),
    )

    assert both[0] is Verdict.DEADLOCK
    assert Reason.RED_LINES_EXHAUST in both[1]
    assert one == (Verdict.APART, {Reason.DEMAND_CROSSES_RED_LINE})
    assert neither == (Verdict.APART, {Reason.DEMANDS_DISJOINT})


def test_trap_06_the_rest_of_donetsk_has_third_answers_and_neutrality_has_none(record: Record) -> None:
    donetsk = record.issues["donetsk-remainder"].space
    neutrality = record.issues["neutrality"].space
    allies = compared(record, "donetsk-remainder", "ua,us", YEAR_END)
    zone = meeting(allies).zone

    assert isinstance(donetsk, ChoiceSpace)
    assert isinstance(neutrality, ChoiceSpace)
    assert {option.id for option in donetsk.options} > {"ukrainian-control", "russian-control", "shared-zone"}
    assert {option.id for option in neutrality.options} == {"neutral", "not-agreed"}
    # Washington and Kyiv, who do not name the same holder, meet in a zone that is neither's answer to "whose is it".
    assert allies.verdict is Verdict.CONDITIONAL
    assert zone
    assert zone.region == region(record, "donetsk-remainder", ["shared-zone"])
    assert compared(record, "donetsk-remainder", "ru,ua", YEAR_END).verdict is Verdict.APART


def test_trap_07_a_cap_is_a_level_with_a_direction_and_is_not_subtracted_across_scopes(record: Record) -> None:
    russia, ukraine = (record.positions[f"{party}-2022-04-15-armed-forces-cap"] for party in ("ru", "ua"))
    then_and_now = compared(record, "armed-forces-cap", "ru@2022-04-15,ua", YEAR_END, Attribution.ANONYMOUS)

    # "At most 85,000" and "at most 250,000 people" would overlap; as levels of a cap they do not.
    assert russia.region == region(record, "armed-forces-cap", {"at_most": 85_000})
    assert ukraine.region == region(record, "armed-forces-cap", {"at_least": 250_000})
    assert (russia.region & ukraine.region).is_empty
    assert record.positions["ua-2025-12-11-armed-forces-cap"].scope == "in peacetime"
    assert {Reason.SCOPE_MISMATCH, Reason.DIFFERENT_DATES} <= set(then_and_now.reasons)
    assert then_and_now.gap is None


def test_trap_08_who_runs_the_plant_and_who_gets_its_power_are_not_one_variable(record: Record) -> None:
    running, power = (record.issues[issue].space for issue in ("zaporizhzhia-plant", "plant-output-share"))
    halves_of_power = next(
        c for c in record.proposals["eu-e3-text-2025-11-23"].clauses if c.issue == "plant-output-share"
    )
    who = compared(record, "zaporizhzhia-plant", "ua,us", YEAR_END)
    share = compared(record, "plant-output-share", "ua,us", YEAR_END)

    assert isinstance(running, ChoiceSpace)
    assert isinstance(power, QuantitySpace)
    assert {"us-ukrainian", "three-way"} <= {option.id for option in running.options}
    assert halves_of_power.region == region(record, "plant-output-share", {"exactly": 50})
    # Halves of a company, thirds of a company: apart. Half of the power: only Kyiv has named a share.
    assert (who.verdict, who.relation) == (Verdict.APART, Relation.CONFLICT)
    assert (share.verdict, share.silent) == (Verdict.ONE_SIDED, ("us",))


def test_trap_09_recognition_has_a_subject(record: Record) -> None:
    acts = {
        issue: record.issues[issue].acts
        for issue in ("recognition-of-annexation", "us-recognition", "international-recognition")
    }
    american = {clause.issue for clause in record.proposals["us-witkoff-terms-2025-04-17"].clauses}
    russian = {clause.issue for clause in record.proposals["ru-memorandum-2025-06-02"].clauses}

    assert acts == {
        "recognition-of-annexation": ("ua",),
        "us-recognition": ("us",),
        "international-recognition": ("other states",),
    }
    assert american & acts.keys() == {"us-recognition"}
    assert russian & acts.keys() == {"international-recognition"}
    # What Russia asked of the world in June 2025 it had not yet asked of Washington.
    assert compared(record, "international-recognition", "ru,us", MEMORANDA).silent == ("us",)
    assert compared(record, "us-recognition", "ru,us", MEMORANDA).silent == ("ru",)


def test_trap_10_territory_is_a_set_of_regions_in_three_independent_questions(record: Record) -> None:
    asked = ("ukrainian-withdrawal", "russian-withdrawal", "recognition-of-annexation")
    spaces = [record.issues[issue].space for issue in asked]
    leaving = compared(record, "russian-withdrawal", "ru,ua", END)
    line = record.issues["territorial-starting-point"].space

    assert all(isinstance(space, SubsetSpace) for space in spaces)
    # Ukraine asks for all and would take a part; Russia refuses five parts by name, and not the sixth.
    assert (leaving.verdict, leaving.relation) == (Verdict.UNTESTED, Relation.OPEN)
    assert leaving.zone
    five = ["crimea", *FOUR]
    assert leaving.zone.region == region(record, "russian-withdrawal", {"all_in": ["elsewhere"], "none_in": five})
    # A line that moves is a rule, not a list of regions.
    assert isinstance(line, ChoiceSpace)
    assert "contact-line" in {option.id for option in line.options}


def test_trap_10_three_parties_can_clash_where_no_two_of_them_do(record: Record) -> None:
    (clash,) = minimal_conflicts(ask(record, "ru,us,eu", "2025-05-10"), "elections-in-ukraine")
    pairs = {pair: compared(record, "elections-in-ukraine", pair, "2025-05-10").relation for pair in ("ru,us", "us,eu")}

    assert clash.parties == ("ru", "us", "eu")
    assert pairs == {"ru,us": Relation.OVERLAP, "us,eu": Relation.OVERLAP}
    assert in_force(record.cell("us", "elections-in-ukraine"), date(2025, 5, 10), Attribution.ON_RECORD)
