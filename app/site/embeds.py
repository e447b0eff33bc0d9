"""One comparison in a few lines, for a frame on somebody else's page: no script, no cookie, every link in a new tab."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.domain.verdicts.comparison import compare
from app.routers.answers import verdict_meta
from app.routers.deps import DeskDep, Turn
from app.routers.parameters.verdicts import OneVerdict
from app.schemas.wire.comparisons import comparison_json
from app.services.latest import against_latest
from app.site.asking import asked
from app.site.frames import framed, plain, show
from app.site.inquiring import NegotiationId, inquiry_of
from app.site.issues import IssueId, IssueWords, place_of
from app.site.matrix import names_of
from app.site.regions import option_rows

router = APIRouter(include_in_schema=False, dependencies=[Turn])


@router.get("/embed/n/{negotiation}/issues/{id}")
def get_embed(request: Request, desk: DeskDep, negotiation: NegotiationId, id: IssueId) -> Response:
    """The verdict on one issue with what each side says; its canonical link is that of the issue's page."""
    parameters = asked(request, OneVerdict)
    with desk.reading() as session:
        inquiry = inquiry_of(session, desk, parameters, negotiation, id)
        found = compare(inquiry.question, id)
        against = plain(against_latest(session, inquiry, found)) if inquiry.reading.outdated else None
    record = inquiry.question.record
    comparison = plain(comparison_json(record, found))
    return show(
        "embed.html",
        framed(request, place_of(record, id), parameters, inquiry.reading, verdict_meta(inquiry)),
        comparison=comparison,
        against=against,
        names=names_of(record),
        options=option_rows(comparison["space"], comparison["sides"]),
        say=IssueWords(record, comparison["space"]),
    )
