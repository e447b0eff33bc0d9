"""One party against itself: how it moved, and which of its words collide."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from app.domain.record.selectors import Selector
from app.routers.answers import analysis_meta, page, wanted
from app.routers.deps import Desk, DeskDep, Turn
from app.routers.parameters.analysis import ContradictionList, ShiftList, Timeline
from app.schemas.wire.models import analysis as answers
from app.schemas.wire.regions import Json
from app.services.analysing import contradicting, first_day, shifts, timelines
from app.services.inquiries import Asked, Inquiry, Names, inquire
from app.services.paging import Page, cut
from app.services.scopes import one_negotiation, reading_of

router = APIRouter(tags=["analysis"], dependencies=[Turn])

IssueId = Annotated[str, Path(description="Id of an issue that is negotiated.", examples=["ceasefire"])]


@router.get("/shifts", response_model=answers.ShiftList, summary="How parties moved between two days")
def list_shifts(desk: DeskDep, parameters: Annotated[ShiftList, Query()]) -> Response:
    """How each party moved on each issue on which it had spoken by either day, and the words that came and ended."""
    inquiry = shifting(desk, parameters)
    since = first_day(inquiry, parameters.since)
    ranked, counts = shifts(inquiry, since, parameters.move)
    items, last = cut(ranked, Page(parameters.limit, inquiry.reading.after))
    found = analysis_meta(inquiry, {"from": since, "to": inquiry.question.as_of})
    body: Json = {"items": items, "meta": found, "counts": counts}
    return page(desk, parameters, inquiry.reading, body, last)


@router.get("/issues/{id}/timeline", response_model=answers.Timeline, summary="How the stances on one issue came about")
def get_timeline(desk: DeskDep, id: IssueId, parameters: Annotated[Timeline, Query()]) -> Response:
    """Each day on which a party's words on the issue changed, as a shift from the day before it, oldest first."""
    inquiry = timing(desk, parameters, id)
    ranked, silent = timelines(inquiry, parameters.sort)
    items, last = cut(ranked, Page(parameters.limit, inquiry.reading.after))
    found = analysis_meta(inquiry, {"as_of": inquiry.question.as_of})
    body: Json = {"items": items, "meta": found, "silent": silent}
    return page(desk, parameters, inquiry.reading, body, last)


@router.get("/contradictions", response_model=answers.ContradictionList, summary="Where a party contradicts itself")
def list_contradictions(desk: DeskDep, parameters: Annotated[ContradictionList, Query()]) -> Response:
    """Words of one party, in force on the same day, that cannot all hold: across channels and grades, or as recorded.

    Comparisons set anonymous words aside that collide with better ones; here they are held against each other.
    """
    inquiry = colliding(desk, parameters)
    ranked = contradicting(inquiry, parameters.as_of)
    items, last = cut(ranked, Page(parameters.limit, inquiry.reading.after))
    body: Json = {"items": items, "meta": analysis_meta(inquiry, {"as_of": parameters.as_of})}
    return page(desk, parameters, inquiry.reading, body, last)


def shifting(desk: Desk, parameters: ShiftList) -> Inquiry:
    """The inquiry of a request for shifts."""
    asked = Asked(
        _sides(parameters.party),
        parameters.issue,
        parameters.topic,
        parameters.to,
        parameters.known_on,
        parameters.min_attribution,
        Names(parties="party", as_of="to"),
    )
    return _inquiry(desk, parameters, asked)


def timing(desk: Desk, parameters: Timeline, issue: str) -> Inquiry:
    """The inquiry of a request for the timeline of an issue."""
    asked = Asked(
        _sides(parameters.parties),
        as_of=parameters.as_of,
        known_on=parameters.known_on,
        min_attribution=parameters.min_attribution,
        names=Names(issue="id"),
    )
    return _inquiry(desk, parameters, asked, issue)


def colliding(desk: Desk, parameters: ContradictionList) -> Inquiry:
    """The inquiry of a request for contradictions."""
    asked = Asked(
        _sides(parameters.parties),
        parameters.issue,
        parameters.topic,
        parameters.as_of,
        parameters.known_on,
        parameters.min_attribution,
    )
    return _inquiry(desk, parameters, asked)


def _sides(parties: tuple[str, ...]) -> tuple[Selector, ...]:
    return tuple(Selector(party, party) for party in parties)


def _inquiry(
    desk: Desk, parameters: ShiftList | Timeline | ContradictionList, asked: Asked, issue: str | None = None
) -> Inquiry:
    """The inquiry of a request; the transaction ends before anything is computed."""
    with desk.reading() as session:
        return inquire(session, one_negotiation(reading_of(session, wanted(desk, parameters))), asked, issue)
