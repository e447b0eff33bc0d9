"""Who did what: a log that only grows."""

from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index

from app.models.columns import is_json, one_of, whole, words
from app.models.sorts import Stored

ACTIONS = (
    *("create", "correct", "end", "remove"),
    *("propose", "publish", "reject", "withdraw"),
    *("load", "merge", "key_create", "key_revoke"),
)
"""What is done: to a record, to a waiting edit, to a whole negotiation, to a key."""


class AuditRow(Stored, table=True):
    """One thing that was done, to one record where it is one.

    Attributes:
        key: The id of the key that did it; None for the command line.
        key_name: What that key was called, or the command.
        negotiation: The id of the negotiation; None where it is about a key.
        kind: Of the record, or `edit`, `negotiation`, `key`.
        before: The record's canonical form as JSON; None where there was none.
        revision: The revision that was made; None where none was.
    """

    __tablename__ = "audit"
    __table_args__: Any = (
        ForeignKeyConstraint(["key"], ["api_key.id"]),
        Index("ix_audit_revision", "revision"),
        one_of("action", ACTIONS),
        *is_json("before", "after", maybe=True),
        {"info": {"sort": "log"}, "sqlite_strict": True},
    )
    n: int = whole(primary_key=True)
    at: str = words()
    key: str | None = words()
    key_name: str = words()
    owner: str | None = words()
    request_id: str = words()
    action: str = words()
    negotiation: str | None = words()
    kind: str = words()
    id: str = words()
    before: str | None = words()
    after: str | None = words()
    revision: int | None = whole()
