"""A folder against edits that were made over HTTP since: what loading would undo, and the two put together.

A folder carries no mark. What it was made from is the newest revision since the last load whose every edit it holds:
an export that was changed by hand holds them all, a folder that nobody exported anew holds none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlmodel import Session

from app.domain.record.negotiation import Record
from app.queries.audit import Deed, Doer, write_audit
from app.queries.origins import Named, Span, deeds_by_revision, revisions_of, spans_since
from app.queries.records import load_record
from app.queries.revisions import Revision, newest
from app.seeding.editing.drafts import assemble, documents_of
from app.seeding.faults import Severity
from app.seeding.writing.digests import record_digests

EDITS = frozenset({"create", "correct", "end", "remove", "merge"})
"""What is done to a database and not by a load of the folder that it now holds."""


class Unsound(Exception):
    """A record breaks rules of `parley check`; it is not loaded.

    Attributes:
        faults: Each as `kind id: code: what`.
    """

    def __init__(self, faults: list[str]) -> None:
        """Keep the faults."""
        super().__init__("the record breaks rules: " + "; ".join(faults[:3]))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Edited:
    """A record that was edited since the folder was exported or last loaded.

    Attributes:
        revision: The last of the edits.
        both: Whether the folder changed it too, and otherwise.
    """

    named: Named
    revision: Revision
    both: bool

    def __str__(self) -> str:
        """In one line."""
        kind, id_ = self.named
        at = self.revision
        also = "; the folder changed it too" if self.both else ""
        return f"{kind} {id_}: revision {at.n} of {at.at} by {at.by} ({at.why}){also}"


class EditedSince(Exception):
    """The database holds edits that a load would undo, or that it cannot be merged with; nothing was changed.

    Attributes:
        edits: Each record, in order.
    """

    def __init__(self, negotiation: str, edits: list[Edited], *, merge: bool) -> None:
        """Keep the edits, and say what can be done."""
        what = "was edited on both sides" if merge else "holds edits made since this folder was exported or last loaded"
        how = "mend the folder" if merge else "export it anew, or load with --merge to keep them"
        super().__init__(f"{negotiation} {what}; nothing was changed: {how}")
        self.edits = edits


def reconcile(session: Session, record: Record, *, merge: bool) -> Record:
    """What is to be loaded for *record*: itself, or with *merge* itself with the edits that it does not hold.

    Raises:
        EditedSince: There are such edits, without *merge*; with it, edits of records that the folder changed otherwise.
        Unsound: The two together break a rule.
    """
    negotiation = record.negotiation.id
    revisions = revisions_of(session, negotiation)
    deeds = deeds_by_revision(session, negotiation)
    last = _last_load(revisions, deeds)
    if last is None or last.n == revisions[-1].n:
        return record
    states = _states(spans_since(session, negotiation, last.n))
    folder = record_digests(record)
    later = [revision for revision in revisions if revision.n > last.n]
    start = next((one for one in reversed(later) if _holds(folder, states, last, one)), last)
    edited = list(_edited(folder, states, start, later))
    refused = [edit for edit in edited if edit.both] if merge else edited
    if refused:
        raise EditedSince(negotiation, refused, merge=merge)
    return _merged(session, record, revisions[-1], [edit.named for edit in edited]) if edited else record


def mark_load(session: Session, negotiation: str, by: str, at: str, *, merged: bool, made: int | None) -> None:
    """Write down that a folder was loaded: with which revision it is now in step, or that it was merged into one."""
    if merged and made is None:
        return
    stands = newest(session, negotiation)
    if stands is None or (made is None and "load" in deeds_by_revision(session, negotiation).get(stands.n, ())):
        return
    action = "merge" if merged else "load"
    deed = Deed(action, "negotiation", negotiation, negotiation, revision=stands.n)
    write_audit(session, Doer(None, by, None), at, [deed])


States = Mapping[Named, list[Span]]


def _last_load(revisions: list[Revision], deeds: Mapping[int, set[str]]) -> Revision | None:
    """The newest revision that a folder was in step with when it was loaded."""
    for revision in reversed(revisions):
        done = deeds.get(revision.n, set())
        if "load" in done or not done & EDITS:
            return revision
    return revisions[0] if revisions else None


def _states(spans: Iterable[Span]) -> dict[Named, list[Span]]:
    found: dict[Named, list[Span]] = {}
    for span in spans:
        found.setdefault(span.named, []).append(span)
    return found


def _at(spans: list[Span], n: int) -> str | None:
    return next((span.digest for span in spans if span.first <= n < span.until), None)


def _holds(folder: Mapping[Named, str], states: States, last: Revision, one: Revision) -> bool:
    """Whether the folder says what revision *one* says of every record that was edited between *last* and it."""
    moved = [named for named, spans in states.items() if _at(spans, last.n) != _at(spans, one.n)]
    return bool(moved) and all(folder.get(named) == _at(states[named], one.n) for named in moved)


def _edited(folder: Mapping[Named, str], states: States, start: Revision, later: list[Revision]) -> Iterable[Edited]:
    """The records that were edited since *start* and are not in the folder as they now stand."""
    for named in sorted(states):
        spans = states[named]
        before, now, ours = _at(spans, start.n), _at(spans, later[-1].n), folder.get(named)
        if now not in (before, ours):
            moments = {span.first for span in spans} | {span.until for span in spans}
            by = next(revision for revision in reversed(later) if revision.n in moments)
            yield Edited(named, by, both=ours != before)


def _merged(session: Session, record: Record, stands: Revision, keep: list[Named]) -> Record:
    """The record with those records as they now stand that are named in *keep*."""
    now = dict(documents_of(load_record(session, stands.negotiation, stands.n)))
    ours = {named: form for named, form in documents_of(record) if named not in keep}
    kept = {named: now[named] for named in keep if named in now}
    merged, faults, trees = assemble((ours | kept).items())
    errors = [found for found in faults if found.severity is Severity.ERROR]
    if errors:
        spots = [trees.spot(found.line, found.column).record or ("", "") for found in errors]
        told = [
            f"{kind} {id_}: {found.code}: {found.message}" for (kind, id_), found in zip(spots, errors, strict=True)
        ]
        raise Unsound(told)
    return merged
