"""How the terms of a case stand with what the parties say elsewhere, and who is against them by which words."""

import pytest

from app.domain.verdicts.findings import Case
from tests.domain.worlds import compared, terms

ISSUES = """
    i = x y
    c = a b e
    d = yes no
    event vote = yes no
    parties ru ua us
"""
# Russia offers what Ukraine offers too, on terms: they meet only in the first case.
OFFERS = "ua offers i:x id=yes\n"


def first_case(words: str, *sides: str, grade: str = "reported") -> Case:
    return compared(ISSUES + OFFERS + words.replace("|", "\n"), *(sides or ("ru", "ua")), issue="i", grade=grade).cases[
        0
    ]


def against(case: Case) -> list[tuple[str, bool, tuple[tuple[str, ...], ...]]]:
    return [(one.party, one.counted, one.sets) for one in case.against]


FREE = [
    "ru offers i:x when c:a",
    "ru offers i:x when c:a|ua excludes c:b",
    "ru offers i:x when c:a,b|ua excludes c:a",
    "ru offers i:x when c:a|ua demands c:a",
    "ru offers i:x when c:a|ua offers c:b",
    "ru offers i:x when c:a|ua demands c:b|ua offers c:a",
    "ru offers i:x when c:a|ua demands c:b|ua offers i:x when c:a",
    "ru offers i:x when c:a|ua demands c:b|ua demands i:x when c:a,e",
    "ru offers i:x when c:a|ua excludes c:a when d:yes",
    "ru offers i:x when c:a|ua demands c:b when d:yes",
    "ru offers i:x when c:a or d:yes|ua excludes c:a",
    "ru offers i:x when c:a|ru demands c:b",
    "ru offers i:x when vote:yes",
]
OPPOSED = [
    ("ru offers i:x when c:a|ua demands c:b", [("ua", True, (("ua2",),))]),
    ("ru offers i:x when c:a,b|ua demands c:b,e|ua excludes c:b", [("ua", True, (("ua2", "ua3"),))]),
    ("ru offers i:x when c:a|ua demands c:b,e|ua demands c:e", [("ua", True, (("ua2",), ("ua3",)))]),
    ("ru offers i:x when c:a|ua demands c:b|ua excludes i:y when c:a", [("ua", True, (("ua2",),))]),
    ("ru offers i:x when c:a|ua demands c:b|ua offers i:x unless c:a", [("ua", True, (("ua2",),))]),
    ("ru offers i:x when c:a|ua demands c:b|ua offers c:e", [("ua", True, (("ua2",),))]),
    ("ru offers i:x when c:a d:yes|ua demands d:no", [("ua", True, (("ua2",),))]),
    (
        "ru offers i:x when c:a or d:yes|ua excludes c:a|ua demands d:no",
        [("ua", True, (("ua2", "ua3"),))],
    ),
]
RULED_OUT = [
    ("ru offers i:x when c:a|ua excludes c:a", [("ua", True, (("ua2",),))]),
    ("ru offers i:x when c:a,b|ua excludes c:a|ua excludes c:b,e", [("ua", True, (("ua2", "ua3"),))]),
    ("ru offers i:x when c:a|ua excludes c:a|ua offers c:a", [("ua", True, (("ua2",),))]),
    ("ru offers i:x when c:a|ua excludes c:a|ua offers i:x when c:a", [("ua", True, (("ua2",),))]),
    ("ru offers i:x when c:a|ua excludes c:a|ua demands c:b", [("ua", True, (("ua2",),))]),
    ("ru offers i:x when c:a d:yes|ua excludes c:a|ua excludes d:yes", [("ua", True, (("ua2",), ("ua3",)))]),
    ("ru offers i:x when c:a or d:yes|ua excludes c:a|ua excludes d:yes", [("ua", True, (("ua2", "ua3"),))]),
    (
        "ru offers i:x when c:a d:yes or c:a vote:yes|ua excludes c:a|ua excludes d:yes|ua excludes vote:yes",
        [("ua", True, (("ua2",), ("ua3", "ua4")))],
    ),
    (
        "ru offers i:x when c:a,b|ua excludes c:a|ru excludes c:b",
        [("ru", True, (("ru2",),)), ("ua", True, (("ua2",),))],
    ),
]


@pytest.mark.parametrize("words", FREE)
def test_terms_that_leave_a_value_neither_excluded_nor_demanded_otherwise_are_free(words: str) -> None:
    case = first_case(words)

    assert (case.verdict, case.standing, against(case)) == ("zopa", "free", [])


