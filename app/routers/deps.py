"""What handlers are handed: the desk they work at, and a turn to compute verdicts or settlements."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Annotated

import anyio
from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy import Engine
from sqlmodel import Session

from app.db import Reads, read, write
from app.limiting.budgets import Tab
from app.services.refusals import Busy

VERDICT_UNITS = 1
SETTLEMENT_UNITS = 10
"""What one request takes of the budget for what is computed."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a handler works with.

    Attributes:
        engine: The primary, which takes what is written.
        home: The negotiation of requests that name none; None for the first ever loaded.
        path: What was asked for, as links write it.
        public: The address under which the world reaches us, without a slash at its end; empty where none is set.
        reads: Where reads go; None for the primary too.
    """

    engine: Engine
    home: str | None
    path: str
    public: str = ""
    reads: Reads | None = None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """The one transaction of a request that reads."""
        with (self.reads or Reads(self.engine)).read() as session:
            yield session

    @contextmanager
    def reading_primary(self) -> Iterator[Session]:
        """A read of what no replica may lag behind with: keys that were revoked, edits that wait."""
        with read(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """The one transaction of a request that writes: it commits before the answer goes out."""
        with write(self.engine) as session:
            yield session


async def desk(request: Request) -> Desk:
    """The desk of a request. Async, since it does no work: a plain function would cost a change of thread."""
    state = request.app.state
    settings = state.settings
    public = (settings.public_url or "").rstrip("/")
    return Desk(state.engine, settings.negotiation, request.scope["path"], public, state.reads)


async def once_each(request: Request) -> None:
    """Refuse a parameter that is given twice: one half of the question would be dropped in silence.

    Raises:
        RequestValidationError: With each such parameter.
    """
    names = [name for name, _ in request.query_params.multi_items()]
    twice = sorted({name for name in names if names.count(name) > 1})
    faults = []
    for name in twice:
        values = ",".join(request.query_params.getlist(name))
        message = f"given {names.count(name)} times; give it once, several values joined by commas"
        context = {"code": "repeated-parameter", "got": values}
        faults.append({"type": "repeated", "loc": ("query", name), "msg": message, "input": values, "ctx": context})
    if faults:
        raise RequestValidationError(faults)


async def turn(request: Request) -> AsyncIterator[None]:
    """Hold one of the few places in which verdicts are computed.

    Raises:
        Spent: The visitor has asked for too much of that.
        Busy: None became free in time.
    """
    await _spend(request, VERDICT_UNITS)
    async with _place(request.app.state.turns, request.app.state.settings.busy_after, "verdicts"):
        yield


async def settling_turn(request: Request) -> AsyncIterator[None]:
    """Hold one of the places in which settlements are computed: others than those of verdicts, which stay free.

    Raises:
        Spent: The visitor has asked for too much of that.
        Busy: None became free in time.
    """
    await _spend(request, SETTLEMENT_UNITS)
    async with _place(request.app.state.settling_turns, request.app.state.settings.busy_after, "settlements"):
        yield


async def _spend(request: Request, units: int) -> None:
    """Take from the visitor's budget, where there are rate limits."""
    tab: Tab | None = request.scope.get("state", {}).get("tab")
    if tab is not None:
        await tab.compute(units)


@asynccontextmanager
async def _place(places: anyio.Semaphore, seconds: float, what: str) -> AsyncIterator[None]:
    """One of some places; waiting for it costs no thread."""
    with anyio.move_on_after(seconds) as waiting:
        await places.acquire()
    if waiting.cancelled_caught:
        raise Busy(f"Too many {what} are being computed at this moment; ask again in a few seconds.")
    try:
        yield
    finally:
        places.release()


DeskDep = Annotated[Desk, Depends(desk)]
Turn = Depends(turn, scope="function")
SettlingTurn = Depends(settling_turn, scope="function")
OnceEach = Depends(once_each)
