"""Two drafts side by side, as answers carry them."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.analysis.plans.drafts import Change, ClauseChange, DraftDiff, Nearness
from app.domain.record.negotiation import Issue
from app.schemas.wire.proposals import clause_json
from app.schemas.wire.regions import Json

NEARNESS: dict[Nearness, str] = {
    Nearness.CLOSER: "The newer draft is closer to what the party has said on some issues, and further on none",
    Nearness.FURTHER: "The newer draft is further from what the party has said on some issues, and closer on none",
    Nearness.MIXED: "The newer draft is closer on some issues and further on others",
    Nearness.SAME: "The newer draft is as close to what the party has said as the older one",
}


def draft_diff_json(issues: Mapping[str, Issue], diff: DraftDiff) -> Json:
    """What changed from the older draft to the newer one, how often, and for whom the newer one is closer."""
    changes = [change.change for change in diff.changes]
    return {
        "changes": [_change_json(issues, change) for change in diff.changes],
        "counts": {str(change): changes.count(change) for change in Change},
        "parties": [
            {
                "party": found.party,
                "nearness": found.nearness,
                "label": NEARNESS[found.nearness],
                "closer": found.closer,
                "further": found.further,
            }
            for found in diff.parties
        ],
    }


def _change_json(issues: Mapping[str, Issue], change: ClauseChange) -> Json:
    return {
        "issue": change.issue,
        "question": issues[change.issue].question,
        "topic": issues[change.issue].topic,
        "change": change.change,
        "amendment": change.amendment,
        "older": change.older and clause_json(issues, change.older),
        "newer": change.newer and clause_json(issues, change.newer),
    }
