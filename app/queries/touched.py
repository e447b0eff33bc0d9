"""Which records a revision touched, read from the edges of their versions alone: the cost follows the change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, FromClause, Select, literal, null, select, union, union_all
from sqlmodel import Session

from app.models import (
    OPEN,
    IssueKey,
    IssueVersion,
    PartyKey,
    PositionKey,
    PositionLink,
    PositionVersion,
    ProposalClause,
    table_of,
)
from app.queries import lists
from app.queries.proposals import PROPOSALS
from app.queries.records import POSITIONS
from app.queries.revisions import Revision, Span, listed
from app.queries.scopes import Kind, key_of, stands

KINDS: Mapping[str, Kind] = {
    "issue": lists.ISSUES,
    "negotiation": lists.NEGOTIATIONS,
    "party": lists.PARTIES,
    "person": lists.PEOPLE,
    "position": POSITIONS,
    "proposal": PROPOSALS,
    "silence": lists.SILENCES,
    "source": lists.SOURCES,
}
"""Every kind of record, in order of its name."""

CELLED = ("position", "silence")
"""Kinds of records that are of one party on one issue."""

OPENS, CLOSES = "from_revision", "to_revision"

POSITION = table_of(PositionVersion)
LINK = table_of(PositionLink)
CLAUSE = table_of(ProposalClause)
PROPOSAL = PROPOSALS.version
PARTY = table_of(PartyKey).alias("of_party")
ISSUE = table_of(IssueKey).alias("on_issue")
NEWER = table_of(PositionKey).alias("newer")
OLDER = table_of(PositionKey).alias("older")


class Edge(NamedTuple):
    """A version that a revision opened or closed; party and issue of a position or silence; whether it had ended."""

    id: str
    opened: bool
    party: str | None
    issue: str | None
    ended: bool


def edges(session: Session, negotiation: str, n: int, kind: str) -> list[Edge]:
    """The versions of one kind that revision *n* of a negotiation opened, and those that it closed. One statement."""
    version = KINDS[kind].version
    both = [
        _told(kind, opened=edge == OPENS).where(version.c.negotiation == key_of(negotiation), *_at(version, n, edge))
        for edge in (OPENS, CLOSES)
    ]
    return [_edge(*row) for row in session.execute(union_all(*both))]


def standing(session: Session, negotiation: str, n: int, positions: Collection[str]) -> list[Edge]:
    """Some positions as they stand at revision *n*. One statement."""
    found = _told("position", opened=False).where(
        POSITION.c.negotiation == key_of(negotiation), stands(POSITION, n), POSITIONS.name.in_(sorted(positions))
    )
    return [_edge(*row) for row in session.execute(found)]


def _edge(id: str, opened: int, party: str | None, issue: str | None, ended: int) -> Edge:
    """The edge of a row: databases differ in what a truth value is."""
    return Edge(id, bool(opened), party, issue, bool(ended))


def _told(kind: str, *, opened: bool) -> Select[Any]:
    """The columns of an edge, of all versions of a kind."""
    versions = KINDS[kind]
    columns = versions.version.c
    source = versions.source
    if kind in CELLED:
        source = source.join(PARTY, PARTY.c.key == columns.party).join(ISSUE, ISSUE.c.key == columns.issue)
    return select(
        versions.name,
        literal(int(opened)),
        PARTY.c.id if kind in CELLED else null(),
        ISSUE.c.id if kind in CELLED else null(),
        columns.ended_on.is_not(None) if kind == "position" else literal(0),
    ).select_from(source)


def _at(version: FromClause, n: int, edge: str) -> Iterator[ColumnElement[bool]]:
    """That a version lies on an edge of revision *n*."""
    yield version.c[edge] == n
    if edge == OPENS:
        yield version.c[CLOSES] > n  # what the index begins with


Pairs = set[tuple[str, str]]
"""Positions with older ones that they replace."""


def replacing(session: Session, negotiation: str, n: int, edge: str) -> Pairs:
    """What the positions replace whose versions revision *n* opened, or closed. One statement."""
    return _pairs(session, negotiation, _at(POSITION, n, edge))


def replacing_some(session: Session, negotiation: str, n: int, older: Collection[str]) -> Pairs:
    """What replaces some positions, as it stands at revision *n*. One statement."""
    return _pairs(session, negotiation, [stands(POSITION, n), OLDER.c.id.in_(sorted(older))])


def _pairs(session: Session, negotiation: str, where: Any) -> Pairs:  # noqa: ANN401 - conditions
    found = (
        select(NEWER.c.id, OLDER.c.id)
        .select_from(_linked())
        .where(POSITION.c.negotiation == key_of(negotiation), *where)
    )
    return {(newer, older) for newer, older in session.execute(found)}


def _linked() -> FromClause:
    """Versions of positions with the older ones that they replace."""
    return (
        POSITION.join(LINK, (LINK.c.version == POSITION.c.row) & (LINK.c.relation == "replaces"))
        .join(NEWER, NEWER.c.key == POSITION.c.position)
        .join(OLDER, OLDER.c.key == LINK.c.other)
    )


def clauses_on(session: Session, negotiation: str, n: int) -> dict[str, set[str]]:
    """The issues of the clauses of the proposals that revision *n* opened or closed, by id. One statement."""
    found: dict[str, set[str]] = {}
    for proposal, issue in session.execute(
        select(PROPOSALS.name, ISSUE.c.id)
        .select_from(_clauses())
        .where(PROPOSAL.c.negotiation == key_of(negotiation), (PROPOSAL.c[OPENS] == n) | (PROPOSAL.c[CLOSES] == n))
    ):
        found.setdefault(proposal, set()).add(issue)
    return found


def _clauses() -> FromClause:
    return PROPOSALS.source.join(CLAUSE, CLAUSE.c.version == PROPOSAL.c.row).join(ISSUE, ISSUE.c.key == CLAUSE.c.issue)


def issues_ever_on(session: Session, negotiation: str | None, topics: Collection[str]) -> set[str]:
    """The issues that were of one of some topics at any revision. One statement."""
    version, names = table_of(IssueVersion), table_of(IssueKey)
    found = select(names.c.id).join_from(version, names, names.c.key == version.c.issue)
    if negotiation is not None:
        found = found.where(version.c.negotiation == key_of(negotiation))
    return set(session.scalars(found.where(version.c.topic.in_(sorted(topics)))))


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which records are asked about; nothing given filters nothing.

    Attributes:
        issues: Records on one of these issues: positions, silences, proposals by their clauses, the issue itself.
        parties: Positions and silences of one of these parties, the party itself.
    """

    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    issues: tuple[str, ...] | None = None

    @property
    def narrow(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.kinds or self.ids or self.parties or self.issues is not None)


