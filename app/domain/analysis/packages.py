"""A package: clauses that hold together, and what they leave of the issues that they and conditions name.

A clause with a condition forbids the outcomes in which its condition holds and its region does not. Source: DESIGN
section 3, Proposals: a condition is judged as one region over its issues; clauses on one issue hold together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.analysis.joint import Joint, conditions_of, joint_of, linked, regions_of
from app.domain.errors import RegionError
from app.domain.record.positions import Position
from app.domain.record.proposals import Clause


@dataclass(frozen=True, slots=True)
class Package:
    """Some clauses that hold together."""

    clauses: tuple[Clause, ...]

    def around(self, clause: Clause, positions: Iterable[Position] = ()) -> tuple[Joint, int]:
        """The issues that bear on *clause* and on the conditions of *positions* on its issue, taken together.

        With them, the joint values that the package leaves where the clause holds.

        Raises:
            TooLarge: The issues have too many joint values.
        """
        positions = list(positions)
        links = [[c.issue, *(issue for issue, _ in conditions_of(c))] for c in self.clauses if c.when]
        links.append([clause.issue, *(issue for p in positions for issue, _ in conditions_of(p))])
        issues = next(group for group in linked(links) if clause.issue in group)
        bearing = [c for c in self.clauses if c.issue in issues]
        told: list[Position | Clause] = [*bearing, *positions]
        joint = joint_of(region for said in told for region in regions_of(said))
        values = joint.holds(clause)
        for other in bearing:
            values &= ~joint.holds(other) | joint.lying(other.issue, other.region)
        return joint, values


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
    left: list[tuple[int, Clause]] = []
    for number, clause in enumerate(clauses):
        if _package([*left, (number, clause)]).around(clause)[1]:
            left.append((number, clause))
        else:
            yield _no_outcome(number, clause)
    for number, clause in list(left):
        if not _package(left).around(clause)[1]:
            left.remove((number, clause))
            yield _no_outcome(number, clause)


def _package(numbered: Iterable[tuple[int, Clause]]) -> Package:
    return Package(tuple(clause for _, clause in numbered))


def _no_outcome(number: int, clause: Clause) -> RegionError:
    if clause.when:
        return RegionError(f"the other clauses leave no outcome in which the clause on {clause.issue} holds", (number,))
    return RegionError(f"the clauses on {clause.issue} leave no outcome together", (number, "region"))
