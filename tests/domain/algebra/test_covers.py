"""Minimal infeasible sets and minimal corrections against a search through all sets of constraints."""

from collections.abc import Iterable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra import covers
from app.domain.algebra.covers import minimal_corrections, minimal_hitting_sets, minimal_infeasible
from app.domain.errors import TooLarge

ATOMS = 5
MASKS = st.integers(0, 2**ATOMS - 1)
CONSTRAINTS = st.lists(MASKS, max_size=5)


def every_set(count: int) -> list[tuple[int, ...]]:
    """All sets of constraint numbers, smallest first."""
    return [numbers for size in range(count + 1) for numbers in combinations(range(count), size)]


def leaves(allowed: list[int], numbers: Iterable[int], within: int) -> bool:
    for number in numbers:
        within &= allowed[number]
    return within != 0


def minimal(sets: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    pool = [frozenset(found) for found in sets]
    return [tuple(sorted(found)) for found in pool if not any(other < found for other in pool)]


def as_mask(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in numbers)


@given(CONSTRAINTS, MASKS)
def test_minimal_infeasible_sets_are_those_that_leave_nothing(allowed: list[int], within: int) -> None:
    hopeless = [numbers for numbers in every_set(len(allowed)) if not leaves(allowed, numbers, within)]

    assert minimal_infeasible(allowed, within) == minimal(hopeless)


@given(CONSTRAINTS, MASKS)
def test_minimal_corrections_are_those_whose_removal_leaves_something(allowed: list[int], within: int) -> None:
    everything = set(range(len(allowed)))
    enough = [gone for gone in every_set(len(allowed)) if leaves(allowed, everything - set(gone), within)]

    assert sorted(minimal_corrections(allowed, within)) == sorted(as_mask(gone) for gone in minimal(enough))


@given(CONSTRAINTS, MASKS)
def test_corrections_and_infeasible_sets_hit_each_other(allowed: list[int], within: int) -> None:
    blocking = [as_mask(numbers) for numbers in minimal_infeasible(allowed, within)]
    corrections = minimal_corrections(allowed, within)

    assert sorted(minimal_hitting_sets(corrections)) == sorted(blocking)
    assert sorted(minimal_hitting_sets(blocking)) == sorted(corrections)


@given(st.lists(st.integers(0, 31), max_size=5))
def test_minimal_hitting_sets_share_a_member_with_every_set(sets: list[int]) -> None:
    hitting = [numbers for numbers in every_set(5) if all(as_mask(numbers) & wanted for wanted in sets)]

    assert sorted(minimal_hitting_sets(sets)) == sorted(as_mask(numbers) for numbers in minimal(hitting))


def test_infeasible_sets_come_smallest_first_then_by_number() -> None:
    one, two, three = 0b011, 0b101, 0b110

    assert minimal_infeasible([one, two, three, 0b100], 0b111) == [(0, 3), (0, 1, 2)]
    assert minimal_infeasible([0b001, 0b010, 0b001, 0b010], 0b111) == [(0, 1), (0, 3), (1, 2), (2, 3)]


def test_without_atoms_nothing_at_all_is_infeasible() -> None:
    assert minimal_infeasible([0b1, 0b0], 0) == [()]
    assert minimal_corrections([0b1], 0) == []
    assert minimal_infeasible([], 0b1) == []
    assert minimal_corrections([], 0b1) == [0]


def test_no_set_is_hit_by_nothing() -> None:
    assert minimal_hitting_sets([]) == [0]
    assert minimal_hitting_sets([0]) == []


def test_corrections_come_smallest_first() -> None:
    assert minimal_corrections([0b001, 0b001, 0b010], 0b111) == [0b100, 0b011]


def test_more_than_ten_thousand_sets_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert covers.MAX_SETS == 10_000
    pairs = [0b11 << 2 * k for k in range(3)]  # 2, 4, then 8 hitting sets

    monkeypatch.setattr(covers, "MAX_SETS", 8)
    assert len(minimal_hitting_sets(pairs)) == 8

    monkeypatch.setattr(covers, "MAX_SETS", 7)
    with pytest.raises(TooLarge, match=r"^more than 7 minimal sets; ask for fewer parties or one issue$"):
        minimal_hitting_sets(pairs)
