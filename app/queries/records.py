"""A negotiation's whole record at one revision, in a fixed number of statements, whatever its size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session

from app.domain.algebra.spaces import Space
from app.domain.record.negotiation import Issue, Record
from app.domain.record.positions import (
    Aspect,
    Attribution,
    Channel,
    Citation,
    Dispute,
    Ended,
    EndedHow,
    Kind,
    Passage,
    Position,
    SpeaksFor,
)
from app.models import (
    IssueKey,
    PartyKey,
    PersonKey,
    PositionCitation,
    PositionDispute,
    PositionKey,
    PositionLink,
    PositionPartner,
    PositionVersion,
    SourceKey,
)
from app.queries import scopes
from app.queries.lists import (
    list_issues,
    list_negotiations,
    list_parties,
    list_people,
    list_silences,
    list_sources,
)
from app.queries.scopes import Named, Scope
from app.queries.values import date_of, optional_date, read_condition, read_region

POSITIONS = scopes.Kind(PositionVersion, PositionKey)

Parts = dict[int, list[Row[Any]]]


def load_record(session: Session, negotiation: str, n: int) -> Record:
    """The record of *negotiation* at revision *n*: equal to the one that was loaded; silences in order of cell and day.

    Raises:
        LookupError: The negotiation had no record at that revision.
    """
    scope = Scope(negotiation, n)
    heads = list_negotiations(session, scope)
    if not heads:
        raise LookupError(f"{negotiation} has no record at revision {n}")
    issues = {issue.id: issue for _, issue in list_issues(session, scope)}
    return Record(
        negotiation=heads[0][1],
        parties={party.id: party for _, party in list_parties(session, scope)},
        people={person.id: person for _, person in list_people(session, scope)},
        issues=issues,
        sources={source.id: source for _, source in list_sources(session, scope)},
        positions={position.id: position for position in _positions(session, scope, issues)},
        silences=tuple(silence for _, silence in list_silences(session, scope)),
    )


@dataclass(frozen=True, slots=True)
class _Hung:
    """What hangs on positions, by version row."""

    disputes: Parts
    citations: Parts
    links: Parts
    partners: Parts


def _positions(session: Session, scope: Scope, issues: dict[str, Issue]) -> list[Position]:
    """The positions in scope, in order of id, in five statements."""
    pointers = (Named("party", PartyKey), Named("issue", IssueKey), Named("speaker", PersonKey))
    heads = POSITIONS.heads(session, scope, *pointers)
    hung = _Hung(
        POSITIONS.parts(session, scope, PositionDispute, Named("party", PartyKey)),
        POSITIONS.parts(session, scope, PositionCitation, Named("source", SourceKey)),
        POSITIONS.parts(session, scope, PositionLink, Named("other", PositionKey)),
        POSITIONS.parts(session, scope, PositionPartner, Named("party", PartyKey)),
    )
    spaces = {issue.id: issue.space for issue in issues.values()}
    return [_position(head, hung, spaces) for head in heads]


def _position(head: Row[Any], hung: _Hung, spaces: dict[str, Space]) -> Position:
    citations = hung.citations.get(head.row, [])
    links = hung.links.get(head.row, [])
    return Position(
        id=head.id,
        party=head.party_id,
        issue=head.issue_id,
        kind=Kind(head.kind),
        region=read_region(spaces[head.issue_id], head.region),
        stated_on=date_of(head.stated_on),
        attribution=Attribution(head.attribution),
        summary=head.summary,
        citations=_citations(citations, "position"),
        stated=head.stated,
        when=read_condition(spaces, head.holds_when),
        unless=read_condition(spaces, head.holds_unless),
        scope=head.scope,
        replaces=_linked(links, "replaces"),
        keeps=_linked(links, "keeps"),
        contradicts=_linked(links, "contradicts"),
        ended=_ended(head, citations),
        channel=Channel(head.channel),
        speaker=head.speaker_id,
        speaks_for=SpeaksFor(head.speaks_for),
        jointly_with=tuple(partner.party_id for partner in hung.partners.get(head.row, ())),
        disputes=tuple(_dispute(dispute, citations) for dispute in hung.disputes.get(head.row, ())),
        note=head.note,
    )


def _linked(links: list[Row[Any]], relation: str) -> tuple[str, ...]:
    return tuple(link.other_id for link in links if link.relation == relation)


def _ended(head: Row[Any], citations: list[Row[Any]]) -> Ended | None:
    if head.ended_on is None:
        return None
    return Ended(date_of(head.ended_on), EndedHow(head.ended_how), _citations(citations, "end"), head.ended_note)


def _dispute(row: Row[Any], citations: list[Row[Any]]) -> Dispute:
    return Dispute(
        party=row.party_id,
        name=row.name,
        on=date_of(row.disputed_on),
        aspect=Aspect(row.aspect),
        summary=row.summary,
        citations=_citations(citations, "dispute", row.n),
        note=row.note,
    )


def _citations(rows: list[Row[Any]], carries: str, dispute: int | None = None) -> tuple[Citation, ...]:
    return tuple(_citation(row) for row in rows if row.carries == carries and row.dispute == dispute)


def _citation(row: Row[Any]) -> Citation:
    passage = None
    if row.passage_start is not None:
        passage = Passage(row.passage_start, row.passage_end, bool(row.passage_confirmed))
    return Citation(
        source=row.source_id,
        on=optional_date(row.said_on),
        attribution=None if row.attribution is None else Attribution(row.attribution),
        passage=passage,
        quote=row.quote,
        note=row.note,
    )
