"""Finished answers: bytes, cache rules and links. No link names a host, so no answer depends on it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from pydantic import BaseModel
from starlette.responses import Response

from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Coverage
from app.domain.record.selectors import Selector
from app.domain.verdicts.table import RULE_VERSION
from app.routers.deps import Desk
from app.routers.twins import page_of
from app.schemas.wire.encode import dumps
from app.schemas.wire.regions import Json
from app.services.cursors import Cursor, Key, write_cursor
from app.services.inquiries import Inquiry
from app.services.scopes import Reading, Wanted

API = "1.0"
"""Version of the contract, in every `meta`."""

IMMUTABLE = "public, max-age=31536000, immutable"
FRESH = "public, no-cache"
"""May be kept, and must be asked about: a load may change it at any time."""

DIGITS = len("sha256:") + 16
"""How much of a digest our links carry."""


OF_LISTS = ("limit", "sort", "against")
"""Parameters of answers that pages do not take."""


def wanted(desk: Desk, parameters: BaseModel, negotiation: str | None = None) -> Wanted:
    """What the parameters of a request say of negotiation, revision and page."""
    named, revision, recorded_by, cursor = (
        getattr(parameters, name, None) for name in ("negotiation", "revision", "recorded_by", "cursor")
    )
    return Wanted(
        desk.home,
        negotiation or named,
        revision,
        recorded_by,
        cursor,
        {"list": desk.path, **written(parameters, leave_out={"negotiation", "revision", "limit", "cursor"})},
    )


def meta(reading: Reading, coverage: Coverage | None) -> Json:
    """What an answer of the record rests on."""
    return {
        "api": API,
        "negotiation": reading.name,
        "revision": reading.revision.n,
        "digest": reading.revision.digest if reading.negotiation else None,
        "coverage": coverage and {"from": coverage.since, "through": coverage.through},
    }


def verdict_meta(inquiry: Inquiry) -> Json:
    """What verdicts rest on."""
    return _asked_meta(inquiry, {"as_of": inquiry.question.as_of})


def analysis_meta(inquiry: Inquiry, days: Mapping[str, date | None]) -> Json:
    """What an analysis rests on: the days asked about, by their names, and whether the record covers them."""
    through = inquiry.question.record.negotiation.coverage.through
    beyond = any(day > through for day in days.values() if day)
    return {**_asked_meta(inquiry, days), "beyond_coverage": beyond}


def _asked_meta(inquiry: Inquiry, days: Mapping[str, date | None]) -> Json:
    return {
        **meta(inquiry.reading, inquiry.question.record.negotiation.coverage),
        **days,
        "known_on": inquiry.known_on,
        "min_attribution": inquiry.question.grade,
        "rule_version": RULE_VERSION,
    }


def page(
    desk: Desk, parameters: BaseModel, reading: Reading, body: Json, last: Key | None, *, fixed: bool = False
) -> Response:
    """A page of a list; *last* is the key of its last item where more follow.

    Args:
        fixed: Whether the address itself names a revision, so that the answer never changes.
    """
    following = None
    if last is not None:
        cursor = write_cursor(Cursor(reading.revision.n, last), reading.question)
        following = link(desk, parameters, reading, cursor=cursor)
    links = [(following, "next")] if following else []
    items = body.pop("items")
    return _finished(desk, parameters, reading, {"items": items, "next": following, **body}, links, fixed=fixed)


def one(
    desk: Desk, parameters: BaseModel, reading: Reading, body: object, *, moving: bool = False, mark: str = ""
) -> Response:
    """A single answer; *moving* where it also speaks of what is newest, so that it is never pinned.

    *mark* is that of the record which it is, for `If-Match`; empty where it is none.
    """
    answer = _finished(desk, parameters, reading, body, [], moving=moving)
    if mark:
        answer.headers["ETag"] = f'"{mark}"'
    return answer


def plain(body: Json, *, media_type: str = "application/json", cache: str = FRESH) -> Response:
    """An answer that is of no revision."""
    return Response(dumps(body), headers={"Cache-Control": cache}, media_type=media_type)


def link(
    desk: Desk, parameters: BaseModel, reading: Reading, *, cursor: str | None = None, newest: bool = False
) -> str:
    """The request itself as a link: with its negotiation, and with its revision by digest unless for the *newest*."""
    texts = written(parameters, leave_out={"revision", "cursor"})
    named = "negotiation" in type(parameters).model_fields
    ordered = {**({"negotiation": reading.name} if named else {}), **texts}
    if reading.pinned and not newest:
        ordered["revision"] = reading.revision.digest[:DIGITS]
    if cursor:
        ordered["cursor"] = cursor
    path = quote(desk.path)
    return f"{path}?{urlencode(ordered, safe=',@:')}" if ordered else path


def written(parameters: BaseModel, leave_out: set[str]) -> dict[str, str]:
    """The parameters that a request gave, as it would write them, in the order in which they are declared."""
    given = parameters.model_fields_set - leave_out
    fields = type(parameters).model_fields.items()
    found = {field.alias or name: getattr(parameters, name) for name, field in fields if name in given}
    return {name: _text(value) for name, value in found.items()}


def _finished(
    desk: Desk,
    parameters: BaseModel,
    reading: Reading,
    body: object,
    links: Iterable[tuple[str, str]],
    *,
    moving: bool = False,
    fixed: bool = False,
) -> Response:
    pinned = fixed or (reading.pinned and not moving)
    headers = {"Cache-Control": IMMUTABLE if pinned else FRESH}
    found = list(links)
    if reading.pinned:
        found.append((link(desk, parameters, reading, newest=True), "latest-version"))
    written_links = [f'<{target}>; rel="{relation}"' for target, relation in found]
    page_twin = _page_twin(desk, parameters, reading)
    if page_twin:
        written_links.append(f'<{page_twin}>; rel="alternate"; type="text/html"')
    if written_links:
        headers["Link"] = ", ".join(written_links)
    return Response(dumps(body), headers=headers, media_type="application/json")


def _page_twin(desk: Desk, parameters: BaseModel, reading: Reading) -> str | None:
    """The page that says the same; None where there is none, as of several negotiations at once."""
    if reading.negotiation is None:
        return None
    texts = written(parameters, leave_out={"revision", "cursor", "negotiation", *OF_LISTS})
    path = page_of(desk.path, reading.negotiation, frozenset(texts))
    if path is None:
        return None
    of = {} if path.startswith("/n/") else {"negotiation": reading.negotiation}
    pin = {"revision": reading.revision.digest[:DIGITS]} if reading.pinned else {}
    query = urlencode({**of, **texts, **pin}, safe=",@:")
    return f"{path}?{query}" if query else path


def _text(value: Any) -> str:  # noqa: ANN401 - the value of any parameter
    if isinstance(value, tuple):
        return ",".join(map(_text, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return value.text if isinstance(value, PartialDate | Selector) else str(value)
