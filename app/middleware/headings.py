"""Headers of every answer: request id, reading from other origins, who may frame it, what a browser must not do."""

import re
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
EXPOSED = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID"
READING = "GET, HEAD, OPTIONS"
FRAMED = "/embed/"
"""What stands below is made for frames on other people's pages; nothing else may be framed, not by ourselves either."""
PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match, X-Request-ID",
    "Access-Control-Max-Age": "86400",
}


class Headings:
    """Give each request an id, its own where that is short and plain, and each answer its headers.

    The record is public and nobody logs in, so any page may read: there are no origins to tell apart, and no `Vary`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its id, and head what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        given = asked.get("x-request-id", "")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid4().hex
        scope["state"] = {**scope.get("state", {}), "request_id": request_id}

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                # Compression names itself only where it was at work; caches must hear of it on plain answers too.
                headers["Vary"] = _with(headers.get("vary", ""), "Accept-Encoding")
                headers["Access-Control-Allow-Origin"] = "*"
                headers["Access-Control-Expose-Headers"] = EXPOSED
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                _frame(headers, framed=scope["path"].startswith(FRAMED))
            await send(message)

        if scope["method"] == "OPTIONS" and "access-control-request-method" in asked:
            methods = await self._methods(scope, receive)
            allowed = {"Access-Control-Allow-Methods": methods, "Allow": methods}
            await Response(status_code=204, headers=PREFLIGHT | allowed)(scope, receive, headed)
            return
        await self.app(scope, receive, headed)

    async def _methods(self, scope: Scope, receive: Receive) -> str:
        """The methods that the address takes; those of reading where there is nothing, so that a page is told so."""
        methods = READING

        async def asked(message: Message) -> None:
            nonlocal methods
            if message["type"] == "http.response.start":
                methods = Headers(raw=message["headers"]).get("allow", READING)

        await self.app(scope, receive, asked)
        return methods


def _frame(headers: MutableHeaders, *, framed: bool) -> None:
    """Say who may show the answer in a frame: for newer browsers in its content policy, for older ones beside it."""
    policy = headers.get("content-security-policy", "default-src 'none'")
    ancestors = "*" if framed else "'none'"
    headers["Content-Security-Policy"] = f"{policy}; frame-ancestors {ancestors}"
    if not framed:
        headers["X-Frame-Options"] = "DENY"


def _with(names: str, name: str) -> str:
    """A list of names in a header, with one more where it is not there."""
    found = [part.strip() for part in names.split(",") if part.strip()]
    return ", ".join(dict.fromkeys([*found, name]))
