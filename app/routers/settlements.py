"""Settlements: whether stated red lines leave a package, and what would have to move where they leave none."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.routers.answers import analysis_meta, page, wanted
from app.routers.deps import Desk, DeskDep, SettlingTurn
from app.routers.parameters.analysis import SettlementList
from app.schemas.wire.models import analysis as answers
from app.schemas.wire.regions import Json
from app.services.inquiries import Asked, Inquiry, inquire
from app.services.paging import Page, cut
from app.services.scopes import one_negotiation, reading_of
from app.services.settling import frontier, settlements

router = APIRouter(tags=["analysis"], dependencies=[SettlingTurn])


@router.get("/settlements", response_model=answers.SettlementList, summary="Which packages stated words leave")
def list_settlements(desk: DeskDep, parameters: Annotated[SettlementList, Query()]) -> Response:
    """Whether a package over all issues crosses no stated red line; if none does, which words would have to move.

    Issues that conditions link are settled together, and each such group by itself: there is a package if every group
    has one. Stated words are no bottom lines: that none stands in the way does not say that anybody would agree.
    """
    inquiry = settling(desk, parameters)
    ranked_proposals = frontier(inquiry, parameters.proposals)
    head, ranked = settlements(inquiry, say_yes=parameters.say_yes)
    items, last = cut(ranked, Page(parameters.limit, inquiry.reading.after))
    found = analysis_meta(inquiry, {"as_of": inquiry.question.as_of})
    body: Json = {**head, "items": items, "meta": found, "frontier": ranked_proposals}
    return page(desk, parameters, inquiry.reading, body, last)


def settling(desk: Desk, parameters: SettlementList) -> Inquiry:
    """The inquiry of a request for settlements."""
    asked = Asked(
        parameters.parties,
        parameters.issue,
        parameters.topic,
        parameters.as_of,
        parameters.known_on,
        parameters.min_attribution,
    )
    with desk.reading() as session:
        return inquire(session, one_negotiation(reading_of(session, wanted(desk, parameters))), asked)
