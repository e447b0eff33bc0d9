"""Problems as pages a person can read: under the addresses of pages, and where a browser asks for nobody's address.

API paths keep `application/problem+json`, whatever is asked for.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from starlette.datastructures import Headers, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.problems.answers import MEDIA_TYPE
from app.site.frames import Frame, show

ALONE = {"/", "/n", "/method", "/search", "/api"}
FRAMED = "/embed/"
UNDER = ("/n/", FRAMED)


class Readable:
    """Turn each problem that a page ends in into a page; status and the headers that say when to come back stay."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and write what comes back where it is a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def readable(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_problem(message) and _is_for_people(scope):
                start = message
                return
            if start is None:
                await send(message)
                return
            body += message.get("body", b"")
            if not message.get("more_body", False):
                response = page_of(scope, json.loads(body))
                kept = Headers(raw=start["headers"])
                for name in ("Retry-After", "Allow", "RateLimit", "RateLimit-Policy"):
                    if name in kept:
                        response.headers[name] = kept[name]
                if not _is_page(scope):
                    response.headers.add_vary_header("Accept")
                await response(scope, receive, send)

        await self.app(scope, receive, readable)


def _is_page(scope: Scope) -> bool:
    return scope["path"] in ALONE or scope["path"].startswith(UNDER)


def _is_for_people(scope: Scope) -> bool:
    """Whether this is the address of a page, or of nothing at all, asked for by a browser."""
    return _is_page(scope) or ("endpoint" not in scope and "text/html" in Headers(scope=scope).get("accept", ""))


def _is_problem(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type") == MEDIA_TYPE


def page_of(scope: Scope, problem: dict[str, Any]) -> Any:  # noqa: ANN401 - a response
    """The page of a problem, with links to what would be right."""
    frame = Frame(problem["title"])
    if scope["path"].startswith(FRAMED):
        response = show("unframed.html", frame, problem["status"], problem=problem)
    else:
        ways = list(_ways(scope["path"], QueryParams(scope["query_string"]), problem["errors"]))
        response = show("problem.html", frame, problem["status"], problem=problem, ways=ways)
    response.headers["Cache-Control"] = "no-store"
    return response


def _ways(path: str, query: QueryParams, errors: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The request itself with each value that cannot be taken replaced by one that can, where there is such a value."""
    for error in errors:
        for near in error["nearest"]:
            if error["in"] == "query" and error["got"]:
                given = {name: value for name, value in query.multi_items() if value}
                parts = given.get(error["at"], "").split(",")
                given[error["at"]] = ",".join(dict.fromkeys(near if part == error["got"] else part for part in parts))
                yield near, f"{quote(path)}?{urlencode(given, safe=',@:')}"
            elif error["in"] == "path" and error["got"] in path.split("/"):
                yield near, "/".join(quote(near if part == error["got"] else part) for part in path.split("/"))
