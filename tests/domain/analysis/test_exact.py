"""Systems answered by enumeration: against trying everything, and the laws of blocking sets and corrections."""

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.analysis.settling import exact, hitting
from app.domain.analysis.settling.exact import most_met, solve_exactly
from app.domain.analysis.settling.systems import MAX_LISTED, Solution, System
from tests.domain.analysis.systems import boxes, solve_by_trying, systems

PAIRS = 9


def pairs(count: int) -> System:
    """So many dimensions, each with two parts and a constraint against either: 2^count corrections."""
    return System((2,) * count, tuple((((number, part),),) for number in range(count) for part in (1, 2)))


def feasible(system: System, numbers: frozenset[int]) -> bool:
    kept = tuple(told for number, told in enumerate(system.constraints) if number in numbers)
    return solve_exactly(System(system.sizes, kept, (), system.hard)).picks is not None


@given(systems())
def test_the_answer_is_that_of_trying_everything(system: System) -> None:
    assert solve_exactly(system) == solve_by_trying(system)


def test_a_system_without_dimensions_has_one_joint_value() -> None:
    assert solve_exactly(System((), ())) == Solution(())
    assert solve_exactly(System((), (((),),))) == Solution(None, ((0,),), ((0,),))


def test_what_is_forbidden_whatever_moves_blocks_by_itself() -> None:
    assert solve_exactly(System((2,), ((((0, 1),),),), (), (((0, 3),),))) == Solution(None, ((),), ())


def test_the_most_wishes_are_met_before_the_first_joint_value_is_taken() -> None:
    wishes = ((((0, 2),),), (((0, 4),),), (((0, 6),),))

    assert solve_exactly(System((3,), (), wishes)).picks == (1,)
    assert solve_exactly(System((3,), (), wishes[2:])).picks == (1,)
    assert solve_exactly(System((3,), (), ())).picks == (0,)


@given(st.integers(1, 255), st.lists(st.integers(0, 255), max_size=9))
def test_most_met_keeps_the_values_that_lie_in_the_most_wishes(values: int, wishes: list[int]) -> None:
    counts = {k: sum(wish >> k & 1 for wish in wishes) for k in range(8) if values >> k & 1}
    best = max(counts.values())

    assert most_met(values, wishes) == sum(1 << k for k, count in counts.items() if count == best)


@given(systems(), st.data())
def test_feasibility_is_antitone_and_a_further_constraint_keeps_old_blocking_sets(
    system: System, data: st.DataObject
) -> None:
    further = data.draw(st.lists(boxes(system.sizes), min_size=1, max_size=2).map(tuple))
    was = solve_exactly(system)
    now = solve_exactly(System(system.sizes, (*system.constraints, further), (), system.hard))

    assert was.picks is not None or now.picks is None
    assert set(was.blocking) <= set(now.blocking)


@given(systems(most=8))
def test_blocking_sets_and_corrections_keep_their_laws(system: System) -> None:
    answer = solve_exactly(system)
    assume(answer.picks is None)
    everything = frozenset(range(len(system.constraints)))

    for blocking in answer.blocking:
        assert not feasible(system, frozenset(blocking))
        assert all(feasible(system, frozenset(blocking) - {number}) for number in blocking)
        assert all(set(blocking) & set(correction) for correction in answer.corrections)
    for correction in answer.corrections:
        assert feasible(system, everything - set(correction))
        assert all(not feasible(system, everything - (set(correction) - {number})) for number in correction)


def test_listings_are_whole_up_to_their_limit() -> None:
    answer = solve_exactly(pairs(8))

    assert (len(answer.blocking), len(answer.corrections), answer.complete) == (8, 256, True)


def test_of_too_many_corrections_the_first_are_listed_and_some_blocking_sets() -> None:
    answer = solve_exactly(pairs(PAIRS))
    every = sorted(combinations(range(2 * PAIRS), PAIRS))

    assert (len(answer.corrections), answer.complete) == (MAX_LISTED, False)
    choices = [c for c in every if len({number // 2 for number in c}) == PAIRS]
    assert list(answer.corrections) == choices[:MAX_LISTED]
    assert answer.blocking == tuple((2 * number, 2 * number + 1) for number in range(PAIRS))


def test_exactly_as_many_as_may_be_listed_are_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "MAX_LISTED", 8)

    assert solve_exactly(pairs(3)).complete
    assert len(solve_exactly(pairs(3)).corrections) == 8
    assert not solve_exactly(pairs(4)).complete


def test_of_too_many_blocking_sets_the_smallest_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    # One correction of ten constraints, each of which blocks by itself.
    system = System((2,), (((),),) * 10)
    monkeypatch.setattr(exact, "MAX_LISTED", 9)
    answer = solve_exactly(system)

    assert len(answer.blocking) == 9
    assert not answer.complete
    monkeypatch.setattr(exact, "MAX_LISTED", 10)
    assert solve_exactly(system).complete


def test_where_the_search_for_blocking_sets_is_cut_some_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hitting, "MAX_STEPS", 3)
    found = solve_exactly(pairs(3))

    assert found.blocking == ((0, 1), (2, 3), (4, 5))
    assert (len(found.corrections), found.complete) == (8, False)


def test_those_that_a_cut_search_found_are_given_too(monkeypatch: pytest.MonkeyPatch) -> None:
    # Each joint value breaks all constraints but two, so that any three of the seven block.
    kept = list(combinations(range(7), 2))
    breaks = [sum(1 << value for value, pair in enumerate(kept) if number not in pair) for number in range(7)]
    system = System((len(kept),), tuple((((0, values),),) for values in breaks))
    assert solve_exactly(system).blocking == tuple(combinations(range(7), 3))
    monkeypatch.setattr(hitting, "MAX_STEPS", 40)
    found = solve_exactly(system)

    assert not found.complete
    assert 7 < len(found.blocking) < 35
    assert set(found.blocking) < set(combinations(range(7), 3))


@given(systems(most=8))
def test_the_blocking_sets_that_are_given_instead_are_minimal(system: System) -> None:
    full = solve_exactly(system)
    assume(full.corrections)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exact, "MAX_LISTED", len(full.corrections) - 1)
        cut = solve_exactly(system)

    assert set(cut.blocking) <= set(full.blocking)
    assert cut.corrections == full.corrections[:-1]
    assert not cut.complete
