"""Packages against stances, as answers carry them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.analysis.plans.evaluation import FITS, ClauseFits, PartyFit, PartySummary
from app.domain.record.negotiation import Record
from app.domain.record.proposals import Response
from app.schemas.wire.comparisons import gap_json
from app.schemas.wire.positions import side_position_json
from app.schemas.wire.proposals import clause_head_json, response_json
from app.schemas.wire.regions import Json, alternatives_json, cut_json, region_json

Responses = Mapping[str | None, Response]
"""What a party had answered: to the whole under None, to a clause under its number."""


def clause_fits_json(
    record: Record, found: ClauseFits, days: Mapping[str, date], said: Mapping[str, Responses]
) -> Json:
    """A clause and how it fits each party; by party as it was asked for *days*, and *said*, what it had answered."""
    clause = found.clause
    parties = [
        _fit_json(record, fit, days[fit.party], said[fit.party].get(clause.n) or said[fit.party].get(None))
        for fit in found.parties
    ]
    return {
        **clause_head_json(record.issues[clause.issue], clause),
        "left": {"region": region_json(found.region), **cut_json(found.region)},
        "when": alternatives_json(clause.when),
        "summary": clause.summary or None,
        "note": clause.note,
        "parties": parties,
    }


def party_summary_json(record: Record, summary: PartySummary, response: Response | None, sentence: str) -> Json:
    """What the whole package comes to for one party, and what it answered to the whole."""
    return {
        "party": summary.party,
        "counts": {str(fit): count for fit, count in summary.counts.items()},
        "gets": [clause.n for clause in summary.gets],
        "gives_up": [clause.n for clause in summary.gives_up],
        "left_out": summary.left_out,
        "response": response and response_json(record, response),
        "summary": sentence,
    }


def _fit_json(record: Record, fit: PartyFit, day: date, response: Response | None) -> Json:
    positions = [record.positions[id_] for id_ in fit.positions]
    newest_first = sorted(positions, key=lambda p: (-p.stated_on.first.toordinal(), p.id))
    return {
        "party": fit.party,
        "verdict": fit.fit,
        "label": FITS[fit.fit],
        "condition_open": fit.condition_open,
        "balance": fit.balance,
        "gap": gap_json(fit.gap),
        "response": response and response_json(record, response),
        "positions": [side_position_json(record, position, day) for position in newest_first],
    }
