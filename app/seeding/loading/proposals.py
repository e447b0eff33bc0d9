"""From a proposal to the rows that hold it."""

from __future__ import annotations

from app.domain.record.proposals import Clause, Proposal, Response
from app.models import (
    ProposalAuthor,
    ProposalCitation,
    ProposalClause,
    ProposalCondition,
    ProposalDispute,
    ProposalFollows,
    ProposalResponse,
)
from app.seeding.loading.evidence import citation_rows, dispute_rows
from app.seeding.loading.values import condition_text, region_text
from app.seeding.loading.written import Columns, Dangling, Keys, Written


def proposal_rows(proposal: Proposal, keys: Keys) -> Written:
    """A proposal with its authors, older drafts, clauses, responses, disputes and citations.

    What others point at stands before them.
    """
    columns = {
        "title": proposal.title,
        "dated": proposal.dated.text,
        "status": proposal.status.value,
        "read": proposal.read.value,
        "note": proposal.note,
    }
    return Written(
        columns,
        {
            ProposalAuthor: [{"party": keys.of("party", party)} for party in proposal.authors],
            ProposalFollows: [{"other": keys.of("proposal", other)} for other in proposal.follows],
            ProposalClause: [_clause(clause, keys) for clause in proposal.clauses],
            ProposalCondition: _conditions(proposal, keys),
            ProposalResponse: [_response(response, proposal, keys) for response in proposal.responses],
            ProposalDispute: dispute_rows(proposal.disputes, keys),
            ProposalCitation: _citations(proposal, keys),
        },
    )


def _clause(clause: Clause, keys: Keys) -> Columns:
    return {
        "number": clause.n,
        "issue": keys.of("issue", clause.issue),
        "region": region_text(clause.region),
        "stated": clause.stated,
        "holds_when": condition_text(clause.when),
        "summary": clause.summary,
        "note": clause.note,
    }


def _conditions(proposal: Proposal, keys: Keys) -> list[Columns]:
    """A row for each issue that a clause's condition names."""
    return [
        {"clause": n, "issue": keys.of("issue", issue)}
        for n, clause in enumerate(proposal.clauses)
        for issue in sorted({issue for alternative in clause.when for issue, _ in alternative})
    ]


def _response(response: Response, proposal: Proposal, keys: Keys) -> Columns:
    return {
        "party": keys.of("party", response.party),
        "answered_on": response.on.text,
        "clause": None if response.clause is None else _place(proposal, response.clause),
        "response": response.response.value,
        "note": response.note,
    }


def _place(proposal: Proposal, number: str) -> int:
    """Where the first clause of that printed number stands.

    Raises:
        Dangling: There is none.
    """
    for n, clause in enumerate(proposal.clauses):
        if clause.n == number:
            return n
    raise Dangling(f"a response names clause {number!r}, which proposal {proposal.id!r} does not have")


def _citations(proposal: Proposal, keys: Keys) -> list[Columns]:
    found = citation_rows(proposal.citations, keys, "proposal", response=None, dispute=None)
    for n, response in enumerate(proposal.responses):
        found += citation_rows(response.citations, keys, "response", response=n, dispute=None)
    for n, dispute in enumerate(proposal.disputes):
        found += citation_rows(dispute.citations, keys, "dispute", response=None, dispute=n)
    return found
