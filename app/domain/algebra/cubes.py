"""Prime implicants of a region of a subset space: its canonical clauses `{all_in, none_in}`.

A cube is a pair (members that are in, members that are out), both as bit masks over member numbers. The primes are the
maximal cubes within the region; equal regions have the same primes (Quine 1952).
"""

from __future__ import annotations

from app.domain.algebra.atoms import including, numbers_in

Cube = tuple[int, int]

MAX_STEPS = 2_000
"""Most steps spent on the primes of one region. A count, never a clock: the same region always comes out alike."""


class _OutOfSteps(Exception):
    """The region has too many primes to list them all."""


def primes(mask: int, members: int) -> list[Cube] | None:
    """The prime implicants of the outcomes in *mask*, sorted; None where finding them all takes too many steps.

    Sorted by number of members named, then by the members in, then by those out. The empty region has none, the full
    one the cube that names nobody.

    >>> primes(0b1110, 2)
    [(1, 0), (2, 0)]
    """
    memo: dict[tuple[int, int], frozenset[Cube]] = {}
    try:
        found = _primes(mask, members, memo)
    except _OutOfSteps:
        return None
    return sorted(found, key=lambda cube: ((cube[0] | cube[1]).bit_count(), numbers_in(cube[0]), numbers_in(cube[1])))


def cover(mask: int, members: int, most: int) -> list[Cube]:
    """At most *most* disjoint cubes within *mask*, found by splitting on the members in order."""
    cubes: list[Cube] = []
    stack: list[tuple[int, int, int, int]] = [(mask, members, 0, 0)]
    while stack and len(cubes) < most:
        part, left, inside, outside = stack.pop()
        if part == 0:
            continue
        if part == (1 << (1 << left)) - 1:
            cubes.append((inside, outside))
            continue
        half = 1 << (left - 1)
        stack.append((part & ((1 << half) - 1), left - 1, inside, outside | half_bit(left)))
        stack.append((part >> half, left - 1, inside | half_bit(left), outside))
    return cubes


def half_bit(left: int) -> int:
    """The bit of the last of *left* members."""
    return 1 << (left - 1)


def support(mask: int, members: int) -> int:
    """The members on which the region depends, as a bit mask."""
    named = 0
    for number in range(members):
        inside = including(members, number)
        if (mask & inside) >> (1 << number) != mask & ~inside:
            named |= 1 << number
    return named


def _primes(mask: int, members: int, memo: dict[tuple[int, int], frozenset[Cube]]) -> frozenset[Cube]:
    if mask == 0:
        return frozenset()
    if mask == (1 << (1 << members)) - 1:
        return frozenset({(0, 0)})
    known = memo.get((members, mask))
    if known is not None:
        return known
    if len(memo) > MAX_STEPS:
        raise _OutOfSteps
    half = 1 << (members - 1)
    without, with_last = mask & ((1 << half) - 1), mask >> half
    both = _primes(without & with_last, members - 1, memo)
    bit = half_bit(members)
    found = set(both)
    for part, inside, outside in ((without, 0, bit), (with_last, bit, 0)):
        for cube in _primes(part, members - 1, memo):
            # A prime of one half that also lies in the other is already within one of *both*.
            if not any(_within(cube, wider) for wider in both):
                found.add((cube[0] | inside, cube[1] | outside))
    if len(found) > MAX_STEPS:
        raise _OutOfSteps
    memo[members, mask] = frozenset(found)
    return memo[members, mask]


def _within(cube: Cube, wider: Cube) -> bool:
    return cube[0] & wider[0] == wider[0] and cube[1] & wider[1] == wider[1]
