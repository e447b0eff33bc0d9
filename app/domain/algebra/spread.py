"""How differently two regions are worded: the Hausdorff distance. A metric on non-empty, closed, bounded regions.

Source: ALGEBRA section 4, "Between regions"; Conci and Kubrusly 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from app.domain.algebra.gaps import MEMBERS, rings
from app.domain.algebra.regions import MaskRegion, Region, SpanRegion
from app.domain.algebra.spaces import SubsetSpace
from app.domain.errors import SpaceMismatch

STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Spread:
    """A Hausdorff distance.

    Attributes:
        value: The farthest that an outcome of either region lies from the other region, 0 or more.
        unit: The issue's unit, `members`, or `steps` along an ordered choice.
    """

    value: Fraction
    unit: str


def spread_between(one: Region, other: Region) -> Spread | None:
    """The Hausdorff distance of two regions of one space, open ends taken as closed.

    None where it is not defined: an empty region, an unordered choice, or a quantity of which only one region goes on
    for ever in some direction.

    Raises:
        SpaceMismatch: The regions are of different spaces.
    """
    if isinstance(one, SpanRegion) and isinstance(other, SpanRegion) and one.space == other.space:
        return _between_spans(one, other)
    if isinstance(one, MaskRegion) and isinstance(other, MaskRegion) and one.space == other.space:
        return _between_masks(one, other)
    raise SpaceMismatch("regions of different option spaces have no distance")


def _between_spans(one: SpanRegion, other: SpanRegion) -> Spread | None:
    if one.is_empty or other.is_empty:
        return None
    there, back = _reach(one, other), _reach(other, one)
    return None if there is None or back is None else Spread(max(there, back), one.space.unit)


def _between_masks(one: MaskRegion, other: MaskRegion) -> Spread | None:
    if one.is_empty or other.is_empty:
        return None
    if isinstance(one.space, SubsetSpace):
        members = len(one.space.members)
        return Spread(Fraction(max(_steps(one, other, members), _steps(other, one, members))), MEMBERS)
    if not one.space.ordered:
        return None
    ranks = [[rank for rank in range(one.space.size) if rank in region] for region in (one, other)]
    ways = (ranks, ranks[::-1])
    farthest = max(min(abs(rank - goal) for goal in goals) for starts, goals in ways for rank in starts)
    return Spread(Fraction(farthest), STEPS)


def _steps(one: MaskRegion, other: MaskRegion, members: int) -> int:
    """How many members must change, at most, to bring an outcome of one region into the other."""
    return next(steps for steps, ring in enumerate(rings(other.mask, members)) if one.mask & ~ring == 0)


def _reach(one: SpanRegion, other: SpanRegion) -> Fraction | None:
    """The farthest that a number of *one* lies from *other*; None where there is no farthest.

    The distance to a region grows towards the middle of its holes, so the farthest number is an end of a span, or one
    beside the middle of a hole.
    """
    if one.cuts[0][0] < 0 <= other.cuts[0][0] or one.cuts[-1][0] > 0 >= other.cuts[-1][0]:
        return None
    places = [*_ends(one), *(middle for middle in _middles(other) if _closes_on(one, middle))]
    return max((_away(other, place) for place in places), default=Fraction(0))


def _spans(region: SpanRegion) -> Iterator[tuple[Fraction | None, Fraction | None]]:
    """The spans with their smallest and largest numbers; None where a span goes on for ever."""
    for low, high in region.spans():
        last = high[1] - 1 if region.space.whole else high[1]
        yield (None if low[0] else low[1]), (None if high[0] else last)


def _ends(region: SpanRegion) -> list[Fraction]:
    return [end for span in _spans(region) for end in span if end is not None]


def _closes_on(region: SpanRegion, x: Fraction) -> bool:
    """Whether *x* lies in the region or is an open end of it."""
    return any((low is None or low <= x) and (high is None or x <= high) for low, high in _spans(region))


def _middles(region: SpanRegion) -> Iterator[Fraction]:
    """The middles of a region's holes; in whole numbers the numbers beside one.

    In whole numbers a cut lies one above the last number before it, so a middle comes out a half too high. Of two
    numbers beside a middle, which are as far from the region, the upper one is still found.
    """
    for (_, before), (after, _) in pairwise(region.spans()):
        middle = (before[1] + after[1]) / 2
        yield from map(Fraction, (floor(middle), ceil(middle))) if region.space.whole else (middle,)


def _away(region: SpanRegion, x: Fraction) -> Fraction:
    return Fraction(0) if _closes_on(region, x) else min(abs(x - end) for end in _ends(region))
