"""Distances between single outcomes, each a true metric scaled to 0..1. Source: ALGEBRA section 4."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, Space


def point_distance(space: Space, one: int | Fraction, other: int | Fraction) -> Fraction:
    """How far two outcomes of *space* are apart, 0 to 1.

    Outcomes are numbers: of the option, of the subset (bit k: member k is in), or the quantity itself. Unordered
    choice: 0 or 1. Ordered choice: difference of ranks over the longest. Subset: share of members that differ.
    Quantity: difference over the range.

    Raises:
        ValueError: A quantity without a range at both ends has no scale.
    """
    if isinstance(space, QuantitySpace):
        return _span_distance(space, Fraction(one), Fraction(other))
    first, second = int(one), int(other)
    if isinstance(space, ChoiceSpace):
        if space.ordered:
            return Fraction(abs(first - second), max(1, len(space.options) - 1))
        return Fraction(int(first != second))
    return Fraction((first ^ second).bit_count(), max(1, len(space.members)))


def agreement(
    space: Space, one: Sequence[int | Fraction | None], other: Sequence[int | Fraction | None]
) -> Fraction | None:
    """1 minus the mean distance of two parties' answers over the questions that both answered.

    None where they share no answered question: a missing answer is silence, never a middle.
    """
    distances = [
        point_distance(space, mine, theirs)
        for mine, theirs in zip(one, other, strict=True)
        if mine is not None and theirs is not None
    ]
    return 1 - mean(distances) if distances else None


def mean(values: Iterable[Fraction]) -> Fraction:
    """The exact mean of at least one value.

    Raises:
        ZeroDivisionError: There is no value.
    """
    found = list(values)
    return sum(found, Fraction(0)) / len(found)


def _span_distance(space: QuantitySpace, one: Fraction, other: Fraction) -> Fraction:
    if space.low[0] or space.high[0]:
        raise ValueError("a quantity without a range at both ends has no scale to measure on")
    high = space.high[1] - 1 if space.whole else space.high[1]
    width = high - space.low[1]
    return abs(one - other) / width if width else Fraction(0)
