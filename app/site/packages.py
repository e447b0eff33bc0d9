"""Settlements as a page: whether stated red lines leave a package, what blocks it, what would have to move."""

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.domain.record.negotiation import Record
from app.routers.answers import analysis_meta
from app.routers.deps import DeskDep, SettlingTurn
from app.routers.parameters.analysis import SettlementList
from app.services.inquiries import Asked, inquire
from app.services.settling import frontier, settlements
from app.site.asking import asked
from app.site.frames import Place, framed, plain, show
from app.site.inquiring import NegotiationId, reading_for
from app.site.matrix import choices, names_of
from app.site.telling import Telling

router = APIRouter(include_in_schema=False, dependencies=[SettlingTurn])

LEFT_OUT = ("negotiation", "limit", "cursor", "sort")
"""A page holds the whole answer."""


@router.get("/n/{negotiation}/settlements")
def get_settlements(request: Request, desk: DeskDep, negotiation: NegotiationId) -> Response:
    """Whether there is a package that crosses no stated red line; what stands in the way where there is none."""
    parameters = asked(request, SettlementList, leave_out=LEFT_OUT)
    with desk.reading() as session:
        reading = reading_for(session, desk, parameters, negotiation)
        inquiry = inquire(session, reading, _asked(parameters))
    ranked_proposals = frontier(inquiry, parameters.proposals)
    head, ranked = settlements(inquiry, say_yes=parameters.say_yes)
    items: list[dict[str, Any]] = plain([item for _, item in ranked])
    place = Place("Settlements", f"/n/{negotiation}/settlements", "/settlements")
    found = analysis_meta(inquiry, {"as_of": inquiry.question.as_of})
    return show(
        "settlements.html",
        framed(request, place, parameters, reading, found),
        head=plain(head),
        blocked=[item for item in items if not item["feasible"]],
        open=[item for item in items if item["feasible"]],
        frontier=plain(ranked_proposals),
        sides=[side.text for side in inquiry.question.selectors],
        names=names_of(inquiry.whole),
        choices=choices(inquiry),
        proposals=_proposals(inquiry.whole),
        asked_topics=parameters.topic,
        asked_proposals=parameters.proposals,
        say=Telling(inquiry.whole),
    )


def _asked(parameters: SettlementList) -> Asked:
    asked_for = Asked(parameters.parties, parameters.issue, parameters.topic, parameters.as_of, parameters.known_on)
    return replace(asked_for, min_attribution=parameters.min_attribution)


def _proposals(record: Record) -> list[tuple[str, str]]:
    """The documents that may be set beside each other, newest first: id and title."""
    newest = sorted(record.proposals.values(), key=lambda one: (-one.dated.first.toordinal(), one.id))
    return [(one.id, one.title) for one in newest]
