"""Proposals as answers carry them: numbered clauses, what each party answered, who disputes them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from json import loads

from app.domain.record.negotiation import Issue, Record
from app.domain.record.proposals import Clause, Proposal, Response
from app.schemas.wire.positions import citation_json, dispute_json
from app.schemas.wire.regions import Json, alternatives_json, cut_json, region_json, space_json


def proposal_json(record: Record, proposal: Proposal, followed_by: tuple[str, ...]) -> Json:
    """A proposal as the record lists it; *followed_by* names the later drafts that follow it."""
    return {
        **proposal_head_json(record, proposal),
        "follows": proposal.follows,
        "followed_by": followed_by,
        "citations": [citation_json(record, citation) for citation in proposal.citations],
        "clauses": [clause_json(record.issues, clause) for clause in proposal.clauses],
        "responses": [response_json(record, response) for response in proposal.responses],
        "disputes": [dispute_json(record, dispute) for dispute in proposal.disputes],
        "note": proposal.note,
    }


def proposal_head_json(record: Record, proposal: Proposal) -> Json:
    """What a proposal is called, whose it is said to be, and how far it has come."""
    return {
        "negotiation": record.negotiation.id,
        "id": proposal.id,
        "title": proposal.title,
        "authors": proposal.authors,
        "dated": proposal.dated,
        "status": proposal.status,
        "read": proposal.read,
    }


def clause_json(issues: Mapping[str, Issue], clause: Clause) -> Json:
    """A clause with the question that it answers; its region in canonical form, and as it was written."""
    written = loads(clause.stated, parse_float=Decimal) if clause.stated else region_json(clause.region)
    return {
        **clause_head_json(issues[clause.issue], clause),
        "stated": written,
        "when": alternatives_json(clause.when),
        "summary": clause.summary or None,
        "note": clause.note,
    }


def clause_head_json(issue: Issue, clause: Clause) -> Json:
    """Which clause it is, what it is about, and which outcomes it leaves."""
    return {
        "n": clause.n,
        "issue": clause.issue,
        "question": issue.question,
        "topic": issue.topic,
        "space": space_json(issue.space),
        "region": region_json(clause.region),
        **cut_json(clause.region),
    }


def response_json(record: Record, response: Response) -> Json:
    """What a party answered; `clause` is null where it answered to the whole."""
    return {
        "party": response.party,
        "on": response.on,
        "response": response.response,
        "clause": response.clause,
        "citations": [citation_json(record, citation) for citation in response.citations],
        "note": response.note,
    }
