"""The solver against enumeration, and what only the solver can be asked."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from app.domain.analysis.settling.exact import solve_exactly
from app.domain.analysis.settling.systems import MAX_LISTED, LocalBox, Solution, System
from app.solving import exploring, solver
from app.solving.solver import solve_by_sat
from tests.domain.analysis.systems import broken, systems


def pairs(count: int, parts: int = 2) -> System:
    """So many dimensions, each with a constraint against every part: parts^count corrections."""
    return System((parts,) * count, tuple((((n, 1 << k),),) for n in range(count) for k in range(parts)))


@given(systems(most=8))
def test_solver_and_enumeration_give_the_same(system: System) -> None:
    assert solve_by_sat(system) == solve_exactly(system)


def test_a_system_without_dimensions_has_one_joint_value() -> None:
    assert solve_by_sat(System((), ())) == Solution(())
    assert solve_by_sat(System((), (((),),))) == Solution(None, ((0,),), ((0,),))


def test_what_is_forbidden_whatever_moves_blocks_by_itself() -> None:
    assert solve_by_sat(System((2,), ((((0, 1),),),), (), (((0, 3),),))) == Solution(None, ((),), ())


def test_the_first_of_the_best_is_picked_over_more_dimensions_than_can_be_enumerated() -> None:
    free = System((3,) * 40, (), tuple((((n, 0b110),),) for n in range(0, 40, 2)))

    assert solve_by_sat(free).picks == (1, 0) * 20


def test_constraints_bind_over_more_dimensions_than_can_be_enumerated() -> None:
    # Every dimension differs from the one before it, and the first is not 0.
    same = tuple(tuple(((n, 1 << k), (n + 1, 1 << k)) for k in range(3)) for n in range(39))
    system = System((3,) * 40, (((((0, 1),),), *same)))

    assert solve_by_sat(system).picks == (1, 0) * 20


def test_listings_over_more_dimensions_than_can_be_enumerated_are_whole_where_they_are_short() -> None:
    system = System((2,) * 40, pairs(3).constraints)
    found = solve_by_sat(system)

    assert (found.blocking, found.complete) == (((0, 1), (2, 3), (4, 5)), True)
    assert found.corrections == tuple((a, b, c) for a in (0, 1) for b in (2, 3) for c in (4, 5))


def test_too_many_corrections_are_cut_and_the_cheapest_stands_first() -> None:
    found = solve_by_sat(pairs(12))

    assert not found.complete
    assert len(found.corrections) == MAX_LISTED
    assert found.corrections[0] == tuple(range(0, 24, 2))
    assert set(found.blocking) <= {(n, n + 1) for n in range(0, 24, 2)}


def test_too_many_blocking_sets_are_cut() -> None:
    found = solve_by_sat(System((1,), (((),),) * (MAX_LISTED + 1)))

    assert not found.complete
    assert found.blocking == tuple((n,) for n in range(MAX_LISTED))
    assert found.corrections[0] == tuple(range(MAX_LISTED + 1))


def test_exactly_as_many_as_may_be_listed_are_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "MAX_LISTED", 8)

    assert solve_by_sat(pairs(3)).complete
    assert not solve_by_sat(pairs(4)).complete


@pytest.mark.parametrize(("limit", "most"), [("MAX_WORK", 400), ("MAX_CONFLICTS", 1)])
def test_out_of_budget_the_listing_ends_and_the_cheapest_stays_exact(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(exploring, limit, most)
    first, second = solve_by_sat(pigeons(5)), solve_by_sat(pigeons(5))

    assert first == second
    assert not first.complete
    assert first.corrections[0] == solve_exactly(pigeons(5)).corrections[0]


def pigeons(holes: int) -> System:
    """One pigeon more than there are holes, each in one; a constraint for each hole that two may not share it."""
    shared = (
        tuple(((a, 1 << hole), (b, 1 << hole)) for a in range(holes + 1) for b in range(a)) for hole in range(holes)
    )
    return System((holes,) * (holes + 1), tuple(shared))


@given(systems(most=8))
def test_cut_listings_hold_minimal_sets_only(system: System) -> None:
    full = solve_exactly(system)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exploring, "MAX_WORK", 150)
        cut = solve_by_sat(system)

    assert set(cut.blocking) <= set(full.blocking)
    assert set(cut.corrections) <= set(full.corrections)
    assert cut.corrections[:1] == full.corrections[:1]
    assert cut.complete <= (cut == full)


def as_system(clauses: dict[str, list[list[int]]], hard: list[list[int]]) -> tuple[System, list[int]]:
    """A set of groups of clauses as a system of two-part dimensions; and the groups in order of their numbers."""
    groups = sorted(map(int, clauses))
    variables = sorted({abs(x) for found in (hard, *clauses.values()) for clause in found for x in clause})

    def box(clause: list[int]) -> LocalBox:
        """What breaks a clause: part 1 is true, so that the box takes the part that the literal is not."""
        parts: dict[int, int] = {}
        for literal in clause:
            number = variables.index(abs(literal))
            parts[number] = parts.get(number, 3) & (1 if literal > 0 else 2)
        return tuple(sorted(parts.items()))

    told = tuple(tuple(map(box, clauses[str(group)])) for group in groups)
    return System((2,) * len(variables), told, (), tuple(map(box, hard))), groups


@pytest.mark.external
def test_the_published_blocking_sets_and_corrections_are_found(external_data: Path) -> None:
    lines = (external_data / "mus_mcs" / "marco_reference.jsonl").read_text(encoding="utf-8").splitlines()
    enumerated = 0
    for case in map(json.loads, lines):
        system, groups = as_system(case["groups"], case["hard"])
        found = solve_by_sat(system)
        assert found.complete, case["name"]
        assert sorted([groups[n] for n in numbers] for numbers in found.blocking) == case["muses"], case["name"]
        assert sorted([groups[n] for n in numbers] for numbers in found.corrections) == case["mcses"], case["name"]
        if system.count <= 2**12:
            enumerated += 1
            assert solve_exactly(system) == found, case["name"]

    assert (len(lines), enumerated) == (109, 108)


def test_a_cheapest_correction_breaks_what_the_best_joint_value_breaks() -> None:
    system = pigeons(4)
    found = solve_by_sat(system)

    assert found.corrections[0] == (0,)
    assert broken(system, (0, 0, 1, 2, 3)) == {0}
