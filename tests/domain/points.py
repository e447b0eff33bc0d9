"""An oracle over points: regions as plain predicates, read from the form people write, without the algebra.

An outcome is a number: of an option, of a subset (bit k: member k is in), or of a quantity the value itself.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import cast

from app.domain.algebra.regions import MaskRegion, Region
from app.domain.algebra.spaces import HIGHEST, ChoiceSpace, Cut, QuantitySpace, Space, SubsetSpace

Outcome = int | Fraction
Clause = Mapping[str, list[str]]
Interval = Mapping[str, int | Decimal]


def outcomes(space: Space, *written: object) -> list[Outcome]:
    """Outcomes enough to tell the *written* regions apart: each end, each middle, and beyond; for masks, all."""
    if isinstance(space, QuantitySpace):
        return list(samples(space, {Fraction(n) for form in written for n in _numbers(form)}))
    return list(range(len(space.options) if isinstance(space, ChoiceSpace) else 2 ** len(space.members)))


def outcomes_of(space: Space, *regions: Region) -> list[Outcome]:
    """The same for *regions* themselves."""
    if isinstance(space, QuantitySpace):
        return list(samples(space, {cut[1] for region in regions for cut in _cuts(region) if cut[0] == 0}))
    return outcomes(space)


def samples(space: QuantitySpace, numbers: Iterable[Fraction]) -> list[Fraction]:
    """The numbers of a quantity at, between and beyond *numbers* and the ends of its range, ascending."""
    ends = sorted({Fraction(0), *numbers, *(cut[1] for cut in (space.low, space.high) if cut[0] == 0)})
    middles = [(low + high) / 2 for low, high in pairwise(ends)]
    near = [ends[0] - 2, *ends, *middles, ends[-1] + 2]
    if space.whole:
        near = [Fraction(n) for x in near for n in range(int(x) - 2, int(x) + 3)]
    return sorted({x for x in near if lies_between(x, space.low, space.high)})


def lies_between(x: Fraction, low: Cut, high: Cut) -> bool:
    """Whether *x* lies above one cut and below another."""
    above = low[0] < 0 or (low[0] == 0 and (x > low[1] or (x == low[1] and low[2] == 0)))
    below = high[0] > 0 or (high[0] == 0 and (x < high[1] or (x == high[1] and high[2] == 1)))
    return above and below


def lies_in(region: Region, x: Outcome) -> bool:
    """Whether an outcome lies in a region, by its bit or by how many cuts lie below it."""
    if isinstance(region, MaskRegion):
        return (region.mask // int(2 ** int(x))) % 2 == 1
    below = [cut for cut in region.cuts if lies_between(Fraction(x), cut, HIGHEST)]
    return len(below) % 2 == 1


def written_holds(space: Space, written: object, x: Outcome) -> bool:
    """Whether outcome *x* is in the region that *written* describes; one item, or a list of alternatives."""
    items = written if isinstance(written, list) else [written]
    if isinstance(space, ChoiceSpace):
        return space.options[int(x)].id in items
    if isinstance(space, QuantitySpace):
        return any(_interval_holds(cast("Interval", item), Fraction(x)) for item in items)
    return any(_clause_holds(cast("Clause", item), _chosen(space, int(x))) for item in items)


def _chosen(space: SubsetSpace, x: int) -> set[str]:
    return {member.id for number, member in enumerate(space.members) if (x // 2**number) % 2}


def _interval_holds(interval: Interval, x: Fraction) -> bool:
    tests = {
        "at_least": x.__ge__,
        "from": x.__ge__,
        "above": x.__gt__,
        "at_most": x.__le__,
        "to": x.__le__,
        "below": x.__lt__,
        "exactly": x.__eq__,
    }
    return all(tests[key](Fraction(number)) for key, number in interval.items())


def _clause_holds(clause: Clause, chosen: set[str]) -> bool:
    tests = {
        "all_in": lambda named: all(m in chosen for m in named),
        "none_in": lambda named: all(m not in chosen for m in named),
        "any_in": lambda named: any(m in chosen for m in named),
        "any_out": lambda named: any(m not in chosen for m in named),
    }
    return all(tests[key](named) for key, named in clause.items())


def _numbers(written: object) -> list[int | Decimal]:
    items = written if isinstance(written, list) else [written]
    return [number for item in items for number in cast("Interval", item).values()]


def _cuts(region: Region) -> tuple[Cut, ...]:
    return () if isinstance(region, MaskRegion) else region.cuts


def cube_mask(cube: tuple[int, int], members: int) -> int:
    """The mask of the outcomes with all members of the first bit mask in and all of the second out."""
    inside, outside = cube
    return sum(1 << k for k in range(1 << members) if k & inside == inside and not k & outside)
