"""OpenTelemetry: nothing unless it is asked for, and then to where its own variables say."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest

from tests.seeding.sample import write_sample
from tests.serving.conftest import until
from tools.serving import ROOT, started

COMMAND = [sys.executable, "-c", "from app.cli import main; main()", "serve"]


@dataclass(slots=True)
class Collected:
    """What a collector received, by path."""

    port: int
    sent: list[tuple[str, bytes]] = field(default_factory=list)


@pytest.fixture
def collected() -> Iterator[Collected]:
    """A collector of telemetry."""
    sent: list[tuple[str, bytes]] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Collector) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield Collected(server.server_port, sent)
        server.shutdown()
        thread.join()


def ask(collected: Collected, folder: Path, *, telemetry: bool) -> None:
    """Let a server with telemetry or without answer a request and end."""
    write_sample(folder / "seeds" / "harbour")
    environment = os.environ | {
        "PARLEY_DATABASE_URL": f"sqlite:///{folder}/parley.db",
        "PARLEY_SEEDS": str(folder / "seeds"),
        "PARLEY_TELEMETRY": str(telemetry),
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collected.port}",
        "OTEL_BSP_SCHEDULE_DELAY": "50",
        "PYTHONPATH": str(ROOT),
    }
    with started(COMMAND, folder, environment) as server:
        server.wait_until_ready()
        httpx.get(f"{server.address}/positions", headers={"authorization": "Bearer a-word-of-mine"})
        if telemetry:
            until(lambda: any(path == "/v1/traces" and b"/positions" in body for path, body in collected.sent))


@pytest.mark.house
def test_traces_go_where_they_shall(collected: Collected, tmp_path: Path) -> None:
    ask(collected, tmp_path, telemetry=True)

    assert not any(b"a-word-of-mine" in body for _, body in collected.sent)


@pytest.mark.house
def test_nothing_is_sent_unless_it_is_asked_for(collected: Collected, tmp_path: Path) -> None:
    ask(collected, tmp_path, telemetry=False)

    assert collected.sent == []
