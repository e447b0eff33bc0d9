"""Processes of Parley that can be killed and started again on the same port, and the database that they begin with."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from app.cli.starting import load_all, read_seeds
from app.db import opened, read, upgrade, write
from app.domain.record.negotiation import Record
from app.queries.keys import Scope, add_key
from app.queries.records import load_record
from app.queries.revisions import newest
from app.services.keys import make_key, now
from tools.serving import ROOT, STOP_SECONDS, free_port

NEGOTIATION = "ukraine"
COMMAND = (sys.executable, "-c", "from app.cli import main; main()", "serve")
READY_SECONDS = 120


@dataclass
class Service:
    """One process of Parley; it may be down.

    Attributes:
        log: What it prints, over all its lives.
    """

    settings: Mapping[str, str]
    log: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it can answer.

        Raises:
            RuntimeError: It did not come to that; with the end of what it printed.
        """
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "PARLEY_HOST": "127.0.0.1",
            "PARLEY_PORT": str(self.port),
            "PARLEY_RATE_LIMITS": "false",
            **self.settings,
        }
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                COMMAND, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
            )
        if not self.answers("/readyz", READY_SECONDS):
            raise RuntimeError(f"the server was not ready:\n{self.log.read_text('utf-8', 'replace')[-4000:]}")

    def answers(self, path: str, seconds: float) -> bool:
        """Whether it comes to answer well within some seconds."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.process is not None and self.process.poll() is None:
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(self.address + path, timeout=10).is_success:
                    return True
            time.sleep(0.05)
        return False

    def kill(self) -> None:
        """`kill -9`."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, and wait; nothing happens where it is down."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, how)
            self.process.wait(timeout=2 * STOP_SECONDS)
            self.process = None


@contextlib.contextmanager
def running(services: Sequence[Service]) -> Iterator[None]:
    """The services, started; they end with the block."""
    try:
        for service in services:
            service.start()
        yield
    finally:
        for service in services:
            service.stop()


def prepare(url: str, records: list[Record]) -> str:
    """Fill an empty database with the published record, and give a key that may edit it."""
    with opened(url) as engine:
        upgrade(engine)
        load_all(engine, records, "before the drill")
        made = make_key("drill", "Drill", [Scope.EDIT], now(), None)
        with write(engine) as session:
            add_key(session, made.key)
    return made.text


def published() -> list[Record]:
    """The record that the checkout publishes."""
    return read_seeds(ROOT / "seeds", lambda *_: None)


def standing(url: str) -> tuple[int, Record]:
    """The newest revision of the negotiation that drills edit, and what it says."""
    with opened(url) as engine, read(engine) as session:
        found = newest(session, NEGOTIATION)
        if found is None:
            raise RuntimeError("the database is empty")
        return found.n, load_record(session, NEGOTIATION, found.n)
