"""Watches requests go by: for the log of accesses, and for the figures."""

import logging
from collections.abc import Callable
from random import random
from time import perf_counter
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.observing.figures import Figures

FAULTS = 500
UNKNOWN = "none"

log = logging.getLogger("parley.access")


class Watching:
    """Write a line for some requests, and for all that end in a fault of ours; count all of them.

    The line holds no query, no header and no address of a client.
    """

    def __init__(
        self, app: ASGIApp, share: float, figures: Figures | None, chance: Callable[[], float] = random
    ) -> None:
        """Log this *share* of requests, from 0 to 1."""
        self.app = app
        self.share = share
        self.figures = figures
        self.chance = chance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and note what becomes of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = perf_counter()
        status = size = 0

        async def noted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                size += len(message.get("body", b""))
            await send(message)

        if self.figures:
            self.figures.in_flight.inc()
        try:
            await self.app(scope, receive, noted)
        finally:
            seconds = perf_counter() - begun
            state = scope.get("state", {})
            if self.figures:
                self.figures.in_flight.dec()
                self.figures.answered(scope["method"], state.get("route", UNKNOWN), status, seconds)
            if status >= FAULTS or (self.share and self.chance() < self.share):
                self._write(scope, status, seconds, size)

    def _write(self, scope: Scope, status: int, seconds: float, size: int) -> None:
        log.log(
            logging.WARNING if status >= FAULTS else logging.INFO,
            "request",
            extra={
                "request_id": scope.get("state", {}).get("request_id", ""),
                "method": scope["method"],
                "path": quote(scope["path"]),
                "status": status,
                "ms": round(seconds * 1000, 1),
                "bytes": size,
            },
        )


class Routed:
    """Innermost: keep the pattern of the address that was found, which the layers outside do not see."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and keep its route."""
        try:
            await self.app(scope, receive, send)
        finally:
            route = getattr(scope.get("route"), "path_format", None)
            if route:
                scope["state"]["route"] = route
