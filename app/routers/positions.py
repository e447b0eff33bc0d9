"""Positions: the record of who said what, listed and one by one."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from app.queries.positions import PositionFilter
from app.routers.answers import meta, one, page, wanted
from app.routers.deps import DeskDep
from app.routers.parameters.positions import PositionList
from app.routers.parameters.scopes import OfOne
from app.schemas.wire.finished import extended, finished
from app.schemas.wire.models import answers
from app.schemas.wire.regions import Json
from app.services.listing import coverage_of, mark_of
from app.services.paging import Page
from app.services.positions import position, positions
from app.services.scopes import one_negotiation, reading_of

router = APIRouter(tags=["positions"])

PositionId = Annotated[str, Path(description="Id of the position.", examples=["ru-2024-06-ceasefire"])]

FILTERS = (
    *("party", "issue", "topic", "kind", "attribution", "min_attribution", "channel", "speaker", "source"),
    *("as_of", "known_on", "disputed", "q"),
)


@router.get("/positions", response_model=answers.PositionList, summary="List the positions")
def list_positions(desk: DeskDep, parameters: Annotated[PositionList, Query()]) -> Response:
    """What the parties said, newest first. Without `as_of` this is the whole record, ended positions included."""
    with desk.reading() as session:
        reading = reading_of(session, wanted(desk, parameters))
        covered = coverage_of(session, reading)
        filters = filter_of(parameters, reading.negotiation)
        place = Page(parameters.limit, reading.after)
        texts, last = positions(session, reading, filters, parameters.sort, place, covered)
    said: Json = {"as_of": filters.as_of, "known_on": filters.known_on, "min_attribution": filters.min_attribution}
    items = [finished(text) for text in texts]
    return page(desk, parameters, reading, {"items": items, "meta": {**meta(reading, covered), **said}}, last)


@router.get("/positions/{id}", response_model=answers.OnePosition, summary="One position")
def get_position(desk: DeskDep, id: PositionId, parameters: Annotated[OfOne, Query()]) -> Response:
    """What one party said on one issue, with its sources."""
    with desk.reading() as session:
        reading = one_negotiation(reading_of(session, wanted(desk, parameters)))
        text = position(session, reading, id)
        covered = coverage_of(session, reading)
        mark = mark_of(session, reading, "position", id)
    return one(desk, parameters, reading, extended(text, "meta", meta(reading, covered)), mark=mark)


def filter_of(parameters: PositionList, negotiation: str | None) -> PositionFilter:
    """What the parameters of a list of positions narrow it to."""
    since, until = parameters.stated_from, parameters.stated_to
    return PositionFilter(
        negotiation=negotiation,
        stated_from=since.first if since else None,
        stated_to=until.last if until else None,
        **{name: getattr(parameters, name) for name in FILTERS},
    )
