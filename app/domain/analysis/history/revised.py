"""Which verdicts a revision changed: of every pair of parties and of all of them, as the matrix has them.

Each state is asked as of the last day that it covers, at the default grade.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb

from app.domain.errors import TooLarge
from app.domain.record.negotiation import Issue, Record, Role
from app.domain.record.selectors import Selector
from app.domain.verdicts.hearing import hear
from app.domain.verdicts.question import Question
from app.domain.verdicts.table import Relation, Verdict
from app.domain.verdicts.weighing import weigh

MOST_CELLS = 5_000
"""Most verdicts of pairs that are computed of one state."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Whose verdict it is: of a pair of parties, or of all, whoever they are at the time."""

    issue: str
    pair: tuple[str, str] | None


Finding = tuple[Verdict, Relation]


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A verdict that differs between two states.

    Attributes:
        issue: The issue as it stands after; as it stood before where it is gone.
        parties: The pair, or all parties as they are after, or were before where the issue is gone.
        whole: Whether it is the verdict of all parties.
        before: The verdict before; None where there was none, as of an issue or a party that is new. So `after`.
    """

    issue: Issue
    parties: tuple[str, ...]
    whole: bool
    before: Finding | None
    after: Finding | None


def verdict_changes(
    before: Record | None, after: Record | None, among: Collection[str] | None = None
) -> tuple[VerdictChange, ...]:
    """The verdicts that differ between two states, by issue, pairs first; None is a state without any record.

    Args:
        among: Only these issues are asked about; None for all.

    Raises:
        TooLarge: More than `MOST_CELLS` would have to be computed of one state, or the conditions of an issue are.
    """
    old, new = findings(before, among), findings(after, among)
    cells = sorted({*old, *new}, key=lambda cell: (cell.issue, cell.pair is None, cell.pair or ()))
    return tuple(
        _change(cell, before, after, (old.get(cell), new.get(cell))) for cell in cells if old.get(cell) != new.get(cell)
    )


def findings(record: Record | None, among: Collection[str] | None = None) -> dict[Cell, Finding]:
    """Every verdict of the matrix of a state, as of the last day that it covers; none without two parties.

    Raises:
        TooLarge: As for `verdict_changes`.
    """
    if record is None:
        return {}
    issues = sorted(id_ for id_ in _negotiated(record) if among is None or id_ in among)
    cells = len(issues) * comb(len(record.parties), 2)
    if cells > MOST_CELLS:
        raise TooLarge(f"There are {cells} verdicts of pairs to compute, at most {MOST_CELLS} are computed at once.")
    parties = tuple(Selector(party, party) for party in sorted(record.parties))
    question = Question(record, parties, record.negotiation.coverage.through)
    return {cell: finding for id_ in issues for cell, finding in _of_issue(question, record.issues[id_])}


def _of_issue(question: Question, issue: Issue) -> Iterator[tuple[Cell, Finding]]:
    hearing = hear(question, issue, question.grade)
    for first, second in combinations(hearing.voices, 2):
        found = weigh(hearing, (first, second))
        yield Cell(issue.id, (first.selector.party, second.selector.party)), (found.verdict, found.relation)
    whole = weigh(hearing, hearing.voices)
    yield Cell(issue.id, None), (whole.verdict, whole.relation)


def _negotiated(record: Record) -> Iterator[str]:
    return (id_ for id_, issue in record.issues.items() if issue.role is Role.NEGOTIATED)


def _change(
    cell: Cell, before: Record | None, after: Record | None, told: tuple[Finding | None, Finding | None]
) -> VerdictChange:
    """The change of one cell, with its issue and parties from the state that last had them."""
    states = [state for state, finding in ((after, told[1]), (before, told[0])) if state and finding]
    issue = states[0].issues[cell.issue]
    parties = cell.pair or tuple(sorted(states[0].parties))
    return VerdictChange(issue, parties, cell.pair is None, *told)
