"""Which clauses can hold together, and what they leave."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.analysis.plans.packages import clashes, package_of
from app.domain.errors import RegionError, TooLarge
from app.domain.record.negotiation import Record
from app.domain.record.proposals import Clause
from tests.domain.analysis.drawn import clauses, records
from tests.domain.analysis.oracle import Oracle, World, holds
from tests.domain.analysis.plans import plan
from tests.domain.points import lies_in
from tests.domain.worlds import world

SPACES = world("i = a b c \n j = a b c \n goal = yes no \n cap = <whole people>")


def refused(text: str) -> tuple[str, tuple[str | int, ...]]:
    with pytest.raises(RegionError) as caught:
        package_of(plan(SPACES, text))
    return str(caught.value), caught.value.path


def test_clauses_on_one_issue_must_leave_an_outcome_and_the_first_that_does_not_is_named() -> None:
    assert refused("1 i:a,b \n 2 j:a \n 3 i:b,c \n 4 i:c \n 5 i:a") == (
        "the clauses on i leave no outcome together",
        (3, "region"),
    )
    assert refused("1 cap:>=5 \n 2 cap:<5")[1] == (1, "region")


def test_a_condition_that_another_clause_rules_out_is_named_whichever_comes_first() -> None:
    words = "the other clauses leave no outcome in which the clause on i holds"

    assert refused("1 goal:yes \n 2 i:a when goal:no") == (words, (1,))
    assert refused("1 i:a when goal:no \n 2 goal:yes") == (words, (0,))


def test_clauses_clash_only_where_their_conditions_hold_together() -> None:
    package_of(plan(SPACES, "1 i:a when goal:yes \n 2 i:b when goal:no"))

    assert refused("1 i:a when goal:yes \n 2 i:b when goal:yes")[1] == (1,)


def test_a_chain_of_conditions_may_leave_nothing() -> None:
    assert refused("1 i:a \n 2 j:a when i:a \n 3 goal:yes when j:a \n 4 goal:no")[1] == (3, "region")


def test_an_alternative_that_names_no_issue_is_always_true() -> None:
    (always,) = plan(SPACES, "1 i:a")

    with pytest.raises(RegionError):
        package_of([replace(always, when=((),)), *plan(SPACES, "2 i:b")])


def test_no_clauses_are_a_package_that_leaves_everything() -> None:
    assert package_of([]).clauses == ()


def test_conditions_with_too_many_joint_values_are_refused() -> None:
    record = world("\n".join(f"c{k} = a b c d e f g h i j" for k in range(5)))
    tangle = "\n".join(f"{k}{o} c{k}:{o},j when c{k + 1}:{o}" for k in range(4) for o in "abcdefghi")

    with pytest.raises(TooLarge, match="c0, c1, c2, c3, c4 have 100000 joint values, at most 50000 are gone through"):
        package_of(plan(record, tangle))


def allowed(package: list[Clause], x: World) -> bool:
    return all(lies_in(clause.region, x[clause.issue]) for clause in package if holds(clause, x))


@given(st.data(), records(most=3))
def test_it_is_refused_exactly_where_some_clause_holds_in_no_outcome(data: st.DataObject, record: Record) -> None:
    package = data.draw(clauses(record))
    left = [x for x in Oracle(record, package).worlds() if allowed(package, x)]
    possible = all(any(holds(clause, x) for x in left) for clause in package)

    if possible:
        assert package_of(package).clauses == tuple(package)
    else:
        with pytest.raises(RegionError) as caught:
            package_of(package)
        assert package[int(caught.value.path[0])].issue in str(caught.value)


def test_every_clause_that_cannot_be_is_named_once() -> None:
    text = "1 i:a \n 2 i:b \n 3 j:a when i:c \n 4 i:a,b \n 5 j:b \n 6 j:c \n 7 goal:yes when j:a"

    assert [error.path for error in clashes(plan(SPACES, text))] == [(1, "region"), (2,), (5, "region"), (6,)]


@given(st.data(), records(most=3))
def test_without_the_clauses_that_cannot_be_the_others_are_a_package(data: st.DataObject, record: Record) -> None:
    package = data.draw(clauses(record))
    out = [error.path[0] for error in clashes(package)]

    assert len(out) == len(set(out))
    package_of([clause for number, clause in enumerate(package) if number not in out])


@given(st.data(), records(most=3))
def test_what_is_left_of_an_issue_is_what_some_allowed_outcome_takes(data: st.DataObject, record: Record) -> None:
    package = data.draw(clauses(record))
    oracle = Oracle(record, package)
    left = [x for x in oracle.worlds() if allowed(package, x)]
    try:
        found = package_of(package)
    except RegionError:
        return
    for clause in package:
        joint, values = found.around(clause, record.cell("ua", clause.issue))
        region = joint.dimensions[joint.numbers[clause.issue]].atoms.region(joint.left(values, clause.issue))
        taken = {x[clause.issue] for x in left if holds(clause, x)}
        assert {p for p in oracle.points[clause.issue] if lies_in(region, p)} == taken