@pytest.mark.parametrize(("words", "who"), OPPOSED)
def test_terms_with_every_value_excluded_or_demanded_otherwise_are_opposed(words: str, who: list[object]) -> None:
    case = first_case(words)

    assert (case.verdict, case.standing, against(case)) == ("zopa", "opposed", who)


@pytest.mark.parametrize(("words", "who"), RULED_OUT)
def test_terms_that_red_lines_exclude_on_one_issue_are_ruled_out(words: str, who: list[object]) -> None:
    case = first_case(words)

    assert (case.verdict, case.standing, against(case)) == ("zopa", "ruled_out", who)


def test_a_union_of_alternatives_stands_as_its_best_one() -> None:
    case = first_case("ru offers i:x when c:a or d:yes|ua excludes c:a|ua demands d:no")

    assert terms(case) == [{"d": ["yes"]}, {"c": ["a"]}] or terms(case) == [{"c": ["a"]}, {"d": ["yes"]}]
    assert case.standing == "opposed"


def test_words_elsewhere_are_heard_of_those_that_have_spoken_here_and_others_are_only_listed() -> None:
    words = "ru offers i:x when c:a|us excludes c:a"

    unselected = first_case(words)
    silent = first_case(words, "ru", "ua", "us")
    speaking = first_case(words + "|us offers i:x", "ru", "ua", "us")

    assert (unselected.standing, against(unselected)) == ("free", [("us", False, (("us1",),))])
    assert (silent.standing, against(silent)) == ("free", [("us", False, (("us1",),))])
    assert (speaking.standing, against(speaking)) == ("ruled_out", [("us", True, (("us1",),))])


def test_another_party_is_listed_by_its_own_words_alone() -> None:
    case = first_case("ru offers i:x when c:a,b|ua excludes c:a|us excludes c:b|us demands c:e")

    assert case.standing == "free"
    assert against(case) == [("us", False, (("us2",),))]


def test_compared_parties_stand_before_selected_silent_ones_and_these_before_the_rest() -> None:
    words = "eu excludes c:a|ru offers i:x when c:a|us excludes c:a|ua excludes c:a|ru excludes c:a"

    assert [(one.party, one.counted) for one in first_case(words, "us", "ua", "ru").against] == [
        ("ua", True),
        ("ru", True),
        ("us", False),
        ("eu", False),
    ]


def test_an_anonymous_word_elsewhere_that_collides_with_its_party_stands_against_nothing() -> None:
    words = "ru offers i:x when c:a|ua excludes c:b,e|ua demands c:b grade=anonymous"

    assert first_case(words, grade="anonymous").standing == "free"
    assert first_case(words.replace("excludes c:b,e", "offers c:e"), grade="anonymous").standing == "opposed"


def test_a_party_of_another_day_stands_by_its_words_of_that_day() -> None:
    words = "ua offers i:x id=early on=2022-03-01|ru offers i:x when c:a on=2022-03-01|ua excludes c:a on=2023-01-01"

    assert first_case(words, "ru", "ua@2022-03-29").standing == "free"
    assert first_case(words, "ru@2022-03-29", "ua").standing == "ruled_out"


def test_the_conflict_of_a_conditional_verdict_rests_on_the_terms() -> None:
    def outcome(words: str) -> tuple[str, str]:
        found = compared(ISSUES + OFFERS + words.replace("|", "\n"), "ru", "ua", issue="i")
        return found.verdict.value, found.relation.value

    offer = "ru offers i:x when c:a"
    assert outcome(offer) == ("conditional", "open")
    assert outcome(offer + "|ua demands c:b") == ("conditional", "conflict")
    assert outcome(offer + "|ru offers i:x unless c:a") == ("zopa", "overlap")
    # A context in conflict makes a conflict unless those that meet are free.
    assert outcome("ru demands i:x|ru excludes i:x when c:a") == ("conditional", "open")
    assert outcome("ru demands i:x|ru excludes i:x when c:a|ua demands c:a") == ("conditional", "conflict")
    assert outcome("ru excludes i:x when c:a") == ("apart", "conflict")
    assert outcome("ru excludes i:y when c:a") == ("untested", "open")


def test_the_reason_names_the_standing_of_where_they_meet_also_where_the_relation_stays_open() -> None:
    text = """
        ru offers i:x when c:a,b
        ua offers i:x when c:a,e
        us offers i:x
        us demands c:b,e
    """

    found = compared(ISSUES + text, issue="i")
    ruled_out = compared(ISSUES + text.replace("demands c:b,e", "excludes c:a"), issue="i")

    assert (found.verdict, found.relation) == ("conditional", "open")
    assert "condition_opposed" in found.reasons
    assert (ruled_out.verdict, ruled_out.relation) == ("conditional", "open")
    assert "condition_ruled_out" in ruled_out.reasons
