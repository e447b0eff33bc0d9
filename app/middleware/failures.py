"""Our own faults, turned into an answer of a fixed text and a line in the log."""

import logging
from urllib.parse import quote

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
        except Exception as error:
            _tell_once(scope, error)
            if begun:
                raise
            await failed(Request(scope))(scope, receive, send)


def _tell_once(scope: Scope, error: Exception) -> None:
    """Write a fault with its way to the log, unless a layer further in has done so."""
    state = scope.setdefault("state", {})
    if state.setdefault("told", False):
        return
    state["told"] = True
    about = {"request_id": state.get("request_id", ""), "method": scope["method"], "path": quote(scope["path"])}
    log.error("request failed", exc_info=error, extra=about)
