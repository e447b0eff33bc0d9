"""Which verdicts a revision changed, computed of the issues that it can have touched alone.

Found once for each pair of states: what a digest names never changes, so what was found holds in every database.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from sqlmodel import Session

from app.domain.analysis.history.revised import VerdictChange, verdict_changes
from app.domain.errors import TooLarge
from app.domain.record.negotiation import Record
from app.domain.verdicts.table import LABELS, Relation, Verdict
from app.queries import lists
from app.queries.bearing import bearing_on, conditioned_on, positions_on
from app.queries.names import coverage
from app.queries.records import positions_of
from app.queries.scopes import Scope
from app.schemas.wire.regions import Json
from app.services.record_time.steps import Step

MOST_KEPT = 512
"""So many pairs of states are remembered, those asked about last."""

Changed = tuple[VerdictChange, ...] | None

_KEPT: OrderedDict[tuple[str, str, str], Changed] = OrderedDict()
_KEEPING = Lock()


def verdicts_of(step: Step) -> Changed:
    """The verdicts that a revision changed, by issue; None where there are more to compute than is done at once."""
    before = step.before
    key = (step.negotiation, before.digest if before else "", step.revision.digest)
    with _KEEPING:
        if key in _KEPT:
            _KEPT.move_to_end(key)
            return _KEPT[key]
    found = _computed(step)
    with _KEEPING:
        _KEPT[key] = found
        while len(_KEPT) > MOST_KEPT:
            _KEPT.popitem(last=False)
    return found


def _computed(step: Step) -> Changed:
    issues = issues_touched(step)
    if issues is not None and not issues:
        return ()
    before, after = states(step, issues)
    try:
        return verdict_changes(before, after, issues)
    except TooLarge:
        return None


def issues_touched(step: Step) -> set[str] | None:
    """The issues whose verdicts a revision can have changed; None for all.

    Those with a position, or a space, that was touched, and those with a position whose condition names such an issue:
    a verdict rests on the words on its issue, and on the unconditional ones on the issues that their conditions name.
    Where the last covered day or the parties differ, every verdict may.
    """
    if step.before is None or _moved(step):
        return None
    touched = {issue for touch in step.touches(("position",)) for issue in touch.issues}
    touched |= {touch.id for touch in step.touches(("issue",))}
    if not touched:
        return set()
    ends = (step.before.n, step.revision.n)
    return touched.union(*(conditioned_on(step.session, step.negotiation, n, touched) for n in ends))


def _moved(step: Step) -> bool:
    """Whether the last covered day differs, or which parties there are."""
    if step.before is None or any(touch.change != "corrected" for touch in step.touches(("party",))):
        return True
    if not step.touches(("negotiation",)):
        return False
    ends = [coverage(step.session, step.negotiation, n) for n in (step.before.n, step.revision.n)]
    return len({end and end.through for end in ends}) > 1


def states(step: Step, issues: set[str] | None) -> tuple[Record | None, Record | None]:
    """The record before and after, as far as verdicts on some issues rest on it; None of the issues for all."""
    before = _state(step.session, step.negotiation, step.before.n, issues) if step.before else None
    return before, _state(step.session, step.negotiation, step.revision.n, issues)


def _state(session: Session, negotiation: str, n: int, issues: set[str] | None) -> Record | None:
    """A negotiation with its parties and issues, and the positions that bear on some issues."""
    scope = Scope(negotiation, n)
    heads = lists.list_negotiations(session, scope)
    if not heads:
        return None
    spaces = {issue.id: issue for _, issue in lists.list_issues(session, scope)}
    if issues is not None:
        named = issues | bearing_on(session, negotiation, n, issues)
        scope = Scope(negotiation, n, among=tuple(positions_on(session, negotiation, n, named)))
    positions = positions_of(session, scope, spaces)
    return Record(
        heads[0][1],
        parties={party.id: party for _, party in lists.list_parties(session, Scope(negotiation, n))},
        issues=spaces,
        positions={position.id: position for position in positions},
    )


def verdict_changes_json(changes: Iterable[VerdictChange]) -> list[Json]:
    """Changed verdicts as answers carry them."""
    return [
        {
            "issue": change.issue.id,
            "question": change.issue.question,
            "topic": change.issue.topic,
            "parties": change.parties,
            "whole": change.whole,
            "before": _finding_json(change.before),
            "after": _finding_json(change.after),
        }
        for change in changes
    ]


def _finding_json(finding: tuple[Verdict, Relation] | None) -> Json | None:
    if finding is None:
        return None
    verdict, relation = finding
    return {"verdict": verdict, "relation": relation, "label": LABELS[verdict]}
