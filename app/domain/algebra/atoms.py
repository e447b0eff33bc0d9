"""Atoms: the classes of outcomes of one space that none of some regions tells apart, so that rules work on integers.

Regions compiled by one `Atoms` become masks whose bit k says whether atom k lies within; `&`, `|` and `& ~` on masks
are then the algebra. For choice and subset spaces the atoms are the outcomes themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.domain.algebra.regions import MaskRegion, Region, SpanRegion
from app.domain.algebra.spaces import Cut, QuantitySpace, Space
from app.domain.errors import SpaceMismatch


@dataclass(frozen=True, slots=True)
class Atoms:
    """The atoms of some regions of one space.

    Attributes:
        space: The option space.
        cuts: For a quantity, the cuts between which the atoms lie; else empty.
        full: The mask of all atoms.
    """

    space: Space
    cuts: tuple[Cut, ...]
    full: int

    def mask(self, region: Region) -> int:
        """The mask of *region*, which must be a union of these atoms.

        Raises:
            SpaceMismatch: The region is of another space, or splits an atom.
        """
        if isinstance(region, MaskRegion):
            if region.space is not self.space and region.space != self.space:
                raise SpaceMismatch("the region is of another option space")
            return region.mask
        if region.space is not self.space and region.space != self.space:
            raise SpaceMismatch("the region is of another option space")
        mask = 0
        try:
            for low, high in region.spans():
                mask |= (1 << self.cuts.index(high)) - (1 << self.cuts.index(low))
        except ValueError:
            raise SpaceMismatch("the region splits an atom") from None
        return mask

    def region(self, mask: int) -> Region:
        """The region of a mask."""
        if not isinstance(self.space, QuantitySpace):
            return MaskRegion(self.space, mask)
        cuts: list[Cut] = []
        inside = False
        for index, cut in enumerate(self.cuts):
            if bool(mask >> index & 1) != inside:
                inside = not inside
                cuts.append(cut)
        return SpanRegion(self.space, tuple(cuts))


def atoms_of(space: Space, regions: Iterable[Region]) -> Atoms:
    """The atoms of *space* under *regions*; without regions a quantity has one atom."""
    if not isinstance(space, QuantitySpace):
        return Atoms(space, (), (1 << space.size) - 1)
    cuts = {space.low, space.high}
    cuts.update(cut for region in regions if isinstance(region, SpanRegion) for cut in region.cuts)
    return Atoms(space, tuple(sorted(cuts)), (1 << len(cuts) - 1) - 1)


@lru_cache(maxsize=256)
def including(members: int, number: int) -> int:
    """The mask of those outcomes of a subset space of *members* members that contain member *number*.

    >>> bin(including(2, 1))
    '0b1100'
    """
    block = ((1 << (1 << number)) - 1) << (1 << number)
    width = 1 << (number + 1)
    while width < 1 << members:
        block |= block << width
        width *= 2
    return block


def numbers_in(mask: int) -> tuple[int, ...]:
    """The numbers of the bits that are set in *mask*, lowest first; none for 0."""
    return tuple(number for number in range(mask.bit_length()) if mask >> number & 1)


def classes(full: int, masks: Iterable[int]) -> list[int]:
    """The classes of atoms that *masks* do not tell apart, as disjoint masks; in order of their lowest atom."""
    parts = [full] if full else []
    for mask in masks:
        parts = [piece for part in parts for piece in (part & mask, part & ~mask) if piece]
    return sorted(parts, key=lambda part: part & -part)
