"""Proposals and packages of a reader's own against the stances of some sides; draft against draft. As plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.analysis.package_sentences import package_sentence
from app.domain.analysis.plans.drafts import compare_drafts
from app.domain.analysis.plans.evaluation import evaluate
from app.domain.record.negotiation import Record
from app.domain.record.proposals import Clause, Proposal
from app.domain.record.texts import ReadHow
from app.schemas.wire.drafts import draft_diff_json
from app.schemas.wire.evaluations import Responses, clause_fits_json, party_summary_json
from app.schemas.wire.proposals import proposal_head_json
from app.schemas.wire.regions import Json
from app.services.inquiries import Inquiry
from app.services.refusals import unknown_in_path


def proposal_evaluation(inquiry: Inquiry, proposal: Proposal) -> Json:
    """What each side would say to a proposal of the record, and what it has answered.

    The clauses are those of the proposal whatever was known of it; answers count as far as the day asked for knows.

    Raises:
        TooLarge: The conditions are too many.
    """
    record = inquiry.whole
    known = inquiry.question.record.proposals.get(proposal.id)
    days = _days(inquiry)
    said: dict[str, Responses] = {
        selector.text: known.responses_of(selector.party, days[selector.text]) if known else {}
        for selector in inquiry.question.selectors
    }
    head = {
        "negotiation": record.negotiation.id,
        "title": proposal.title,
        "proposal": proposal_head_json(record, proposal),
    }
    return head | _evaluated(inquiry, proposal.clauses, said)


def package_evaluation(inquiry: Inquiry, title: str | None, clauses: Sequence[Clause]) -> Json:
    """What each side would say to a package of a reader's own, to which nobody has answered anything.

    Raises:
        RegionError: Clauses leave no outcome together.
        TooLarge: The conditions are too many.
    """
    said: dict[str, Responses] = {selector.text: {} for selector in inquiry.question.selectors}
    head: Json = {"negotiation": inquiry.whole.negotiation.id, "title": title, "proposal": None}
    return head | _evaluated(inquiry, clauses, said)


def draft_diff(inquiry: Inquiry, older: Proposal, newer: Proposal) -> Json:
    """What changed from one draft to another, and for which sides the newer one is closer.

    Raises:
        TooLarge: The conditions are too many.
    """
    record = inquiry.whole
    whole = (older.read is ReadHow.WHOLE, newer.read is ReadHow.WHOLE)
    diff = compare_drafts(inquiry.question, older.clauses, newer.clauses, whole=whole)
    heads = {"older": proposal_head_json(record, older), "newer": proposal_head_json(record, newer)}
    return heads | draft_diff_json(record.issues, diff)


def proposal_in(record: Record, id_: str, at: str = "id") -> Proposal:
    """The proposal that an address names under *at*.

    Raises:
        Unknown: The record holds no such proposal.
    """
    if id_ not in record.proposals:
        raise unknown_in_path("proposal", id_, sorted(record.proposals), at=at)
    return record.proposals[id_]


def _evaluated(inquiry: Inquiry, clauses: Sequence[Clause], said: Mapping[str, Responses]) -> Json:
    question = inquiry.question
    evaluation = evaluate(question, clauses)
    days = _days(inquiry)
    shown = [found for found in evaluation.clauses if found.clause.issue in inquiry.issues]
    return {
        "clauses": [clause_fits_json(question.record, found, days, said) for found in shown],
        "parties": [
            party_summary_json(
                question.record,
                summary,
                said[summary.party].get(None),
                package_sentence(question, selector, evaluation),
            )
            for selector, summary in zip(question.selectors, evaluation.parties, strict=True)
        ],
    }


def _days(inquiry: Inquiry) -> dict[str, date]:
    """The day of each side, by the side as it was asked for."""
    question = inquiry.question
    return {selector.text: selector.day or question.as_of for selector in question.selectors}
