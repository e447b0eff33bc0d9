"""Packages over all issues: is there one that crosses no red line, and what would have to move if there is none.

Each linked component is settled by itself: a package exists if each component has one, the blocking sets of the whole
are those of the components. Source: DESIGN section 3, Settlements; ALGEBRA section 5.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from app.domain.algebra.boxes import digits
from app.domain.algebra.covers import minimal_corrections, minimal_infeasible
from app.domain.algebra.regions import Region
from app.domain.analysis.components import Component, Wish, components_of, constraints_of, wishes_of
from app.domain.errors import TooLarge
from app.domain.verdicts.question import Question

MAX_JOINT = 50_000
"""Most joint values of a component that are enumerated; a larger one needs a solver."""

MAX_LISTED = 500
"""Most sets in one listing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The outcomes that a package picks on an issue, and the sides that have said yes to them there."""

    issue: str
    region: Region
    said_yes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToMove:
    """A minimal set of positions without which there would be a package, and how many red lines they are."""

    positions: tuple[str, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Settled:
    """The answer for one component.

    Attributes:
        witness: A package that crosses no red line and meets the most cells that say yes; None where there is none.
        blocking: The minimal sets of positions that leave none, smallest first.
        to_move: The minimal sets that would have to move, cheapest first.
        complete: Whether both listings are whole.
    """

    issues: tuple[str, ...]
    witness: tuple[Choice, ...] | None
    blocking: tuple[tuple[str, ...], ...]
    to_move: tuple[ToMove, ...]
    complete: bool

    @property
    def feasible(self) -> bool:
        """Whether there is a package."""
        return self.witness is not None


@dataclass(frozen=True, slots=True)
class Settlement:
    """The answer for all issues."""

    components: tuple[Settled, ...]

    @property
    def feasible(self) -> bool:
        """Whether every component has a package; true where nobody has said anything."""
        return all(component.feasible for component in self.components)

    @property
    def witness(self) -> tuple[Choice, ...] | None:
        """One package over all issues, in order of their ids; None where there is none."""
        if not self.feasible:
            return None
        choices = [choice for component in self.components for choice in component.witness or ()]
        return tuple(sorted(choices, key=lambda choice: choice.issue))


Solver = Callable[[Component, bool], Settled]
"""Settles a component that is too large to enumerate; the flag asks that all say yes."""


def settle(question: Question, *, say_yes: bool = False, solver: Solver | None = None) -> Settlement:
    """The settlement of all that the question's sides have in force.

    With *say_yes* a package must be one that every side has said yes to, wherever it has said yes to something.

    Raises:
        TooLarge: A component has more than `MAX_JOINT` joint values and there is no *solver*.
    """
    found = []
    for component in components_of(question):
        if component.count <= MAX_JOINT:
            found.append(settle_exactly(component, say_yes=say_yes))
        elif solver is not None:
            found.append(solver(component, say_yes))
        else:
            raise TooLarge(f"{len(component.issues)} linked issues have {component.count} joint values")
    return Settlement(tuple(found))


def settle_exactly(component: Component, *, say_yes: bool = False) -> Settled:
    """The settlement of one component by going through its joint values."""
    joint = (1 << component.count) - 1
    constraints = constraints_of(component, say_yes=say_yes)
    allowed = [constraint.allowed for constraint in constraints]
    left = reduce(and_, allowed, joint)
    if left:
        return Settled(component.issues, _witness(component, left), (), (), complete=True)
    names = [constraint.ids for constraint in constraints]
    moves = [_named(names, bits) for bits in minimal_corrections(allowed, joint)]
    to_move = sorted((ToMove(ids, len(ids)) for ids in moves), key=lambda move: (move.cost, move.positions))
    try:
        sets = minimal_infeasible(allowed, joint)
    except TooLarge:
        sets = _some_infeasible(allowed, joint)
        whole = False
    else:
        whole = len(sets) <= MAX_LISTED and len(to_move) <= MAX_LISTED
    blocking = sorted(
        {tuple(sorted({id_ for number in found for id_ in names[number]})) for found in sets},
        key=lambda ids: (len(ids), ids),
    )
    return Settled(component.issues, None, tuple(blocking[:MAX_LISTED]), tuple(to_move[:MAX_LISTED]), whole)


def _named(names: Sequence[tuple[str, ...]], bits: int) -> tuple[str, ...]:
    return tuple(sorted({id_ for number, ids in enumerate(names) if bits >> number & 1 for id_ in ids}))


def _some_infeasible(allowed: Sequence[int], joint: int) -> list[tuple[int, ...]]:
    """A few minimal infeasible sets where there are too many to list: one for each constraint to be dropped first."""
    found = set()
    for first in range(min(len(allowed), MAX_LISTED)):
        kept = list(range(len(allowed)))
        for number in (first, *(n for n in range(len(allowed)) if n != first)):
            rest = [other for other in kept if other != number]
            if not reduce(and_, (allowed[other] for other in rest), joint):
                kept = rest
        found.add(tuple(kept))
    return sorted(found)


def _witness(component: Component, left: int) -> tuple[Choice, ...]:
    """The first of the joint values in *left* that meet the most cells."""
    wishes = wishes_of(component)
    best = most_met(left, [wish.met for wish in wishes])
    number = (best & -best).bit_length() - 1
    picked = digits(number, component.sizes)
    return tuple(
        Choice(
            dimension.issue,
            dimension.atoms.region(dimension.parts[part]),
            _who(wishes, dimension.issue, number),
        )
        for dimension, part in zip(component.dimensions, picked, strict=True)
    )


def _who(wishes: Sequence[Wish], issue: str, number: int) -> tuple[str, ...]:
    return tuple(wish.side for wish in wishes if wish.issue == issue and wish.met >> number & 1)


def most_met(values: int, wishes: Sequence[int]) -> int:
    """Of the joint values in *values*, those that lie in the most *wishes*; counts all of them at once, bit by bit."""
    counters: list[int] = []
    for met in wishes:
        carry = met & values
        for place, bits in enumerate(counters):
            counters[place], carry = bits ^ carry, bits & carry
        if carry:
            counters.append(carry)
    for bits in reversed(counters):
        values = values & bits or values
    return values
