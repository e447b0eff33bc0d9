"""Verdicts and shifts as tables."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from app.domain.errors import TooLarge
from app.domain.verdicts.table import RULE_VERSION
from app.exports.rows.verdicts import COMPARISONS, CONFLICTS, MATRIX, OVERLAPS, SHIFTS
from app.exports.tables import Table
from app.routers.analysis import shifting
from app.routers.comparisons import inquiry_of
from app.routers.deps import Desk, DeskDep, Turn
from app.routers.exports.files import contents, file, plain_items, table_data, texts_of
from app.routers.exports.sights import sight_in
from app.routers.exports.suffixes import TABLE, TableSuffix
from app.routers.parameters.exports import AllCells, AllComparisons, AllSets, AllShifts
from app.services.analysing import first_day, shifts
from app.services.comparing import Ranked, comparisons, conflicts, matrix, overlaps
from app.services.inquiries import Inquiry
from app.services.paging import Page

router = APIRouter(tags=["exports"], dependencies=[Turn], default_response_class=Response)

MOST_ISSUES = 500
"""Most issues of one file of verdicts: as many as the longest page has."""

TABLES = contents("csv", "ndjson", "md")


@router.get(f"/comparisons.{{suffix:{TABLE}}}", summary="All comparisons as a file", responses=TABLES)
def export_comparisons(desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllComparisons, Query()]) -> Response:
    """What `/comparisons` lists, whole: where the selected parties stand against each other, issue by issue."""
    inquiry = checked(inquiry_of(desk, parameters))
    found = comparisons(inquiry, parameters.sort, Page(MOST_ISSUES))
    return _table(desk, parameters, inquiry, (COMPARISONS, suffix), found)


@router.get(f"/conflicts.{{suffix:{TABLE}}}", summary="All conflicts as a file", responses=TABLES)
def export_conflicts(desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllSets, Query()]) -> Response:
    """What `/conflicts` lists, whole: the issues on which parties are in conflict."""
    inquiry = checked(inquiry_of(desk, parameters))
    return _table(desk, parameters, inquiry, (CONFLICTS, suffix), conflicts(inquiry, parameters.sort))


@router.get(f"/overlaps.{{suffix:{TABLE}}}", summary="All overlaps as a file", responses=TABLES)
def export_overlaps(desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllSets, Query()]) -> Response:
    """What `/overlaps` lists, whole: the issues on which parties overlap."""
    inquiry = checked(inquiry_of(desk, parameters))
    return _table(desk, parameters, inquiry, (OVERLAPS, suffix), overlaps(inquiry, parameters.sort))


@router.get(f"/matrix.{{suffix:{TABLE}}}", summary="The matrix as a file", responses=TABLES)
def export_matrix(desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllCells, Query()]) -> Response:
    """What `/matrix` answers, whole; in tables one row for each pair on each issue, and one for all parties."""
    inquiry = checked(inquiry_of(desk, parameters))
    return _table(desk, parameters, inquiry, (MATRIX, suffix), matrix(inquiry)[0])


@router.get(f"/shifts.{{suffix:{TABLE}}}", summary="All shifts as a file", responses=TABLES)
def export_shifts(desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllShifts, Query()]) -> Response:
    """What `/shifts` lists, whole: how each party moved on each issue between two days."""
    inquiry = checked(shifting(desk, parameters))
    since = first_day(inquiry, parameters.since)
    found, _ = shifts(inquiry, since, parameters.move)
    return _table(desk, parameters, inquiry, (SHIFTS, suffix), found)


def said_of(inquiry: Inquiry) -> dict[str, object]:
    """What verdicts were asked for, as rows say it."""
    (said,) = plain_items(
        [
            {
                "as_of": inquiry.question.as_of,
                "known_on": inquiry.known_on,
                "min_attribution": inquiry.question.grade,
                "rule_version": RULE_VERSION,
            }
        ]
    )
    return said


def checked(inquiry: Inquiry) -> Inquiry:
    """The inquiry itself.

    Raises:
        TooLarge: It is about more issues than one file may cost.
    """
    if len(inquiry.issues) > MOST_ISSUES:
        raise TooLarge(
            f"A file holds the verdicts of at most {MOST_ISSUES} issues, and these are {len(inquiry.issues)}: narrow"
            " them by `issue` or `topic`."
        )
    return inquiry


def _table(desk: Desk, parameters: BaseModel, inquiry: Inquiry, wished: tuple[Table, str], found: Ranked) -> Response:
    table, suffix = wished
    record = inquiry.question.record
    sight = sight_in(record, desk, inquiry.reading, said_of(inquiry))
    data = table_data(table, texts_of(item for _, item in found), sight, suffix, record.negotiation.title)
    return file(desk, parameters, inquiry.reading, (table.name, suffix), data)
