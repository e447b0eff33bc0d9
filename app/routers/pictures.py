"""Pictures of verdicts, as SVG and PNG: under the addresses of their JSON twins, with a suffix."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.convertors import Convertor, register_url_convertor
from starlette.responses import Response

from app.domain.record.negotiation import Record
from app.domain.verdicts.comparison import compare
from app.pictures.cards import comparison_card, matrix_card
from app.pictures.matrices import matrix_svg
from app.pictures.raster import png_of
from app.pictures.spaces import space_svg
from app.pictures.styles import POLICY
from app.pictures.timelines import timeline_svg
from app.pictures.words import Caption
from app.routers import analysis, comparisons
from app.routers.answers import DIGITS, FRESH, IMMUTABLE, analysis_meta, link, verdict_meta, written
from app.routers.deps import Desk, DeskDep, Turn
from app.routers.parameters.analysis import Timeline
from app.routers.parameters.verdicts import MatrixList, OneVerdict
from app.routers.values import MOST_ITEMS, Limit
from app.schemas.wire.comparisons import comparison_json
from app.schemas.wire.encode import dumps
from app.schemas.wire.records import issue_json
from app.services.analysing import timelines
from app.services.comparing import matrix
from app.services.inquiries import Inquiry
from app.services.paging import Page, cut

router = APIRouter(include_in_schema=False, dependencies=[Turn])

MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
CARD_WIDTH: Final = 1200
WholeLimit = Annotated[Limit, Field(description="Most rows of a picture: by default all that one may have.")]


class MatrixPicture(MatrixList):
    """The rows of the picture of the matrix."""

    limit: WholeLimit = MOST_ITEMS


class TimelinePicture(Timeline):
    """The changes in the picture of a timeline."""

    limit: WholeLimit = MOST_ITEMS


class _Form(Convertor[str]):
    """The suffix of a picture; a path with another is none of a picture."""

    regex = "svg|png"

    def convert(self, value: str) -> str:
        """The suffix itself."""
        return value

    def to_string(self, value: str) -> str:
        """The suffix itself."""
        return value


register_url_convertor("picture", _Form())


@router.get("/matrix.{form:picture}")
def get_matrix_picture(desk: DeskDep, form: str, parameters: Annotated[MatrixPicture, Query()]) -> Response:
    """The matrix."""
    twin = replace(desk, path="/matrix")
    inquiry, answer = _matrix(twin, parameters)
    return _answer(
        desk, twin, parameters, inquiry, ("matrix", form, matrix_svg(answer, _caption(twin, parameters, inquiry)))
    )


@router.get("/matrix/card.{form:picture}")
def get_matrix_card(desk: DeskDep, form: str, parameters: Annotated[MatrixPicture, Query()]) -> Response:
    """How many issues stand how, as a card of 1200 by 630 for where links are shared."""
    twin = replace(desk, path="/matrix")
    inquiry, answer = _matrix(twin, parameters)
    card = matrix_card(answer, _caption(twin, parameters, inquiry))
    return _answer(desk, twin, parameters, inquiry, ("card", form, card), CARD_WIDTH)


@router.get("/comparisons/{issue}.{form:picture}")
def get_comparison_picture(
    desk: DeskDep, issue: comparisons.IssueId, form: str, parameters: Annotated[OneVerdict, Query()]
) -> Response:
    """The option space of an issue, with what each side says of it."""
    twin = replace(desk, path=f"/comparisons/{issue}")
    inquiry, answer = _comparison(twin, parameters, issue)
    picture = space_svg(answer, _caption(twin, parameters, inquiry, issue))
    return _answer(desk, twin, parameters, inquiry, (issue, form, picture))


@router.get("/comparisons/{issue}/card.{form:picture}")
def get_comparison_card(
    desk: DeskDep, issue: comparisons.IssueId, form: str, parameters: Annotated[OneVerdict, Query()]
) -> Response:
    """The verdict on an issue and what each side says, as a card of 1200 by 630 for where links are shared."""
    twin = replace(desk, path=f"/comparisons/{issue}")
    inquiry, answer = _comparison(twin, parameters, issue)
    card = comparison_card(answer, _caption(twin, parameters, inquiry, issue))
    return _answer(desk, twin, parameters, inquiry, (f"{issue}-card", form, card), CARD_WIDTH)


@router.get("/issues/{id}/timeline.{form:picture}")
def get_timeline_picture(
    desk: DeskDep, id: analysis.IssueId, form: str, parameters: Annotated[TimelinePicture, Query()]
) -> Response:
    """How the stances on an issue moved."""
    twin = replace(desk, path=f"/issues/{id}/timeline")
    inquiry = analysis.timing(twin, parameters, id)
    ranked, silent = timelines(inquiry, parameters.sort)
    items, _ = cut(ranked, Page(parameters.limit, inquiry.reading.after))
    found = analysis_meta(inquiry, {"as_of": inquiry.question.as_of})
    record = inquiry.question.record
    issue = _plain(issue_json(record.negotiation.id, record.issues[id]))
    answer = _plain({"items": items, "silent": silent, "meta": found, "left_out": len(ranked) - len(items)})
    picture = timeline_svg(answer, _caption(twin, parameters, inquiry, id), issue)
    return _answer(desk, twin, parameters, inquiry, (f"{id}-timeline", form, picture))


def _matrix(desk: Desk, parameters: MatrixPicture) -> tuple[Inquiry, dict[str, Any]]:
    inquiry = comparisons.inquiry_of(desk, parameters)
    rows, counts = matrix(inquiry)
    items, _ = cut(rows, Page(parameters.limit, inquiry.reading.after))
    return inquiry, _plain({"items": items, "counts": counts, "meta": verdict_meta(inquiry)})


def _comparison(desk: Desk, parameters: OneVerdict, issue: str) -> tuple[Inquiry, dict[str, Any]]:
    with desk.reading() as session:
        inquiry = comparisons.inquiry_in(session, desk, parameters, issue)
    found = comparison_json(inquiry.question.record, compare(inquiry.question, issue))
    return inquiry, _plain({**found, "meta": verdict_meta(inquiry)})


def _plain(body: object) -> Any:  # noqa: ANN401 - any JSON
    """The data of an answer as a client reads it, with exact numbers."""
    return json.loads(dumps(body), parse_float=Decimal)


def _caption(desk: Desk, parameters: BaseModel, inquiry: Inquiry, issue: str | None = None) -> Caption:
    """What a picture says beside its twin's data."""
    record = inquiry.question.record
    return Caption(
        negotiation=record.negotiation.title,
        licence=record.negotiation.licence,
        address=_address(desk, parameters, inquiry, issue),
        parties={party.id: party.name for party in record.parties.values()},
        issues=_issues(record),
    )


