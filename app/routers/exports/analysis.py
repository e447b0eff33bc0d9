"""Timelines, contradictions and settlements as tables."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from app.exports.rows.packages import CONTRADICTIONS, SETTLEMENTS
from app.exports.rows.verdicts import TIMELINE
from app.exports.tables import Table
from app.routers.analysis import IssueId, colliding, timing
from app.routers.deps import Desk, DeskDep, SettlingTurn, Turn
from app.routers.exports.files import contents, file, table_data, texts_of
from app.routers.exports.sights import sight_in
from app.routers.exports.suffixes import TABLE, TableSuffix
from app.routers.exports.verdicts import checked, said_of
from app.routers.parameters.exports import AllContradictions, AllSettlements, WholeTimeline
from app.routers.settlements import settling
from app.services.analysing import contradicting, timelines
from app.services.comparing import Ranked
from app.services.inquiries import Inquiry
from app.services.settling import settlements

router = APIRouter(tags=["exports"], default_response_class=Response)

TABLES = contents("csv", "ndjson", "md")


@router.get(
    f"/contradictions.{{suffix:{TABLE}}}",
    summary="All contradictions as a file",
    responses=TABLES,
    dependencies=[Turn],
)
def export_contradictions(
    desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllContradictions, Query()]
) -> Response:
    """What `/contradictions` lists, whole: words of one party that cannot all hold."""
    inquiry = checked(colliding(desk, parameters))
    found = contradicting(inquiry, parameters.as_of)
    asked = {"as_of": parameters.as_of and parameters.as_of.isoformat()}
    return _table(desk, parameters, inquiry, (CONTRADICTIONS, suffix, "contradictions"), found, asked)


@router.get(
    f"/issues/{{id}}/timeline.{{suffix:{TABLE}}}",
    summary="The timeline of one issue as a file",
    responses=TABLES,
    dependencies=[Turn],
)
def export_timeline(
    desk: DeskDep, id: IssueId, suffix: TableSuffix, parameters: Annotated[WholeTimeline, Query()]
) -> Response:
    """What `/issues/{id}/timeline` lists, whole: each day on which a party's words on the issue changed."""
    inquiry = timing(desk, parameters, id)
    found, _ = timelines(inquiry, parameters.sort)
    return _table(desk, parameters, inquiry, (TIMELINE, suffix, f"{id}-timeline"), found, {})


@router.get(
    f"/settlements.{{suffix:{TABLE}}}",
    summary="All settlements as a file",
    responses=TABLES,
    dependencies=[SettlingTurn],
)
def export_settlements(desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllSettlements, Query()]) -> Response:
    """What `/settlements` lists, whole: for each group of linked issues the package that stated words leave, if any."""
    inquiry = checked(settling(desk, parameters))
    head, found = settlements(inquiry, say_yes=parameters.say_yes)
    of = {"negotiation": inquiry.whole.negotiation.id, "parties": head["parties"], "say_yes": parameters.say_yes}
    return _table(desk, parameters, inquiry, (SETTLEMENTS, suffix, "settlements"), found, of)


def _table(
    desk: Desk,
    parameters: BaseModel,
    inquiry: Inquiry,
    wished: tuple[Table, str, str],
    found: Ranked,
    of: Mapping[str, object],
) -> Response:
    """A table in the form that is wished for, under a name; *of* is what its items do not say themselves."""
    table, suffix, named = wished
    record = inquiry.question.record
    sight = sight_in(record, desk, inquiry.reading, {**said_of(inquiry), **of})
    data = table_data(table, texts_of(item for _, item in found), sight, suffix, record.negotiation.title)
    return file(desk, parameters, inquiry.reading, (named, suffix), data)
