"""Minimal infeasible sets: which constraints on one space cannot hold together, with nothing to spare.

A constraint is the mask of the atoms that it allows. For every atom take the constraints that it breaks: the minimal
such sets are the corrections, and the minimal infeasible sets are their minimal hitting sets (Reiter 1987; ALGEBRA 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.algebra.atoms import numbers_in
from app.domain.errors import TooLarge

MAX_SETS = 10_000
"""Most sets that one answer may hold on the way; a count, so that the same question always ends alike."""


def minimal_infeasible(allowed: Sequence[int], within: int) -> list[tuple[int, ...]]:
    """The minimal sets of constraints that no atom of *within* satisfies together, as sorted tuples of their numbers.

    Sorted by size, then by numbers. Empty where all constraints together leave an atom; [()] where *within* is empty.

    Raises:
        TooLarge: More than `MAX_SETS` sets came up on the way.

    >>> minimal_infeasible([0b001, 0b010, 0b011], 0b111)
    [(0, 1)]
    """
    sets = minimal_hitting_sets(minimal_corrections(allowed, within))
    return sorted((numbers_in(bits) for bits in sets), key=lambda found: (len(found), found))


def minimal_corrections(allowed: Sequence[int], within: int) -> list[int]:
    """The minimal sets of constraints whose removal leaves an atom of *within*, as bit masks over their numbers."""
    return _minimal(broken_by(allowed, within))


def broken_by(allowed: Sequence[int], within: int) -> set[int]:
    """For the atoms of *within* the constraints that each breaks, as bit masks over their numbers; none for no atom."""
    width = within.bit_length()
    if not width:
        return set()
    columns = [format(mask & within, f"0{width}b") for mask in (within, *allowed)]
    return {
        sum(1 << number for number, bit in enumerate(atom[1:]) if bit == "0")
        for atom in set(zip(*columns, strict=True))
        if atom[0] == "1"
    }


def minimal_hitting_sets(sets: Iterable[int]) -> list[int]:
    """The minimal bit masks that share a bit with every one of *sets* (Berge 1989); [0] for no sets.

    Raises:
        TooLarge: More than `MAX_SETS` came up on the way.
    """
    hitting = [0]
    for wanted in sets:
        bits = [1 << number for number in numbers_in(wanted)]
        grown = {found for found in hitting if found & wanted}
        grown.update(found | bit for found in hitting if not found & wanted for bit in bits)
        hitting = _minimal(grown)
        if len(hitting) > MAX_SETS:
            raise TooLarge(f"more than {MAX_SETS} minimal sets; ask for fewer parties or one issue")
    return hitting


def _minimal(sets: Iterable[int]) -> list[int]:
    kept: list[int] = []
    for candidate in sorted(sets, key=lambda bits: (bits.bit_count(), bits)):
        if not any(candidate & smaller == smaller for smaller in kept):
            kept.append(candidate)
    return kept
