"""The one sentence for people: exact words for each verdict, with every silent side by name."""

from dataclasses import replace

import pytest

from app.domain.verdicts.comparison import compare
from app.domain.verdicts.sentences import join
from tests.domain.worlds import ask, compared, world

ISSUES = """
    i = x y z
    j = yes no
    parties ru ua us eu
"""
SAID = "Russia and Ukraine have spoken, and "

SENTENCES = [
    ("ru excludes i:x,y|ua excludes i:z", "deadlock", SAID + "their red lines together leave no outcome"),
    (
        "ru demands i:x|ua demands i:y",
        "apart",
        SAID + "nothing that was asked for or offered suits all of them",
    ),
    (
        "ru demands i:x|ua excludes i:y",
        "untested",
        SAID + "nothing they say clashes, but not all of them have said yes to something",
    ),
    (
        "ru demands i:x|ua demands i:x when j:yes",
        "conditional",
        SAID + "they meet only if conditions hold that lie outside this question",
    ),
    ("ru demands i:x|ua offers i:x", "zopa", SAID + "there are outcomes that all of them have said yes to"),
    ("ru demands i:x,y|ua demands i:x", "compatible", SAID + "all their demands can be met at once"),
    ("ru demands i:x|ua demands i:x", "identical", SAID + "they ask for the same"),
    ("ru demands i:x|ru demands i:y|ua demands i:x", "contradictory", "the recorded words of Russia cannot all hold"),
    (
        "ru demands i:x|ru demands i:y|ua demands i:x|ua excludes i:x",
        "contradictory",
        "the recorded words of Russia and Ukraine cannot all hold",
    ),
]


@pytest.mark.parametrize(
    ("words", "verdict", "said"), SENTENCES, ids=[f"{n}-{row[1]}" for n, row in enumerate(SENTENCES)]
)
def test_the_sentence_says_what_was_found(words: str, verdict: str, said: str) -> None:
    found = compared(ISSUES + words.replace("|", "\n"), "ru", "ua", issue="i")

    assert (found.verdict, found.summary) == (verdict, f"On the question “What of i?” {said}.")


def test_the_sentence_names_every_silent_side() -> None:
    found = compared(ISSUES + "ru demands i:x \n ua demands i:x", issue="i")

    assert found.summary == (
        "On the question “What of i?” Russia and Ukraine have spoken, and they ask for the same; "
        "no stated position of United States and European states is in force."
    )


def test_one_side_alone_is_named_and_so_are_the_silent() -> None:
    found = compared(ISSUES + "eu demands i:x", issue="i")

    assert found.summary == (
        "On the question “What of i?” only one side has spoken: European states; "
        "no stated position of Russia, Ukraine and United States is in force."
    )


def test_where_nobody_has_spoken_all_are_silent() -> None:
    found = compared(ISSUES, "ru", "us", issue="i")

    assert found.summary == "On the question “What of i?” no stated position of Russia and United States is in force."


def test_a_contradictory_side_and_a_silent_one_are_both_named() -> None:
    found = compared(ISSUES + "ru demands i:x \n ru excludes i:x", "ru", "us", issue="i")

    assert found.summary == (
        "On the question “What of i?” the recorded words of Russia cannot all hold; "
        "no stated position of United States is in force."
    )


def test_a_side_of_a_day_is_named_with_its_day() -> None:
    found = compared(ISSUES + "ru demands i:x on=2022-03-01", "ru@2022-03-29", "ru", "ua@2022-02", issue="i")

    assert found.summary == (
        "On the question “What of i?” Russia (as of 2022-03-29) and Russia have spoken, and they ask for the same; "
        "no stated position of Ukraine (as of 2022-02-01) is in force."
    )


def test_a_party_that_the_record_does_not_know_goes_by_its_id() -> None:
    record = replace(world(ISSUES), parties={})

    assert compare(ask(record, "ru"), "i").summary == (
        "On the question “What of i?” no stated position of ru is in force."
    )


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A, B, C and D"),
    ],
)
def test_names_are_joined_as_english_lists_them(names: list[str], joined: str) -> None:
    assert join(names) == joined
