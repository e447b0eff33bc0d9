"""Packages over all issues: is there one that crosses no red line, and what would have to move if there is none.

Each linked component is settled by itself: a package exists if each component has one, the blocking sets of the whole
are those of the components. Source: DESIGN section 3, Settlements; ALGEBRA section 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from app.domain.algebra.regions import Region
from app.domain.analysis.joint import MAX_JOINT
from app.domain.analysis.settling.components import Compiled, Component, compile_component, components_of
from app.domain.analysis.settling.exact import solve_exactly
from app.domain.analysis.settling.systems import LocalBox, Solve, System, holds_in
from app.domain.errors import TooLarge
from app.domain.verdicts.question import Question


@dataclass(frozen=True, slots=True)
class Choice:
    """The outcomes that a package picks on an issue, and the sides that have said yes to them there."""

    issue: str
    region: Region
    said_yes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToMove:
    """A minimal set of positions without which there would be a package.

    Attributes:
        cost: How many constraints they are: each red line is one, and where yes is asked for, each whole yes.
    """

    positions: tuple[str, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Settled:
    """The answer for one component.

    Attributes:
        witness: A package that crosses no red line and meets the most cells that say yes, the first of these; without
            issues that nobody has spoken on and of which nothing depends. None where there is no package.
        blocking: The minimal sets of positions that leave none, fewest constraints first.
        to_move: The minimal sets that would have to move, cheapest first.
        complete: Whether both listings are whole.
    """

    issues: tuple[str, ...]
    witness: tuple[Choice, ...] | None
    blocking: tuple[tuple[str, ...], ...] = ()
    to_move: tuple[ToMove, ...] = ()
    complete: bool = True

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


def settle(question: Question, *, say_yes: bool = False, solve: Solve | None = None) -> Settlement:
    """The settlement of all that the question's sides have in force.

    With *say_yes* a package must be one that every side has said yes to, wherever it has said yes to something.

    Raises:
        TooLarge: A component has more than `MAX_JOINT` joint values and there is nothing to *solve* it with, or the
            conditions on one issue are too many.
    """
    return Settlement(tuple(settle_component(c, say_yes=say_yes, solve=solve) for c in components_of(question)))


def settle_component(component: Component, *, say_yes: bool, solve: Solve | None) -> Settled:
    """The settlement of one component; see `settle`."""
    compiled = compile_component(component, say_yes=say_yes)
    count = component.joint.count
    if count <= MAX_JOINT:
        answer = solve_exactly(compiled.system)
    elif solve is not None:
        answer = solve(compiled.system)
    else:
        raise TooLarge(f"{len(component.issues)} linked issues have {count} joint values, more than {MAX_JOINT}")
    if answer.picks is not None:
        return Settled(component.issues, _witness(component, compiled, answer.picks))
    names = compiled.constraints
    return Settled(
        component.issues,
        None,
        tuple(_named(names, numbers) for numbers in answer.blocking),
        tuple(ToMove(_named(names, numbers), len(numbers)) for numbers in answer.corrections),
        answer.complete,
    )


def _named(names: Sequence[tuple[str, ...]], numbers: Iterable[int]) -> tuple[str, ...]:
    return tuple(sorted({id_ for number in numbers for id_ in names[number]}))


def _witness(component: Component, compiled: Compiled, picks: tuple[int, ...]) -> tuple[Choice, ...]:
    spoken = {cell.issue for cell in component.cells}
    unspoken = [number for number, issue in enumerate(component.issues) if issue not in spoken]
    left_out = _without_effect(compiled.system, picks, unspoken)
    wishes = enumerate(compiled.wishes)
    met = [wish for number, wish in wishes if holds_in(compiled.system.wishes[number], picks)]
    return tuple(
        Choice(
            dimension.issue,
            dimension.atoms.region(dimension.parts[picks[number]]),
            tuple(side for side, issue in met if issue == dimension.issue),
        )
        for number, dimension in enumerate(component.joint.dimensions)
        if number not in left_out
    )


def _without_effect(system: System, picks: tuple[int, ...], numbers: Iterable[int]) -> set[int]:
    """Those of some dimensions, as many as can be together, whose values change nothing beside *picks*."""
    free: set[int] = set()
    told = (*system.constraints, *system.wishes)
    for number in numbers:
        wider = free | {number}
        bearing = [boxes for boxes in told if any(number in dict(box) for box in boxes)]
        if all(_is_steady(system.sizes, boxes, picks, wider) for boxes in bearing):
            free = wider
    return free


def _is_steady(sizes: Sequence[int], boxes: Sequence[LocalBox], picks: tuple[int, ...], free: set[int]) -> bool:
    """Whether *picks* lies in one of *boxes*, or in none, whatever the dimensions in *free* take."""
    named = free & {number for box in boxes for number, _ in box}
    ranges = [range(size) if number in named else (picks[number],) for number, size in enumerate(sizes)]
    return len({holds_in(boxes, values) for values in product(*ranges)}) == 1
