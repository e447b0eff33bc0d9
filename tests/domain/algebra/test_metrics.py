"""Distances between single outcomes: true metrics between 0 and 1, and the agreement that rests on them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.metrics import agreement, mean, point_distance
from app.domain.algebra.spaces import HIGHEST, LOWEST, ChoiceSpace, QuantitySpace, Space, SubsetSpace
from tests.domain.points import Outcome, outcomes
from tests.domain.strategies import choice_spaces, named, quantity_spaces, subset_spaces

SCALE = ChoiceSpace(named(3), ordered=True)
PERCENT = QuantitySpace("%", low=(0, Fraction(0), 0), high=(0, Fraction(100), 1))
ONE_TO_FIVE = QuantitySpace("people", whole=True, low=(0, Fraction(1), 0), high=(0, Fraction(6), 0))


@st.composite
def three_outcomes(draw: st.DrawFn) -> tuple[Space, list[Outcome]]:
    space = draw(st.one_of(choice_spaces(), quantity_spaces(ranged=True), subset_spaces(least=0)))
    return space, [draw(st.sampled_from(outcomes(space))) for _ in range(3)]


@given(three_outcomes())
def test_a_distance_is_a_metric_between_0_and_1(drawn: tuple[Space, list[Outcome]]) -> None:
    space, (a, b, c) = drawn
    ab, bc, ac = (point_distance(space, x, y) for x, y in ((a, b), (b, c), (a, c)))

    assert 0 <= ab <= 1
    assert ab == point_distance(space, b, a)
    assert (ab == 0) == (a == b)
    assert ac <= ab + bc


@given(choice_spaces(), st.data())
def test_l9_turning_a_scale_round_changes_no_distance(space: ChoiceSpace, data: st.DataObject) -> None:
    a, b = (data.draw(st.integers(0, space.size - 1)) for _ in range(2))
    last = space.size - 1

    assert point_distance(space, a, b) == point_distance(space, last - a, last - b)


@pytest.mark.parametrize(
    ("space", "one", "other", "distance"),
    [
        (ChoiceSpace(named(3)), 0, 2, Fraction(1)),
        (ChoiceSpace(named(3)), 1, 2, Fraction(1)),
        (ChoiceSpace(named(3)), 1, 1, Fraction(0)),
        (ChoiceSpace(named(1), ordered=True), 0, 0, Fraction(0)),
        (ChoiceSpace(named(2), ordered=True), 0, 1, Fraction(1)),
        (SCALE, 0, 1, Fraction(1, 2)),
        (SCALE, 2, 0, Fraction(1)),
        (SubsetSpace(named(4)), 0b0011, 0b0110, Fraction(1, 2)),
        (SubsetSpace(named(1)), 0, 1, Fraction(1)),
        (SubsetSpace(named(3)), 0b000, 0b111, Fraction(1)),
        (SubsetSpace(()), 0, 0, Fraction(0)),
        (PERCENT, Fraction(20), Fraction(5), Fraction(3, 20)),
        (PERCENT, 0, 100, Fraction(1)),
        (ONE_TO_FIVE, 1, 5, Fraction(1)),
        (ONE_TO_FIVE, 4, 2, Fraction(1, 2)),
        (QuantitySpace("%", low=(0, Fraction(50), 1), high=(0, Fraction(100), 0)), 60, 70, Fraction(1, 5)),
        (QuantitySpace("people", whole=True, low=(0, Fraction(5), 0), high=(0, Fraction(6), 0)), 5, 5, Fraction(0)),
    ],
)
def test_how_far_two_outcomes_are_apart(space: Space, one: Outcome, other: Outcome, distance: Fraction) -> None:
    assert point_distance(space, one, other) == distance


@pytest.mark.parametrize(("low", "high"), [(LOWEST, PERCENT.high), (PERCENT.low, HIGHEST), (LOWEST, HIGHEST)])
def test_a_quantity_without_a_range_has_no_scale(
    low: tuple[int, Fraction, int], high: tuple[int, Fraction, int]
) -> None:
    message = r"^a quantity without a range at both ends has no scale to measure on$"

    with pytest.raises(ValueError, match=message):
        point_distance(QuantitySpace("km", low=low, high=high), 1, 2)


def test_agreement_is_one_minus_the_mean_distance() -> None:
    assert agreement(SCALE, [0, 1, 2], [0, 2, 0]) == Fraction(1, 2)
    assert agreement(SCALE, [2, 2], [2, 2]) == 1


def test_a_missing_answer_is_silence_and_never_a_middle() -> None:
    assert agreement(SCALE, [0, None, 2, 1], [2, 1, None, 1]) == Fraction(1, 2)
    assert agreement(SCALE, [None, 1], [1, None]) is None
    assert agreement(SCALE, [], []) is None


def test_answers_come_in_pairs() -> None:
    with pytest.raises(ValueError, match=r"^zip\(\) argument 2 is shorter than argument 1$"):
        agreement(SCALE, [0, 1], [0])


def test_a_mean_is_exact() -> None:
    assert mean([Fraction(1, 3), Fraction(1, 3), Fraction(0)]) == Fraction(2, 9)
    assert mean(iter([Fraction(5)])) == 5
    with pytest.raises(ZeroDivisionError):
        mean([])
