"""Which issues bear on which through the conditions of positions, and which positions are on some issues."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import FromClause, select
from sqlmodel import Session

from app.models import IssueKey, PositionCondition, PositionVersion, table_of
from app.queries.records import POSITIONS
from app.queries.scopes import key_of, stands

POSITION = table_of(PositionVersion)
CONDITION = table_of(PositionCondition)
ISSUE = table_of(IssueKey).alias("on_issue")
NAMED = table_of(IssueKey).alias("named_issue")


def conditioned_on(session: Session, negotiation: str, n: int, issues: Collection[str]) -> set[str]:
    """The issues with a position at revision *n* whose condition names one of some issues. One statement."""
    found = select(ISSUE.c.id).distinct().select_from(_conditions()).where(NAMED.c.id.in_(sorted(issues)))
    return set(session.scalars(found.where(POSITION.c.negotiation == key_of(negotiation), stands(POSITION, n))))


def bearing_on(session: Session, negotiation: str, n: int, issues: Collection[str]) -> set[str]:
    """The issues that the conditions of positions on some issues name at revision *n*. One statement."""
    found = select(NAMED.c.id).distinct().select_from(_conditions()).where(ISSUE.c.id.in_(sorted(issues)))
    return set(session.scalars(found.where(POSITION.c.negotiation == key_of(negotiation), stands(POSITION, n))))


def positions_on(session: Session, negotiation: str, n: int, issues: Collection[str]) -> list[str]:
    """The positions on some issues at revision *n*, in order of id. One statement."""
    found = select(POSITIONS.name).select_from(POSITIONS.source.join(ISSUE, ISSUE.c.key == POSITION.c.issue))
    found = found.where(POSITION.c.negotiation == key_of(negotiation), stands(POSITION, n))
    return sorted(session.scalars(found.where(ISSUE.c.id.in_(sorted(issues)))))


def _conditions() -> FromClause:
    return (
        POSITION.join(CONDITION, CONDITION.c.version == POSITION.c.row)
        .join(ISSUE, ISSUE.c.key == POSITION.c.issue)
        .join(NAMED, NAMED.c.key == CONDITION.c.issue)
    )
