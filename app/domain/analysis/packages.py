"""A package: clauses that hold together, and what they leave of the conditions that positions name.

Source: DESIGN section 3, Proposals: a condition is judged as one region over its issues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from app.domain.algebra.boxes import lift
from app.domain.algebra.regions import Region
from app.domain.errors import RegionError
from app.domain.record.positions import Alternative
from app.domain.record.proposals import Clause
from app.domain.verdicts.hearing import Hearing


@dataclass(frozen=True, slots=True)
class Package:
    """Some clauses that hold together.

    Attributes:
        fixed: What the clauses without a condition leave of each issue that they name.
    """

    clauses: tuple[Clause, ...]
    fixed: dict[str, Region]

    def region_of(self, clause: Clause) -> Region:
        """What is left of a clause's issue where the clause holds: all clauses on one issue hold together.

        A clause with a condition counts beside another one only if both have the same condition.
        """
        same = [c.region for c in self.clauses if c.issue == clause.issue and (not c.when or c.when == clause.when)]
        return reduce(and_, same)

    def left_open(self, hearing: Hearing, clause: Clause) -> int:
        """The joint values of the hearing's condition issues that are possible where *clause* holds."""
        alternatives: Sequence[Alternative] = clause.when or ((),)
        values = 0
        for alternative in alternatives:
            named = dict(alternative)
            held = hearing.joint
            for number, dimension in enumerate(hearing.dimensions):
                left = [r for r in (self.fixed.get(dimension.issue), named.get(dimension.issue)) if r is not None]
                parts = sum(
                    1 << k
                    for k, part in enumerate(dimension.parts)
                    if not reduce(and_, left, dimension.atoms.region(part)).is_empty
                )
                held &= lift(number, parts, hearing.sizes)
            values |= held
        return values


def package_of(clauses: Sequence[Clause]) -> Package:
    """The package of some clauses.

    Raises:
        RegionError: Clauses on one issue leave no outcome together; `path` is the number of the last of them.
    """
    fixed: dict[str, Region] = {}
    for number, clause in enumerate(clauses):
        if not clause.when:
            before = fixed.get(clause.issue)
            fixed[clause.issue] = clause.region if before is None else before & clause.region
            if fixed[clause.issue].is_empty:
                raise RegionError(f"the clauses on {clause.issue} leave no outcome together", (number, "region"))
    package = Package(tuple(clauses), fixed)
    for number, clause in enumerate(clauses):
        if package.region_of(clause).is_empty:
            raise RegionError(f"the clauses on {clause.issue} leave no outcome together", (number, "region"))
    return package
