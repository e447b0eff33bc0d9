"""Minimal blocking sets and minimal corrections, found in turns (MARCO; Liffiton and others 2016)."""

from __future__ import annotations

from dataclasses import dataclass, field

from pysat.solvers import Minisat22

from app.solving.encoding import Encoding
from app.solving.exploring import Explorer, OutOfBudget


@dataclass
class Listing:
    """What was found: sets of numbers of constraints, and whether those are all."""

    blocking: list[tuple[int, ...]] = field(default_factory=list)
    corrections: list[tuple[int, ...]] = field(default_factory=list)
    complete: bool = False


def list_sets(encoding: Encoding, most: int) -> Listing:
    """Minimal blocking sets and corrections of an infeasible system; cut when one list is longer than *most*.

    Also cut where the explorer is out of its budget. The order is that of the search.
    """
    listing = Listing()
    with Explorer(encoding) as explorer, Minisat22() as unknown:
        try:
            listing.complete = _explore(explorer, unknown, len(encoding.selectors), listing, most)
        except OutOfBudget:
            listing.complete = False
    return listing


def _explore(explorer: Explorer, unknown: Minisat22, count: int, listing: Listing, most: int) -> bool:
    """Fill *listing*; says whether nothing is left unknown.

    *unknown* holds the map of the sets that are neither within a feasible set found, nor around an infeasible one. It
    prefers large sets, which miss being feasible by little.
    """
    every = frozenset(range(count))
    unknown.set_phases([number + 1 for number in every])
    while max(len(listing.blocking), len(listing.corrections)) <= most:
        if not unknown.solve_limited(expect_interrupt=True):
            return True
        seed = every - {-literal - 1 for literal in unknown.get_model() or () if literal < 0}
        if explorer.is_feasible(seed):
            correction = tuple(sorted(every - explorer.grown()))
            listing.corrections.append(correction)
            unknown.add_clause([number + 1 for number in correction])
        else:
            blocking = explorer.shrunk()
            listing.blocking.append(blocking)
            unknown.add_clause([-number - 1 for number in blocking])
    return False
