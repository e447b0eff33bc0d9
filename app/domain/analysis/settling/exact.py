"""The answer to a system by going through its joint values, as bits of integers. Source: ALGEBRA sections 5 and 8."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import accumulate
from operator import and_

from app.domain.algebra.atoms import numbers_in
from app.domain.algebra.boxes import digits, lift
from app.domain.algebra.covers import broken_by
from app.domain.analysis.settling.hitting import minimal_hitting
from app.domain.analysis.settling.systems import MAX_LISTED, LocalBox, Solution, System

Numbers = tuple[int, ...]


def solve_exactly(system: System) -> Solution:
    """The answer to *system*; work and memory grow with its joint values times its constraints."""
    whole = (1 << system.count) - 1
    within = whole & ~_joint(system.hard, system.sizes, whole)
    allowed = [whole & ~_joint(boxes, system.sizes, whole) for boxes in system.constraints]
    left = reduce(and_, allowed, within)
    if left:
        best = most_met(left, [_joint(boxes, system.sizes, whole) for boxes in system.wishes])
        return Solution(digits((best & -best).bit_length() - 1, system.sizes))
    corrections, complete = _corrections(allowed, within)
    blocking: set[Numbers] = set()
    if complete:
        blocking, complete = _blocking(corrections)
    if not complete:
        blocking |= _some_blocking(allowed, within)
    ordered = sorted(blocking, key=lambda numbers: (len(numbers), numbers))
    return Solution(None, tuple(ordered[:MAX_LISTED]), corrections, complete)


def most_met(values: int, wishes: Iterable[int]) -> int:
    """Of the joint values in *values*, those that lie in the most *wishes*; counts all of them at once, bit by bit."""
    counters: list[int] = []
    for met in wishes:
        carry = met & values
        for place, bits in enumerate(counters):
            counters[place], carry = bits ^ carry, bits & carry
        if carry:
            counters.append(carry)
    for bits in reversed(counters):
        values = values & bits or values
    return values


def _joint(boxes: Iterable[LocalBox], sizes: Sequence[int], whole: int) -> int:
    values = 0
    for box in boxes:
        values |= reduce(and_, (lift(number, parts, sizes) for number, parts in box), whole)
    return values


def _corrections(allowed: Sequence[int], within: int) -> tuple[tuple[Numbers, ...], bool]:
    """The minimal sets of constraints that one joint value breaks, in order, and whether those are all."""
    found: list[set[int]] = []
    listed: list[Numbers] = []
    breaking = map(numbers_in, broken_by(allowed, within))
    for broken in sorted(breaking, key=lambda numbers: (len(numbers), numbers)):
        if not any(smaller.issubset(broken) for smaller in found):
            if len(listed) == MAX_LISTED:
                return tuple(listed), False
            found.append(set(broken))
            listed.append(broken)
    return tuple(listed), True


def _blocking(corrections: Iterable[Numbers]) -> tuple[set[Numbers], bool]:
    """The minimal sets of constraints that leave nothing, and whether those are all.

    They are the minimal hitting sets of all *corrections* (Reiter 1987).
    """
    hitting, complete = minimal_hitting([sum(1 << number for number in numbers) for numbers in corrections], MAX_LISTED)
    return {numbers_in(bits) for bits in hitting}, complete


def _some_blocking(allowed: Sequence[int], within: int) -> set[Numbers]:
    """A few minimal blocking sets: one for each constraint from which on, round and round, they are dropped."""
    order = list(range(len(allowed)))
    return {_shrunk(allowed, within, [*order[k:], *order[:k]]) for k in order[:MAX_LISTED]}


def _shrunk(allowed: Sequence[int], within: int, order: Sequence[int]) -> Numbers:
    """The blocking set that is left when each constraint in *order* is dropped unless the others need it."""
    rest = list(accumulate((allowed[k] for k in reversed(order)), and_, initial=within))[-2::-1]
    kept: list[int] = []
    needed = within
    for place, number in enumerate(order):
        if needed & rest[place]:
            kept.append(number)
            needed &= allowed[number]
    return tuple(sorted(kept))
