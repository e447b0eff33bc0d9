"""How differently two regions are worded: the Hausdorff distance. A metric on non-empty, closed, bounded regions.

Source: ALGEBRA section 4, "Between regions"; Conci and Kubrusly 2017.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from app.domain.algebra.gaps import MEMBERS, rings
from app.domain.algebra.regions import MaskRegion, Region, SpanRegion
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, SubsetSpace

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
    for ever.
    """
    if one.is_empty or other.is_empty:
        return None
    if isinstance(one, SpanRegion) and isinstance(other, SpanRegion):
        there, back = _reach(one, other), _reach(other, one)
        return None if there is None or back is None else Spread(max(there, back), one.space.unit)
    if not isinstance(one, MaskRegion) or not isinstance(other, MaskRegion):
        return None
    if isinstance(one.space, SubsetSpace):
        members = len(one.space.members)
        return Spread(Fraction(max(_steps(one, other, members), _steps(other, one, members))), MEMBERS)
    return _along(one.space, one, other)


def _along(space: ChoiceSpace, one: MaskRegion, other: MaskRegion) -> Spread | None:
    if not space.ordered:
        return None
    ranks = [[rank for rank in range(space.size) if rank in region] for region in (one, other)]
    there, back = (
        max(min(abs(rank - goal) for goal in goals) for rank in starts) for starts, goals in (ranks, ranks[::-1])
    )
    return Spread(Fraction(max(there, back)), STEPS)


def _steps(one: MaskRegion, other: MaskRegion, members: int) -> int:
    """How many members must change, at most, to bring an outcome of one region into the other."""
    return next(steps for steps, ring in enumerate(rings(other.mask, members)) if one.mask & ~ring == 0)


def _reach(one: SpanRegion, other: SpanRegion) -> Fraction | None:
    """The farthest that a number of *one* lies from *other*; None where there is no farthest.

    The distance to a region grows towards the middle of its holes, so the farthest number is an end of a span, or one
    beside the middle of a hole.
    """
    goals = list(_closed(other))
    if one.cuts[0][0] < 0 <= other.cuts[0][0] or one.cuts[-1][0] > 0 >= other.cuts[-1][0]:
        return None
    farthest = Fraction(0)
    for low, high in _closed(one):
        places = {end for end in (low, high) if end is not None}
        for middle in _middles(one.space, goals):
            if (low is None or low <= middle) and (high is None or middle <= high):
                places.add(middle)
        farthest = max([farthest, *(_away(goals, place) for place in places)])
    return farthest


Closed = tuple[Fraction | None, Fraction | None]


def _closed(region: SpanRegion) -> Iterator[Closed]:
    """The spans with their ends; None where a span goes on for ever."""
    for low, high in region.spans():
        last = high[1] - 1 if region.space.whole else high[1]
        yield (None if low[0] else low[1]), (None if high[0] else last)


def _middles(space: QuantitySpace, goals: list[Closed]) -> Iterator[Fraction]:
    """The middles of a region's holes; in whole numbers both numbers beside one."""
    for (_, before), (after, _) in pairwise(goals):
        if before is not None and after is not None:
            middle = (before + after) / 2
            whole = Fraction(middle.numerator // middle.denominator)
            yield from (whole, -(-middle.numerator // middle.denominator) + Fraction(0)) if space.whole else (middle,)


def _away(goals: list[Closed], place: Fraction) -> Fraction:
    found = []
    for low, high in goals:
        if low is not None and place < low:
            found.append(low - place)
        elif high is not None and place > high:
            found.append(place - high)
        else:
            return Fraction(0)
    return min(found)
