"""Regions, verdicts and grades in the words of pictures."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.record.negotiation import SilenceKind
from app.domain.record.positions import Attribution, Kind
from app.domain.verdicts.table import Relation, Verdict
from app.pictures import words
from app.pictures.fonts import width_of, wrapped


def test_every_word_of_the_rules_has_its_words_here() -> None:
    assert set(words.SHORT) == set(Verdict)
    assert set(words.RELATIONS) == set(Relation)
    assert set(words.GRADES) == set(Attribution)
    assert set(words.OF_KIND) == set(Kind)
    assert set(words.SILENCES) == set(SilenceKind)


@pytest.mark.parametrize(
    ("region", "text"),
    [
        ([{"at_least": 800000}], "at least 800,000 people"),
        ([{"above": 0, "to": 5}], "more than 0 people and at most 5 people"),
        ([{"from": 1, "to": 2}, {"exactly": 7}], "1 to 2 people or exactly 7 people"),
        ([{"below": 3}], "less than 3 people"),
        ([{}], "any number"),
        ([], "nothing"),
    ],
)
def test_a_quantity_is_said_in_words(region: list[Any], text: str) -> None:
    assert words.region_words({"kind": "quantity", "unit": "people"}, region) == text


def test_a_subset_is_said_in_words() -> None:
    space = {"kind": "subset", "of": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}

    assert words.region_words(space, [{"all_in": ["a"], "none_in": ["b"]}, {}]) == "in (A), out (B) or anything"
    assert words.region_words(space, [{"all_in": ["a"]}, {"all_in": ["b"]}]) == "any in (A, B)"
    assert words.region_words(space, [{"all_in": ["a"]}, {"none_in": ["b"]}]) == "in (A) or out (B)"
    assert words.region_words(space, [{"all_in": ["a", "b"]}, {"none_in": ["b"]}]) == "out (B) or in (A, B)"


def test_a_long_region_is_cut_in_words_and_says_so() -> None:
    space = {"kind": "subset", "of": [{"id": f"m{number}", "label": f"M{number}"} for number in range(6)]}
    region = [{"all_in": [f"m{a}", f"m{b}"]} for a in range(6) for b in range(a)]

    assert words.region_words(space, region).endswith("or 11 more such")


@given(st.text(max_size=80), st.integers(20, 300))
def test_no_line_is_wider_than_it_may_be_unless_it_is_one_letter(text: str, width: int) -> None:
    lines = wrapped(text, width, 12)

    assert all(width_of(line, 12) <= width or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(wrapped(text, 10**9, 12)).replace(" ", "")
