"""A negotiation's whole record at one revision, in a fixed number of statements, whatever its size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session

from app.domain.algebra.spaces import Space
from app.domain.record.negotiation import Issue, Record
from app.domain.record.positions import (
    Attribution,
    Channel,
    Ended,
    EndedHow,
    Kind,
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
from app.queries.evidence import citations_of, disputes_of
from app.queries.lists import (
    list_issues,
    list_negotiations,
    list_parties,
    list_people,
    list_silences,
    list_sources,
)
from app.queries.proposals import proposals_of
from app.queries.scopes import Named, Scope
from app.queries.values import date_of, read_condition, read_region

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
    named = list_issues(session, scope)
    issues = {issue.id: issue for _, issue in named}
    return Record(
        negotiation=heads[0][1],
        parties={party.id: party for _, party in list_parties(session, scope)},
        people={person.id: person for _, person in list_people(session, scope)},
        issues=issues,
        sources={source.id: source for _, source in list_sources(session, scope)},
        positions={position.id: position for position in positions_of(session, scope, issues)},
        silences=tuple(silence for _, silence in list_silences(session, scope)),
        proposals={proposal.id: proposal for _, proposal in proposals_of(session, scope, named)},
    )


@dataclass(frozen=True, slots=True)
class _Hung:
    """What hangs on positions, by version row."""

    disputes: Parts
    citations: Parts
    links: Parts
    partners: Parts


def positions_of(session: Session, scope: Scope, issues: dict[str, Issue]) -> list[Position]:
    """The positions in scope, in order of id, in five statements; *issues* are all those of the same revision."""
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
        citations=citations_of(row for row in citations if row.carries == "position"),
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
        disputes=disputes_of(hung.disputes.get(head.row, ()), citations),
        note=head.note,
    )


def _linked(links: list[Row[Any]], relation: str) -> tuple[str, ...]:
    return tuple(link.other_id for link in links if link.relation == relation)


def _ended(head: Row[Any], citations: list[Row[Any]]) -> Ended | None:
    if head.ended_on is None:
        return None
    cited = citations_of(row for row in citations if row.carries == "end")
    return Ended(date_of(head.ended_on), EndedHow(head.ended_how), cited, head.ended_note)
