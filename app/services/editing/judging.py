"""An edit against the record as it stands: everything that is wrong with it at once, or the record that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Record
from app.queries.origins import digest_at, was_used
from app.queries.records import load_record
from app.queries.revisions import Revision, negotiation_ids, newest
from app.schemas.wire.decode import Slip, pointer
from app.seeding.checking.codes import fault
from app.seeding.editing.drafts import UNKNOWN, Outcome, apply
from app.seeding.editing.reading import Change, Edit, read_edit
from app.seeding.editing.trees import Spot, Trees
from app.seeding.faults import Fault, Severity, named_in
from app.seeding.reading.nodes import place_of
from app.services.listing import MARK
from app.services.packages import value_at
from app.services.refusals import (
    BeyondCoverage,
    BodyFault,
    InvalidBody,
    Moved,
    TooManyChanges,
    nearest,
    unknown_in_path,
)
from app.services.submissions import text_of

MOST_CHANGES = 200
"""Most changes of one edit."""
_TAGS = re.compile(r'(?:W/)?"([0-9a-f]*)"|([0-9a-f]+)|(\*)')
_RECORD = ("changes", 0, "record")


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent.

    Attributes:
        document: The edit, as plain data.
        slips: What could not be taken when it was read.
        alone: Whether the client sent one record to its own address, and the rest of the document stands for that.
    """

    document: object
    slips: tuple[Slip, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """An edit that can be made.

    Attributes:
        base: The revision that it was judged against.
        standing: The record at that revision.
        record: The record that it makes.
        warnings: What is worth a second look, in what was sent.
    """

    edit: Edit
    base: Revision
    standing: Record
    record: Record
    warnings: tuple[BodyFault, ...]


def judge(session: Session, sent: Sent) -> Judgement:
    """The record that an edit makes of the newest one, checked whole as `parley check` does.

    Raises:
        InvalidBody: With everything that is wrong.
        BeyondCoverage: It says something of days that the record does not cover, and nothing else is wrong.
        Moved: A record is not as its mark says.
        Unknown: The address names a record that does not stand.
        TooManyChanges: There are more than `MOST_CHANGES`.
    """
    changes = sent.document.get("changes") if isinstance(sent.document, dict) else None
    if isinstance(changes, list) and len(changes) > MOST_CHANGES:
        raise TooManyChanges(f"The edit has {len(changes)} changes; at most {MOST_CHANGES} are made at once.")
    trees = Trees()
    edit, faults = read_edit(trees, sent.document, sent.slips)
    telling = _Telling(sent, trees)
    base = newest(session, edit.negotiation) if edit else None
    if edit is None or base is None:
        raise telling.refusal(faults, _no_negotiation(session, edit))
    standing = load_record(session, base.negotiation, base.n)
    _check_marks(session, base, edit.changes, sent)
    outcome = apply(trees, standing, edit)
    if sent.alone and outcome.unknown:
        kind, id_ = outcome.unknown[0].named
        raise unknown_in_path(kind, id_, _standing_ids(standing, kind))
    faults += [*outcome.faults, *_used_before(session, base, edit.changes, standing)]
    if outcome.record is None or any(found.severity is Severity.ERROR for found in faults):
        raise _refused(telling, faults, outcome, standing)
    warnings = [found for found in faults if telling.spot(found).record is None]
    return Judgement(edit, base, standing, outcome.record, tuple(telling.told(warnings)))


def mark_of(digest: str) -> str:
    """The mark of a record, by its digest."""
    return digest[:MARK]


def _check_marks(session: Session, base: Revision, changes: Iterable[Change], sent: Sent) -> None:
    """See that each record still bears the mark that was sent with its change.

    A mark is the second half of an `ETag`, or stands alone; `*` is any record that stands. Where a record is created at
    its own address, there must be none.

    Raises:
        Moved: One does not.
    """
    for change in changes:
        kind, id_ = change.named
        creates = sent.alone and change.op == "create"
        if change.tag is None and not creates:
            continue
        # An id that cannot be seen is at fault elsewhere; some databases would not even look for it.
        digest = digest_at(session, base.negotiation, base.n, kind, id_) if id_.isprintable() else None
        if creates and digest is not None:
            raise Moved(f"There is a {kind} {id_!r} already.", where="header", at="If-None-Match", got="*")
        if change.tag is None:
            continue
        marks = {quoted[-MARK:] or bare for quoted, bare, _ in _TAGS.findall(change.tag)}
        if digest is None or (mark_of(digest) not in marks and change.tag.strip() != "*"):
            what = "is not there any more" if digest is None else "has changed since it was read"
            message = f"The {kind} {id_!r} {what}; read it again."
            at = "If-Match" if sent.alone else pointer(("changes", change.number, "if_match"))
            raise Moved(message, where="header" if sent.alone else "body", at=at, got=change.tag)


def _used_before(session: Session, base: Revision, changes: Iterable[Change], standing: Record) -> Iterable[Fault]:
    """Creations under an id that a record bore which was removed since: an id is never used again."""
    for change in changes:
        kind, id_ = change.named
        gone = change.op == "create" and id_.isprintable() and id_ not in _standing_ids(standing, kind)
        if gone and was_used(session, base.negotiation, kind, id_):
            message = f"there was a {kind} {id_!r}, which was removed"
            yield fault("double-id", place_of(change.place, ("id",)), message)


def _standing_ids(record: Record, kind: str) -> list[str]:
    by_kind: dict[str, Iterable[str]] = {
        "party": record.parties,
        "person": record.people,
        "issue": record.issues,
        "source": record.sources,
        "position": record.positions,
        "proposal": record.proposals,
    }
    return list(by_kind.get(kind, ()))


def _no_negotiation(session: Session, edit: Edit | None) -> list[BodyFault]:
    if edit is None:
        return []
    known = nearest(edit.negotiation, negotiation_ids(session))
    message = f"there is no negotiation {edit.negotiation!r}"
    return [BodyFault("/negotiation", edit.negotiation, "unknown-negotiation", message, known)]


def _refused(telling: _Telling, faults: Sequence[Fault], outcome: Outcome, standing: Record) -> InvalidBody:
    """The refusal of an edit; of one that only lacks coverage, one that says so."""
    errors = [found for found in faults if found.severity is Severity.ERROR]
    through = outcome.record.negotiation.coverage.through if outcome.record else standing.negotiation.coverage.through
    if all(found.code == "outside-coverage" and telling.is_later(found, through.isoformat()) for found in errors):
        return BeyondCoverage(tuple(telling.told(errors)))
    return telling.refusal(faults, [])


class _Telling:
    """Says of faults where in what was sent they are."""

    def __init__(self, sent: Sent, trees: Trees) -> None:
        self.sent = sent
        self.trees = trees

    def spot(self, found: Fault) -> Spot:
        """Where a fault comes from."""
        return self.trees.spot(found.line, found.column)

    def is_later(self, found: Fault, through: str) -> bool:
        """Whether the date at fault was sent and is later than a day."""
        spot = self.spot(found)
        value = value_at(self.sent.document, spot.path)
        if spot.record is not None or not isinstance(value, str | int):
            return False
        return PartialDate.parse(str(value)).first.isoformat() > through

    def refusal(self, faults: Iterable[Fault], others: list[BodyFault]) -> InvalidBody:
        """All errors at once, in the order of what was sent; those of standing records behind them."""
        errors = [found for found in faults if found.severity is Severity.ERROR]
        return InvalidBody((*others, *self.told(errors)))

    def told(self, faults: Iterable[Fault]) -> list[BodyFault]:
        """Each fault once, at its JSON pointer."""
        ordered = sorted(set(faults), key=lambda found: (found.line, found.column, found.code, found.message))
        return [self._told(found) for found in ordered]

    def _told(self, found: Fault) -> BodyFault:
        spot = self.spot(found)
        detail = f"{found.message}; {found.hint}"
        if spot.record is not None:
            kind, id_ = spot.record
            at = "/coverage_through" if found.code == "uncovered" and self._moves() else "/changes"
            words = (
                f"with this edit the standing {kind} {id_} would be wrong at {pointer(spot.path) or 'itself'}: {detail}"
            )
            return self._placed(at, id_, found, words)
        value = value_at(self.sent.document, spot.path)
        got = str(spot.path[-1]) if spot.at_key else text_of(value)
        return self._placed(pointer(spot.path), got, found, detail)

    def _moves(self) -> bool:
        return isinstance(self.sent.document, dict) and "coverage_through" in self.sent.document

    def _placed(self, at: str, got: str, found: Fault, detail: str) -> BodyFault:
        """A fault at a pointer; of a record that was sent alone, at the parts of its request."""
        near, prefix = named_in(found.hint), pointer(_RECORD)
        if not self.sent.alone or at == prefix or at.startswith(f"{prefix}/"):
            return BodyFault(at.removeprefix(prefix) if self.sent.alone else at, got, found.code, detail, near)
        parameter = at.removeprefix("/")
        if parameter in ("why", "coverage_through", "looked_on"):
            return BodyFault(parameter, got, found.code, detail, near, where="query")
        if at == pointer(("changes", 0, "id")):
            return BodyFault("id", got, found.code, detail, near, where="path")
        return BodyFault("", got, found.code, detail, near)


__all__ = ["MOST_CHANGES", "UNKNOWN", "Judgement", "Sent", "judge", "mark_of"]
