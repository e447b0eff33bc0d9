"""Contexts: what they come to together, and how those that come out alike are told as one case."""

import pytest

from app.domain.verdicts.hearing import hear
from app.domain.verdicts.weighing import weigh
from tests.domain.worlds import ask, compared, terms, world, written

ISSUES = """
    i = x y z
    c = a b e
    d = yes no
    parties ru ua us
"""


def outcome(words: str) -> tuple[str, str]:
    found = compared(ISSUES + words.replace("|", "\n"), issue="i")
    return found.verdict.value, found.relation.value


@pytest.mark.parametrize(
    ("words", "verdict", "relation"),
    [
        ("ru demands i:x|ua excludes i:x,y|ru excludes i:z when c:a|ua excludes i:y when c:b", "deadlock", "conflict"),
        ("ru demands i:x|ua excludes i:x when c:a", "apart", "conflict"),
        ("ru excludes i:x|ua excludes i:y when c:a|ua offers i:z when c:b", "untested", "open"),
        ("ru offers i:x|ua offers i:y when c:a|ua offers i:z when c:b", "apart", "open"),
        ("ru offers i:x|ua offers i:x when c:a", "conditional", "open"),
        ("ru demands i:x|ua demands i:x|ua demands i:x,y when c:a|ru offers i:y", "identical", "overlap"),
        ("ru demands i:x,y|ua demands i:x,y|ua demands i:x when c:a", "compatible", "overlap"),
        ("ru demands i:x|ua offers i:x|ua demands i:x when c:a", "zopa", "overlap"),
        ("ru offers i:x|ua offers i:x|ru demands i:x when c:a|ua demands i:x when c:a", "zopa", "overlap"),
        ("ru offers i:x|ua offers i:x|ru excludes i:x,y when c:a|ru demands i:x", "conditional", "open"),
    ],
)
def test_contexts_come_to_the_lowest_verdict_or_to_a_conditional_one(words: str, verdict: str, relation: str) -> None:
    assert outcome(words) == (verdict, relation)


def cases(words: str) -> list[tuple[str, object, object]]:
    """Verdict, zone and terms of each case."""
    found = compared(ISSUES + words.replace("|", "\n"), "ru", "ua", issue="i")
    assert (found.zone, found.gap, found.blocking) == (None, None, ())
    return [(case.verdict.value, case.zone and written(case.zone.region), terms(case)) for case in found.cases]


def test_where_they_meet_whatever_happens_one_case_names_nothing_and_nothing_depends_on_the_terms() -> None:
    found = compared(
        ISSUES + "ru offers i:x\nua offers i:x\nru demands i:x when c:a\nua excludes c:a", "ru", "ua", issue="i"
    )

    assert (found.verdict, found.relation) == ("zopa", "overlap")
    (case,) = found.cases
    assert (terms(case), case.positions, case.standing, case.against) == ([{}], ("ru1", "ua1"), "free", ())
    assert [reason.value for reason in found.reasons] == ["reported_only"]


def test_a_weighing_says_in_which_joint_values_they_meet() -> None:
    def meeting(words: str) -> tuple[int, int]:
        question = ask(world(ISSUES + words.replace("|", "\n")), "ru", "ua")
        hearing = hear(question, question.record.issues["i"], question.grade)
        return weigh(hearing, hearing.voices).meeting, hearing.joint

    assert meeting("ru offers i:x when c:a|ua offers i:x") == (0b01, 0b11)
    assert meeting("ru offers i:x when c:b,e|ua offers i:x") == (0b10, 0b11)
    assert meeting("ru demands i:x when c:a|ru offers i:x|ua offers i:x") == (0b11, 0b11)
    assert meeting("ru offers i:x when c:a|ua offers i:y") == (0, 0b11)


def test_other_parties_are_heard_as_of_the_day_of_the_question() -> None:
    question = ask(world(ISSUES), "ru@2022-03-29", as_of="2024-01-02")

    hearing = hear(question, question.record.issues["i"], question.grade)

    assert [voice.day.isoformat() for voice in hearing.voices] == ["2022-03-29"]
    assert [(voice.selector.text, voice.day.isoformat()) for voice in hearing.others] == [
        ("ua", "2024-01-02"),
        ("us", "2024-01-02"),
    ]


