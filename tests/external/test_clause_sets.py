"""Clause sets with published minimal unsatisfiable subsets: what blocks a settlement is exactly these."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.domain.algebra.atoms import atoms_of
from app.domain.algebra.covers import minimal_corrections
from app.domain.algebra.spaces import MAX_MEMBERS
from app.domain.record.positions import Attribution
from app.domain.record.selectors import parse_selector
from app.domain.verdicts.comparison import compare
from app.domain.verdicts.question import Question
from app.domain.verdicts.table import Verdict
from tests.external.readings import DAY, clause_record

pytestmark = pytest.mark.external


@pytest.fixture(scope="module")
def instances(external_data: Path) -> list[dict[str, Any]]:
    """Those without hard clauses of at most as many variables as a subset issue may have members."""
    lines = (external_data / "mus_mcs" / "marco_reference.jsonl").read_text(encoding="utf-8").splitlines()
    return [found for found in map(json.loads, lines) if not found["hard"] and variables(found) <= MAX_MEMBERS]


def variables(instance: dict[str, Any]) -> int:
    return len({abs(literal) for group in instance["groups"].values() for clause in group for literal in clause})


def test_there_are_106_instances(instances: list[dict[str, Any]]) -> None:
    assert len(instances) == 106


def test_blocking_sets_are_the_published_minimal_unsatisfiable_subsets(instances: list[dict[str, Any]]) -> None:
    for instance in instances:
        told = clause_record(instance["groups"])
        question = Question(told, tuple(map(parse_selector, told.parties)), DAY.last, Attribution.ON_RECORD)

        found = compare(question, "assignment")

        expected = {tuple(sorted(f"p{number}-assignment" for number in numbers)) for numbers in instance["muses"]}
        assert set(found.blocking) == expected, instance["name"]
        assert len(found.blocking) == len(instance["muses"]), instance["name"]
        assert found.verdict is (Verdict.DEADLOCK if expected else Verdict.UNTESTED), instance["name"]


def test_what_would_have_to_move_is_the_published_minimal_correction_sets(instances: list[dict[str, Any]]) -> None:
    for instance in instances:
        told = clause_record(instance["groups"])
        space = told.issues["assignment"].space
        atoms = atoms_of(space, [])
        lines = list(told.positions.values())

        found = minimal_corrections([atoms.full & ~atoms.mask(line.region) for line in lines], atoms.full)

        sets = {frozenset(line.party for k, line in enumerate(lines) if bits >> k & 1) for bits in found}
        assert sets == {frozenset(f"p{number}" for number in numbers) for numbers in instance["mcses"]}, instance[
            "name"
        ]
