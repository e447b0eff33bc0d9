"""Option spaces: what could be decided on an issue.

A choice has named options; a quantity is a number line with a unit, or its whole numbers; an outcome of a subset
space is a set of named members.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

MAX_MEMBERS = 16
"""Most members of a subset space: 2^16 outcomes still fit in one integer of 8 KiB."""


@dataclass(frozen=True, slots=True)
class Option:
    """A named thing that can be chosen, with a label for people."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class ChoiceSpace:
    """One of several named options; *ordered* says that their order means something."""

    options: tuple[Option, ...]
    ordered: bool = False
    kind: ClassVar[str] = "choice"

    @property
    def size(self) -> int:
        """How many outcomes there are."""
        return len(self.options)


@dataclass(frozen=True, slots=True)
class SubsetSpace:
    """A set of named members: every subset is an outcome, the empty one included.

    Outcome number k contains member number j where bit j of k is set.
    """

    members: tuple[Option, ...]
    kind: ClassVar[str] = "subset"

    @property
    def size(self) -> int:
        """How many outcomes there are: 2 to the number of members."""
        return 1 << len(self.members)


Cut = tuple[int, Fraction, int]
"""A place between numbers: (-1, 0, 0) below all, (0, v, 0) just below v, (0, v, 1) just above it, (1, 0, 0) on top."""

LOWEST: Cut = (-1, Fraction(0), 0)
HIGHEST: Cut = (1, Fraction(0), 0)


@dataclass(frozen=True, slots=True)
class QuantitySpace:
    """A number with a unit.

    Attributes:
        unit: What the numbers count.
        whole: Whether only whole numbers are outcomes.
        low: The cut below the smallest outcome.
        high: The cut above the largest outcome.
    """

    unit: str
    whole: bool = False
    low: Cut = LOWEST
    high: Cut = HIGHEST
    kind: ClassVar[str] = "quantity"

    def cut(self, value: Fraction, side: int) -> Cut:
        """The cut just below (side 0) or just above (side 1) *value*; in whole numbers always one just below."""
        if not self.whole:
            return (0, value, side)
        floor = value.numerator // value.denominator
        below = side == 0 and floor == value
        return (0, Fraction(floor if below else floor + 1), 0)


Space = ChoiceSpace | QuantitySpace | SubsetSpace
