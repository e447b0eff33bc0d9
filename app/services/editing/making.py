"""An edit that was judged: made as one revision, and told record by record with what stood before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from app.domain.record.negotiation import Record
from app.queries.audit import Deed, Doer, write_audit
from app.queries.keys import Key
from app.schemas.wire.encode import dumps
from app.schemas.wire.finished import finished
from app.schemas.wire.regions import Json
from app.seeding.editing.drafts import documents_of
from app.seeding.editing.trees import Named
from app.seeding.loading.load import revise
from app.seeding.writing.digests import record_digests
from app.services.editing.judging import Judgement, mark_of
from app.services.refusals import BodyFault


@dataclass(frozen=True, slots=True)
class Hand:
    """Who edits: with which key, in which request, at which moment in UTC."""

    key: Key
    request_id: str
    at: str

    @property
    def doer(self) -> Doer:
        """Who the audit names."""
        return Doer(self.key.id, self.key.name, self.key.owner, self.request_id)


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edit does to one record.

    Attributes:
        before: What it said, in the form of the seed files, as JSON; None where it did not stand.
        mark: Of the record as it is then; None where it is gone.
    """

    op: str
    named: Named
    before: str | None
    after: str | None
    mark: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """What became of an edit.

    Attributes:
        revision: The one that it made; the newest where it changed nothing.
        new: Whether it made one.
        told: The answer that tells of it.
    """

    revision: int
    new: bool
    told: Json


def differences(judged: Judgement) -> list[Difference]:
    """What an edit does, record by record: first what was asked for, in that order, then what follows from it."""
    before, after = record_digests(judged.standing), record_digests(judged.record)
    moved = {named for named in before.keys() | after.keys() if before.get(named) != after.get(named)}
    asked = {change.named: change.op for change in judged.edit.changes}
    old, new = _texts(judged.standing, moved), _texts(judged.record, moved)
    ordered = [*(named for named in asked if named in moved), *sorted(moved - asked.keys())]
    return [
        Difference(
            asked.get(named, "correct"),
            named,
            old.get(named),
            new.get(named),
            mark_of(after[named]) if named in after else None,
        )
        for named in ordered
    ]


def make(session: Session, judged: Judgement, hand: Hand, by: str) -> Made:
    """Make the edit, in a transaction that holds the writers' lock. One that changes nothing makes no revision."""
    changes = differences(judged)
    negotiation = judged.edit.negotiation
    result = revise(session, judged.record, by=by, why=judged.edit.why, at=hand.at)
    deeds = [
        Deed(change.op, *change.named, negotiation, change.before, change.after, result.revision) for change in changes
    ]
    write_audit(session, hand.doer, hand.at, deeds)
    told: Json = {
        "state": "published" if result.revision else "unchanged",
        "negotiation": negotiation,
        "revision": result.revision or judged.base.n,
        "digest": result.digest,
        "at": hand.at,
        "by": by,
        "why": judged.edit.why,
        "changes": changes_json(changes),
        "warnings": warnings_json(judged.warnings),
    }
    return Made(result.revision or judged.base.n, result.revision is not None, told)


def changes_json(changes: Iterable[Difference]) -> list[Json]:
    """Differences, as answers tell them."""
    return [
        {
            "op": change.op,
            "kind": change.named[0],
            "id": change.named[1],
            "mark": change.mark,
            "before": None if change.before is None else finished(change.before),
            "after": None if change.after is None else finished(change.after),
        }
        for change in changes
    ]


def warnings_json(warnings: Iterable[BodyFault]) -> list[Json]:
    """Warnings, as answers tell them."""
    return [{"at": found.at, "code": found.code.replace("-", "_"), "detail": found.detail} for found in warnings]


def _texts(record: Record, wanted: set[Named]) -> dict[Named, str]:
    return {named: dumps(form).decode() for named, form in documents_of(record) if named in wanted}
