"""What changed between two drafts, aligned by issue, and for whom the newer one is closer.

Source: DESIGN section 3, Proposals: two drafts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.analysis.evaluation import Evaluation, Fit, evaluate
from app.domain.record.proposals import Clause
from app.domain.verdicts.question import Question


class Change(StrEnum):
    """What became of a clause."""

    KEPT = "kept"
    AMENDED = "amended"
    DROPPED = "dropped"
    ADDED = "added"


class Amendment(StrEnum):
    """How a clause was amended: fewer outcomes, more, or others; or other conditions."""

    NARROWER = "narrower"
    WIDER = "wider"
    MOVED = "moved"


class Nearness(StrEnum):
    """Whether the newer draft is closer to what a party has said."""

    CLOSER = "closer"
    FURTHER = "further"
    MIXED = "mixed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause of the older draft beside its counterpart in the newer one; one of them is None where it has none."""

    issue: str
    change: Change
    amendment: Amendment | None
    older: Clause | None
    newer: Clause | None


@dataclass(frozen=True, slots=True)
class PartyNearness:
    """Whether the newer draft is closer to one party, and on which issues it is and is not."""

    party: str
    nearness: Nearness
    closer: tuple[str, ...]
    further: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftDiff:
    """Two drafts side by side."""

    changes: tuple[ClauseChange, ...]
    parties: tuple[PartyNearness, ...]


def compare_drafts(question: Question, older: Sequence[Clause], newer: Sequence[Clause]) -> DraftDiff:
    """What changed from *older* to *newer*, in order of the issues' ids, and for whom it is closer.

    Raises:
        RegionError: Clauses of one draft leave no outcome together.
        TooLarge: The conditions are too many.
    """
    issues = sorted({clause.issue for clause in (*older, *newer)})
    changes = [
        change
        for issue in issues
        for change in _aligned([c for c in older if c.issue == issue], [c for c in newer if c.issue == issue])
    ]
    before, after = evaluate(question, older), evaluate(question, newer)
    return DraftDiff(tuple(changes), tuple(_nearness(party, issues, before, after) for party in before.parties))


def _aligned(older: list[Clause], newer: list[Clause]) -> list[ClauseChange]:
    """Clauses on one issue, paired: the same content first, then the same number, then in order."""
    pairs: list[tuple[Clause, Clause]] = []
    for alike in (_same_content, _same_number, _any_two):
        for old in list(older):
            match = next((new for new in newer if alike(old, new)), None)
            if match is not None:
                pairs.append((old, match))
                older.remove(old)
                newer.remove(match)
    return [
        *(_change(old, new) for old, new in pairs),
        *(ClauseChange(old.issue, Change.DROPPED, None, old, None) for old in older),
        *(ClauseChange(new.issue, Change.ADDED, None, None, new) for new in newer),
    ]


def _same_content(old: Clause, new: Clause) -> bool:
    return old.region == new.region and old.when == new.when


def _same_number(old: Clause, new: Clause) -> bool:
    return old.n == new.n


def _any_two(_: Clause, __: Clause) -> bool:
    return True


def _change(old: Clause, new: Clause) -> ClauseChange:
    if _same_content(old, new):
        return ClauseChange(old.issue, Change.KEPT, None, old, new)
    amendment = Amendment.MOVED
    if old.when == new.when and new.region <= old.region:
        amendment = Amendment.NARROWER
    elif old.when == new.when and old.region <= new.region:
        amendment = Amendment.WIDER
    return ClauseChange(old.issue, Change.AMENDED, amendment, old, new)


def _nearness(party: str, issues: Sequence[str], before: Evaluation, after: Evaluation) -> PartyNearness:
    """Compares the worst fit on each issue; an issue that a draft leaves out stands against nobody."""
    ranks = {fit: rank for rank, fit in enumerate(Fit)}
    closer, further = [], []
    for issue in issues:
        was, now = (ranks[_worst(draft, party, issue)] for draft in (before, after))
        if now > was:
            closer.append(issue)
        elif now < was:
            further.append(issue)
    if closer and further:
        nearness = Nearness.MIXED
    else:
        nearness = Nearness.CLOSER if closer else Nearness.FURTHER if further else Nearness.SAME
    return PartyNearness(party, nearness, tuple(closer), tuple(further))


def _worst(draft: Evaluation, party: str, issue: str) -> Fit:
    found = {
        fit.fit
        for clause in draft.clauses
        if clause.clause.issue == issue
        for fit in clause.parties
        if fit.party == party
    }
    if Fit.UNSTATED in found:
        return Fit.NOT_RULED_OUT
    return next((fit for fit in Fit if fit in found), Fit.NOT_RULED_OUT)