def test_terms_without_any_force_leave_one_case() -> None:
    assert cases("ru offers i:x when c:a or c:b,e|ua offers i:x") == [("zopa", ["x"], [{}])]
    assert cases("ru offers i:x unless c:a or c:b,e|ua offers i:x") == [("untested", ["x"], [{}])]


def test_contexts_that_come_out_alike_are_one_case() -> None:
    assert cases("ru offers i:x when c:a|ru offers i:x when c:b|ua offers i:x") == [
        ("zopa", ["x"], [{"c": ["a", "b"]}]),
        ("untested", ["x"], [{"c": ["e"]}]),
    ]


def test_contexts_of_one_verdict_and_different_zones_are_two_cases() -> None:
    assert cases("ru offers i:x when c:a|ru offers i:y unless c:a|ua offers i:x,y") == [
        ("zopa", ["x"], [{"c": ["a"]}]),
        ("zopa", ["y"], [{"c": ["b", "e"]}]),
    ]


def test_a_case_tells_its_largest_alternatives_each_with_as_few_issues_as_possible() -> None:
    assert cases("ru offers i:x when c:a or d:yes|ua offers i:x") == [
        ("zopa", ["x"], [{"c": ["a"]}, {"d": ["yes"]}]),
        ("untested", ["x"], [{"c": ["b", "e"], "d": ["no"]}]),
    ]


def test_cases_of_one_verdict_stand_in_the_order_of_their_first_values() -> None:
    words = "ua excludes i:z|ua excludes i:z when c:e|ru excludes i:x when c:b"

    assert cases(words) == [
        ("untested", ["x", "y"], [{"c": ["a", "e"]}]),
        ("untested", ["y"], [{"c": ["b"]}]),
    ]


def test_the_easiest_case_comes_first() -> None:
    words = (
        "ru demands i:x|ru excludes i:z when c:a|ua excludes i:x,y when c:a|ua demands i:x when c:b"
        "|ua excludes i:y when c:e"
    )

    assert [verdict for verdict, _, _ in cases(words)] == ["identical", "untested", "deadlock"]


def test_the_positions_of_a_case_hold_in_all_of_it() -> None:
    found = compared(
        ISSUES + "ru offers i:x when c:a,b\nru offers i:x when c:b\nua offers i:x\nua offers i:x unless c:a", issue="i"
    )

    assert [(terms(case), case.positions) for case in found.cases] == [
        ([{"c": ["a", "b"]}], ("ru1", "ua1")),
        ([{"c": ["e"]}], ("ua1", "ua2")),
    ]


def test_an_offer_on_terms_is_judged_where_it_holds_as_a_whole() -> None:
    # Ukraine's second offer tells a from b, the American demand stands against b; the Russian offer is free by a.
    assert outcome("ru offers i:x when c:a,b|ua offers i:x|ua offers i:y when c:a|us offers i:x|us demands c:a,e") == (
        "conditional",
        "open",
    )
    assert outcome("ru offers i:x when c:a,b|ua offers i:x|ua offers i:y when c:a|us offers i:x|us demands c:e") == (
        "conditional",
        "conflict",
    )


def test_an_offer_that_never_holds_depends_on_nothing() -> None:
    words = "ru offers i:x when c:b|ru offers i:y unless c:a or c:b,e|ua offers i:x|ua demands c:b"

    assert outcome(words) == ("conditional", "open")


def test_a_red_line_on_terms_makes_no_conflict_by_its_terms() -> None:
    assert outcome("ru offers i:x when c:b|ru excludes i:y when c:a|ua offers i:x|ua demands c:b") == (
        "conditional",
        "open",
    )


def test_demands_that_only_the_red_lines_of_others_spoil_leave_the_offers() -> None:
    words = "ru demands i:x|ru offers i:y|ua demands i:x,z|ua offers i:y|ua excludes i:x"

    assert outcome(words) == ("zopa", "overlap")
    assert outcome(words.replace("ua excludes i:x", "ua excludes i:z")) == ("compatible", "overlap")
