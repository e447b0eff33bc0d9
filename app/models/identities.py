"""Revisions, and the ids that were ever used: everything else points here."""

from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, UniqueConstraint

from app.models.columns import is_slug, whole, words
from app.models.sorts import Identity, Stored, identity


class RevisionRow(Stored, table=True):
    """The state of one negotiation after one load or one edit.

    Attributes:
        n: From one sequence for all negotiations, in the order of commits.
        digest: `sha256:` and the hash over the digests of all its records.
        at: When it was recorded, in UTC, such as 2026-11-25T10:00:00Z.
    """

    __tablename__ = "revision"
    __table_args__: Any = (
        UniqueConstraint("n", "negotiation"),
        ForeignKeyConstraint(["negotiation"], ["negotiation.key"]),
        Index("ix_revision_negotiation", "negotiation", "n"),
        Index("ix_revision_digest", "negotiation", "digest"),
        {"info": {"sort": "revision"}, "sqlite_strict": True},
    )
    n: int = whole(primary_key=True)
    negotiation: int = whole()
    digest: str = words()
    at: str = words()
    by: str = words()
    why: str = words()


class NegotiationKey(Stored, table=True):
    """A negotiation's id; the first ever loaded has the lowest key."""

    __tablename__ = "negotiation"
    __table_args__: Any = (
        UniqueConstraint("id"),
        *is_slug("id"),
        {"info": {"sort": "identity"}, "sqlite_strict": True},
    )
    key: int = whole(primary_key=True)
    id: str = words()


class PartyKey(Identity, table=True):
    """A party's id."""

    __tablename__ = "party"
    __table_args__: Any = identity()


class PersonKey(Identity, table=True):
    """A person's id."""

    __tablename__ = "person"
    __table_args__: Any = identity()


class IssueKey(Identity, table=True):
    """An issue's id."""

    __tablename__ = "issue"
    __table_args__: Any = identity()


class SourceKey(Identity, table=True):
    """A source's id."""

    __tablename__ = "source"
    __table_args__: Any = identity()


class PositionKey(Identity, table=True):
    """A position's id."""

    __tablename__ = "position"
    __table_args__: Any = identity()


class ProposalKey(Identity, table=True):
    """A proposal's id."""

    __tablename__ = "proposal"
    __table_args__: Any = identity()
