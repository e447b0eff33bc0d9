"""What changed between two drafts, aligned by issue, and for whom the newer one is closer.

Source: DESIGN section 3, Proposals: two drafts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.domain.analysis.joint import conditions_of, joint_of
from app.domain.analysis.plans.evaluation import Evaluation, Fit, evaluate
from app.domain.record.proposals import Clause
from app.domain.verdicts.question import Question


class Change(StrEnum):
    """What became of a clause."""

    KEPT = "kept"
    AMENDED = "amended"
    DROPPED = "dropped"
    ADDED = "added"
    NOT_SEEN = "not_seen"


class Amendment(StrEnum):
    """How a clause was amended: it leaves fewer outcomes than before, more, or others."""

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


def compare_drafts(
    question: Question, older: Sequence[Clause], newer: Sequence[Clause], *, whole: tuple[bool, bool] = (True, True)
) -> DraftDiff:
    """What changed from *older* to *newer*, in order of the issues' ids, and for whom it is closer.

    *whole* says of each draft whether all of its text was seen. Where it was not, a clause without a counterpart there
    is neither dropped nor added but `not_seen`, and its issue is left out of what is closer or further.

    Raises:
        RegionError: Clauses of one draft leave no outcome together.
        TooLarge: The conditions are too many.
    """
    issues = sorted({clause.issue for clause in (*older, *newer)})
    changes = [
        change
        for issue in issues
        for change in _aligned([c for c in older if c.issue == issue], [c for c in newer if c.issue == issue], whole)
    ]
    unseen = {change.issue for change in changes if change.change is Change.NOT_SEEN}
    issues = [issue for issue in issues if issue not in unseen]
    before, after = evaluate(question, older), evaluate(question, newer)
    parties = tuple(_nearness(selector.text, issues, before, after) for selector in question.selectors)
    return DraftDiff(tuple(changes), parties)


def _aligned(older: list[Clause], newer: list[Clause], whole: tuple[bool, bool]) -> list[ClauseChange]:
    """Clauses on one issue, paired with the first counterpart that is most alike; in the order of the older draft."""
    pairs: list[tuple[Clause, Clause]] = []
    left, free = list(older), list(newer)
    for alike in _ALIKE:
        for old in list(left):
            match = next((new for new in free if alike(old, new)), None)
            if match is not None:
                pairs.append((old, match))
                left.remove(old)
                free.remove(match)
    changes = [_change(old, new) for old, new in pairs]
    dropped = Change.DROPPED if whole[1] else Change.NOT_SEEN
    added = Change.ADDED if whole[0] else Change.NOT_SEEN
    changes += [ClauseChange(old.issue, dropped, None, old, None) for old in left]
    changes.sort(key=lambda change: next(k for k, old in enumerate(older) if old is change.older))
    return [*changes, *(ClauseChange(new.issue, added, None, None, new) for new in free)]


def _says_more(one: Clause, other: Clause) -> bool:
    """Whether *one* forbids all that *other* forbids: it holds wherever the other does, and leaves no more."""
    conditions = joint_of([*conditions_of(one), *conditions_of(other)])
    return one.region <= other.region and not conditions.holds(other) & ~conditions.holds(one)


def _same_content(old: Clause, new: Clause) -> bool:
    return _says_more(old, new) and _says_more(new, old)


def _same_condition(old: Clause, new: Clause) -> bool:
    conditions = joint_of([*conditions_of(old), *conditions_of(new)])
    return conditions.holds(old) == conditions.holds(new)


_ALIKE: tuple[Callable[[Clause, Clause], bool], ...] = (
    _same_content,
    lambda old, new: _same_condition(old, new) and old.n == new.n,
    _same_condition,
    lambda old, new: old.n == new.n,
    lambda _, __: True,
)
"""How two clauses on one issue may be alike, most alike first; numbers move from draft to draft, content less."""


def _change(old: Clause, new: Clause) -> ClauseChange:
    narrower, wider = _says_more(new, old), _says_more(old, new)
    if narrower and wider:
        return ClauseChange(old.issue, Change.KEPT, None, old, new)
    amendment = Amendment.NARROWER if narrower else Amendment.WIDER if wider else Amendment.MOVED
    return ClauseChange(old.issue, Change.AMENDED, amendment, old, new)


def _nearness(party: str, issues: Sequence[str], before: Evaluation, after: Evaluation) -> PartyNearness:
    closer, further = [], []
    for issue in issues:
        was, now = (_stands(draft, party, issue) for draft in (before, after))
        if now > was:
            closer.append(issue)
        elif now < was:
            further.append(issue)
    if closer and further:
        nearness = Nearness.MIXED
    else:
        nearness = Nearness.CLOSER if closer else Nearness.FURTHER if further else Nearness.SAME
    return PartyNearness(party, nearness, tuple(closer), tuple(further))


_RANK = {fit: rank for rank, fit in enumerate(Fit)} | {Fit.UNSTATED: list(Fit).index(Fit.NOT_RULED_OUT)}


def _stands(draft: Evaluation, party: str, issue: str) -> tuple[int, Fraction]:
    """How well a draft fits a party on an issue: by its worst fit there, then by the gap; more is better.

    An issue that a draft leaves out stands against nobody.
    """
    fits = draft.fits_on(issue, party)
    found = [(_RANK[fit.fit], -fit.gap.value if fit.gap else Fraction(0)) for fit in fits]
    return min(found, default=(_RANK[Fit.NOT_RULED_OUT], Fraction(0)))
