"""How a party moved, as answers carry it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.domain.algebra.spread import Spread
from app.domain.analysis.history.shifts import MOVES, ContextMove, Shift
from app.domain.analysis.sentences import shift_sentence
from app.domain.record.negotiation import Record
from app.domain.record.positions import Position
from app.domain.verdicts.comparison import Side
from app.domain.verdicts.question import Question
from app.schemas.wire.comparisons import stance_json
from app.schemas.wire.positions import side_position_json
from app.schemas.wire.regions import Json, alternatives_json, space_json


def shift_json(question: Question, shift: Shift, before: Side, after: Side) -> Json:
    """How a party moved on one issue, with its stances on both days; null where it had said nothing by then."""
    issue = shift.issue
    record = question.record
    return {
        "negotiation": record.negotiation.id,
        "issue": issue.id,
        "question": issue.question,
        "topic": issue.topic,
        "space": space_json(issue.space),
        "party": shift.party,
        "from": shift.before,
        "to": shift.after,
        "move": shift.move,
        "label": MOVES[shift.move],
        "summary": shift_sentence(question, shift),
        "distance": _distance_json(shift.distance),
        "contexts": [_context_json(context) for context in shift.contexts],
        "before": _stance_json(before),
        "after": _stance_json(after),
        "came": positions_json(record, shift.came, shift.after),
        "ended": positions_json(record, shift.ended, shift.before),
        "kept": positions_json(record, (p.id for p in after.positions if p.id not in shift.came), shift.after),
    }


def positions_json(record: Record, ids: Iterable[str], day: date | None) -> list[Json]:
    """Positions in full, newest first, then by id; None for the day counts every later word too."""
    positions = sorted((record.positions[id_] for id_ in ids), key=_newest_first)
    return [side_position_json(record, position, day) for position in positions]


def _newest_first(position: Position) -> tuple[int, str]:
    return -position.stated_on.first.toordinal(), position.id


def _context_json(context: ContextMove) -> Json:
    return {
        "when": alternatives_json(context.when),
        "move": context.move,
        "label": MOVES[context.move],
        "distance": _distance_json(context.distance),
    }


def _distance_json(distance: Spread | None) -> Json | None:
    return None if distance is None else {"value": distance.value, "unit": distance.unit}


def _stance_json(side: Side) -> Json | None:
    if not side.positions:
        return None
    return {
        **stance_json(side),
        "set_aside": side.set_aside,
        "positions": [position.id for position in side.positions],
    }
