"""Words are cut in one place, the same for the index and for a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.queries.words import MAX_LETTERS, in_order, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No boats, no nets", ["no", "boats", "no", "nets"]),
        ("Éclair façade ÅNGSTRÖM", ["eclair", "facade", "angstrom"]),
        ("Straße", ["strasse"]),
        ("İstanbul", ["istanbul"]),
        ("Володимир Зеленський", ["володимир", "зеленськии"]),
        ("ﬁnal ½", ["final", "1", "2"]),
        ("600,000 troops; F-16s", ["600", "000", "troops", "f", "16s"]),
        ("it_is", ["it", "is"]),
        ("日本", ["日本"]),
        ("?!", []),
        ("", []),
    ],
)
def test_words_are_folded_without_marks_and_split_at_all_else(text: str, expected: list[str]) -> None:
    assert in_order(text) == expected


def test_the_words_of_several_texts_are_listed_once_and_sorted() -> None:
    assert words_of("nets and boats", "Boats and ropes") == ["and", "boats", "nets", "ropes"]


def test_a_long_word_is_cut() -> None:
    assert in_order("a" * 500) == ["a" * MAX_LETTERS]


@given(st.text())
def test_cutting_words_again_changes_nothing(text: str) -> None:
    words = in_order(text)

    assert in_order(" ".join(words)) == words
