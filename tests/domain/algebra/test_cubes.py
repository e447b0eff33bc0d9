"""Prime implicants against a count over all cubes of a small space."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra import cubes
from app.domain.algebra.cubes import Cube, cover, half_bit, primes, support

CROWDED = 0b1101011110101011  # of four members: five primes, found by way of more smaller regions


def within(cube: Cube, outcome: int) -> bool:
    return cube[0] & outcome == cube[0] and cube[1] & outcome == 0


def holds(cube: Cube, members: int) -> frozenset[int]:
    return frozenset(k for k in range(2**members) if within(cube, k))


def every_cube(members: int) -> list[Cube]:
    signs = product(("in", "out", "either"), repeat=members)
    return [
        (
            sum(2**k for k, sign in enumerate(cube) if sign == "in"),
            sum(2**k for k, sign in enumerate(cube) if sign == "out"),
        )
        for cube in signs
    ]


CUBES = {members: {cube: holds(cube, members) for cube in every_cube(members)} for members in range(5)}


def outcomes(mask: int) -> frozenset[int]:
    return frozenset(k for k in range(mask.bit_length()) if mask >> k & 1)


def brute_primes(mask: int, members: int) -> list[Cube]:
    inside = {cube: found for cube, found in CUBES[members].items() if found <= outcomes(mask)}
    largest = [cube for cube, found in inside.items() if not any(found < other for other in inside.values())]
    return sorted(largest, key=lambda cube: (len(outcomes(cube[0] | cube[1])), *map(sorted, map(outcomes, cube))))


def parity(members: int) -> int:
    """The subsets of an odd number of members: no two of them fit into one clause."""
    return sum(1 << k for k in range(1 << members) if k.bit_count() % 2)


@st.composite
def masks(draw: st.DrawFn) -> tuple[int, int]:
    members = draw(st.integers(0, 4))
    return draw(st.integers(0, 2**2**members - 1)), members


@given(masks())
def test_primes_are_the_largest_cubes_within(drawn: tuple[int, int]) -> None:
    mask, members = drawn

    assert primes(mask, members) == brute_primes(mask, members)


@pytest.mark.parametrize("mask", range(16))
def test_primes_of_every_region_of_two_members(mask: int) -> None:
    assert primes(mask, 2) == brute_primes(mask, 2)


def test_primes_come_shortest_first_then_by_members_in_then_out() -> None:
    none_or_both = 0b1001
    assert primes(none_or_both, 2) == [(0, 0b11), (0b11, 0)]
    assert primes(0b1110, 2) == [(0b01, 0), (0b10, 0)]
    assert primes(0b0111, 2) == [(0, 0b01), (0, 0b10)]
    assert primes(0b11101010, 3) == [(0b001, 0), (0b110, 0)]


def test_the_empty_region_has_no_prime_and_the_full_one_names_nobody() -> None:
    assert primes(0, 3) == []
    assert primes(2**8 - 1, 3) == [(0, 0)]
    assert primes(1, 0) == [(0, 0)]


def test_primes_stop_where_there_are_too_many() -> None:
    assert cubes.MAX_STEPS == 2_000
    assert len(primes(parity(11), 11) or ()) == 1024
    assert primes(parity(12), 12) is None


def test_as_many_primes_as_steps_are_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cubes, "MAX_STEPS", 8)
    assert len(primes(parity(4), 4) or ()) == 8

    monkeypatch.setattr(cubes, "MAX_STEPS", 7)
    assert primes(parity(4), 4) is None


def test_smaller_regions_on_the_way_count_as_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cubes, "MAX_STEPS", 10)
    assert len(primes(CROWDED, 4) or ()) == 5

    monkeypatch.setattr(cubes, "MAX_STEPS", 9)
    assert primes(CROWDED, 4) is None


@given(masks())
def test_a_cover_is_made_of_disjoint_cubes_that_fill_the_region(drawn: tuple[int, int]) -> None:
    mask, members = drawn

    found = [holds(cube, members) for cube in cover(mask, members, 1000)]

    assert sum(map(len, found)) == len(outcomes(mask))
    assert frozenset().union(*found) == outcomes(mask)


@given(masks(), st.integers(0, 3))
def test_a_cover_has_at_most_as_many_cubes_as_asked(drawn: tuple[int, int], most: int) -> None:
    mask, members = drawn
    whole = cover(mask, members, 1000)

    assert cover(mask, members, most) == whole[:most]


def test_a_cover_splits_on_the_last_member_and_takes_what_has_it_first() -> None:
    assert cover(0b1001, 2, 9) == [(0b11, 0), (0, 0b11)]
    assert cover(0b1110, 2, 9) == [(0b10, 0), (0b01, 0b10)]


def test_the_bit_of_the_last_member() -> None:
    assert [half_bit(left) for left in (1, 2, 5)] == [0b1, 0b10, 0b10000]


@given(masks())
def test_a_region_depends_on_the_members_that_change_it(drawn: tuple[int, int]) -> None:
    mask, members = drawn
    inside = outcomes(mask)

    matters = [k for k in range(members) if any((x in inside) != (x ^ 2**k in inside) for x in range(2**members))]

    assert sorted(outcomes(support(mask, members))) == matters


@pytest.mark.parametrize("inside", [True, False])
def test_primes_of_one_size_stand_in_the_order_of_their_members(inside: bool) -> None:
    two = sum(
        1 << outcome for outcome in range(1 << 4) if (outcome.bit_count() if inside else 4 - outcome.bit_count()) >= 2
    )
    pairs = [0b0011, 0b0101, 0b1001, 0b0110, 0b1010, 0b1100]

    assert primes(two, 4) == [(pair, 0) if inside else (0, pair) for pair in pairs]
