from fractions import Fraction

import pytest

from app.domain.algebra.spaces import HIGHEST, LOWEST, MAX_MEMBERS, ChoiceSpace, Cut, QuantitySpace, SubsetSpace
from tests.domain.strategies import named


def test_a_choice_has_as_many_outcomes_as_options() -> None:
    assert ChoiceSpace(named(3)).size == 3


def test_a_subset_space_has_two_to_the_members_outcomes() -> None:
    assert SubsetSpace(named(0)).size == 1
    assert SubsetSpace(named(4)).size == 16


def test_each_space_knows_its_kind_and_what_holds_unless_said() -> None:
    assert (ChoiceSpace.kind, SubsetSpace.kind, QuantitySpace.kind) == ("choice", "subset", "quantity")
    assert ChoiceSpace(named(1)).ordered is False
    assert QuantitySpace("km") == QuantitySpace("km", whole=False, low=LOWEST, high=HIGHEST)


def test_sixteen_members_are_the_most() -> None:
    assert MAX_MEMBERS == 16


@pytest.mark.parametrize(
    ("value", "side"), [(Fraction(5), 0), (Fraction(5), 1), (Fraction(1, 2), 0), (Fraction(-1, 2), 1)]
)
def test_a_cut_of_a_line_lies_below_or_above_its_number(value: Fraction, side: int) -> None:
    assert QuantitySpace("km").cut(value, side) == (0, value, side)


@pytest.mark.parametrize(
    ("value", "side", "cut"),
    [
        (Fraction(5), 0, (0, Fraction(5), 0)),
        (Fraction(5), 1, (0, Fraction(6), 0)),
        (Fraction(11, 2), 0, (0, Fraction(6), 0)),
        (Fraction(11, 2), 1, (0, Fraction(6), 0)),
        (Fraction(-1, 2), 0, (0, Fraction(0), 0)),
        (Fraction(-1, 2), 1, (0, Fraction(0), 0)),
        (Fraction(-3), 1, (0, Fraction(-2), 0)),
    ],
)
def test_a_cut_of_whole_numbers_lies_just_below_the_next_one(value: Fraction, side: int, cut: Cut) -> None:
    assert QuantitySpace("people", whole=True).cut(value, side) == cut


def test_cuts_sort_from_below_all_to_above_all() -> None:
    line = QuantitySpace("km")

    assert sorted([HIGHEST, line.cut(Fraction(1), 1), line.cut(Fraction(1), 0), line.cut(Fraction(0), 1), LOWEST]) == [
        LOWEST,
        line.cut(Fraction(0), 1),
        line.cut(Fraction(1), 0),
        line.cut(Fraction(1), 1),
        HIGHEST,
    ]
