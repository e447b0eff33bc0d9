"""The stated gap: the least sum of concessions from one common outcome to each party's region. Never a distance.

On a quantity a concession counts in units, on a subset issue in members. Source: DESIGN section 3; ALGEBRA section 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import pairwise

from app.domain.algebra.atoms import including
from app.domain.algebra.regions import MaskRegion, Region, SpanRegion
from app.domain.algebra.spaces import Cut, QuantitySpace, SubsetSpace

MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Gap:
    """A stated gap.

    Attributes:
        value: The least sum, 0 or more.
        unit: The issue's unit, or `members`.
        attained: Whether outcomes exist at which the sum is that small, or it is only approached.
        touching: Whether the regions come as near as one likes without sharing an outcome.
    """

    value: Fraction
    unit: str
    attained: bool
    touching: bool


def gap_between(regions: Sequence[Region]) -> Gap | None:
    """The stated gap of *regions* of one space; None on a choice, without regions, or where one of them is empty."""
    if not regions or any(region.is_empty for region in regions):
        return None
    space = regions[0].space
    if isinstance(space, QuantitySpace):
        return _span_gap(space, [region for region in regions if isinstance(region, SpanRegion)])
    if isinstance(space, SubsetSpace):
        return _subset_gap(space, [region for region in regions if isinstance(region, MaskRegion)])
    return None


def _span_gap(space: QuantitySpace, regions: Sequence[SpanRegion]) -> Gap:
    """The sum of distances bends upwards only at ends of spans, so its least value is found at one of them.

    Between neighbouring ends it is least everywhere or nowhere; an end that one region only approaches may not attain
    what a number beside it does, so the middles are tried as well. In whole numbers an end always attains it.
    """
    common = regions[0]
    for region in regions[1:]:
        common &= region
    if not common.is_empty:
        return Gap(Fraction(0), space.unit, attained=True, touching=False)
    ends = {number for region in regions for low, high in region.spans() for number in _ends(space, low, high)}
    sums = {end: sum((_away(space, region, end)[0] for region in regions), Fraction(0)) for end in ends}
    least = min(sums.values())
    places = sorted(sums)
    places += [(low + high) / 2 for low, high in pairwise(places)]
    attained = any(_attains(space, regions, x, least) for x in places)
    return Gap(least, space.unit, attained, touching=least == 0)


def _attains(space: QuantitySpace, regions: Sequence[SpanRegion], x: Fraction, least: Fraction) -> bool:
    """Whether the sum at *x* is *least*, with a member of each region just as far away."""
    found = [_away(space, region, x) for region in regions]
    return sum(away for away, _ in found) == least and all(held for _, held in found)


def _ends(space: QuantitySpace, low: Cut, high: Cut) -> list[Fraction]:
    """The finite end numbers of a span; in whole numbers its smallest and largest member."""
    last = high[1] - 1 if space.whole else high[1]
    return [number for cut, number in ((low, low[1]), (high, last)) if cut[0] == 0]


def _away(space: QuantitySpace, region: SpanRegion, x: Fraction) -> tuple[Fraction, bool]:
    """How far *x* is from *region*, and whether a member of the region is just that far away."""
    if x in region:
        return Fraction(0), True
    found: list[tuple[Fraction, bool]] = []
    for low, high in region.spans():
        last = high[1] - 1 if space.whole else high[1]
        if low[0] == 0 and x <= low[1]:
            found.append((low[1] - x, low[2] == 0))
        else:  # outside and not below: above
            found.append((x - last, space.whole or high[2] == 1))
    nearest = min(away for away, _ in found)
    return nearest, any(held for away, held in found if away == nearest)


def _subset_gap(space: SubsetSpace, regions: Sequence[MaskRegion]) -> Gap:
    """Grow all regions member by member until outcomes exist whose steps add up."""
    within = reduce(_combined, (rings(region.mask, len(space.members)) for region in regions))
    value = next(steps for steps, outcomes in enumerate(within) if outcomes)
    return Gap(Fraction(value), MEMBERS, attained=True, touching=False)


def _combined(within: list[int], rings: list[int]) -> list[int]:
    """For 0, 1, 2, ... the outcomes whose steps so far and to one region more add up to at most that many."""
    combined = [0] * (len(within) + len(rings) - 1)
    for so_far, outcomes in enumerate(within):
        for away, ring in enumerate(rings):
            combined[so_far + away] |= outcomes & ring
    return combined


def rings(mask: int, members: int) -> list[int]:
    """For 0, 1, 2, ... the outcomes at most that many members away from *mask*, until that is all of them."""
    whole = (1 << (1 << members)) - 1
    rings = [mask]
    while rings[-1] != whole:
        grown = rings[-1]
        for number in range(members):
            inside = including(members, number)
            grown |= (rings[-1] & inside) >> (1 << number) | (rings[-1] & ~inside & whole) << (1 << number)
        rings.append(grown)
    return rings
