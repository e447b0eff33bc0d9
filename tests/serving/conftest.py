"""A running server of the real app, and raw connections to it."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from email.parser import BytesHeaderParser
from typing import Any

import pytest
import uvicorn
from starlette.types import ASGIApp

from app.serving.bounds import Bounds
from app.serving.configuring import configured
from app.serving.protocol import guarded
from app.settings import Settings
from tests.api.conftest import fresh, load_on, serving, settings
from tests.api.worlds import talks
from tests.databases import Databases

__all__ = ["fresh", "settings"]

WAIT_SECONDS = 20
"""A test waits so long for what it says must come."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, as it came."""

    status: int
    headers: dict[str, str]
    body: bytes

    def problem(self) -> Any:  # noqa: ANN401 - any JSON
        """The problem that it is."""
        assert self.headers["content-type"] == "application/problem+json"
        found = json.loads(self.body)
        assert found["status"] == self.status
        return found


@dataclass(slots=True)
class Line:
    """One connection."""

    socket: socket.socket
    buffer: bytes = b""

    def say(self, data: bytes) -> None:
        """Send; a server that has hung up already may do so."""
        self.socket.sendall(data)

    def answer(self, *, head: bool = False) -> Answer:
        """The next answer."""
        while b"\r\n\r\n" not in self.buffer:
            assert self._more(), self.buffer
        top, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        first, _, lines = top.partition(b"\r\n")
        headers = {name.lower(): value for name, value in BytesHeaderParser().parsebytes(lines).items()}
        size = 0 if head else int(headers.get("content-length", "0"))
        while len(self.buffer) < size:
            assert self._more()
        body, self.buffer = self.buffer[:size], self.buffer[size:]
        return Answer(int(first.split()[1]), headers, body)

    def ended(self) -> bool:
        """Whether the server ends the connection, with nothing more to say."""
        try:
            return not self.buffer and not self._more()
        except ConnectionError:
            return True

    def _more(self) -> bool:
        part = self.socket.recv(65536)
        self.buffer += part
        return bool(part)


@dataclass(slots=True)
class Running:
    """A server that runs."""

    server: uvicorn.Server
    port: int
    refused: list[str] = field(default_factory=list)

    @contextmanager
    def line(self) -> Iterator[Line]:
        """A connection to it."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=WAIT_SECONDS) as opened:
            yield Line(opened)

    def ask(self, data: bytes) -> Answer:
        """The first answer to what is sent on a connection of its own."""
        with self.line() as line:
            line.say(data)
            return line.answer()

    def lives(self) -> bool:
        """Whether it answers."""
        return self.ask(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").status == 200


Serve = Callable[..., AbstractContextManager[Running]]


@contextmanager
def running(app: ASGIApp, bounds: Bounds, **settings: Any) -> Iterator[Running]:  # noqa: ANN401 - any setting
    """A server of an app within some bounds, in a thread."""
    listener = socket.create_server(("127.0.0.1", 0))
    refused: list[str] = []
    config = configured(app, Settings.model_construct(**settings))
    config.http = guarded(replace(bounds, refused=refused.append))
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        until(lambda: server.started)
        yield Running(server, listener.getsockname()[1], refused)
    finally:
        server.should_exit = True
        thread.join(WAIT_SECONDS)
    assert not thread.is_alive()


def until(true: Callable[[], bool]) -> None:
    """Return as soon as something is true; it must be in some seconds."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.fixture(scope="session")
def app(databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[ASGIApp]:
    """The real app over a database that holds the talks."""
    with serving(databases, tmp_path_factory.mktemp("served") / "parley.db", settings) as client:
        load_on(client, talks())
        yield client.app


QUICK = Bounds(head_seconds=0.3, body_seconds=0.3, write_seconds=0.3, linger_seconds=0.2)
"""Bounds of a server that is asked slowly on purpose."""


@pytest.fixture(scope="module")
def server(app: ASGIApp) -> Iterator[Running]:
    """A server with the bounds that it has by default."""
    with running(app, Bounds()) as found:
        yield found


@pytest.fixture
def serve() -> Iterator[Callable[..., Running]]:
    """Starts servers of an app; they end with the test."""
    with ExitStack() as stack:
        yield lambda app, bounds=QUICK, **settings: stack.enter_context(running(app, bounds, **settings))
