"""Pages opened in a browser, and what the browser has to say against them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

WIDE = 1280
HEIGHT = 800
OK = 200
NOT_ASKED_FOR = ("data:", "blob:", "about:")
"""Addresses for which no browser asks anybody."""

# Pictures are loaded where they come into sight; this loads all, so that nothing moves any more.
PICTURES = """() => Promise.all([...document.images].map(one => { one.loading = "eager"; return one.decode(); }))"""
# Set where nothing else is under test, since what a person sees then holds still.
STILL = {"reduced_motion": "reduce"}


@dataclass
class Visits:
    """Opens pages of one server, each in a browser's context of its own, and keeps what went wrong on any of them.

    What goes wrong: an error in the console (a breach of the content policy is one), a script that fails, a request to
    another host, and one that is not answered.
    """

    browser: Browser
    address: str
    faults: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, path: str, *, width: int = WIDE, status: int = OK, **options: Any) -> Page:  # noqa: ANN401 - of Playwright
        """The page at a path, once it has loaded with all that it needs.

        Args:
            status: That the answer must have; the browser's complaint about another than 200 is then no fault.
        """
        context = self.browser.new_context(viewport={"width": width, "height": HEIGHT}, **STILL | options)
        self.contexts.append(context)
        page = context.new_page()
        target = self.address + path
        page.on("console", self._noter(target, status))
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("request", self._see)
        page.on("requestfailed", lambda request: self.faults.append(f"{request.url}: {request.failure}"))
        answer: Response | None = page.goto(target, wait_until="load")
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"
        return page

    def asked_elsewhere(self) -> list[str]:
        """The addresses of other hosts that were asked for."""
        ours = (f"{self.address}/", *NOT_ASKED_FOR)
        return [request.url for request in self.requests if not request.url.startswith(ours)]

    def close(self) -> None:
        """Leave every page."""
        for context in self.contexts:
            context.close()

    def _see(self, request: Request) -> None:
        self.requests.append(request)

    def _noter(self, target: str, status: int) -> Callable[[ConsoleMessage], None]:
        def note(message: ConsoleMessage) -> None:
            of_its_status = (
                status != OK and f"status of {status} " in message.text and message.location["url"] == target
            )
            if message.type in ("error", "warning") and not (of_its_status and message.location["url"] == target):
                self.faults.append(f"{message.location['url']}: {message.text}")

        return note
