"""Regions: sets of outcomes of one option space, a Boolean algebra with one canonical form each.

A region of a choice or subset space is an integer whose bit k says whether outcome k is in it; a region of a quantity
is the sorted tuple of cuts at which membership changes. Equal regions are equal values. `&`, `|`, `~` and `-` are the
algebra, `<=` is containment and nothing else; the empty region is a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from app.domain.algebra.spaces import ChoiceSpace, Cut, QuantitySpace, Space, SubsetSpace
from app.domain.errors import SpaceMismatch


@dataclass(frozen=True, slots=True)
class MaskRegion:
    """A region of a choice or subset space."""

    space: ChoiceSpace | SubsetSpace
    mask: int

    def _same(self, other: Region) -> int:
        if not isinstance(other, MaskRegion) or (other.space is not self.space and other.space != self.space):
            raise SpaceMismatch("two regions of different option spaces cannot be combined")
        return other.mask

    def __and__(self, other: Region) -> MaskRegion:
        """The outcomes in both."""
        return MaskRegion(self.space, self.mask & self._same(other))

    def __or__(self, other: Region) -> MaskRegion:
        """The outcomes in either."""
        return MaskRegion(self.space, self.mask | self._same(other))

    def __sub__(self, other: Region) -> MaskRegion:
        """The outcomes in this one and not in the other."""
        return MaskRegion(self.space, self.mask & ~self._same(other))

    def __invert__(self) -> MaskRegion:
        """The outcomes not in it."""
        return MaskRegion(self.space, ((1 << self.space.size) - 1) ^ self.mask)

    def __le__(self, other: Region) -> bool:
        """Whether every outcome of this region is in the other."""
        return self.mask & ~self._same(other) == 0

    def __contains__(self, outcome: int) -> bool:
        """Whether outcome number *outcome* is in it."""
        return bool(self.mask >> outcome & 1)

    @property
    def is_empty(self) -> bool:
        """Whether no outcome is in it."""
        return self.mask == 0

    @property
    def is_full(self) -> bool:
        """Whether every outcome is in it."""
        return self.mask == (1 << self.space.size) - 1


@dataclass(frozen=True, slots=True)
class SpanRegion:
    """A region of a quantity: between the first and second cut, the third and fourth, and so on."""

    space: QuantitySpace
    cuts: tuple[Cut, ...]

    def _merge(self, other: Region, keep: Callable[[bool, bool], bool]) -> SpanRegion:
        if not isinstance(other, SpanRegion) or (other.space is not self.space and other.space != self.space):
            raise SpaceMismatch("two regions of different option spaces cannot be combined")
        mine, theirs = set(self.cuts), set(other.cuts)
        inside_mine = inside_theirs = inside = False
        cuts: list[Cut] = []
        for cut in sorted(mine | theirs):
            inside_mine ^= cut in mine
            inside_theirs ^= cut in theirs
            if keep(inside_mine, inside_theirs) != inside:
                inside = not inside
                cuts.append(cut)
        return SpanRegion(self.space, tuple(cuts))

    def __and__(self, other: Region) -> SpanRegion:
        """The numbers in both."""
        return self._merge(other, lambda a, b: a and b)

    def __or__(self, other: Region) -> SpanRegion:
        """The numbers in either."""
        return self._merge(other, lambda a, b: a or b)

    def __sub__(self, other: Region) -> SpanRegion:
        """The numbers in this one and not in the other."""
        return self._merge(other, lambda a, b: a and not b)

    def __invert__(self) -> SpanRegion:
        """The numbers of the space that are not in it."""
        return SpanRegion(self.space, (self.space.low, self.space.high)) - self

    def __le__(self, other: Region) -> bool:
        """Whether every number of this region is in the other."""
        return (self - other).is_empty

    def __contains__(self, value: Fraction) -> bool:
        """Whether the number *value* is in it; for a quantity in whole numbers, ask with a whole number."""
        return any(low <= (0, value, 0) < high for low, high in self.spans())

    def spans(self) -> Iterator[tuple[Cut, Cut]]:
        """The disjoint spans of which it consists, lowest first."""
        return zip(self.cuts[::2], self.cuts[1::2], strict=True)

    @property
    def is_empty(self) -> bool:
        """Whether no number is in it."""
        return not self.cuts

    @property
    def is_full(self) -> bool:
        """Whether every number of the space is in it."""
        return self.cuts == (self.space.low, self.space.high)


Region = MaskRegion | SpanRegion


def empty(space: Space) -> Region:
    """The region without any outcome."""
    return SpanRegion(space, ()) if isinstance(space, QuantitySpace) else MaskRegion(space, 0)


def full(space: Space) -> Region:
    """The region of all outcomes."""
    if isinstance(space, QuantitySpace):
        return SpanRegion(space, (space.low, space.high))
    return MaskRegion(space, (1 << space.size) - 1)


def span(space: QuantitySpace, low: Cut, high: Cut) -> SpanRegion:
    """The numbers between two cuts, cut to the space's range; empty where the cuts cross."""
    low, high = max(low, space.low), min(high, space.high)
    return SpanRegion(space, (low, high) if low < high else ())


def point(space: QuantitySpace, value: Fraction) -> SpanRegion:
    """The one number *value*; empty where the space does not hold it."""
    if space.whole and value.denominator != 1:
        return SpanRegion(space, ())
    return span(space, space.cut(value, 0), space.cut(value, 1))
