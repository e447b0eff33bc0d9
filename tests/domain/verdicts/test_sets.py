"""Minimal conflicts and maximal overlaps: who, in which order, with what said of each set alone."""

from app.domain.verdicts.sets import maximal_overlaps, minimal_conflicts
from tests.domain.worlds import ask, terms, world

ISSUES = """
    i = x y z
    c = yes no
    parties ru ua us eu
"""


def conflicts(words: str, *sides: str) -> list[tuple[str, ...]]:
    return [found.parties for found in minimal_conflicts(ask(world(ISSUES + words), *sides), "i")]


def overlaps(words: str, *sides: str) -> list[tuple[str, ...]]:
    return [found.parties for found in maximal_overlaps(ask(world(ISSUES + words), *sides), "i")]


def test_conflicts_are_minimal_smallest_first_then_in_the_order_asked_for() -> None:
    words = """
        ru demands i:x,y
        ua demands i:y,z
        us demands i:x,z
        eu excludes i:y,z
    """

    assert conflicts(words) == [("ua", "eu"), ("ru", "ua", "us")]
    assert conflicts(words, "eu", "us", "ua", "ru") == [("eu", "ua"), ("us", "ua", "ru")]


def test_overlaps_are_maximal_largest_first_then_in_the_order_asked_for() -> None:
    words = """
        ru offers i:x
        ua offers i:x,y
        us offers i:x,z
        eu offers i:y
    """

    assert overlaps(words) == [("ru", "ua", "us"), ("ua", "eu")]
    assert overlaps(words, "eu", "us", "ua", "ru") == [("us", "ua", "ru"), ("eu", "ua")]


def test_who_is_silent_or_contradictory_stands_in_no_set() -> None:
    words = """
        ru demands i:x
        ua demands i:x
        us demands i:y
        us excludes i:y
    """

    assert overlaps(words) == [("ru", "ua")]
    assert conflicts(words) == []


def test_one_party_alone_is_no_set() -> None:
    assert overlaps("ru demands i:x") == []
    assert conflicts("ru demands i:x") == []
    assert overlaps("") == []
    assert conflicts("") == []


def test_all_who_meet_are_one_set() -> None:
    words = "ru offers i:x\nua offers i:x\nus offers i:x\neu offers i:x"

    assert overlaps(words) == [("ru", "ua", "us", "eu")]
    assert conflicts(words) == []


def test_a_set_of_all_can_be_the_least_that_conflicts() -> None:
    words = "ru demands i:x,y\nua demands i:y,z\nus demands i:x,z"

    assert conflicts(words) == [("ru", "ua", "us")]


def test_what_is_said_of_a_set_is_about_its_members_alone() -> None:
    words = """
        ru demands i:x grade=on_record
        ua demands i:y
        us demands i:y,z
    """

    first, second = minimal_conflicts(ask(world(ISSUES + words)), "i")
    (both,) = maximal_overlaps(ask(world(ISSUES + words)), "i")

    assert (first.parties, first.verdict, first.relation) == (("ru", "ua"), "apart", "conflict")
    assert first.label == "Nothing that was asked for or offered suits all"
    assert [reason.value for reason in first.reasons] == ["demands_disjoint", "reported_only"]
    assert (first.blocking, first.cases) == ((("ru1", "ua1"),), ())
    assert (second.parties, second.blocking) == (("ru", "us"), (("ru1", "us1"),))
    assert (both.parties, both.verdict, both.relation) == (("ua", "us"), "compatible", "overlap")
    assert (both.blocking, [reason.value for reason in both.reasons]) == ((), ["reported_only"])


def test_the_terms_of_a_set_stand_by_its_members_and_others_are_listed_beside() -> None:
    words = """
        ru offers i:x when c:yes
        ua offers i:x
        us offers i:x
        us excludes c:yes
    """

    assert conflicts(words) == [("ru", "us")]
    (found,) = minimal_conflicts(ask(world(ISSUES + words)), "i")
    assert (found.verdict, terms(found.cases[0]), found.cases[0].standing) == (
        "conditional",
        [{"c": ["yes"]}],
        "ruled_out",
    )
    assert [(one.party, one.counted) for one in found.cases[0].against] == [("us", True)]
    assert overlaps(words) == [("ua", "us")]
    ours = minimal_conflicts(ask(world(ISSUES + words + "ua excludes c:yes"), "ru", "us", "ua"), "i")
    assert [(one.parties, [(a.party, a.counted) for a in one.cases[0].against]) for one in ours] == [
        (("ru", "us"), [("us", True), ("ua", False)]),
        (("ru", "ua"), [("ua", True), ("us", False)]),
    ]


def test_a_set_of_one_party_on_two_days_is_a_set() -> None:
    words = "ru offers i:x on=2022-03-01 id=old\nru demands i:y on=2023-03-01 replaces=old\nua offers i:x"

    assert conflicts(words, "ru@2022-03-29", "ru", "ua") == [("ru@2022-03-29", "ru"), ("ru", "ua")]
    assert overlaps(words, "ru@2022-03-29", "ru", "ua") == [("ru@2022-03-29", "ua")]


def test_the_grade_of_the_question_counts() -> None:
    record = world(ISSUES + "ru demands i:x grade=anonymous\nua demands i:y")

    assert minimal_conflicts(ask(record), "i") == ()
    assert [one.parties for one in minimal_conflicts(ask(record, grade="anonymous"), "i")] == [("ru", "ua")]
