"""Where revisions come from, a load or an edit, and what each record was at each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, SQLModel, col

from app.models import (
    AuditRow,
    IssueKey,
    IssueVersion,
    NegotiationKey,
    NegotiationVersion,
    PartyKey,
    PartyVersion,
    PersonKey,
    PersonVersion,
    PositionKey,
    PositionVersion,
    ProposalKey,
    ProposalVersion,
    RevisionRow,
    SilenceVersion,
    SourceKey,
    SourceVersion,
    table_of,
)
from app.queries.revisions import Revision

TABLES: Mapping[str, tuple[type[SQLModel], type[SQLModel] | None]] = {
    "negotiation": (NegotiationVersion, NegotiationKey),
    "party": (PartyVersion, PartyKey),
    "person": (PersonVersion, PersonKey),
    "issue": (IssueVersion, IssueKey),
    "source": (SourceVersion, SourceKey),
    "position": (PositionVersion, PositionKey),
    "proposal": (ProposalVersion, ProposalKey),
    "silence": (SilenceVersion, None),
}
"""Versions of each kind, and what holds their ids; a silence holds its own."""

Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Span:
    """What a record was from one revision until another, as a digest."""

    named: Named
    first: int
    until: int
    digest: str


def revisions_of(session: Session, negotiation: str) -> list[Revision]:
    """All revisions of a negotiation, the oldest first."""
    row = RevisionRow
    columns = select(col(row.n), col(NegotiationKey.id), col(row.digest), col(row.at), col(row.by), col(row.why))
    found = columns.join(NegotiationKey, col(NegotiationKey.key) == col(row.negotiation))
    ordered = found.where(col(NegotiationKey.id) == negotiation).order_by(col(row.n))
    return [Revision(*one) for one in session.execute(ordered)]


def deeds_by_revision(session: Session, negotiation: str) -> dict[int, set[str]]:
    """What the audit says was done at each revision of a negotiation; those before there was an audit are not there."""
    audit = table_of(AuditRow)
    wanted = select(audit.c.revision, audit.c.action).distinct()
    found: dict[int, set[str]] = {}
    rows = session.execute(wanted.where(audit.c.negotiation == negotiation, audit.c.revision.is_not(None)))
    for n, action in rows:
        found.setdefault(n, set()).add(action)
    return found


def spans_since(session: Session, negotiation: str, n: int) -> list[Span]:
    """Every version of every record that stood at revision *n* or came after it."""
    found: list[Span] = []
    for kind, (versions, keys) in TABLES.items():
        table, heads = table_of(versions), table_of(NegotiationKey)
        ids = table.c.id if keys is None else table_of(keys).c.id
        wanted = select(ids, table.c.from_revision, table.c.to_revision, table.c.digest).select_from(table)
        if keys is not None:
            wanted = wanted.join(table_of(keys), table_of(keys).c.key == table.c[kind])
        if keys is not NegotiationKey:
            wanted = wanted.join(heads, heads.c.key == table.c.negotiation)
        rows = session.execute(wanted.where(heads.c.id == negotiation, table.c.to_revision > n))
        found += [Span((kind, id_), first, until, digest) for id_, first, until, digest in rows]
    return found


def was_used(session: Session, negotiation: str, kind: str, id_: str) -> bool:
    """Whether a record of this kind and id ever stood."""
    keys = TABLES[kind][1]
    if keys is None or keys is NegotiationKey:
        return False
    table, heads = table_of(keys), table_of(NegotiationKey)
    joined = select(table.c.key).join(heads, heads.c.key == table.c.negotiation)
    return session.scalar(joined.where(heads.c.id == negotiation, table.c.id == id_)) is not None


def digest_at(session: Session, negotiation: str, n: int, kind: str, id_: str) -> str | None:
    """The digest of one record at revision *n*; None where it did not stand."""
    versions, keys = TABLES[kind]
    table, heads = table_of(versions), table_of(NegotiationKey)
    wanted = select(table.c.digest).select_from(table)
    if keys is not None:
        wanted = wanted.join(table_of(keys), table_of(keys).c.key == table.c[kind])
    if keys is not NegotiationKey:
        wanted = wanted.join(heads, heads.c.key == table.c.negotiation)
    ids = table.c.id if keys is None else table_of(keys).c.id
    stood = (table.c.from_revision <= n, table.c.to_revision > n, heads.c.id == negotiation, ids == id_)
    return session.scalar(wanted.where(*stood))
