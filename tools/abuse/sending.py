"""Sends malformed requests over many connections at once, several in one go on each, and counts what comes back."""

import asyncio
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tools.abuse.malformed import Makers

CONNECTIONS = 12
IN_ONE_GO = 40
PATIENCE_SECONDS = 60.0
"""A connection that says nothing for so long hangs."""

_STATUS = re.compile(rb"HTTP/1\.1 (\d{3})[ \r]")
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_WITHOUT_BODY = {204, 304}


@dataclass(slots=True)
class Tally:
    """What was sent, and what became of it."""

    sent: int = 0
    hangs: int = 0
    cut: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    failing: list[bytes] = field(default_factory=list)

    @property
    def answered(self) -> int:
        """How many requests were answered."""
        return self.statuses.total()

    @property
    def failed(self) -> int:
        """How many were answered by our own fault."""
        return self.statuses[500]


def statuses_in(data: bytes) -> list[int]:
    """The statuses of the answers in what one connection received."""
    found = []
    at = 0
    while match := _STATUS.match(data, at):
        status = int(match[1])
        end = data.find(b"\r\n\r\n", at)
        if end < 0:
            break
        length = _LENGTH.search(data, at, end)
        if status >= 200:  # noqa: PLR2004 - what is below is no answer yet
            found.append(status)
        at = end + 4 + (int(length[1]) if length and status not in _WITHOUT_BODY else 0)
    return found


async def converse(port: int, requests: list[bytes], tally: Tally) -> None:
    """Send requests over one connection and read until the server ends it."""
    tally.sent += len(requests)
    received = bytearray()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        tally.cut += len(requests)
        return
    try:
        writer.write(b"".join(requests))
        while part := await asyncio.wait_for(reader.read(262_144), PATIENCE_SECONDS):
            received += part
    except TimeoutError:
        tally.hangs += 1
    except ConnectionError:
        pass
    finally:
        writer.close()
    found = statuses_in(bytes(received))
    tally.statuses.update(found)
    tally.cut += max(0, len(requests) - len(found))
    tally.failing += [request for request, status in zip(requests, found, strict=False) if status == 500]  # noqa: PLR2004


async def bombard(port: int, makers: Makers, total: int, advance: Callable[[Tally], bool]) -> Tally:
    """Send *total* requests; *advance* is told how it goes, and ends it by False."""
    tally = Tally()

    async def one_after_another() -> None:
        while tally.sent < total and advance(tally):
            await converse(port, makers.batch(min(IN_ONE_GO, max(2, total - tally.sent))), tally)

    await asyncio.gather(*(one_after_another() for _ in range(CONNECTIONS)))
    return tally
