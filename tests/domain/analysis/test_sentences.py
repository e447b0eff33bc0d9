"""The one sentence for people about a shift, a contradiction or a settlement: exact words."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.analysis.history.contradictions import contradictions
from app.domain.analysis.history.shifts import Move, shift_of
from app.domain.analysis.sentences import (
    SETTLEMENTS,
    component_sentence,
    contradiction_sentence,
    settlement_sentence,
    shift_sentence,
)
from app.domain.analysis.settling.settlements import Settlement, settle
from app.domain.verdicts.question import Question
from tests.domain.worlds import ask, world

ISSUES = """
    i = x y z
    j = yes no
    parties ru ua us
"""
ON = "On the question “What of i?” "
BEFORE, AFTER = date(2024, 1, 1), date(2024, 6, 14)


def told(words: str) -> Question:
    return ask(world(ISSUES + words.replace("|", "\n")), "ru", "ua", grade="anonymous")


SHIFTS = [
    ("ru demands i:x", "new", "had no position in force on 2024-01-01 and has one on 2024-06-14"),
    (
        "ru demands i:x on=2023 ended=2024-03-01",
        "dropped",
        "had a position in force on 2024-01-01 and has none on 2024-06-14",
    ),
    (
        "ru offers i:x on=2023|ru offers i:y",
        "softened",
        "allows more, or has said yes to more, on 2024-06-14 than on 2024-01-01, and nothing less",
    ),
    (
        "ru demands i:x,y on=2023|ru excludes i:y",
        "hardened",
        "allows less, or has said yes to less, on 2024-06-14 than on 2024-01-01, and nothing more",
    ),
    (
        "ru demands i:x on=2023 id=a|ru demands i:y replaces=a",
        "moved",
        "moved between 2024-01-01 and 2024-06-14 in a way that is neither softer nor harder throughout",
    ),
    (
        "ru demands i:x on=2023|ru offers i:x",
        "unchanged",
        "allows the same and has said yes to the same on 2024-01-01 and on 2024-06-14",
    ),
]


@pytest.mark.parametrize(("words", "move", "said"), SHIFTS, ids=[move for _, move, _ in SHIFTS])
def test_a_shift_is_told_with_both_days(words: str, move: str, said: str) -> None:
    question = told(words)
    shift = shift_of(question.record, "ru", "i", (BEFORE, AFTER))

    assert shift
    assert (shift.move, shift_sentence(question, shift)) == (Move(move), f"{ON}the Russian side {said}.")


SAME = "they were said through one channel and rest on evidence of one grade"
CONTRADICTIONS = [
    ("ru offers i:x on=2024-01-01", f"2 statements of the Russian side cannot all hold; {SAME}"),
    (
        "ru offers i:x on=2024-01-01 channel=private",
        "2 statements of the Russian side cannot all hold; they were said through different channels",
    ),
    (
        "ru offers i:x on=2024-01-01 grade=anonymous",
        "2 statements of the Russian side cannot all hold; they rest on evidence of different grades",
    ),
    (
        "ru offers i:x on=2024-01-01 when j:yes grade=anonymous channel=private",
        (
            "2 statements of the Russian side cannot all hold where their conditions are true; they were said through"
            " different channels and rest on evidence of different grades"
        ),
    ),
]


@pytest.mark.parametrize(("words", "said"), CONTRADICTIONS)
def test_a_contradiction_is_told_with_what_differs_and_how_long_it_stood(words: str, said: str) -> None:
    question = told(f"ru excludes i:x on=2023-12-14|{words}")
    (found,) = contradictions(question.record, "ru", "i", AFTER)

    expected = f"{ON}{said}, and stood together from 2024-01-01 on."
    assert contradiction_sentence(question, found) == expected
    assert contradiction_sentence(question, replace(found, through=date(2024, 6, 30))) == expected.replace(
        "2024-01-01 on.", "2024-01-01 through 2024-06-30."
    )


def test_a_named_pair_is_told_as_the_record_names_it() -> None:
    question = told("ru offers i:x id=a|ru offers i:y id=b when j:yes")
    pair = replace(question.record.positions["b"], contradicts=("a",))
    record = replace(question.record, positions=question.record.positions | {"b": pair})
    (found,) = contradictions(record, "ru", "i", AFTER)
    named = f"{ON}the record names 2 statements of the Russian side as contradicting each other"

    assert contradiction_sentence(question, found).startswith(f"{named} where their conditions are true; ")
    assert contradiction_sentence(question, replace(found, when=())).startswith(
        f"{named}, though their conditions are never true together; "
    )
    three = replace(found, positions=(*found.positions, pair))
    assert contradiction_sentence(question, three).startswith(f"{ON}3 statements of the Russian side cannot all hold")


ASKED = "Asked whether a package could cross no red line of the Russian and Ukrainian sides"
YES = f"{ASKED} and be one to which each has said yes wherever it has said yes to anything"
OVER = "as of 2024-06-14, over the 2 questions on which their words bear"
NOT_AGREED = "which does not say that they would agree to one"
OPEN, BLOCKED = (
    {
        say_yes: f"{label[0].lower()}{label[1:]}"
        for (say_yes, there_is), label in SETTLEMENTS.items()
        if there_is is which
    }
    for which in (True, False)
)


def sentences(words: str, *, say_yes: bool = False) -> list[str]:
    question = told(words)
    found = settle(question, say_yes=say_yes)
    parts = [component_sentence(question, part, say_yes=say_yes) for part in found.components]
    return [settlement_sentence(question, found, say_yes=say_yes), *parts]


def test_a_settlement_says_what_was_asked_and_that_nobody_need_agree() -> None:
    one_question = OVER.replace("2 questions", "1 question")

    assert sentences("ru excludes i:x|ua demands i:y") == [
        f"{ASKED}, {one_question}: {OPEN[False]}, {NOT_AGREED}.",
        f"{ON}{OPEN[False]}.",
    ]
    assert sentences("ru offers i:x when j:yes|ua demands i:x", say_yes=True) == [
        f"{YES}, {OVER}: {OPEN[True]}, {NOT_AGREED}.",
        f"On the linked questions “What of i?” and “What of j?” {OPEN[True]}.",
    ]


def test_a_settlement_says_how_much_is_blocked_and_how_little_would_do() -> None:
    least = "at least 1 red line would have to move, and there are 2 ways to choose so few"

    assert sentences("ru excludes i:x,y|ua excludes i:z|ua excludes j:yes") == [
        f"{ASKED}, {OVER}: {BLOCKED[False]}, since 1 of 2 groups of linked questions leaves none.",
        f"{ON}{BLOCKED[False]}; {least}.",
        f"On the question “What of j?” {OPEN[False]}.",
    ]
    least = least.replace("red line", "red line or yes")
    assert sentences("ru demands i:x|ua demands i:y|ru demands j:yes|ua offers j:no", say_yes=True) == [
        f"{YES}, {OVER}: {BLOCKED[True]}, since 2 of 2 groups of linked questions leave none.",
        f"{ON}{BLOCKED[True]}; {least}.",
        f"On the question “What of j?” {BLOCKED[True]}; {least}.",
    ]


def test_more_than_one_may_have_to_move_and_a_cut_listing_may_leave_choices_out() -> None:
    words = "ru excludes i:x|ru excludes i:y,z|ua excludes i:x|ua excludes i:y|ua excludes i:z"
    question = told(words)
    (part,) = settle(question).components

    assert component_sentence(question, part, say_yes=False) == (
        f"{ON}{BLOCKED[False]}; at least 2 red lines would have to move, and there are 3 ways to choose so few."
    )
    assert component_sentence(question, replace(part, complete=False), say_yes=True) == (
        f"{ON}{BLOCKED[True]}; at least 2 red lines or yeses would have to move, and there are at least 3 ways to"
        " choose so few."
    )
    assert component_sentence(question, replace(part, to_move=part.to_move[:1]), say_yes=False).endswith(
        "and there is 1 way to choose so few."
    )


def test_of_many_linked_questions_three_are_named() -> None:
    words = "k = a b|l = a b|m = a b|ru offers i:x when j:yes k:a l:a m:a|ua excludes i:x"

    assert sentences(words)[1].startswith(
        "On the linked questions “What of i?”, “What of j?”, “What of k?” and 2 more "
    )


def test_three_linked_questions_are_all_named() -> None:
    words = "k = a b|ru offers i:x when j:yes k:a|ua excludes i:x"

    assert sentences(words)[1].startswith("On the linked questions “What of i?”, “What of j?” and “What of k?”")


def test_where_nobody_has_spoken_nothing_is_to_be_settled() -> None:
    question = told("us demands i:x")

    assert settlement_sentence(question, Settlement(()), say_yes=False) == (
        f"{ASKED}, as of 2024-06-14: none of them has a position in force there, so nothing is to be settled."
    )


def test_a_side_of_another_day_is_told_with_its_day() -> None:
    question = ask(world(ISSUES + "ru excludes i:x on=2023\nua excludes i:y"), "ru@2024-01-01", "ua")

    assert settlement_sentence(question, settle(question), say_yes=False).startswith(
        "Asked whether a package could cross no red line of the Russian (as of 2024-01-01) and Ukrainian sides, as of"
        " 2024-06-14 where no other day is named, over the 1 question "
    )


def test_no_label_says_that_peace_is_possible() -> None:
    assert SETTLEMENTS == {
        (False, True): "No stated red line stands in the way",
        (False, False): "Stated red lines leave no package",
        (True, True): "Neither a stated red line nor a stated yes stands in the way",
        (True, False): "Stated red lines and stated yeses leave no package",
    }
