"""A running Parley with a database of its own, for the tools that look at it from outside."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

ROOT = Path(__file__).parent.parent
START_SECONDS = 60


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """The address of a server that has loaded the seeds; it stops at the end of the block.

    Raises:
        RuntimeError: The server was not ready in a minute, with what it printed.
    """
    with TemporaryDirectory() as folder:
        port = free_port()
        log = Path(folder) / "log"
        environment = os.environ | {
            "PARLEY_DATABASE_URL": f"sqlite:///{folder}/parley.db",
            "PARLEY_HOST": "127.0.0.1",
            "PARLEY_PORT": str(port),
        }
        with log.open("wb") as out:
            program = Path(sys.executable).with_name("parley")
            server = subprocess.Popen(
                [program, "serve"], cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
            )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{address}/readyz").is_success:
                return
        time.sleep(0.1)
    raise RuntimeError(f"the server was not ready:\n{log.read_text(encoding='utf-8', errors='replace')}")
