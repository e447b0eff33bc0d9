"""oEmbed: from the address of an issue's page to the markup that shows it elsewhere.

Source: oEmbed 1.0, https://oembed.com.
"""

import re
from typing import Annotated
from urllib.parse import SplitResult, unquote, urlsplit

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import QueryParams
from starlette.responses import Response

from app.domain.errors import DomainError
from app.routers.answers import plain, verdict_meta
from app.routers.deps import Desk, DeskDep
from app.routers.parameters.verdicts import OneVerdict
from app.services.refusals import Faulty, NotOffered, NotReady, Unknown
from app.site.asking import asked, asked_in
from app.site.frames import Frame, framed
from app.site.inquiring import inquiry_of
from app.site.issues import place_of
from app.site.snippets import HEIGHT, WIDTH, embed_address, snippet

router = APIRouter(include_in_schema=False)

ISSUE = re.compile(r"(?:/embed)?/n/([^/]+)/issues/([^/]+)")
USUAL_PORTS = (None, 80, 443)
CARD = (1200, 630)
KEPT_FOR = 3600
"""Seconds for which a description may be kept."""


class Oembed(BaseModel):
    """What an embedding page asks with; others of its parameters are ignored, as the specification wants."""

    model_config = ConfigDict(frozen=True)

    url: Annotated[str | None, Field(description="Address of the page to be embedded.")] = None
    format: Annotated[str, Field(description="Only `json` is offered.")] = "json"
    maxwidth: Annotated[int | None, Field(ge=1, description="Most pixels in width.")] = None
    maxheight: Annotated[int | None, Field(ge=1, description="Most pixels in height.")] = None


@router.get("/oembed")
def get_oembed(request: Request, desk: DeskDep) -> Response:
    """How the page of an issue is embedded.

    Raises:
        NotOffered: In that format, or where nobody said under which address we are reached.
        Faulty: No page is named.
        Unknown: The page is not ours, or there is none to embed at its address.
    """
    parameters = asked(request, Oembed)
    if parameters.format != "json":
        raise NotOffered(
            f"The format {parameters.format!r} is not offered; ask for json.",
            where="query",
            at="format",
            got=parameters.format,
            nearest=("json",),
        )
    if not desk.public:
        raise NotOffered(
            "This service was not told under which address the world reaches it, so its pages cannot be embedded by"
            " their address; whoever runs it sets PARLEY_PUBLIC_URL."
        )
    if parameters.url is None:
        raise Faulty("Say which page: its address goes into `url`.", where="query", at="url")
    return plain(_described(_frame(request, desk, parameters.url), parameters))


def _described(frame: Frame, parameters: Oembed) -> dict[str, object]:
    width = min(WIDTH, parameters.maxwidth or WIDTH)
    height = min(HEIGHT, parameters.maxheight or HEIGHT)
    found = {
        "version": "1.0",
        "type": "rich",
        "title": frame.title,
        "provider_name": "Parley",
        "provider_url": f"{frame.public}/",
        "cache_age": KEPT_FOR,
        "html": snippet(embed_address(frame, frame.address_with(frame.parameters)), frame.title, width, height),
        "width": width,
        "height": height,
    }
    room = (parameters.maxwidth or CARD[0], parameters.maxheight or CARD[1])
    if frame.card and room[0] >= CARD[0] and room[1] >= CARD[1]:
        found |= {"thumbnail_url": frame.card, "thumbnail_width": CARD[0], "thumbnail_height": CARD[1]}
    return found


def _frame(request: Request, desk: Desk, url: str) -> Frame:
    """The frame of the page at an address of ours.

    Raises:
        Unknown: The address is of somebody else, or of no page that can be embedded, or the page would not answer.
    """
    negotiation, issue, query = _place(desk.public, url)
    try:
        parameters = asked_in(query, OneVerdict)
        with desk.reading() as session:
            inquiry = inquiry_of(session, desk, parameters, negotiation, issue)
    except NotReady:
        raise
    except RequestValidationError as error:
        raise _unknown(url, f"the page would not answer: {error.errors()[0]['msg']}.") from None
    except DomainError as error:
        raise _unknown(url, f"the page would not answer: {error}") from None
    place = place_of(inquiry.question.record, issue)
    return framed(request, place, parameters, inquiry.reading, verdict_meta(inquiry))


def _place(public: str, url: str) -> tuple[str, str, QueryParams]:
    """The negotiation, the issue and the query of an address, where it is one of ours; by http or https alike."""
    there = _below(public, url)
    if there is None:
        raise _unknown(url, f"it does not begin with {public}.")
    found = ISSUE.fullmatch(there.path)
    if found is None:
        raise _unknown(url, "only pages of issues are embedded, such as /n/{negotiation}/issues/{id}.")
    return unquote(found[1]), unquote(found[2]), QueryParams(there.query)


def _below(public: str, url: str) -> SplitResult | None:
    """An address, its path as it goes on from ours; None where it is not ours, or none at all."""
    try:
        there, home = urlsplit(url), urlsplit(public)
        ours = there.scheme in ("http", "https") and _host(there) == _host(home) and there.path.startswith(home.path)
    except ValueError:
        return None
    return there._replace(path=there.path.removeprefix(home.path)) if ours else None


def _host(address: SplitResult) -> tuple[str | None, int | None]:
    return address.hostname, None if address.port in USUAL_PORTS else address.port


def _unknown(url: str, why: str) -> Unknown:
    return Unknown(f"There is nothing to embed at that address: {why}", where="query", at="url", got=url)
