"""Our own faults, turned into an answer of a fixed text and a line in the log."""

import logging

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.problems.handlers import failed

log = logging.getLogger("parley")


class Failures:
    """Answer 500 where nothing was sent yet; the framework's own answer would come without our headers.

    Raises:
        Exception: The fault itself, where the answer had already begun.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and answer where that fails."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception:
            request_id = scope.get("state", {}).get("request_id", "")
            log.exception("request %s failed: %s %s", request_id, scope["method"], scope["path"])
            if begun:
                raise
            await failed(Request(scope))(scope, receive, send)
