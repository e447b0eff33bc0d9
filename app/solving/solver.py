"""The solution of a system by a SAT solver. Source: DESIGN section 3, Settlements; ALGEBRA sections 5 and 7."""

from __future__ import annotations

from dataclasses import replace

from app.domain.analysis.settling.systems import MAX_LISTED, Solution, System
from app.solving.encoding import Encoding
from app.solving.listing import list_sets
from app.solving.optimum import Optimum

Numbers = tuple[int, ...]


def solve_by_sat(system: System) -> Solution:
    """The solution of *system*: what enumeration would give, though its joint values may be more than could be counted.

    Feasibility, the picks and the first correction are exact. The listings are cut after `MAX_LISTED` sets, and where
    they cost more than a fixed count of work.
    """
    picks = _best_picks(Encoding(system))
    if picks is not None:
        return Solution(picks)
    encoding = Encoding(replace(system, wishes=()))
    cheapest = _cheapest(encoding)
    if cheapest is None:
        return Solution(None, ((),))
    listing = list_sets(encoding, MAX_LISTED)
    blocking, corrections = _ordered(listing.blocking), _ordered([cheapest, *listing.corrections])
    return Solution(
        None,
        blocking[:MAX_LISTED],
        corrections[:MAX_LISTED],
        listing.complete and max(len(blocking), len(corrections)) <= MAX_LISTED,
    )


def _ordered(sets: list[Numbers]) -> tuple[Numbers, ...]:
    return tuple(sorted(set(sets), key=lambda numbers: (len(numbers), numbers)))


def _best_picks(encoding: Encoding) -> Numbers | None:
    """The first of the joint values that break nothing and meet the most wishes; None where everything breaks some."""
    bound = [*encoding.clauses, *([selector] for selector in encoding.selectors)]
    with Optimum(bound, encoding.wishes, encoding.top) as best:
        if not best.exists:
            return None
        # One dimension after the other: what the first ones take holds for the rest.
        return tuple(next(k for k, part in enumerate(parts) if best.prefer(part)) for parts in encoding.parts)


def _cheapest(encoding: Encoding) -> Numbers | None:
    """The first of the smallest corrections; None where what is forbidden whatever moves leaves nothing."""
    with Optimum(encoding.clauses, encoding.selectors, encoding.top) as best:
        if not best.exists:
            return None
        broken: list[int] = []
        for number, selector in enumerate(encoding.selectors):
            if len(broken) < best.cost and not best.is_settled(selector) and best.prefer(-selector):
                broken.append(number)
        return tuple(broken)
