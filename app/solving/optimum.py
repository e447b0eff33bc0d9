"""The best models of some clauses: as few as can be of some wanted literals false, and of these the first by an order.

RC2 (Ignatiev, Morgado and Marques-Silva 2019) moves from core to core; once it has found an optimum, the assumptions
that it has left hold in exactly the best models.

A call to the solver that may be interrupted gives other threads their turn meanwhile, so a hard question keeps nobody
else waiting. Nothing interrupts it here, and no budget ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Self

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from app.solving.encoding import Clause

ENGINE = "minisat22"


class Optimum:
    """The best models; a context, since the solver's memory is freed on leaving.

    Attributes:
        exists: Whether there is one; if not, the clauses contradict each other.
        cost: How many of the wanted literals are false in each of them.
    """

    def __init__(self, clauses: Iterable[Clause], wanted: Sequence[int], top: int) -> None:
        """Find the optimum; *top* is the largest variable. Exact: it is never cut."""
        formula = WCNF()
        formula.extend(clauses)
        formula.extend([[literal] for literal in wanted], weights=[1] * len(wanted))
        formula.nv = max(formula.nv, top)
        self._rc2 = RC2(formula, solver=ENGINE)
        found: list[int] | None = self._rc2.compute(expect_interrupt=True)
        self.exists = found is not None
        self.cost: int = self._rc2.cost
        self._model = found or []
        self._fixed: list[int] = [] if found is None else list(self._rc2.active_assumps())

    def __enter__(self) -> Self:
        """The optimum itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Free the solver."""
        self._rc2.delete()

    def is_settled(self, literal: int) -> bool:
        """Whether *literal* is known to be true in all best models that are left."""
        return literal in self._fixed

    def prefer(self, literal: int) -> bool:
        """Keep only the best models in which *literal* is true, if there are any; says whether there are.

        Only where there is a best model.
        """
        if self._model[abs(literal) - 1] != literal:
            self._rc2.oracle.conf_budget()
            if not self._rc2.oracle.solve_limited(assumptions=[*self._fixed, literal], expect_interrupt=True):
                return False
            self._model = self._rc2.oracle.get_model()
        self._fixed.append(literal)
        return True
