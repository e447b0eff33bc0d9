"""Verdicts: comparisons, the matrix, conflicts and overlaps."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from sqlmodel import Session
from starlette.responses import Response

from app.domain.verdicts.comparison import compare
from app.routers.answers import one, page, verdict_meta, wanted
from app.routers.deps import Desk, DeskDep, Turn
from app.routers.parameters.verdicts import ComparisonList, ComparisonOne, MatrixList, OneVerdict, SetsList, Verdicts
from app.schemas.wire.comparisons import comparison_json
from app.schemas.wire.models import answers
from app.schemas.wire.regions import Json
from app.services.comparing import comparisons, conflicts, matrix, overlaps
from app.services.inquiries import Asked, Inquiry, inquire
from app.services.latest import against_latest
from app.services.paging import Page, cut
from app.services.scopes import one_negotiation, reading_of

router = APIRouter(tags=["verdicts"], dependencies=[Turn])

IssueId = Annotated[str, Path(description="Id of an issue that is negotiated.", examples=["nato-membership"])]


@router.get("/comparisons", response_model=answers.ComparisonList, summary="Compare the parties on every issue")
def list_comparisons(desk: DeskDep, parameters: Annotated[ComparisonList, Query()]) -> Response:
    """The structured diff of the selected parties, issue by issue, whatever it comes to."""
    inquiry = inquiry_of(desk, parameters)
    place = Page(parameters.limit, inquiry.reading.after)
    items, last = cut(comparisons(inquiry, parameters.sort, place), place)
    return page(desk, parameters, inquiry.reading, {"items": items, "meta": verdict_meta(inquiry)}, last)


@router.get("/comparisons/{issue}", response_model=answers.OneComparison, summary="Compare the parties on one issue")
def get_comparison(desk: DeskDep, issue: IssueId, parameters: Annotated[ComparisonOne, Query()]) -> Response:
    """The structured diff of the selected parties on one issue; with `against=latest` also what changed since."""
    with desk.reading() as session:
        inquiry = inquiry_in(session, desk, parameters, issue)
        found = compare(inquiry.question, issue)
        against = against_latest(session, inquiry, found) if parameters.against else None
    body = {
        **comparison_json(inquiry.question.record, found),
        "against": against,
        "meta": verdict_meta(inquiry),
    }
    return one(desk, parameters, inquiry.reading, body, moving=against is not None)


@router.get("/matrix", response_model=answers.Matrix, summary="Verdicts of all pairs on all issues")
def get_matrix(desk: DeskDep, parameters: Annotated[MatrixList, Query()]) -> Response:
    """For each issue the verdict of each pair of parties and of all of them, and how often each verdict stands."""
    inquiry = inquiry_of(desk, parameters)
    rows, counts = matrix(inquiry)
    items, last = cut(rows, Page(parameters.limit, inquiry.reading.after))
    body: Json = {"items": items, "meta": verdict_meta(inquiry), "counts": counts}
    return page(desk, parameters, inquiry.reading, body, last)


@router.get("/conflicts", response_model=answers.SetsList, summary="Where parties are in conflict")
def list_conflicts(desk: DeskDep, parameters: Annotated[SetsList, Query()]) -> Response:
    """Issues on which some of the parties are in conflict, with the minimal sets of those, most severe first."""
    inquiry = inquiry_of(desk, parameters)
    items, last = cut(conflicts(inquiry, parameters.sort), Page(parameters.limit, inquiry.reading.after))
    return page(desk, parameters, inquiry.reading, {"items": items, "meta": verdict_meta(inquiry)}, last)


@router.get("/overlaps", response_model=answers.SetsList, summary="Where parties overlap")
def list_overlaps(desk: DeskDep, parameters: Annotated[SetsList, Query()]) -> Response:
    """Issues on which some of the parties overlap, with the maximal sets of those, most severe first."""
    inquiry = inquiry_of(desk, parameters)
    items, last = cut(overlaps(inquiry, parameters.sort), Page(parameters.limit, inquiry.reading.after))
    return page(desk, parameters, inquiry.reading, {"items": items, "meta": verdict_meta(inquiry)}, last)


def inquiry_of(desk: Desk, parameters: Verdicts) -> Inquiry:
    """The inquiry of a list; the transaction ends before the verdicts are computed."""
    with desk.reading() as session:
        return inquiry_in(session, desk, parameters)


def inquiry_in(session: Session, desk: Desk, parameters: OneVerdict, issue: str | None = None) -> Inquiry:
    """The inquiry of a request, within its transaction; *issue* is the one that its address names."""
    reading = one_negotiation(reading_of(session, wanted(desk, parameters)))
    asked = Asked(
        parameters.parties,
        getattr(parameters, "issue", ()),
        getattr(parameters, "topic", ()),
        parameters.as_of,
        parameters.known_on,
        parameters.min_attribution,
    )
    return inquire(session, reading, asked, issue)
