"""A package: clauses that hold together, and what they leave of the issues that they and conditions name.

A clause with a condition forbids the outcomes in which its condition holds and its region does not. Source: DESIGN
section 3, Proposals: a condition is judged as one region over its issues; clauses on one issue hold together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from app.domain.analysis.joint import Joint, conditions_of, joint_of, linked, regions_of
from app.domain.errors import RegionError
from app.domain.record.positions import Position
from app.domain.record.proposals import Clause


@dataclass(frozen=True, slots=True)
class Package:
    """Some clauses that hold together."""

    clauses: tuple[Clause, ...]
    _grounds: dict[tuple[str, tuple[Position, ...]], tuple[Joint, int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def around(self, clause: Clause, positions: Iterable[Position] = ()) -> tuple[Joint, int]:
        """The issues that bear on *clause* and on the conditions of *positions* on its issue, taken together.

        With them, the joint values that the package leaves where the clause holds.

        Raises:
            TooLarge: The issues have too many joint values.
        """
        key = (clause.issue, tuple(positions))
        if key not in self._grounds:  # all clauses on an issue stand on the same ground
            self._grounds[key] = self._ground(*key)
        joint, values = self._grounds[key]
        return joint, values & joint.holds(clause)

    def _ground(self, issue: str, positions: Sequence[Position]) -> tuple[Joint, int]:
        links = [[c.issue, *(issue for issue, _ in conditions_of(c))] for c in self.clauses if c.when]
        links.append([issue, *(issue for p in positions for issue, _ in conditions_of(p))])
        issues = next(group for group in linked(links) if issue in group)
        bearing = [c for c in self.clauses if c.issue in issues]
        told: list[Position | Clause] = [*bearing, *positions]
        joint = joint_of(region for said in told for region in regions_of(said))
        return joint, reduce(and_, map(joint.leaves, bearing), joint.whole())


def package_of(clauses: Sequence[Clause]) -> Package:
    """The package of some clauses.

    Raises:
        RegionError: Clauses leave no outcome together, or what the others leave rules out a clause's condition; `path`
            begins with the number of the first clause from which on that is so.
        TooLarge: The conditions of the clauses are too many.
    """
    for error in clashes(clauses):
        raise error
    return Package(tuple(clauses))


def clashes(clauses: Sequence[Clause]) -> Iterator[RegionError]:
    """Why some clauses are no package: each clause that cannot be, once; nothing where they are one.

    A clause that cannot be is left out while the others are looked at: first each beside those before it, then those
    that are left beside each other. `path` is as for `package_of`.

    Raises:
        TooLarge: The conditions of the clauses are too many.
    """
    rooms = _rooms(clauses)
    left: list[tuple[int, Clause]] = []
    for number, clause in enumerate(clauses):
        if rooms[clause.issue].takes(number, clause):
            left.append((number, clause))
        else:
            yield _no_outcome(number, clause)
    for number, clause in left:
        if not rooms[clause.issue].keeps(number, clause):
            yield _no_outcome(number, clause)


@dataclass(frozen=True, slots=True)
class _Room:
    """Some linked issues, and by its number what each clause on them leaves that was taken in."""

    joint: Joint
    leaves: dict[int, int] = field(default_factory=dict)

    def takes(self, number: int, clause: Clause) -> bool:
        """Take in a clause, and say whether it may hold beside those that are in already; if not, it is out again."""
        self.leaves[number] = self.joint.leaves(clause)
        return self.keeps(number, clause)

    def keeps(self, number: int, clause: Clause) -> bool:
        """Whether a clause that is in may hold beside the others; if not, it is out."""
        if reduce(and_, self.leaves.values(), self.joint.holds(clause)):
            return True
        del self.leaves[number]
        return False


def _rooms(clauses: Sequence[Clause]) -> dict[str, _Room]:
    """For the issue of each clause the room that its group of linked issues shares."""
    rooms: dict[str, _Room] = {}
    for group in linked([clause.issue, *(issue for issue, _ in conditions_of(clause))] for clause in clauses):
        bearing = [clause for clause in clauses if clause.issue in group]
        room = _Room(joint_of(region for clause in bearing for region in regions_of(clause)))
        rooms |= dict.fromkeys(group, room)
    return rooms


def _no_outcome(number: int, clause: Clause) -> RegionError:
    if clause.when:
        return RegionError(f"the other clauses leave no outcome in which the clause on {clause.issue} holds", (number,))
    return RegionError(f"the clauses on {clause.issue} leave no outcome together", (number, "region"))
