"""What a naive comparison of this war's record gets wrong, and what must come out; those not among the worked cases."""

from app.domain.record.negotiation import Silence, SilenceKind
from app.domain.record.positions import Attribution
from app.domain.verdicts.comparison import compare
from app.domain.verdicts.sets import maximal_overlaps
from tests.domain.worlds import ask, compared, day, terms, world


def test_a_conditional_concession_is_an_overlap_on_terms_and_the_terms_are_compared_apart() -> None:
    record = world("""
        nato = member open barred
        guarantees = binding vague none
        ua demands nato:member id=standing-demand
        ua offers nato:barred when guarantees:binding id=concession
        ru demands nato:barred
        us offers guarantees:vague
        ua demands guarantees:binding
    """)

    nato, guarantees = compare(ask(record, "ua", "ru"), "nato"), compare(ask(record), "guarantees")

    assert (nato.verdict, nato.relation) == ("conditional", "open")
    met, apart = nato.cases
    assert (met.verdict, terms(met), met.standing) == ("zopa", [{"guarantees": ["binding"]}], "free")
    assert (apart.verdict, apart.blocking) == ("apart", (("ru1", "standing-demand"),))
    assert (guarantees.verdict, guarantees.relation) == ("apart", "conflict")


def test_two_routes_to_a_ceasefire_are_one_offer_and_one_conflict() -> None:
    found = compared(
        """
        cf = now later
        uw = {d l z k}
        package = taken refused
        ru offers cf:now when uw:+d+l+z+k or package:taken
        ua demands cf:now
        ua excludes uw:any+d+l+z+k id=no-withdrawal
        ua demands package:refused id=no-package
        """,
        issue="cf",
    )

    assert (found.verdict, found.relation) == ("conditional", "conflict")
    met = found.cases[0]
    assert sorted(map(str, terms(met))) == ["{'package': ['taken']}", "{'uw': [{'all_in': ['d', 'l', 'z', 'k']}]}"]
    assert met.standing == "opposed"
    assert [(one.party, one.sets) for one in met.against] == [("ua", (("no-package", "no-withdrawal"),))]


def test_which_comes_first_is_a_question_of_its_own_and_no_agreement_on_both() -> None:
    found = compared(
        "order = ceasefire-first talks-first\nua demands order:ceasefire-first\nru demands order:talks-first",
        issue="order",
    )

    assert (found.verdict, found.relation) == ("apart", "conflict")


def test_conditions_that_wait_for_each_other_are_a_dispute_about_the_order() -> None:
    found = compared(
        """
        cf = now later
        talks = held none
        ua offers cf:now
        ua offers talks:held when cf:now
        ru offers cf:now when talks:held
        """,
        issue="cf",
    )

    assert (found.verdict, found.relation) == ("conditional", "open")
    assert "order_disputed" in found.reasons


def test_of_an_official_line_and_an_anonymous_report_the_grade_decides_and_not_the_date() -> None:
    text = """
        territory = four two line
        ru demands territory:four on=2024-06-14
        ru offers territory:two on=2025-08-01 grade=anonymous
        ua offers territory:two
    """

    official = compared(text, issue="territory", as_of="2025-08-02")
    leaked = compared(text, issue="territory", as_of="2025-08-02", grade="anonymous")

    assert (official.verdict, official.by_grade[Attribution.ANONYMOUS]) == ("apart", "zopa")
    assert (leaked.verdict, [p.id for p in leaked.sides[0].positions]) == ("zopa", ["ru2", "ru1"])
    assert "anonymous_only" in leaked.reasons


def test_a_party_without_any_record_is_silent_with_the_day_somebody_looked() -> None:
    looked = Silence("us", "reparations", SilenceKind.NONE_FOUND, day("2022-02-24"), day("2025"), day("2026-11-22"))
    record = world("reparations = paid none\nparties us\nua demands reparations:paid", silences=(looked,))

    found = compare(ask(record), "reparations")

    assert (found.verdict, found.relation, found.silent) == ("one_sided", "none", ("us",))
    assert found.zone is None
    assert found.sides[0].silence is not None
    assert (found.sides[0].silence.kind, found.sides[0].silence.looked_on) == ("none_found", day("2026-11-22"))


def test_three_that_overlap_in_pairs_have_nothing_in_common_and_both_are_shown() -> None:
    record = world("s = {a b c}\nru demands s:+a-b/-a+b\nua demands s:+b-c/-b+c\nus demands s:+a-c/-a+c")

    assert compare(ask(record), "s").verdict == "apart"
    assert [len(found.parties) for found in maximal_overlaps(ask(record), "s")] == [2, 2, 2]


def test_the_same_question_twice_has_the_same_answer() -> None:
    record = world("i = x y\nc = yes no\nru offers i:x when c:yes\nua offers i:x\nus excludes c:yes")

    assert compare(ask(record), "i") == compare(ask(record), "i")
    assert repr(compare(ask(record), "i")) == repr(compare(ask(record), "i"))
