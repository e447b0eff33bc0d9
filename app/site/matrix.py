"""The front page: on each issue the verdict of each pair of parties, and of all of them, by topic."""

from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.domain.record.negotiation import Record, Role
from app.routers.answers import verdict_meta
from app.routers.deps import Desk, DeskDep, Turn
from app.services.comparing import matrix
from app.services.inquiries import Inquiry
from app.services.latest import matrix_against_latest
from app.site.asking import asked
from app.site.citing import quotable_record
from app.site.frames import Place, framed, plain, show
from app.site.inquiring import NegotiationId, OfIssuesPage, inquiry_of
from app.wording.codes import RELATIONS

router = APIRouter(include_in_schema=False, dependencies=[Turn])


@router.get("/")
def get_front(request: Request, desk: DeskDep) -> Response:
    """The matrix of the negotiation that stands for itself."""
    return _matrix(request, desk, None)


@router.get("/n/{negotiation}")
@router.get("/n/{negotiation}/")
@router.get("/n/{negotiation}/issues")
def get_matrix(request: Request, desk: DeskDep, negotiation: NegotiationId) -> Response:
    """The matrix of one negotiation."""
    return _matrix(request, desk, negotiation)


def _matrix(request: Request, desk: Desk, negotiation: str | None) -> Response:
    parameters = asked(request, OfIssuesPage)
    with desk.reading() as session:
        inquiry = inquiry_of(session, desk, parameters, negotiation)
        newest = matrix_against_latest(session, inquiry)
    rows, counts = matrix(inquiry)
    record = inquiry.question.record
    place = Place(record.negotiation.title, f"/n/{record.negotiation.id}", "/matrix")
    frame = framed(request, place, parameters, inquiry.reading, verdict_meta(inquiry))
    of_pairs = plain(counts)["pairs_by_relation"]
    items: list[dict[str, Any]] = plain([row for _, row in rows])
    items.sort(key=lambda item: (item["topic"], item["issue"]))
    topics = [(topic, list(found)) for topic, found in groupby(items, key=lambda item: item["topic"])]
    return show(
        "matrix.html",
        frame,
        newest=newest,
        about=record.negotiation.about,
        quotable=quotable_record(record, desk, inquiry.reading, frame),
        topics=topics,
        tally=[(code, many) for code in RELATIONS if (many := of_pairs.get(code))],
        names=names_of(record),
        sides=[side.text for side in inquiry.question.selectors],
        choices=choices(inquiry),
        asked_parties=frame.parameters.get("parties"),
        asked_topics=parameters.topic,
        key=sorted({(cell["verdict"], cell["relation"]) for item in items for cell in [*item["pairs"], item["whole"]]}),
    )


def names_of(record: Record) -> dict[str, str]:
    """The name of each party by its id."""
    return {party.id: party.name for party in record.parties.values()}


def choices(inquiry: Inquiry) -> dict[str, list[Any]]:
    """What the controls of a page offer: sides, those asked for by a day included, and the topics of the record."""
    record = inquiry.question.record
    sides = [side.text for side in inquiry.question.selectors]
    topics = {issue.topic for issue in record.issues.values() if issue.role is Role.NEGOTIATED}
    return {"sides": sides + [id_ for id_ in sorted(record.parties) if id_ not in sides], "topics": sorted(topics)}
