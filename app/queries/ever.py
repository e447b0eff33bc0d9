"""Which ids and topics the record ever held, at whatever revision."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from app.models import (
    IssueKey,
    IssueVersion,
    NegotiationKey,
    PartyKey,
    PersonKey,
    PositionKey,
    ProposalKey,
    SilenceVersion,
    SourceKey,
    table_of,
)
from app.queries.scopes import key_of

NAMED: dict[str, type[SQLModel]] = {
    "issue": IssueKey,
    "negotiation": NegotiationKey,
    "party": PartyKey,
    "person": PersonKey,
    "position": PositionKey,
    "proposal": ProposalKey,
    "silence": SilenceVersion,
    "source": SourceKey,
}
"""Where the ids of each kind stand."""


def names_ever(
    session: Session, negotiation: str | None, kinds: Collection[str], among: Collection[str] | None = None
) -> set[str]:
    """The ids of some kinds that were ever used; only those *among* some, where given. One statement a kind."""
    found: set[str] = set()
    for kind in kinds:
        table = table_of(NAMED[kind])
        ids = select(table.c.id).distinct()
        if negotiation is not None:
            ids = ids.where(
                table.c.id == negotiation if kind == "negotiation" else table.c.negotiation == key_of(negotiation)
            )
        if among is not None:
            ids = ids.where(table.c.id.in_(sorted(among)))
        found |= set(session.scalars(ids))
    return found


def topics_ever(session: Session, negotiation: str | None) -> set[str]:
    """The topics that issues ever had. One statement."""
    table = table_of(IssueVersion)
    found = select(table.c.topic).distinct()
    if negotiation is not None:
        found = found.where(table.c.negotiation == key_of(negotiation))
    return set(session.scalars(found))
