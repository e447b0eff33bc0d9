"""Edits that wait: proposed by one person, published by another, or rejected, or withdrawn."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from app.queries.audit import Deed, write_audit
from app.queries.edits import Decision, WaitingEdit, add_edit, decide_edit, find_edit, next_edit
from app.queries.keys import Scope
from app.schemas.wire.decode import loads
from app.schemas.wire.encode import dumps
from app.schemas.wire.finished import finished
from app.schemas.wire.regions import Json
from app.services.editing.judging import Judgement, Sent, judge
from app.services.editing.making import Hand, Made, changes_json, differences, make, warnings_json
from app.services.keys import check_scope
from app.services.refusals import Decided, OwnEdit, Unknown

PROPOSED = "proposed"


def propose(session: Session, judged: Judgement, document: object, hand: Hand) -> Json:
    """Keep an edit that can be made, without a revision; the answer that tells what it would do."""
    edit = WaitingEdit(
        n=next_edit(session),
        negotiation=judged.edit.negotiation,
        base=judged.base.n,
        key=hand.key.id,
        by=hand.key.owner,
        at=hand.at,
        why=judged.edit.why,
        document=dumps(document).decode(),
    )
    add_edit(session, edit)
    deed = Deed("propose", "edit", str(edit.n), edit.negotiation, None, edit.document)
    write_audit(session, hand.doer, hand.at, [deed])
    told = changes_json(differences(judged))
    return {**edit_json(edit), "changes": told, "warnings": warnings_json(judged.warnings)}


def publish(session: Session, n: int, hand: Hand) -> Made:
    """Make the revision of a waiting edit, which is checked again against the newest record.

    Raises:
        Unknown: There is no such edit.
        Decided: It waits no longer.
        OwnEdit: The same person proposed it.
        InvalidBody: It cannot be made any more; it still waits.
        Moved: A record that it changes has moved since; it still waits.
    """
    check_scope(hand.key, Scope.PUBLISH)
    edit = waiting(session, n)
    if _same(edit.by, hand.key.owner):
        raise OwnEdit(f"{edit.by} proposed this edit: another person has to publish it.")
    judged = judge(session, Sent(loads(edit.document.encode()).value))
    made = make(session, judged, hand, f"{edit.by}, published by {hand.key.owner}")
    decide_edit(session, n, Decision("published", hand.key.id, hand.key.owner, hand.at, None, made.revision))
    _write(session, hand, edit, "publish", {"state": "published"}, made.revision)
    return replace(made, told={**made.told, "id": n})


def reject(session: Session, n: int, hand: Hand, reason: str | None) -> Json:
    """Decide that a waiting edit is not made.

    Raises:
        Unknown: There is no such edit.
        Decided: It waits no longer.
    """
    check_scope(hand.key, Scope.PUBLISH)
    edit = waiting(session, n)
    return _close(session, edit, hand, "rejected", "reject", reason)


def withdraw(session: Session, n: int, hand: Hand, reason: str | None) -> Json:
    """Take back what the same person proposed.

    Raises:
        Unknown: There is no such edit.
        Decided: It waits no longer.
        OwnEdit: Another person proposed it.
    """
    check_scope(hand.key, Scope.PROPOSE, Scope.EDIT)
    edit = waiting(session, n)
    if not _same(edit.by, hand.key.owner):
        raise OwnEdit(f"{edit.by} proposed this edit, and nobody else withdraws it; it can be rejected.")
    return _close(session, edit, hand, "withdrawn", "withdraw", reason)


def waiting(session: Session, n: int) -> WaitingEdit:
    """The edit that waits under a number.

    Raises:
        Unknown: There is none.
        Decided: It waits no longer.
    """
    edit = edit_at(session, n)
    if edit.state != PROPOSED:
        raise Decided(f"The edit {n} was {edit.state} by {edit.decided_by} at {edit.decided_at}.")
    return edit


def edit_at(session: Session, n: int) -> WaitingEdit:
    """The edit under a number, whatever became of it.

    Raises:
        Unknown: There is none.
    """
    edit = find_edit(session, n)
    if edit is None:
        raise Unknown(f"There is no edit {n}.", where="path", at="id", got=str(n))
    return edit


def edit_json(edit: WaitingEdit, *, whole: bool = False) -> Json:
    """An edit that waits or waited; with *whole* what was sent too."""
    told: Json = {
        "id": edit.n,
        "state": edit.state,
        "negotiation": edit.negotiation,
        "base": edit.base,
        "at": edit.at,
        "by": edit.by,
        "why": edit.why,
        "decided_at": edit.decided_at,
        "decided_by": edit.decided_by,
        "reason": edit.reason,
        "revision": edit.revision,
    }
    return {**told, "document": finished(edit.document)} if whole else told


def _close(session: Session, edit: WaitingEdit, hand: Hand, state: str, action: str, reason: str | None) -> Json:
    decide_edit(session, edit.n, Decision(state, hand.key.id, hand.key.owner, hand.at, reason))
    _write(session, hand, edit, action, {"state": state, "reason": reason})
    return edit_json(edit_at(session, edit.n))


def _write(
    session: Session, hand: Hand, edit: WaitingEdit, action: str, now: Json, revision: int | None = None
) -> None:
    """A line of the audit about an edit that waited."""
    before, after = dumps({"state": edit.state}).decode(), dumps(now).decode()
    deed = Deed(action, "edit", str(edit.n), edit.negotiation, before, after, revision)
    write_audit(session, hand.doer, hand.at, [deed])


def _same(one: str, other: str) -> bool:
    """Whether two names are one person's."""
    return one.strip().casefold() == other.strip().casefold()
