"""A proposal against what parties have said, and draft against draft, as tables."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.exports.rows.plans import DIFF, EVALUATION
from app.exports.tables import Item
from app.routers.deps import DeskDep, Turn
from app.routers.exports.files import contents, file, plain_items, table_data, texts_of
from app.routers.exports.sights import sight_in
from app.routers.exports.suffixes import TABLE, TableForm, TableSuffix
from app.routers.exports.verdicts import said_of
from app.routers.parameters.exports import TabledDiff, TabledEvaluation
from app.routers.proposals import NewerId, OlderId, ProposalId, judging
from app.services.evaluating import draft_diff, proposal_evaluation

router = APIRouter(tags=["exports"], dependencies=[Turn], default_response_class=Response)

TABLES = contents("csv", "ndjson", "md")


@router.get(
    f"/proposals/{{id}}/evaluation.{{suffix:{TABLE}}}",
    summary="What each party would say to a proposal, as a file",
    responses=TABLES,
)
def export_evaluation(
    desk: DeskDep, id: ProposalId, suffix: TableSuffix, parameters: Annotated[TabledEvaluation, Query()]
) -> Response:
    """The clauses of `/proposals/{id}/evaluation`; in tables one row for each clause and party."""
    inquiry, (proposal,) = judging(desk, parameters, {"id": id})
    (found,) = plain_items([proposal_evaluation(inquiry, proposal)])
    of = {"negotiation": inquiry.whole.negotiation.id, "proposal": id, "title": proposal.title}
    sight = sight_in(inquiry.whole, desk, inquiry.reading, {**said_of(inquiry), **of})
    data = table_data(
        EVALUATION,
        texts_of(found["clauses"]),
        sight,
        suffix,
        proposal.title,
        told=[one["summary"] for one in found["parties"]],
    )
    return file(desk, parameters, inquiry.reading, (f"{id}-evaluation", suffix), data)


@router.get(
    f"/proposals/{{a}}/diff/{{b}}.{{suffix:{TABLE}}}",
    summary="What changed between two proposals, as a file",
    responses=TABLES,
)
def export_diff(
    desk: DeskDep, a: OlderId, b: NewerId, suffix: TableSuffix, parameters: Annotated[TabledDiff, Query()]
) -> Response:
    """The changes of `/proposals/{a}/diff/{b}`; in tables with the parties to which the newer draft is closer there."""
    inquiry, (older, newer) = judging(desk, parameters, {"a": a, "b": b})
    (found,) = plain_items([draft_diff(inquiry, older, newer)])
    of = {
        "negotiation": inquiry.whole.negotiation.id,
        "older": a,
        "newer": b,
        "parties": [selector.text for selector in inquiry.question.selectors],
    }
    sight = sight_in(inquiry.whole, desk, inquiry.reading, {**said_of(inquiry), **of})
    # Lines of JSON are the changes as they are; rows also say which they are, and to whom they come closer.
    changes = found["changes"] if suffix is TableForm.NDJSON else list(_rows(found))
    data = table_data(
        DIFF, texts_of(changes), sight, suffix, f"{older.title}; {newer.title}", told=list(_nearer(found))
    )
    return file(desk, parameters, inquiry.reading, (f"{a}-{b}-diff", suffix), data)


def _rows(found: Item) -> Iterator[Item]:
    """The changes from one draft to another, each with its place and the sides that it moves on its issue."""
    for n, change in enumerate(found["changes"], 1):
        sides = {
            near: [one["party"] for one in found["parties"] if change["issue"] in one[near]]
            for near in ("closer", "further")
        }
        yield {**change, "n": n, **sides}


def _nearer(found: Item) -> Iterator[str]:
    """A sentence for each side: whether the newer draft is closer to what it has said."""
    for one in found["parties"]:
        yield f"{one['party']}: {one['label']}."