def _issues(record: Record) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = _plain(
        {id_: issue_json(record.negotiation.id, issue) for id_, issue in record.issues.items()}
    )
    return found


def _address(desk: Desk, parameters: BaseModel, inquiry: Inquiry, issue: str | None) -> str | None:
    """The page that says the same for good, where it is known under which address we are reached."""
    if not desk.public:
        return None
    texts = written(parameters, leave_out={"negotiation", "revision", "recorded_by", "limit", "cursor", "sort"})
    texts["revision"] = inquiry.reading.revision.digest[:DIGITS]
    path = f"/n/{inquiry.reading.name}/{f'issues/{issue}' if issue else ''}"
    return f"{desk.public}{path}?{urlencode(texts, safe=',@:')}"


def _answer(
    desk: Desk,
    twin: Desk,
    parameters: BaseModel,
    inquiry: Inquiry,
    drawn: tuple[str, str, str],
    width: int | None = None,
) -> Response:
    """The finished picture: *drawn* is its name, its form, and its SVG."""
    name, form, svg = drawn
    reading = inquiry.reading
    links = [f'<{link(twin, parameters, reading)}>; rel="alternate"; type="application/json"']
    if reading.pinned:
        links.append(f'<{link(desk, parameters, reading, newest=True)}>; rel="latest-version"')
    digits = reading.revision.digest.partition(":")[2][:12]
    headers = {
        "Cache-Control": IMMUTABLE if reading.pinned else FRESH,
        "Content-Disposition": f'inline; filename="parley-{reading.name}-{name}-{digits}.{form}"',
        "Content-Security-Policy": POLICY,
        "Link": ", ".join(links),
    }
    data = svg.encode() if form == "svg" else png_of(svg, width)
    return Response(data, headers=headers, media_type=MEDIA_TYPES[form])
