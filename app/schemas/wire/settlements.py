"""Settlements as answers carry them: packages, what blocks them, what would have to move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.analysis.cells import cells_of
from app.domain.analysis.plans.frontiers import Ranked
from app.domain.analysis.sentences import SETTLEMENTS, component_sentence
from app.domain.analysis.settling.settlements import Choice, Settled
from app.domain.record.proposals import Proposal
from app.domain.verdicts.question import Question
from app.schemas.wire.regions import Json, cut_json, region_json, space_json
from app.schemas.wire.shifts import positions_json


def settled_json(question: Question, settled: Settled, *, say_yes: bool) -> Json:
    """The answer for some linked issues; every position that it names stands in it once in full."""
    named = {id_ for ids in settled.blocking for id_ in ids} | {
        id_ for move in settled.to_move for id_ in move.positions
    }
    return {
        "issues": settled.issues,
        "feasible": settled.feasible,
        "label": SETTLEMENTS[say_yes, settled.feasible],
        "summary": component_sentence(question, settled, say_yes=say_yes),
        "witness": witness_json(question, settled.witness),
        "blocking": settled.blocking,
        "to_move": [{"positions": move.positions, "cost": move.cost} for move in settled.to_move],
        "complete": settled.complete,
        "positions": positions_json(question.record, named, None),
    }


def witness_json(question: Question, witness: Iterable[Choice] | None) -> list[Json] | None:
    """A package, issue by issue; None where there is none."""
    return None if witness is None else [_choice_json(question, choice) for choice in witness]


def frontier_json(ranked: Iterable[Ranked], proposals: Mapping[str, Proposal]) -> list[Json]:
    """Proposals beside each other, party by party."""
    return [
        {
            "proposal": found.proposal,
            "title": proposals[found.proposal].title,
            "issues": len({clause.issue for clause in proposals[found.proposal].clauses}),
            "scores": [{"party": score.party, "crossed": score.crossed, "met": score.met} for score in found.scores],
            "dominated_by": found.dominated_by,
            "on_frontier": found.on_frontier,
        }
        for found in ranked
    ]


def _choice_json(question: Question, choice: Choice) -> Json:
    issue = question.record.issues[choice.issue]
    return {
        "issue": issue.id,
        "question": issue.question,
        "topic": issue.topic,
        "role": issue.role,
        "space": space_json(issue.space),
        "region": region_json(choice.region),
        **cut_json(choice.region),
        "said_yes": choice.said_yes,
        "silent": [cell.side for cell in cells_of(question, [issue.id]) if not cell.positions],
    }
