"""Is a set of constraints feasible, and if so how far does it grow, and if not what does it shrink to?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

from pysat.solvers import Minisat22

from app.solving.breaking import Breaking
from app.solving.encoding import Encoding

MAX_WORK = 10_000_000
"""Most work for one listing, in variables looked at by calls; a count, never a clock: the same question ends alike."""

MAX_CONFLICTS = 10_000
"""Most conflicts within one call."""


class OutOfBudget(Exception):
    """The questions have cost as much as they may."""


class Explorer:
    """Answers about sets of constraints of one system; a context, since the solver's memory is freed on leaving."""

    def __init__(self, encoding: Encoding) -> None:
        """Load the clauses of *encoding*."""
        self._encoding = encoding
        self._breaking = Breaking(encoding.system)
        self._numbers = {selector: number for number, selector in enumerate(encoding.selectors)}
        self._solver = Minisat22(bootstrap_with=encoding.clauses)
        self._solver.set_phases(encoding.selectors)
        self._top = encoding.top
        self._work = 0
        self._picks: tuple[int, ...] = ()

    def __enter__(self) -> Self:
        """The explorer itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Free the solver."""
        self._solver.delete()

    def is_feasible(self, numbers: Iterable[int]) -> bool:
        """Whether some joint value breaks none of the constraints with *numbers*.

        Raises:
            OutOfBudget: The questions have cost as much as they may.
        """
        return self._holds([self._encoding.selectors[number] for number in sorted(numbers)])

    def grown(self) -> frozenset[int]:
        """The feasible set asked about last, grown until no constraint can join.

        Raises:
            OutOfBudget: The questions have cost as much as they may.
        """
        kept = self._kept()
        while self._grows(kept):
            kept = self._kept()
        return kept

    def shrunk(self) -> tuple[int, ...]:
        """The infeasible set asked about last, shrunk until every constraint is needed.

        Raises:
            OutOfBudget: The questions have cost as much as they may.
        """
        core = self._core()
        for number in core:
            if number in core and not self.is_feasible(set(core) - {number}):
                core = self._core()
        return core

    def _grows(self, kept: frozenset[int]) -> bool:
        """Whether *kept* is feasible together with at least one constraint more."""
        self._top += 1
        others = (selector for selector, number in self._numbers.items() if number not in kept)
        self._solver.add_clause([-self._top, *others])
        found = self._holds([self._top, *(self._encoding.selectors[number] for number in sorted(kept))])
        self._solver.add_clause([-self._top])
        return found

    def _holds(self, assumptions: Sequence[int]) -> bool:
        self._work += self._top
        self._solver.conf_budget(MAX_CONFLICTS)
        if self._work > MAX_WORK:
            raise OutOfBudget
        # A call that may be interrupted gives other threads their turn meanwhile; nothing interrupts it.
        found = self._solver.solve_limited(assumptions=assumptions, expect_interrupt=True)
        if found is None:
            raise OutOfBudget
        if found:
            self._picks = self._encoding.picks(self._solver.get_model())
        return bool(found)

    def _kept(self) -> frozenset[int]:
        """The constraints that the last model breaks none of, whether they were asked for or not."""
        return self._breaking.kept(self._picks)

    def _core(self) -> tuple[int, ...]:
        return tuple(sorted(self._numbers[selector] for selector in self._solver.get_core() or ()))
