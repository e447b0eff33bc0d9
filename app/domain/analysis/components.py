"""The issues that conditions link together, compiled to masks over their joint values: constraints and wishes.

Source: DESIGN section 3, Settlements; ALGEBRA section 8 (quotient, then components, then joint atoms).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from app.domain.algebra.atoms import atoms_of, classes
from app.domain.algebra.boxes import lift
from app.domain.record.force import in_force
from app.domain.record.positions import Kind, Position
from app.domain.verdicts.hearing import Dimension, holding
from app.domain.verdicts.question import Question
from app.domain.verdicts.stances import Stance, Word, stance_of


@dataclass(frozen=True, slots=True)
class Spoken:
    """One side's positions in force on one issue."""

    side: str
    issue: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Component:
    """Issues that conditions link, each divided into the classes of outcomes that no word tells apart."""

    dimensions: tuple[Dimension, ...]
    spoken: tuple[Spoken, ...]

    @property
    def issues(self) -> tuple[str, ...]:
        """The ids of its issues, sorted."""
        return tuple(dimension.issue for dimension in self.dimensions)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many classes each issue has."""
        return tuple(len(dimension.parts) for dimension in self.dimensions)

    @property
    def count(self) -> int:
        """How many joint values there are."""
        return prod(self.sizes)


@dataclass(frozen=True, slots=True)
class Constraint:
    """Positions that count as one, and the joint values that they allow."""

    ids: tuple[str, ...]
    allowed: int


@dataclass(frozen=True, slots=True)
class Wish:
    """A party-issue cell that says yes, and the joint values that meet it."""

    side: str
    issue: str
    met: int


def components_of(question: Question) -> tuple[Component, ...]:
    """The components of all that the question's sides have in force, in order of their first issue."""
    spoken = [
        Spoken(selector.text, issue, tuple(positions))
        for selector in question.selectors
        for issue in sorted(question.record.issues)
        if (
            positions := in_force(
                question.record.cell(selector.party, issue), selector.day or question.as_of, question.grade
            )
        )
    ]
    return tuple(_component(question, issues, spoken) for issues in _linked(spoken))


def constraints_of(component: Component, *, say_yes: bool = False) -> list[Constraint]:
    """The component's constraints: each red line, and with *say_yes* each cell's whole yes as one.

    A red line binds only where it counts: anonymous words that collide with others of their party are set aside.
    """
    joint = (1 << component.count) - 1
    found: list[Constraint] = []
    for cell in component.spoken:
        forbidden: dict[str, int] = {}
        denied = 0
        yes: set[str] = set()
        for values, stance in _stances(component, cell, joint):
            for word in stance.counted:
                if word.position.kind is Kind.RED_LINE:
                    excluded = values & _lifted(component, cell.issue, word.mask)
                    forbidden[word.id] = forbidden.get(word.id, 0) | excluded
                else:
                    yes.add(word.id)
            if stance.whole_yes is not None:
                denied |= values & ~_lifted(component, cell.issue, stance.whole_yes)
        found.extend(Constraint((id_,), joint & ~values) for id_, values in sorted(forbidden.items()))
        if say_yes and yes:
            found.append(Constraint(tuple(sorted(yes)), joint & ~denied))
    return found


def wishes_of(component: Component) -> list[Wish]:
    """The cells of the component that say yes somewhere, each with the joint values that meet it."""
    joint = (1 << component.count) - 1
    found = []
    for cell in component.spoken:
        met = 0
        for values, stance in _stances(component, cell, joint):
            if stance.said_yes is not None:
                met |= values & _lifted(component, cell.issue, stance.said_yes)
        if met:
            found.append(Wish(cell.side, cell.issue, met))
    return found


def _stances(component: Component, cell: Spoken, joint: int) -> Iterable[tuple[int, Stance]]:
    atoms = component.dimensions[component.issues.index(cell.issue)].atoms
    words = [Word(p, atoms.mask(p.region), holding(p, component.dimensions, joint)) for p in cell.positions]
    for values in classes(joint, [word.holds for word in words if word.position.conditional]):
        yield values, stance_of([word for word in words if word.holds & values], atoms.full)


def _lifted(component: Component, issue: str, mask: int) -> int:
    """The joint values whose outcome on *issue* lies in *mask*, a union of the issue's classes."""
    number = component.issues.index(issue)
    parts = sum(1 << k for k, part in enumerate(component.dimensions[number].parts) if part & mask)
    return lift(number, parts, component.sizes)


def _linked(spoken: Sequence[Spoken]) -> list[list[str]]:
    """Issues with words on them or named by conditions, those that a condition links together; each list sorted."""
    group: dict[str, set[str]] = {}
    for cell in spoken:
        for position in cell.positions:
            joined = {cell.issue, *position.condition_issues}
            for issue in list(joined):
                joined |= group.get(issue, set())
            for issue in joined:
                group[issue] = joined
    return sorted({id(issues): sorted(issues) for issues in group.values()}.values())


def _component(question: Question, issues: Sequence[str], spoken: Sequence[Spoken]) -> Component:
    mine = tuple(cell for cell in spoken if cell.issue in issues)
    positions = [position for cell in mine for position in cell.positions]
    dimensions = []
    for issue in issues:
        regions = [position.region for position in positions if position.issue == issue]
        regions += [
            region
            for position in positions
            for alternative in (*position.when, *position.unless)
            for name, region in alternative
            if name == issue
        ]
        atoms = atoms_of(question.record.issues[issue].space, regions)
        dimensions.append(Dimension(issue, atoms, tuple(classes(atoms.full, map(atoms.mask, regions)))))
    return Component(tuple(dimensions), mine)