def revisions_touching(
    session: Session, negotiation: str | None, asked: Narrowed, span: Span, limit: int
) -> list[Revision]:
    """At most *limit* revisions in *span*, newest first: all that touched what is asked about, and perhaps others."""
    if not asked.narrow:
        return listed(session, negotiation, span, limit)
    parts = [part for kind in asked.kinds or KINDS for part in _touching(kind, asked, negotiation)]
    return listed(session, negotiation, span, limit, union(*parts)) if parts else []


def _touching(kind: str, asked: Narrowed, negotiation: str | None) -> Iterator[Select[Any]]:
    """The numbers of revisions that lie on an edge of a record of one kind that is asked about."""
    version = KINDS[kind].version
    for source, conditions in _asked(kind, asked):
        for edge in (OPENS, CLOSES):
            found = select(version.c[edge]).select_from(source).where(*conditions, version.c[edge] < OPEN)
            yield found if negotiation is None else found.where(version.c.negotiation == key_of(negotiation))


def _asked(kind: str, asked: Narrowed) -> Iterator[tuple[FromClause, list[ColumnElement[bool]]]]:
    """Where the versions of one kind are that are asked about; none where such a record never is."""
    versions = KINDS[kind]
    source = versions.source
    party: ColumnElement[str] | None = None
    issue: ColumnElement[str] | None = None
    if kind in CELLED:
        source = source.join(PARTY, PARTY.c.key == versions.version.c.party)
        source = source.join(ISSUE, ISSUE.c.key == versions.version.c.issue)
        party, issue = PARTY.c.id, ISSUE.c.id
    elif kind == "proposal" and asked.issues is not None:
        source, issue = _clauses(), ISSUE.c.id
    elif kind in ("party", "issue"):
        party, issue = (versions.name, None) if kind == "party" else (None, versions.name)
    narrowed = ((asked.ids or None, versions.name), (asked.parties or None, party), (asked.issues, issue))
    wanted = [(values, column) for values, column in narrowed if values is not None]
    if any(column is None for _, column in wanted):
        return
    yield source, [column.in_(sorted(values)) for values, column in wanted if column is not None]
    if kind == "position" and asked.ids:
        yield _linked(), [OLDER.c.id.in_(sorted(asked.ids))]
