"""Comparisons, sets of parties and cells of the matrix as answers carry them."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.algebra.gaps import Gap
from app.domain.record.negotiation import Record
from app.domain.verdicts.comparison import Comparison, Side, SideSilence
from app.domain.verdicts.findings import Case, Zone
from app.domain.verdicts.sets import PartySet
from app.domain.verdicts.standing import Against
from app.domain.verdicts.table import LABELS, Relation, Verdict
from app.schemas.wire.positions import side_position_json
from app.schemas.wire.regions import (
    Json,
    alternatives_json,
    cut_json,
    optional_region_json,
    region_json,
    space_json,
)


def comparison_json(record: Record, comparison: Comparison, sets: Sequence[PartySet] | None = None) -> Json:
    """The structured diff of the selected parties on one issue; *sets* where the question was for sets."""
    issue = comparison.issue
    found: Json = {
        "negotiation": record.negotiation.id,
        "issue": issue.id,
        "question": issue.question,
        "topic": issue.topic,
        "space": space_json(issue.space),
        "parties": comparison.parties,
        "verdict": comparison.verdict,
        "relation": comparison.relation,
        "label": comparison.label,
        "by_grade": {str(grade): verdict for grade, verdict in comparison.by_grade.items()},
        "summary": comparison.summary,
        "reasons": comparison.reasons,
        "zone": _zone_json(comparison.zone),
        "gap": gap_json(comparison.gap),
        "cases": [_case_json(case) for case in comparison.cases],
        "blocking": comparison.blocking,
        "sides": [_side_json(record, side) for side in comparison.sides],
        "silent": comparison.silent,
        "contradictory": comparison.contradictory,
    }
    if sets is not None:
        found["sets"] = [_set_json(party_set) for party_set in sets]
    return found


def cell_json(parties: tuple[str, ...], verdict: Verdict, relation: Relation) -> Json:
    """A verdict of the matrix."""
    return {"parties": parties, "verdict": verdict, "relation": relation, "label": LABELS[verdict]}


def stance_json(side: Side) -> Json:
    """What a side's unconditional words come to, region by region."""
    regions = {"wanted": side.wanted, "offered": side.offered, "ruled_out": side.ruled_out}
    cuts = {name: cut_json(region) for name, region in regions.items()}
    return {
        **{name: optional_region_json(region) for name, region in regions.items()},
        "cut": {name: cut["example"] for name, cut in cuts.items() if not cut["complete"]},
    }


def gap_json(gap: Gap | None) -> Json | None:
    """A stated gap; None where there is none."""
    if gap is None:
        return None
    return {"value": gap.value, "unit": gap.unit, "attained": gap.attained, "touching": gap.touching}


def _set_json(party_set: PartySet) -> Json:
    return {
        "parties": party_set.parties,
        "verdict": party_set.verdict,
        "label": party_set.label,
        "relation": party_set.relation,
        "reasons": party_set.reasons,
        "blocking": party_set.blocking,
        "cases": [_case_json(case) for case in party_set.cases],
    }


def _case_json(case: Case) -> Json:
    return {
        "when": alternatives_json(case.when),
        "positions": case.positions,
        "verdict": case.verdict,
        "relation": case.relation,
        "standing": case.standing,
        "against": [_against_json(against) for against in case.against],
        "zone": _zone_json(case.zone),
        "gap": gap_json(case.gap),
        "blocking": case.blocking,
    }


def _against_json(against: Against) -> Json:
    return {"party": against.party, "counted": against.counted, "sets": against.sets}


def _zone_json(zone: Zone | None) -> Json | None:
    if zone is None:
        return None
    return {"rests_on": zone.rests_on, "region": region_json(zone.region), **cut_json(zone.region)}


def _side_json(record: Record, side: Side) -> Json:
    return {
        "selected": side.selected,
        "party": side.party,
        "as_of": side.as_of,
        **stance_json(side),
        "silence": _silence_json(side.silence),
        "set_aside": side.set_aside,
        "positions": [side_position_json(record, position, side.as_of) for position in side.positions],
    }


def _silence_json(silence: SideSilence | None) -> Json | None:
    if silence is None:
        return None
    return {
        "kind": silence.kind,
        "from": silence.since,
        "through": silence.through,
        "looked_on": silence.looked_on,
    }
