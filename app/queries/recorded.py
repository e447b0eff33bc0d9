"""When positions came into the record, and when they last changed there: by the revisions of their pages."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select
from sqlmodel import Session

from app.models import PositionPage, RevisionRow, table_of
from app.queries.scopes import NEGOTIATION, key_of

PAGE = table_of(PositionPage)
REVISION = table_of(RevisionRow)


class Recorded(NamedTuple):
    """When a position came into the record and when it last changed, in UTC: 2026-11-25T10:00:00Z."""

    first: str
    last: str


def recorded(session: Session, negotiation: str | None, n: int) -> dict[tuple[str, str], Recorded]:
    """Of each position ever recorded up to revision *n*, by negotiation and id; in one statement.

    A position that was removed and came back counts from its first time on.
    """
    spans = select(
        PAGE.c.negotiation,
        PAGE.c.id,
        func.min(PAGE.c.from_revision).label("first"),
        func.max(PAGE.c.from_revision).label("last"),
    ).where(PAGE.c.from_revision <= n)
    if negotiation is not None:
        spans = spans.where(PAGE.c.negotiation == key_of(negotiation))
    found = spans.group_by(PAGE.c.negotiation, PAGE.c.id).subquery()
    first, last = REVISION.alias("came"), REVISION.alias("changed")
    statement = (
        select(NEGOTIATION.c.id, found.c.id, first.c.at, last.c.at)
        .join_from(found, NEGOTIATION, NEGOTIATION.c.key == found.c.negotiation)
        .join(first, first.c.n == found.c.first)
        .join(last, last.c.n == found.c.last)
    )
    return {(of, id_): Recorded(came, changed) for of, id_, came, changed in session.execute(statement)}
