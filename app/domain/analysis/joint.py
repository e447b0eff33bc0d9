"""Several issues taken together: each divided into the parts that some regions tell apart, joint values as bit masks.

A joint value takes one part of each issue. Source: ALGEBRA section 8: quotient first, then joint atoms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import chain
from math import prod
from operator import and_

from app.domain.algebra.atoms import atoms_of, classes
from app.domain.algebra.boxes import Box, lift, maximal_boxes
from app.domain.algebra.regions import Region
from app.domain.errors import TooLarge
from app.domain.record.positions import Alternative, Position
from app.domain.record.proposals import Clause
from app.domain.verdicts.hearing import Dimension

MAX_JOINT = 50_000
"""Most joint values that are gone through one by one."""


@dataclass(frozen=True)
class Joint:
    """Some issues in order of their ids, each with its atoms and the parts into which it is divided."""

    dimensions: tuple[Dimension, ...]

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many parts each issue has."""
        return tuple(len(dimension.parts) for dimension in self.dimensions)

    @property
    def count(self) -> int:
        """How many joint values there are; 1 without issues."""
        return prod(self.sizes)

    def whole(self, most: int = MAX_JOINT) -> int:
        """All joint values.

        Raises:
            TooLarge: There are more than *most*.
        """
        if self.count > most:
            issues = ", ".join(dimension.issue for dimension in self.dimensions)
            raise TooLarge(f"{issues} have {self.count} joint values, at most {most} are gone through")
        return (1 << self.count) - 1

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The place of each issue in the order."""
        return {dimension.issue: number for number, dimension in enumerate(self.dimensions)}

    def parts(self, issue: str, region: Region) -> int:
        """The parts of an issue that meet *region*, as a mask."""
        dimension = self.dimensions[self.numbers[issue]]
        wanted = dimension.atoms.mask(region)
        return sum(1 << number for number, part in enumerate(dimension.parts) if part & wanted)

    def lying(self, issue: str, region: Region) -> int:
        """The joint values whose part of *issue* meets *region*."""
        return lift(self.numbers[issue], self.parts(issue, region), self.sizes)

    def within(self, alternatives: Iterable[Alternative]) -> int:
        """The joint values in which one of *alternatives* holds."""
        whole = self.whole()
        values = 0
        for alternative in alternatives:
            values |= reduce(and_, (self.lying(issue, region) for issue, region in alternative), whole)
        return values

    def holds(self, said: Position | Clause) -> int:
        """The joint values in which the condition of *said* holds."""
        if said.when:
            return self.within(said.when)
        if isinstance(said, Position) and said.unless:
            return self.whole() & ~self.within(said.unless)
        return self.whole()

    def leaves(self, clause: Clause) -> int:
        """The joint values that a clause leaves: those in which its condition fails or its region is met."""
        return self.whole() & ~self.holds(clause) | self.lying(clause.issue, clause.region)

    def left(self, values: int, issue: str) -> int:
        """What a set of joint values leaves of one issue, as a mask over its atoms."""
        number = self.numbers[issue]
        parts = self.dimensions[number].parts
        return sum(part for k, part in enumerate(parts) if lift(number, 1 << k, self.sizes) & values)

    def alternatives(self, values: int) -> tuple[Alternative, ...]:
        """The largest alternatives within a set of joint values; one that names no issue is always true.

        Raises:
            TooLarge: There are too many.
        """
        return tuple(map(self._named, maximal_boxes(values, self.sizes)))

    def _named(self, box: Box) -> Alternative:
        return tuple(
            (dimension.issue, dimension.atoms.region(dimension.mask(box[number])))
            for number, dimension in enumerate(self.dimensions)
            if box[number] != (1 << len(dimension.parts)) - 1
        )


def joint_of(regions: Iterable[tuple[str, Region]]) -> Joint:
    """The issues that *regions* are of, divided so that none of these regions splits a part."""
    named: dict[str, list[Region]] = {}
    for issue, region in regions:
        named.setdefault(issue, []).append(region)
    dimensions = []
    for issue, told in sorted(named.items()):
        atoms = atoms_of(told[0].space, told)
        dimensions.append(Dimension(issue, atoms, tuple(classes(atoms.full, map(atoms.mask, told)))))
    return Joint(tuple(dimensions))


def conditions_of(said: Position | Clause) -> Iterator[tuple[str, Region]]:
    """The regions that the condition of *said* names, with their issues."""
    yield from chain.from_iterable(said.when)
    if isinstance(said, Position):
        yield from chain.from_iterable(said.unless)


def regions_of(said: Position | Clause) -> Iterator[tuple[str, Region]]:
    """The region of *said* and those of its condition, with their issues."""
    yield said.issue, said.region
    yield from conditions_of(said)


def linked(links: Iterable[Iterable[str]]) -> list[list[str]]:
    """The groups of names that *links* connect, each sorted, in order of their first names."""
    group: dict[str, set[str]] = {}
    for link in links:
        joined = set(link)
        for name in list(joined):
            joined |= group.get(name, set())
        for name in joined:
            group[name] = joined
    return sorted({id(names): sorted(names) for names in group.values()}.values())
