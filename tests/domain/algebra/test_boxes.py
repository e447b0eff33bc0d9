"""Maximal boxes against a search through all boxes."""

from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra import boxes
from app.domain.algebra.boxes import Box, digits, joint_count, lift, maximal_boxes
from app.domain.errors import TooLarge

SIZES = st.lists(st.integers(1, 3), max_size=3)


def held(box: Box, sizes: list[int]) -> frozenset[tuple[int, ...]]:
    values = product(*(range(size) for size in sizes))
    return frozenset(
        value for value in values if all(part >> digit & 1 for part, digit in zip(box, value, strict=True))
    )


def joint_values(mask: int, sizes: list[int]) -> frozenset[tuple[int, ...]]:
    every = product(*(range(size) for size in sizes))
    return frozenset(value for number, value in enumerate(every) if mask >> number & 1)


def brute(mask: int, sizes: list[int]) -> list[Box]:
    every = product(*(range(1, 2**size) for size in sizes))
    inside = {box: found for box in every if (found := held(box, sizes)) <= joint_values(mask, sizes)}
    largest = [box for box, found in inside.items() if not any(found < other for other in inside.values())]
    return sorted(largest, key=lambda box: (sum(p != 2**n - 1 for p, n in zip(box, sizes, strict=True)), box))


@given(SIZES, st.data())
def test_maximal_boxes_are_the_largest_within(sizes: list[int], data: st.DataObject) -> None:
    mask = data.draw(st.integers(0, 2 ** prod(sizes) - 1))

    assert maximal_boxes(mask, sizes) == brute(mask, sizes)


@given(SIZES)
def test_all_joint_values_are_one_box_and_none_no_box(sizes: list[int]) -> None:
    assert maximal_boxes(2 ** prod(sizes) - 1, sizes) == [tuple(2**size - 1 for size in sizes)]
    assert maximal_boxes(0, sizes) == []


def test_boxes_that_restrict_fewer_dimensions_come_first() -> None:
    either = 0b1110  # of two by two: all but (0, 0)
    assert maximal_boxes(either, [2, 2]) == [(0b10, 0b11), (0b11, 0b10)]
    corner_or_row = 0b111_100_100  # of three by three
    assert maximal_boxes(corner_or_row, [3, 3]) == [(0b100, 0b111), (0b111, 0b100)]
    wide_and_low = 0b001_001_011
    assert maximal_boxes(wide_and_low, [3, 3]) == [(0b111, 0b001), (0b001, 0b011)]
    assert maximal_boxes(0b0110, [2, 2]) == [(0b01, 0b10), (0b10, 0b01)]


@given(SIZES, st.data())
def test_digits_count_with_the_first_dimension_slowest(sizes: list[int], data: st.DataObject) -> None:
    every = list(product(*(range(size) for size in sizes)))

    assert joint_count(sizes) == len(every)
    assert [digits(number, sizes) for number in range(len(every))] == every


@given(SIZES.filter(bool), st.data())
def test_a_lifted_part_holds_the_joint_values_with_it(sizes: list[int], data: st.DataObject) -> None:
    dimension = data.draw(st.integers(0, len(sizes) - 1))
    parts = data.draw(st.integers(0, 2 ** sizes[dimension] - 1))

    wanted = {value for value in product(*map(range, sizes)) if parts >> value[dimension] & 1}

    assert joint_values(lift(dimension, parts, sizes), sizes) == wanted
    assert 0 <= lift(dimension, parts, sizes) < 1 << joint_count(sizes)


def test_joint_values_without_dimensions_are_one() -> None:
    assert joint_count([]) == 1
    assert digits(0, []) == ()
    assert maximal_boxes(1, []) == [()]


def test_too_many_boxes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert boxes.MAX_BOXES == 2_000
    off_diagonal = 0xFFFF & ~sum(1 << 5 * k for k in range(4))  # of four by four: a part, and whatever is not in it

    monkeypatch.setattr(boxes, "MAX_BOXES", 14)
    assert len(maximal_boxes(off_diagonal, [4, 4])) == 14

    monkeypatch.setattr(boxes, "MAX_BOXES", 13)
    message = r"^the conditions on this issue are too many to tell apart; ask for fewer parties$"
    with pytest.raises(TooLarge, match=message):
        maximal_boxes(off_diagonal, [4, 4])


def test_no_joint_value_is_never_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boxes, "MAX_BOXES", 0)

    assert maximal_boxes(0, [4, 4]) == []
