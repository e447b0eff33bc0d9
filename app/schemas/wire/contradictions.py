"""A party's words that cannot all hold, as answers carry them."""

from __future__ import annotations

from app.domain.analysis.history.contradictions import Contradiction
from app.domain.analysis.sentences import contradiction_sentence
from app.domain.verdicts.question import Question
from app.schemas.wire.regions import Json, alternatives_json, space_json
from app.schemas.wire.shifts import positions_json


def contradiction_json(question: Question, found: Contradiction) -> Json:
    """Positions of one party that stood beside each other and cannot all hold, or that the record names so."""
    issue = found.issue
    return {
        "negotiation": question.record.negotiation.id,
        "issue": issue.id,
        "question": issue.question,
        "topic": issue.topic,
        "space": space_json(issue.space),
        "party": found.party,
        "summary": contradiction_sentence(question, found),
        "named": found.named,
        "across": found.across,
        "from": found.since,
        "through": found.through,
        "when": alternatives_json(found.when),
        "positions": positions_json(question.record, [position.id for position in found.positions], None),
    }
