"""Structural reasons and those of the question: for each an example that gives it, and a near one that does not."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.verdicts.reasons import REASONS, Reason, of_question
from tests.domain.worlds import ask, compared, world

ISSUES = """
    i = x y z
    j = yes no
    k = yes no
    event vote = yes no
    area = {a b c}
    cap = <whole people> scope=in_peacetime
    parties ru ua
"""

# For each reason: words on one issue where it is given, and words that differ little, where it is not.
EXAMPLES: list[tuple[str, str, str, str]] = [
    ("red_lines_exhaust", "i", "ru excludes i:x,y|ua excludes i:z", "ru excludes i:x|ua excludes i:z"),
    (
        "red_lines_exhaust",
        "i",
        "ru excludes i:x,y when j:yes|ua excludes i:z",
        "ru excludes i:x,y when j:yes|ua excludes i:z when j:no",
    ),
    ("demand_crosses_red_line", "i", "ru demands i:x|ua excludes i:x,y", "ru demands i:x,z|ua excludes i:x,y"),
    ("demand_crosses_red_line", "i", "ru demands i:x|ua excludes i:x,y", "ru offers i:x|ua excludes i:x,y"),
    (
        "demand_crosses_red_line",
        "i",
        "ru demands i:x,y|ru demands i:y,z|ua excludes i:y",
        "ru demands i:x,y|ru demands i:y,z|ua excludes i:x",
    ),
    (
        "demand_crosses_red_line",
        "i",
        "ru demands i:x,y|ua excludes i:x,y",
        "ru demands i:x,y|ua excludes i:x|us excludes i:y",
    ),
    ("demands_disjoint", "i", "ru demands i:x|ua demands i:y", "ru demands i:x,y|ua demands i:y"),
    ("demands_disjoint", "i", "ru demands i:x|ua demands i:y", "ru demands i:x|ua offers i:y"),
    (
        "demands_disjoint",
        "i",
        "ru demands i:x,y|ua demands i:y,z|us demands i:x,z",
        "ru demands i:x,y|ua demands i:y,z",
    ),
    (
        "demands_disjoint",
        "i",
        "ru demands i:x|ru demands i:y|ua demands i:x,y",
        "ru demands i:x|ru demands i:y|ua offers i:x",
    ),
    ("offers_only", "i", "ru offers i:x|ua offers i:y", "ru offers i:x|ua demands i:y"),
    ("offers_only", "i", "ru offers i:x|ua offers i:y|ua excludes i:z", "ru offers i:x|ua offers i:y|ua excludes i:x"),
    ("offers_only", "i", "ru offers i:x|ua offers i:y", "ru offers i:x|ua offers i:x"),
    (
        "condition_ruled_out",
        "i",
        "ru offers i:x when j:yes|ua offers i:x|ua excludes j:yes",
        "ru offers i:x when j:yes|ua offers i:x|ua excludes j:no",
    ),
    (
        "condition_opposed",
        "i",
        "ru offers i:x when j:yes|ua offers i:x|ua demands j:no",
        "ru offers i:x when j:yes|ua offers i:x|ua demands j:yes",
    ),
    (
        "condition_opposed",
        "i",
        "ru offers i:x when j:yes|ua offers i:x|ua demands j:no",
        "ru offers i:x when j:yes|ua offers i:x|ua demands j:no|ua excludes j:yes",
    ),
    (
        "order_disputed",
        "i",
        "ru offers i:x when j:yes|ua offers i:x|ua offers j:yes when i:x",
        "ru offers i:x when j:yes|ua offers i:x|ua offers j:yes when k:yes",
    ),
    (
        "order_disputed",
        "i",
        "ru offers i:x when j:yes|ua offers i:x|ua offers j:yes when k:yes|ru offers k:yes when i:x",
        "ru offers i:x when j:yes|ua offers i:x|ua offers j:yes when k:yes|ru offers k:yes when j:yes",
    ),
    (
        "order_disputed",
        "i",
        "ru offers i:x when j:yes|ua offers i:x|us offers j:yes when i:x",
        "ru offers i:x when j:yes|ua offers i:x|us offers j:yes when i:x grade=anonymous",
    ),
    (
        "depends_on_event",
        "i",
        "ru offers i:x when vote:yes|ua offers i:x",
        "ru offers i:x when j:yes|ua offers i:x",
    ),
    (
        "depends_on_event",
        "i",
        "ru offers i:x when vote:yes j:yes|ua offers i:x",
        "ru offers i:x when vote:yes or j:yes|ua offers i:x",
    ),
    ("depends_on_event", "i", "ru offers i:x when vote:yes|ua offers i:x", "ru offers i:x when vote:yes|ua offers i:y"),
    (
        "unmentioned_part",
        "area",
        "ru demands area:+a|ua demands area:+b",
        "ru demands area:+a+b|ua demands area:+b|ua offers area:-a",
    ),
    (
        "unmentioned_part",
        "area",
        "ru demands area:+b|ua demands area:-a",
        "ru demands area:any+a+b|ua demands area:-a+b",
    ),
    (
        "unmentioned_part",
        "area",
        "ru demands area:+b|ua demands area:-a+b",
        "ru demands area:any+a+b|ua demands area:-a+b",
    ),
    ("unmentioned_part", "area", "ru demands area:+b|ua demands area:+a", "ru demands area:+b|ua demands area:any+a+b"),
    (
        "unmentioned_part",
        "area",
        "ru demands area:-c|ua demands area:-a",
        "ru demands area:-c|ru offers area:-a|ua demands area:-a-c",
    ),
    ("unmentioned_part", "area", "ru demands area:+a|ua demands area:-b", "ru demands area:+a|ua demands area:any+a+b"),
    ("unmentioned_part", "area", "ru demands area:+a|ua excludes area:+b", "ru demands area:+a|ua excludes area:+a"),
    ("unmentioned_part", "area", "ru demands area:+a|ua excludes area:+b", "ru excludes area:+a|ua excludes area:+b"),
    (
        "scope_mismatch",
        "cap",
        "ru demands cap:=5|ua demands cap:=5 scope=at_war",
        "ru demands cap:=5|ua demands cap:=6",
    ),
    (
        "scope_mismatch",
        "cap",
        "ru demands cap:=5|ua excludes cap:=6 scope=at_war",
        "ru demands cap:=5|ua demands cap:=5 scope=in_peacetime",
    ),
]

NAMES = [f"{number}-{row[0]}" for number, row in enumerate(EXAMPLES)]


def reasons(words: str, issue: str, *sides: str, as_of: str = "2024-06-14") -> list[str]:
    found = compared(ISSUES + words.replace("|", "\n"), *sides, issue=issue, as_of=as_of)
    return [reason.value for reason in found.reasons]


@pytest.mark.parametrize(("reason", "issue", "given", "near"), EXAMPLES, ids=NAMES)
def test_a_reason_is_given_where_its_rule_says_so(reason: str, issue: str, given: str, near: str) -> None:
    assert reason in reasons(given, issue)


@pytest.mark.parametrize(("reason", "issue", "given", "near"), EXAMPLES, ids=NAMES)
def test_a_reason_is_not_given_where_its_rule_just_fails(reason: str, issue: str, given: str, near: str) -> None:
    assert reason not in reasons(near, issue)


def test_sides_of_different_days_say_so() -> None:
    words = "ru demands i:x on=2022-03-01|ua demands i:y"

    assert "different_dates" in reasons(words, "i", "ru@2022-03-29", "ua")
    assert "different_dates" not in reasons(words, "i", "ru@2024-06-14", "ua")
    assert "different_dates" not in reasons(words, "i", "ru", "ua")


def test_a_day_after_the_last_that_anyone_looked_at_says_so() -> None:
    words = "ru demands i:x|ua demands i:y"

    assert "beyond_coverage" in reasons(words, "i", as_of="2025-01-01")
    assert "beyond_coverage" not in reasons(words, "i", as_of="2024-12-31")
    assert "beyond_coverage" in reasons(words, "i", "ru", "ua@2025-01-01")
    assert "beyond_coverage" not in reasons(words, "i", "ru@2024-06-14", "ua@2024-12-31", as_of="2025-01-01")


def test_the_reasons_of_the_question_are_given_where_nobody_has_spoken() -> None:
    assert reasons("", "i", "ru", "ua@2025-01-01") == ["different_dates", "beyond_coverage"]


def test_a_question_about_nobody_has_its_own_day() -> None:
    assert of_question(ask(world(ISSUES), as_of="2025-01-01")) != ()
    nobody = replace(ask(world(ISSUES), as_of="2025-01-01"), selectors=())
    assert of_question(nobody) == (Reason.BEYOND_COVERAGE,)
    assert of_question(replace(nobody, as_of=date(2024, 12, 31))) == ()


def test_one_side_alone_has_no_structural_reason() -> None:
    assert reasons("ru excludes i:x,y|ru offers i:z when j:yes|ru offers j:yes when i:z", "i") == ["reported_only"]
    assert reasons("ru demands cap:<=5|ru offers cap:=6 scope=at_war", "cap") == ["reported_only"]


def test_reasons_stand_in_the_order_of_the_rules() -> None:
    words = "ru demands i:x when j:yes|ua demands i:y|ua excludes i:x|ua excludes j:yes|us excludes i:y,z"

    assert reasons(words, "i", "ru", "ua", "us@2024-06-15") == [
        "red_lines_exhaust",
        "demand_crosses_red_line",
        "demands_disjoint",
        "condition_ruled_out",
        "reported_only",
        "different_dates",
    ]


def test_a_contradictory_comparison_tells_what_its_unconditional_words_come_to() -> None:
    found = reasons("ru excludes i:x|ru demands i:x|ua excludes i:y,z", "i")

    assert found == ["red_lines_exhaust", "reported_only"]


def test_no_part_is_unmentioned_where_there_is_no_zone() -> None:
    assert "unmentioned_part" not in reasons("ru demands area:+a|ua demands area:-a", "area")
    collides = "ru demands area:+a|ru offers area:+b|ru excludes area:+b|"
    assert reasons(collides + "ua demands area:+a", "area") == ["reported_only"]
    assert "unmentioned_part" in reasons(collides.replace("|ru offers area:+b", "") + "ua demands area:+a", "area")


def test_each_reason_has_words_of_its_own() -> None:
    assert set(REASONS) == set(Reason)
    assert len(set(REASONS.values())) == len(REASONS)
    assert all(words.endswith(".") for words in REASONS.values())
