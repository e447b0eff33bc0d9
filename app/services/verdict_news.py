"""The verdicts that the last revisions changed, for whoever wants to hear of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session

from app.queries.revisions import Span, before_each
from app.queries.touched import Narrowed, revisions_touching
from app.schemas.wire.regions import Json
from app.services.changing import MOST_WHOLE, ChangeFilter, check_ever, revision_json
from app.services.record_time.steps import Step
from app.services.record_time.verdicts import issues_touched, verdict_changes_json, verdicts_of
from app.services.scopes import Reading

MOST_STEPS = 50
"""So many of the last revisions are looked through."""

BEARING = ("issue", "negotiation", "party", "position")
"""Kinds of records that verdicts rest on."""


@dataclass(frozen=True, slots=True)
class News:
    """What one revision changed in the verdicts on one issue; both as answers carry them."""

    revision: Json
    verdicts: list[Json]


def verdict_news(session: Session, reading: Reading, wanted: ChangeFilter, most: int) -> list[News]:
    """The last changes of verdicts, newest first, by issue; the first revision of a negotiation is none.

    Of the filter, parties, issues and topics count: those of the verdicts.

    Raises:
        UnknownValue: A filter names what the record never held.
    """
    check_ever(session, reading, wanted)
    found: list[News] = []
    for step in _steps(session, reading):
        if len(found) >= most:
            break
        by_issue: dict[str, list[Json]] = {}
        for verdict in verdict_changes_json(verdicts_of(step) or ()):
            if _keeps(wanted, verdict):
                by_issue.setdefault(str(verdict["issue"]), []).append(verdict)
        revision = revision_json(step.revision, step.before)
        found += [News(revision, verdicts) for _, verdicts in sorted(by_issue.items())]
    return found[:most]


def _steps(session: Session, reading: Reading) -> Iterator[Step]:
    """The last steps that can have changed verdicts, those of first revisions left out, as far as may be computed."""
    span = Span(reading.revision.n)
    revisions = revisions_touching(session, reading.negotiation, Narrowed(BEARING), span, MOST_STEPS)
    before = before_each(session, [revision.n for revision in revisions])
    whole = 0
    for revision in revisions:
        if revision.n not in before:
            continue
        step = Step(session, revision, before[revision.n])
        whole += issues_touched(step) is None
        if whole > MOST_WHOLE:
            return
        yield step


def _keeps(wanted: ChangeFilter, verdict: Json) -> bool:
    parties = verdict["parties"]
    return (
        (not wanted.issue or verdict["issue"] in wanted.issue)
        and (not wanted.topic or verdict["topic"] in wanted.topic)
        and (not wanted.party or not set(wanted.party).isdisjoint(parties if isinstance(parties, list | tuple) else ()))
    )
