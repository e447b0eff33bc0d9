"""Minimal hitting sets by search, against all of them at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.covers import minimal_hitting_sets
from app.domain.analysis.settling import hitting
from app.domain.analysis.settling.hitting import minimal_hitting

SETS = st.lists(st.integers(0, 127), max_size=7)


@given(SETS)
def test_all_of_them_are_found_and_each_once(sets: list[int]) -> None:
    found, complete = minimal_hitting(sets, 100)

    assert complete
    assert sorted(found) == sorted(minimal_hitting_sets(sets))


@given(SETS, st.integers(0, 4))
def test_at_most_as_many_as_asked_for_are_given(sets: list[int], most: int) -> None:
    every, _ = minimal_hitting(sets, 100)
    found, complete = minimal_hitting(sets, most)

    assert found == every[:most]
    assert complete == (len(every) <= most)


@given(SETS, st.integers(0, 30))
def test_a_search_cut_short_gives_some_and_says_so(sets: list[int], steps: int) -> None:
    every, _ = minimal_hitting(sets, 100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hitting, "MAX_STEPS", steps)
        found, complete = minimal_hitting(sets, 100)

    assert found == every[: len(found)]
    assert not complete or found == every


def test_no_sets_are_hit_by_nothing_and_an_empty_one_by_none() -> None:
    assert minimal_hitting([], 9) == ([0], True)
    assert minimal_hitting([0], 9) == ([], True)


def test_a_cut_at_the_last_step_is_a_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hitting, "MAX_STEPS", 2)

    assert minimal_hitting([1], 9) == ([1], False)
    monkeypatch.setattr(hitting, "MAX_STEPS", 3)
    assert minimal_hitting([1], 9) == ([1], True)
