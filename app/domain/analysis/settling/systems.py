"""A system of constraints over some dimensions, each told by local boxes, and what its answer holds.

Nothing here knows of parties: dimensions, constraints and wishes have numbers. One way to an answer enumerates the
joint values, another asks a solver; both must give the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import prod

LocalBox = tuple[tuple[int, int], ...]
"""Numbers of dimensions, ascending, with the parts taken from each as a mask; from the others all. () is everything."""

MAX_LISTED = 500
"""Most sets in one listing."""


@dataclass(frozen=True, slots=True)
class System:
    """What is to be answered.

    Attributes:
        sizes: How many parts each dimension has.
        constraints: For each constraint the boxes that it forbids.
        wishes: For each wish the boxes that meet it.
        hard: Boxes that are forbidden whatever moves.
    """

    sizes: tuple[int, ...]
    constraints: tuple[tuple[LocalBox, ...], ...]
    wishes: tuple[tuple[LocalBox, ...], ...] = ()
    hard: tuple[LocalBox, ...] = ()

    @property
    def count(self) -> int:
        """How many joint values there are."""
        return prod(self.sizes)


@dataclass(frozen=True, slots=True)
class Solution:
    """What a system comes to.

    Attributes:
        picks: The joint value that breaks no constraint, meets the most wishes, and of these is the first; None where
            all constraints together leave none.
        blocking: The minimal sets of constraints that leave none, fewest first, then by their numbers.
        corrections: The minimal sets without which one is left, in the same order: the first is the cheapest of all.
        complete: Whether both listings are whole.
    """

    picks: tuple[int, ...] | None
    blocking: tuple[tuple[int, ...], ...] = ()
    corrections: tuple[tuple[int, ...], ...] = ()
    complete: bool = True


Solve = Callable[[System], Solution]


def holds_in(boxes: Iterable[LocalBox], picks: Sequence[int]) -> bool:
    """Whether a joint value lies in one of *boxes*."""
    return any(all(parts >> picks[number] & 1 for number, parts in box) for box in boxes)
