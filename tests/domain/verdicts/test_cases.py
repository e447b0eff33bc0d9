"""The worked cases of the verdict rules, in the order of their table, and what the five articles must come to.

The rows about a fault of `parley check` or a clause of a proposal stand here with their part of the verdict rules only.
"""

from fractions import Fraction

from app.domain.algebra.gaps import Gap
from app.domain.verdicts.comparison import Comparison, compare
from app.domain.verdicts.sets import PartySet, maximal_overlaps, minimal_conflicts
from tests.domain.worlds import ask, compared, terms, world, written

ISSUES = """
    i = x y z
    cf = now later
    uw = {d l z k}
    rw = {d l z k}
    nato = member open barred
    troops = coalition nato none
    cap = <whole people>
    limits = none some
"""
MOSCOW = ISSUES + "ru offers cf:now when uw:+d+l+z+k nato:barred\n"
KYIV = "ua demands cf:now \n ua demands nato:member id=ua-nato\n"


def outcome(found: Comparison | PartySet) -> tuple[str, str, list[str]]:
    """Verdict, relation and reasons, as they go over the wire."""
    return found.verdict.value, found.relation.value, [reason.value for reason in found.reasons]


def test_1_a_conditional_offer_and_a_conditional_red_line_are_apart_and_never_silent() -> None:
    found = compared(MOSCOW + "ua excludes cf:now unless rw:+d+l+z+k", issue="cf")

    assert outcome(found) == ("apart", "conflict", ["reported_only"])
    assert [(case.verdict, case.relation, case.zone and written(case.zone.region)) for case in found.cases] == [
        ("untested", "open", ["later"]),
        ("untested", "open", ["now", "later"]),
        ("untested", "open", ["now"]),
        ("apart", "conflict", None),
    ]
    assert found.silent == ()


def test_2_an_offer_on_terms_meets_a_red_line_and_the_case_names_both() -> None:
    text = ISSUES + "eu offers troops:coalition when cf:now\nru excludes troops:coalition,nato"

    found = compared(text, issue="troops")

    assert outcome(found) == ("apart", "conflict", ["reported_only"])
    untested, apart = found.cases
    assert (untested.verdict, terms(untested), untested.blocking) == ("untested", [{"cf": ["later"]}], ())
    assert (apart.verdict, terms(apart), apart.blocking) == ("apart", [{"cf": ["now"]}], (("eu1", "ru1"),))


def test_3_a_ceasefire_on_terms_that_the_other_side_asks_otherwise_is_opposed() -> None:
    found = compared(MOSCOW + KYIV, issue="cf")

    assert outcome(found) == ("conditional", "conflict", ["condition_opposed", "reported_only"])
    met, open_ = found.cases
    assert (met.verdict, met.relation, met.standing) == ("zopa", "overlap", "opposed")
    assert terms(met) == [{"nato": ["barred"], "uw": [{"all_in": ["d", "l", "z", "k"]}]}]
    assert [(one.party, one.counted, one.sets) for one in met.against] == [("ua", True, (("ua-nato",),))]
    assert (open_.verdict, open_.relation, open_.standing, open_.against) == ("untested", "open", "free", ())


def test_4_with_red_lines_against_both_terms_the_condition_is_ruled_out_by_each_alone() -> None:
    lines = "ua excludes nato:barred id=ua-line-nato \n ua excludes uw:any+d+l+z+k id=ua-line-uw"

    found = compared(MOSCOW + KYIV + lines, issue="cf")

    assert outcome(found) == ("conditional", "conflict", ["condition_ruled_out", "reported_only"])
    met = found.cases[0]
    assert met.standing == "ruled_out"
    assert [(one.party, one.counted, one.sets) for one in met.against] == [
        ("ua", True, (("ua-line-nato",), ("ua-line-uw",)))
    ]


def test_5_a_party_that_rules_out_its_own_offer_is_contradictory_and_the_others_still_conflict() -> None:
    text = ISSUES + "ru excludes i:y,z\nua excludes i:x\nus excludes i:x\nus offers i:x"

    found = compared(text, issue="i")

    assert outcome(found)[:2] == ("contradictory", "conflict")
    assert found.contradictory == ("us",)
    assert compared(text, "ru", "ua", issue="i").verdict == "deadlock"


def test_6_offers_that_do_not_meet_are_open_until_a_red_line_shuts_one_out() -> None:
    offers = ISSUES + "us offers i:x\nua offers i:y\n"

    assert outcome(compared(offers, issue="i")) == ("apart", "open", ["offers_only", "reported_only"])
    assert outcome(compared(offers + "ua excludes i:x", issue="i")) == ("apart", "conflict", ["reported_only"])


