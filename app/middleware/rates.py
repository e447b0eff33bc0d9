"""Rate limits: each visitor has budgets, and every answer says what is left of them.

Source: draft-ietf-httpapi-ratelimit-headers for `RateLimit-Policy` and `RateLimit`; RFC 6585, 4 for 429.
"""

from hashlib import sha256

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.limiting.addresses import Proxies
from app.limiting.budgets import Budgets, Spent, Tab
from app.limiting.counters import Counters
from app.problems.handlers import over_budget

FREE = frozenset({"/healthz", "/readyz"})
"""What must answer whoever asks, however often."""

READING = frozenset({"GET", "HEAD", "OPTIONS"})
ANSWERED = frozenset({"/evaluations"})
"""What is sent here is answered, and nothing is kept: it is no edit."""

UNAUTHORIZED = 401


class Rates:
    """Open a tab for each request: take from its visitor's budgets, refuse where nothing is left, and tell.

    An edit counts for its key beside its address. A key that is none counts for the address as a guess, and after some
    guesses no key at all is taken from there: a key that is made up anew for each request opens no new budget.
    """

    def __init__(self, app: ASGIApp, budgets: Budgets, counters: Counters, proxies: Proxies) -> None:
        self.app = app
        self.budgets = budgets
        self.counters = counters
        self.proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on where the budgets allow it."""
        if scope["type"] != "http" or scope["path"] in FREE:
            await self.app(scope, receive, send)
            return
        tab = Tab(self.counters, self.budgets, self.proxies.visitor(scope))
        key = next((value for name, value in scope["headers"] if name == b"authorization"), None)

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                if key is not None and message["status"] == UNAUTHORIZED:
                    await self._count_guess(tab)
                message["headers"] = [*message.get("headers", ()), *tab.headings()]
            await send(message)

        try:
            await self._open(tab, scope, key)
        except Spent as error:
            await over_budget(Request(scope), error)(scope, receive, told)
            return
        scope.setdefault("state", {})["tab"] = tab
        await self.app(scope, receive, told)

    async def _open(self, tab: Tab, scope: Scope, key: bytes | None) -> None:
        """Take what every request takes.

        Raises:
            Spent: A budget is used up.
        """
        await tab.spend(self.budgets.reading)
        if key is not None:
            await tab.spend(self.budgets.guessing, 0)
            if scope["method"] not in READING and scope["path"] not in ANSWERED:
                await tab.spend(self.budgets.editing, who=sha256(key).hexdigest()[:32])

    async def _count_guess(self, tab: Tab) -> None:
        try:
            await tab.spend(self.budgets.guessing)
        except Spent:
            return
