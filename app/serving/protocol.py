"""The server's side of one connection, with bounds on what it takes and for how long.

uvicorn's own protocol has none on heads, on slow clients, on pipelined requests and on clients that do not read; it
also takes the trailers of a body for headers of the request, and answers in text where we answer with problems.
"""

import asyncio
from collections import Counter
from enum import IntEnum
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from app.limiting.addresses import Proxies, visitor_at
from app.serving.bounds import Bounds
from app.serving.refusing import refusal

LEAST_RATE = 256
"""Bytes in a second that a client must take off our hands."""


class Stage(IntEnum):
    """What of a request is being read."""

    IDLE = 0
    HEAD = 1
    BODY = 2


class Guarded(HttpToolsProtocol):
    """One connection, within bounds."""

    bounds = Bounds()
    open_by_visitor: Counter[str]

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - uvicorn's own
        super().__init__(*arguments, **named)
        self._stage = Stage.IDLE
        self._message = 0
        self._bytes = 0
        self._timed: tuple[int, Stage] = (0, Stage.IDLE)
        self._deadline: asyncio.TimerHandle | None = None
        self._writing: asyncio.TimerHandle | None = None
        self._left = 0
        self._last_word = b""
        self._deaf = False
        self._visitor = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take the connection where there are not too many."""
        super().connection_made(transport)
        address = self.client[0] if self.client else ""
        if address and not Proxies(self.bounds.trusted).trusts(address):
            self._visitor = visitor_at(address)
            self.open_by_visitor[self._visitor] += 1
        crowded = len(self.connections) > self.bounds.connections
        if crowded or self.open_by_visitor[self._visitor] > self.bounds.of_one_address:
            self._refuse("busy", "Too many connections are open; ask again in a few seconds.")
            return
        self._deadline = self.loop.call_later(self.bounds.head_seconds, self._too_slow)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        if self._visitor:
            self.open_by_visitor[self._visitor] -= 1
            if not self.open_by_visitor[self._visitor]:
                del self.open_by_visitor[self._visitor]
        for timer in (self._deadline, self._writing):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read, within bounds; after a refusal only listen."""
        if self._deaf:
            return
        before = self._message
        if self._stage:
            self._bytes += len(data)
        super().data_received(data)
        if self._stage and not self._deaf:
            if self._message == before + 1:
                self._bytes = len(data)
            self._check_size()
        now = (self._message, self._stage)
        if now != self._timed or self._deadline is not None:
            self._time(now)

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._stage = Stage.HEAD
        self._message += 1
        self._bytes = 0

    def on_headers_complete(self) -> None:
        """The head is there: the request is handed on, or waits behind the one before it.

        Raises:
            OverflowError: Too many wait; the parser stops by it.
        """
        if len(self.pipeline) >= self.bounds.pipelined:
            raise OverflowError
        super().on_headers_complete()
        # What follows a body looks like headers too, and must not become headers of the request.
        self.headers = []
        self._stage = Stage.BODY
        self._bytes = 0

    def on_message_complete(self) -> None:
        """The request is there as a whole."""
        super().on_message_complete()
        self._stage = Stage.IDLE

    def on_response_complete(self) -> None:
        """An answer was given: go on with the next, or end the connection where nothing good can follow."""
        waiting = bool(self.pipeline)
        super().on_response_complete()
        if waiting or self.transport.is_closing():
            return
        if self._last_word:
            self._part(self._last_word)
        elif self._stage is Stage.BODY and self.cycle.response_complete:
            # The answer did not wait for the body, and the body may have no end.
            self._part(b"")

    def send_400_response(self, _: str) -> None:
        """Answer what is no HTTP."""
        refuse = self._give_up if self._stage is Stage.BODY else self._refuse
        refuse("invalid-request", "The request breaks the rules of HTTP.")

    def pause_writing(self) -> None:
        """The client does not keep up: see whether it reads at all."""
        super().pause_writing()
        self._watch_writing()

    def timeout_keep_alive_handler(self) -> None:
        """Nothing was asked for some time: close, unless the last answer is still on its way."""
        if self.transport.get_write_buffer_size():
            if self._writing is None:
                self._watch_writing()
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )
            return
        super().timeout_keep_alive_handler()

    def _unsupported_upgrade_warning(self) -> None:
        """Answer who wants another protocol in this one, without a word in the log; no request can follow."""
        if self._answering():
            self.cycle.keep_alive = False

    def _check_size(self) -> None:
        """Refuse what is too long already, though it is not all there."""
        if self._stage is Stage.HEAD and len(self.url) > self.bounds.address_bytes:
            self._refuse("address-too-long", f"The address has more than {self.bounds.address_bytes} bytes.")
        elif self._stage is Stage.HEAD and self._bytes > self.bounds.head_bytes:
            self._refuse("headers-too-long", f"The headers have more than {self.bounds.head_bytes} bytes.")
        elif self._stage is Stage.BODY and self._bytes > self.bounds.body_bytes:
            self._give_up("body-too-long", f"The body has more than {self.bounds.body_bytes} bytes.")

    def _time(self, now: tuple[int, Stage]) -> None:
        """Set the clock for what is being read now; nothing is timed between requests."""
        if now == self._timed and self._stage:
            return
        self._timed = now
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
        if self._stage and not self._deaf:
            seconds = self.bounds.head_seconds if self._stage is Stage.HEAD else self.bounds.body_seconds
            self._deadline = self.loop.call_later(seconds, self._too_slow)

    def _too_slow(self) -> None:
        """Time is up for what is being read."""
        self._deadline = None
        if self.transport.is_closing() or self._deaf:
            return
        if self._stage is Stage.IDLE:
            self.transport.close()
        elif self._stage is Stage.HEAD:
            self._refuse("too-slow", f"The headers did not arrive within {self.bounds.head_seconds:g} seconds.")
        else:
            self._give_up("too-slow", f"The body did not arrive within {self.bounds.body_seconds:g} seconds.")

    def _give_up(self, code: str, detail: str) -> None:
        """Refuse a request that was handed on already: the app is told that its client is gone."""
        cycle = self.cycle
        cycle.disconnected = True
        cycle.message_event.set()
        if cycle.response_started or self.pipeline:
            self.bounds.refused(code)
            self.transport.abort()
            return
        self._say(code, detail)

    def _refuse(self, code: str, detail: str) -> None:
        """Answer with a problem after what is being answered, and end the connection."""
        if self._answering():
            self._deaf = True
            self.bounds.refused(code)
            self._last_word = refusal(code, detail, self.server_state.default_headers)
            return
        self._say(code, detail)

    def _answering(self) -> bool:
        """Whether an answer is being made; before the first request there is no cycle, whatever its type says."""
        cycle: object = self.cycle
        return isinstance(cycle, RequestResponseCycle) and not cycle.response_complete

    def _say(self, code: str, detail: str) -> None:
        self.bounds.refused(code)
        self._part(refusal(code, detail, self.server_state.default_headers))

    def _part(self, last_word: bytes) -> None:
        """Say a last word, and listen for a moment: to hang up on a client that still sends would take it back."""
        self._deaf = True
        self._last_word = b""
        self._unset_keepalive_if_required()
        if self.transport.is_closing():
            return
        if last_word:
            self.transport.write(last_word)
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self.flow.resume_reading()
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = self.loop.call_later(self.bounds.linger_seconds, self.transport.abort)

    def _watch_writing(self) -> None:
        """Look again later whether the client has taken something off our hands."""
        if self._writing is not None:
            self._writing.cancel()
        self._left = self.transport.get_write_buffer_size()
        self._writing = self.loop.call_later(self.bounds.write_seconds, self._check_writing)

    def _check_writing(self) -> None:
        self._writing = None
        left = self.transport.get_write_buffer_size()
        if left and self._left - left < LEAST_RATE * self.bounds.write_seconds:
            self.bounds.refused("too-slow")
            self.transport.abort()
        elif left:
            self._watch_writing()


def guarded(bounds: Bounds) -> type[Guarded]:
    """The protocol of a server with these bounds."""
    return type("Guarded", (Guarded,), {"bounds": bounds, "open_by_visitor": Counter()})
