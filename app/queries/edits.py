"""Waiting edits, and the answers to requests that may be sent twice."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update
from sqlmodel import Session

from app.models import IdempotencyRow, WaitingEditRow, table_of

EDITS = table_of(WaitingEditRow)
ANSWERS = table_of(IdempotencyRow)


@dataclass(frozen=True, slots=True)
class WaitingEdit:
    """A proposed edit, and what became of it.

    Attributes:
        n: Its number.
        base: The newest revision when it was proposed.
        key: The id of the key that proposed it.
        by: The owner of that key.
        document: What was sent, as JSON.
        state: proposed, published, rejected or withdrawn.
        revision: The revision that it became.
    """

    n: int
    negotiation: str
    base: int
    key: str
    by: str
    at: str
    why: str
    document: str
    state: str = "proposed"
    decided_key: str | None = None
    decided_by: str | None = None
    decided_at: str | None = None
    reason: str | None = None
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a waiting edit, by whom and when."""

    state: str
    key: str
    by: str
    at: str
    reason: str | None = None
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was given and is given again.

    Attributes:
        fingerprint: SHA-256 of what was asked.
        headers: Those of its own, as JSON.
    """

    fingerprint: str
    status: int
    headers: str
    body: str


def next_edit(session: Session) -> int:
    """The number of the next waiting edit, which the writers' lock makes safe."""
    return (session.scalar(select(func.max(EDITS.c.n))) or 0) + 1


def add_edit(session: Session, edit: WaitingEdit) -> None:
    """Keep a proposed edit."""
    names = ("n", "negotiation", "base", "key", "by", "at", "why", "document", "state")
    session.execute(insert(EDITS).values({name: getattr(edit, name) for name in names}))


def find_edit(session: Session, n: int) -> WaitingEdit | None:
    """The waiting edit with a number."""
    row = session.execute(select(EDITS).where(EDITS.c.n == n)).mappings().first()
    return WaitingEdit(**row) if row else None


def list_edits(
    session: Session, state: str | None, negotiation: str | None, before: int | None, limit: int
) -> list[WaitingEdit]:
    """Waiting edits, the newest first, from below the number *before* on."""
    wanted = select(EDITS).order_by(EDITS.c.n.desc()).limit(limit)
    for column, value in ((EDITS.c.state, state), (EDITS.c.negotiation, negotiation)):
        wanted = wanted if value is None else wanted.where(column == value)
    if before is not None:
        wanted = wanted.where(EDITS.c.n < before)
    return [WaitingEdit(**row) for row in session.execute(wanted).mappings()]


def decide_edit(session: Session, n: int, decision: Decision) -> None:
    """Write down what became of a waiting edit."""
    columns = {
        "state": decision.state,
        "decided_key": decision.key,
        "decided_by": decision.by,
        "decided_at": decision.at,
        "reason": decision.reason,
        "revision": decision.revision,
    }
    session.execute(update(EDITS).where(EDITS.c.n == n).values(columns))


def find_answer(session: Session, key: str, token: str) -> Answer | None:
    """The answer that was given to a key's request with this token."""
    columns = select(ANSWERS.c.fingerprint, ANSWERS.c.status, ANSWERS.c.headers, ANSWERS.c.body)
    row = session.execute(columns.where(ANSWERS.c.key == key, ANSWERS.c.token == token)).first()
    return Answer(*row) if row else None


def keep_answer(session: Session, key: str, token: str, answer: Answer, at: str) -> None:
    """Keep an answer, to be given again."""
    columns = {"fingerprint": answer.fingerprint, "status": answer.status, "headers": answer.headers}
    session.execute(insert(ANSWERS).values(key=key, token=token, body=answer.body, at=at, **columns))


def forget_answers(session: Session, before: str) -> None:
    """Drop the answers that were given before a moment."""
    session.execute(delete(ANSWERS).where(ANSWERS.c.at < before))
