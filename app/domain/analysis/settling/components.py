"""The issues that conditions link together, and the system that the words on them come to.

Source: DESIGN section 3, Settlements; ALGEBRA section 8 (quotient, then components).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from app.domain.algebra.regions import Region
from app.domain.analysis.cells import Cell, cells_of, joint_of_conditions, stances_in, words_of
from app.domain.analysis.joint import Joint, joint_of, linked, regions_of
from app.domain.analysis.settling.systems import LocalBox, System
from app.domain.record.positions import Kind
from app.domain.verdicts.question import Question


@dataclass(frozen=True, slots=True)
class Component:
    """Issues that conditions link, each divided into the parts that no word tells apart.

    Attributes:
        cells: The cells on them in which somebody has spoken.
    """

    joint: Joint
    cells: tuple[Cell, ...]

    @property
    def issues(self) -> tuple[str, ...]:
        """The ids of its issues, sorted."""
        return tuple(dimension.issue for dimension in self.joint.dimensions)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A component as a system.

    Attributes:
        constraints: For each constraint of the system the ids of its positions, sorted.
        wishes: For each wish of the system the side and the issue whose yes it is.
    """

    system: System
    constraints: tuple[tuple[str, ...], ...]
    wishes: tuple[tuple[str, str], ...]


def components_of(question: Question) -> tuple[Component, ...]:
    """The components of all that the question's sides have in force, in order of their first issue."""
    spoken = [cell for cell in cells_of(question, sorted(question.record.issues)) if cell.positions]
    positions = [position for cell in spoken for position in cell.positions]
    groups = linked({issue for issue, _ in regions_of(position)} for position in positions)
    places = {issue: number for number, issues in enumerate(groups) for issue in issues}
    cells: list[list[Cell]] = [[] for _ in groups]
    for cell in spoken:
        cells[places[cell.issue]].append(cell)
    return tuple(Component(joint_of(_told(mine)), tuple(mine)) for mine in cells)


def compile_component(component: Component, *, say_yes: bool) -> Compiled:
    """The system whose constraints are the red lines, each by itself, and whose wishes are the cells that say yes.

    With *say_yes* the whole yes of each cell, D or O wherever their conditions hold, is one more constraint: a yes on
    terms is none where the terms fail. A red line binds only where it counts: anonymous words that collide with others
    of their party are set aside. Constraints stand in order of their ids; the same words asked for twice are one.

    Raises:
        TooLarge: The conditions on one issue are too many.
    """
    forbidden: dict[tuple[str, ...], list[LocalBox]] = {}
    wishes: dict[tuple[str, str], list[LocalBox]] = {}
    for cell in component.cells:
        local = _local(component.joint, cell)
        for id_, boxes in local.lines.items():
            forbidden.setdefault((id_,), []).extend(boxes)
        if say_yes and local.yes:
            forbidden.setdefault(local.yes, []).extend(local.denied)
        if local.met:
            wishes[cell.side, cell.issue] = local.met
    constraints = tuple(sorted(forbidden))
    system = System(
        component.joint.sizes,
        tuple(tuple(dict.fromkeys(forbidden[ids])) for ids in constraints),
        tuple(map(tuple, wishes.values())),
    )
    return Compiled(system, constraints, tuple(wishes))


def _told(cells: Iterable[Cell]) -> Iterator[tuple[str, Region]]:
    return chain.from_iterable(regions_of(position) for cell in cells for position in cell.positions)


@dataclass(frozen=True, slots=True)
class _Local:
    """What a cell comes to: the boxes that each red line forbids, that its yes denies, and that meet its yes."""

    lines: dict[str, list[LocalBox]]
    yes: tuple[str, ...]
    denied: list[LocalBox]
    met: list[LocalBox]


def _local(joint: Joint, cell: Cell) -> _Local:
    """Only the conditions of the cell itself are looked at, however many issues the component links."""
    conditions = joint_of_conditions(cell.positions)
    atoms = joint.dimensions[joint.numbers[cell.issue]].atoms
    lines: dict[tuple[str, int], int] = {}
    denied: dict[int, int] = {}
    met: dict[int, int] = {}
    yes: set[str] = set()
    for values, stance in stances_in(words_of(cell.positions, atoms, conditions), conditions.whole(), atoms.full):
        for word in stance.counted:
            if word.position.kind is Kind.RED_LINE:
                lines[word.id, word.mask] = lines.get((word.id, word.mask), 0) | values
            else:
                yes.add(word.id)
        refused = atoms.full & ~(stance.whole_yes or 0)
        denied[refused] = denied.get(refused, 0) | values
        if stance.said_yes:
            met[stance.said_yes] = met.get(stance.said_yes, 0) | values

    def boxes(places: Iterable[tuple[int, int]]) -> list[LocalBox]:
        return [
            _local_box(joint, [(cell.issue, atoms.region(mask)), *alternative])
            for mask, values in places
            if mask
            for alternative in conditions.alternatives(values)
        ]

    return _Local(
        {id_: boxes([(mask, values)]) for (id_, mask), values in lines.items()},
        tuple(sorted(yes)),
        boxes(denied.items()),
        boxes(met.items()),
    )


def _local_box(joint: Joint, regions: Iterable[tuple[str, Region]]) -> LocalBox:
    return tuple(
        sorted((joint.numbers[issue], joint.parts(issue, region)) for issue, region in regions if not region.is_full)
    )
