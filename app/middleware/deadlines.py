"""How long a question may take, from its arrival to the beginning of its answer."""

import asyncio

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.middleware.rates import ANSWERED, READING
from app.problems.answers import problem
from app.problems.kinds import KINDS


class Deadlines:
    """Answer 503 in the place of an answer that has not begun in time; what still comes of it is dropped.

    A thread cannot be stopped, so the work itself goes on and keeps its turn: who asks again and again does not start
    it twice at once. Edits have no deadline, since an edit that was refused must not happen after all.
    """

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and answer where that takes too long."""
        if scope["type"] != "http" or (scope["method"] not in READING and scope["path"] not in ANSWERED):
            await self.app(scope, receive, send)
            return
        begun = late = False
        answering: set[asyncio.Task[None]] = set()

        async def timed(message: Message) -> None:
            nonlocal begun
            if not late:
                begun = True
                await send(message)

        def give_up() -> None:
            nonlocal late
            if not begun:
                late = True
                detail = f"There was no answer within {self.seconds:g} seconds."
                answer = problem(Request(scope), KINDS["took-too-long"], detail)
                answering.add(asyncio.ensure_future(answer(scope, receive, send)))

        timer = asyncio.get_running_loop().call_later(self.seconds, give_up)
        try:
            await self.app(scope, receive, timed)
        finally:
            timer.cancel()
            for task in answering:
                await task
