"""Lists of proposals and single proposals, with the negotiation each belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session

from app.domain.algebra.spaces import Space
from app.domain.record.negotiation import Issue
from app.domain.record.proposals import Answer, Clause, Proposal, Response, Status
from app.domain.record.texts import ReadHow
from app.models import (
    IssueKey,
    PartyKey,
    ProposalAuthor,
    ProposalCitation,
    ProposalClause,
    ProposalDispute,
    ProposalFollows,
    ProposalKey,
    ProposalResponse,
    ProposalVersion,
    SourceKey,
)
from app.queries.evidence import citations_of, disputes_of
from app.queries.lists import list_issues
from app.queries.scopes import Kind, Named, Scope
from app.queries.values import date_of, read_condition, read_region

PROPOSALS = Kind(ProposalVersion, ProposalKey)

Parts = dict[int, list[Row[Any]]]


def list_proposals(session: Session, scope: Scope) -> list[tuple[str, Proposal]]:
    """The proposals in scope, in ten statements: three of them read the issues, whose spaces the regions are of."""
    return proposals_of(session, scope, list_issues(session, Scope(scope.negotiation, scope.n)))


def proposals_of(session: Session, scope: Scope, issues: Iterable[tuple[str, Issue]]) -> list[tuple[str, Proposal]]:
    """The proposals in scope, in seven statements; *issues* are all those of the same negotiations and revision."""
    spaces: dict[str, dict[str, Space]] = {}
    for of, issue in issues:
        spaces.setdefault(of, {})[issue.id] = issue.space
    heads = PROPOSALS.heads(session, scope)
    hung = _Hung(
        PROPOSALS.parts(session, scope, ProposalAuthor, Named("party", PartyKey)),
        PROPOSALS.parts(session, scope, ProposalFollows, Named("other", ProposalKey)),
        PROPOSALS.parts(session, scope, ProposalClause, Named("issue", IssueKey)),
        PROPOSALS.parts(session, scope, ProposalResponse, Named("party", PartyKey)),
        PROPOSALS.parts(session, scope, ProposalDispute, Named("party", PartyKey)),
        PROPOSALS.parts(session, scope, ProposalCitation, Named("source", SourceKey)),
    )
    return [(head.of, _proposal(head, hung, spaces.get(head.of, {}))) for head in heads]


@dataclass(frozen=True, slots=True)
class _Hung:
    """What hangs on proposals, by version row."""

    authors: Parts
    follows: Parts
    clauses: Parts
    responses: Parts
    disputes: Parts
    citations: Parts


def _proposal(head: Row[Any], hung: _Hung, spaces: dict[str, Space]) -> Proposal:
    citations = hung.citations.get(head.row, [])
    clauses = tuple(_clause(clause, spaces) for clause in hung.clauses.get(head.row, ()))
    return Proposal(
        id=head.id,
        title=head.title,
        authors=tuple(author.party_id for author in hung.authors.get(head.row, ())),
        dated=date_of(head.dated),
        status=Status(head.status),
        read=ReadHow(head.read),
        citations=citations_of(row for row in citations if row.carries == "proposal"),
        clauses=clauses,
        follows=tuple(earlier.other_id for earlier in hung.follows.get(head.row, ())),
        responses=tuple(_response(response, clauses, citations) for response in hung.responses.get(head.row, ())),
        disputes=disputes_of(hung.disputes.get(head.row, ()), citations),
        note=head.note,
    )


def _clause(row: Row[Any], spaces: dict[str, Space]) -> Clause:
    return Clause(
        n=row.number,
        issue=row.issue_id,
        region=read_region(spaces[row.issue_id], row.region),
        when=read_condition(spaces, row.holds_when),
        summary=row.summary,
        stated=row.stated,
        note=row.note,
    )


def _response(row: Row[Any], clauses: tuple[Clause, ...], citations: list[Row[Any]]) -> Response:
    return Response(
        party=row.party_id,
        on=date_of(row.answered_on),
        response=Answer(row.response),
        citations=citations_of(citation for citation in citations if citation.response == row.n),
        clause=None if row.clause is None else clauses[row.clause].n,
        note=row.note,
    )