def test_7_three_parties_conflict_although_every_pair_could_agree() -> None:
    text = ISSUES + "ru demands i:x,y\nua demands i:y,z\nus demands i:x,z"

    found = compared(text, issue="i")
    conflicts = minimal_conflicts(ask(world(text)), "i")
    overlaps = maximal_overlaps(ask(world(text)), "i")

    assert outcome(found) == ("apart", "conflict", ["demands_disjoint", "reported_only"])
    assert [(one.parties, one.verdict) for one in conflicts] == [(("ru", "ua", "us"), "apart")]
    assert [(one.parties, one.verdict) for one in overlaps] == [
        (("ru", "ua"), "compatible"),
        (("ru", "us"), "compatible"),
        (("ua", "us"), "compatible"),
    ]


def test_8_a_newer_demand_that_replaces_an_offer_is_apart_and_one_that_keeps_it_is_not() -> None:
    moscow = ISSUES + "ru demands nato:barred\nua offers nato:barred on=2022-03-29 id=old\n"

    replaced = compared(moscow + "ua demands nato:member on=2022-10-04 replaces=old", issue="nato")
    kept = compared(moscow + "ua demands nato:member on=2022-10-04 keeps=old", issue="nato")

    assert outcome(replaced)[:2] == ("apart", "conflict")
    assert "demands_disjoint" in replaced.reasons
    assert kept.verdict == "zopa"
    assert kept.zone is not None
    assert (kept.zone.rests_on, written(kept.zone.region)) == ("said_yes", ["barred"])


def test_9_a_red_line_against_any_limit_crosses_the_demand_for_one() -> None:
    found = compared(ISSUES + "ua excludes limits:some\nru demands limits:some", issue="limits")

    assert outcome(found)[:2] == ("apart", "conflict")
    assert "demand_crosses_red_line" in found.reasons


def test_10_a_reported_word_replaces_one_on_the_record_only_where_reports_count() -> None:
    record = world(
        ISSUES
        + "ua demands i:x\nru demands i:x grade=on_record on=2023-01-01 id=old\n"
        + "ru demands i:y grade=reported on=2024-01-01 replaces=old id=new"
    )

    def in_force(grade: str) -> list[str]:
        side = compare(ask(record, "ru", "ua", grade=grade), "i").sides[0]
        return [position.id for position in side.positions]

    assert in_force("on_record") == ["old"]
    assert in_force("reported") == ["new"]
    assert in_force("anonymous") == ["new"]


def test_13_numbers_of_different_scopes_are_apart_without_a_gap() -> None:
    text = ISSUES + "ru demands cap:<=600000\nua demands cap:>=800000 scope=in_peacetime"

    found = compared(text, issue="cap")

    assert outcome(found) == ("apart", "conflict", ["demands_disjoint", "scope_mismatch", "reported_only"])
    assert found.gap is None


def test_14_numbers_of_one_scope_are_apart_by_their_difference() -> None:
    found = compared(ISSUES + "ru demands cap:=85000\nua demands cap:=250000", issue="cap")

    assert outcome(found)[:2] == ("apart", "conflict")
    assert found.gap == Gap(Fraction(165_000), "people", attained=True, touching=False)


def test_15_who_runs_it_and_who_gets_the_power_are_two_questions_without_a_verdict_across_them() -> None:
    record = world("""
        runs = thirds halves
        output = halves other
        us demands runs:thirds
        ua demands runs:halves
        eu demands output:halves
    """)

    assert compare(ask(record), "runs").verdict == "apart"
    assert compare(ask(record, "us", "ua"), "runs").silent == ()
    assert compare(ask(record), "runs").silent == ("eu",)
    assert outcome(compare(ask(record), "output"))[:2] == ("one_sided", "none")


def test_a_leak_beside_the_public_line_differs_by_channel_and_is_no_contradiction() -> None:
    text = """
        freeze = freeze settle
        ru excludes freeze:freeze grade=on_record channel=public
        ru offers freeze:freeze grade=anonymous channel=private id=leak
        us demands freeze:settle
    """

    found = compared(text, issue="freeze", grade="anonymous")

    assert "channels_differ" in found.reasons
    assert (found.verdict, found.contradictory) == ("untested", ())
    assert found.sides[0].set_aside == ("leak",)


def test_a_party_that_has_not_spoken_is_listed_as_silent_and_not_as_agreeing() -> None:
    text = "rw = {crimea donetsk} \n parties ru ua us \n ua demands rw:+crimea+donetsk \n us demands rw:+donetsk"

    found = compared(text, issue="rw")

    assert (found.verdict, found.relation, found.silent) == ("compatible", "overlap", ("ru",))
    assert "no stated position of the Russian side is in force" in found.summary
    assert [one.parties for one in maximal_overlaps(ask(world(text)), "rw")] == [("ua", "us")]
