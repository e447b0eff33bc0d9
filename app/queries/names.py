"""Which ids and topics stand at a revision, to check what a filter names; and which days a record covers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from app.domain.record.negotiation import Coverage
from app.queries.lists import ISSUES, NEGOTIATIONS
from app.queries.scopes import Kind, Scope, key_of, stands


def names(session: Session, kind: Kind, scope: Scope, among: Collection[str] | None = None) -> list[str]:
    """The ids of a kind in scope, sorted, each once; only those *among* some, where given. One statement."""
    found = select(kind.name).select_from(kind.source).where(stands(kind.version, scope.n))
    if scope.negotiation is not None:
        found = found.where(kind.version.c.negotiation == key_of(scope.negotiation))
    if among is not None:
        found = found.where(kind.name.in_(sorted(among)))
    return sorted(set(session.scalars(found)))


def topics(session: Session, scope: Scope) -> list[str]:
    """The topics of the issues in scope, sorted, each once. One statement."""
    issues = ISSUES.version
    found = select(issues.c.topic).distinct().where(stands(issues, scope.n))
    if scope.negotiation is not None:
        found = found.where(issues.c.negotiation == key_of(scope.negotiation))
    return sorted(session.scalars(found))


def coverage(session: Session, negotiation: str, n: int) -> Coverage | None:
    """The days that a negotiation's record covers at revision *n*; None where it does not stand. One statement."""
    version = NEGOTIATIONS.version
    found = select(version.c.covered_from, version.c.covered_through).where(
        version.c.negotiation == key_of(negotiation), stands(version, n)
    )
    row = session.execute(found).first()
    return Coverage(date.fromisoformat(row.covered_from), date.fromisoformat(row.covered_through)) if row else None
