"""`ETag` and `If-None-Match`. Source: RFC 9110, 8.8.3 and 13.1.2."""

import re
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TAG = re.compile(r'(?:W/)?"([^"]*)"')


class Validators:
    """Mark each answer to a GET by the digest of its body, and answer 304 to who holds it already.

    An answer that is one record brings that record's own mark, which follows the digest of the body: a change to the
    record is told by the one half (`If-Match`), a change to the answer by the other (`If-None-Match`).

    The mark is weak: this layer stands inside compression, and a strong one would have to differ between codings
    (RFC 9110, 8.8.3.3).
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and mark what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def marked(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and (scope["method"], message["status"]) == ("GET", 200):
                start = message
                return
            if start is None:
                await send(message)
                return
            body += message.get("body", b"")
            if not message.get("more_body", False):
                await _finish(start, body, Headers(scope=scope).get("if-none-match", ""), send)

        await self.app(scope, receive, marked)


async def _finish(start: Message, body: bytes, known: str, send: Send) -> None:
    headers = MutableHeaders(scope=start)
    tag = sha256(body).hexdigest()[:32] + headers.get("etag", "").strip('"')
    headers["ETag"] = f'W/"{tag}"'
    if known.strip() == "*" or tag in _TAG.findall(known):
        start["status"] = 304
        for name in ("Content-Length", "Content-Type"):
            if name in headers:
                del headers[name]
        body = b""
    await send(start)
    await send({"type": "http.response.body", "body": body})
