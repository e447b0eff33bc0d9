"""Edits that wait for a second person, and answers that are given again to who asks twice."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index

from app.models.columns import is_json, one_of, whole, words
from app.models.sorts import Stored

STATES = ("proposed", "published", "rejected", "withdrawn")


class WaitingEditRow(Stored, table=True):
    """A proposed edit; it has no revision until it is published, and what it says never changes.

    Attributes:
        base: The newest revision when it was proposed.
        document: What was sent, as JSON.
        decided_by: The owner of the key that published, rejected or withdrew it.
        reason: Why it was rejected or withdrawn, where that was said.
    """

    __tablename__ = "waiting_edit"
    __table_args__: Any = (
        ForeignKeyConstraint(["key"], ["api_key.id"]),
        ForeignKeyConstraint(["decided_key"], ["api_key.id"]),
        Index("ix_waiting_edit_state", "state", "n"),
        one_of("state", STATES),
        *is_json("document"),
        CheckConstraint("(state = 'proposed') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("(state = 'published') = (revision IS NOT NULL)", name="revision"),
        {
            "info": {
                "sort": "key",
                "moving": ("state", "decided_key", "decided_by", "decided_at", "reason", "revision"),
            },
            "sqlite_strict": True,
        },
    )
    n: int = whole(primary_key=True)
    negotiation: str = words()
    base: int = whole()
    key: str = words()
    by: str = words()
    at: str = words()
    why: str = words()
    document: str = words()
    state: str = words()
    decided_key: str | None = words()
    decided_by: str | None = words()
    decided_at: str | None = words()
    reason: str | None = words()
    revision: int | None = whole()


class IdempotencyRow(Stored, table=True):
    """The answer to a request that bore an `Idempotency-Key`; kept with the edit it made, in one transaction.

    Attributes:
        token: The value of the header.
        fingerprint: SHA-256 of what was asked: method, path, parameters and body.
        headers: Those of the answer that are its own, as JSON.
    """

    __tablename__ = "idempotency"
    __table_args__: Any = (
        ForeignKeyConstraint(["key"], ["api_key.id"]),
        Index("ix_idempotency_at", "at"),
        *is_json("headers"),
        {"info": {"sort": "passing"}, "sqlite_strict": True},
    )
    key: str = words(primary_key=True)
    token: str = words(primary_key=True)
    fingerprint: str = words()
    status: int = whole()
    headers: str = words()
    body: str = words()
    at: str = words()
