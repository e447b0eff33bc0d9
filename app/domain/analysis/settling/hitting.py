"""Minimal hitting sets, found one after the other in a search that may be cut short (MMCS; Murakami and Uno 2014).

`covers` finds all at once, by way of sets that are minimal for a part of the question only and may be many more.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.algebra.atoms import numbers_in

MAX_STEPS = 20_000
"""Most steps of one search; a count, never a clock: the same question always ends alike."""


def minimal_hitting(sets: Sequence[int], most: int) -> tuple[list[int], bool]:
    """Minimal bit masks that share a bit with each of *sets*, at most *most*; and whether those are all.

    In the order of the search. One empty mask for no sets; none where one of *sets* is empty.

    >>> minimal_hitting([0b011, 0b110], 9)
    ([2, 5], True)
    """
    holding: dict[int, int] = {}
    for number, wanted in enumerate(sets):
        for bit in _bits(wanted):
            holding[bit] = holding.get(bit, 0) | 1 << number
    found: list[int] = []
    # What was chosen; for each chosen bit the sets that it alone hits; the sets not hit yet; the bits still to choose.
    stack: list[tuple[int, tuple[int, ...], int, int]] = [(0, (), (1 << len(sets)) - 1, sum(holding))]
    for _ in range(MAX_STEPS):
        if not stack:
            return found, True
        chosen, alone, missed, free = stack.pop()
        if not missed:
            if len(found) == most:
                return found, False
            found.append(chosen)
            continue
        wanted = sets[(missed & -missed).bit_length() - 1] & free
        free &= ~wanted
        for bit in _bits(wanted):
            hit = holding[bit]
            still = tuple(numbers & ~hit for numbers in alone)
            if all(still):
                stack.append((chosen | bit, (*still, hit & missed), missed & ~hit, free))
            free |= bit
    return found, False


def _bits(mask: int) -> list[int]:
    return [1 << number for number in numbers_in(mask)]
