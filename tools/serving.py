"""A running Parley with a database of its own, for what looks at it from outside."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

ROOT = Path(__file__).parent.parent
START_SECONDS = 60
STOP_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Server:
    """A server that was started, and the file it prints to."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    def wait_until_ready(self, seconds: float = START_SECONDS) -> None:
        """Return as soon as the server says that it is ready.

        Raises:
            RuntimeError: It was not ready after *seconds*, or has ended; with what it printed.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(f"{self.address}/readyz").is_success:
                    return
            time.sleep(0.05)
        raise RuntimeError(f"the server was not ready:\n{self.log.read_text(encoding='utf-8', errors='replace')}")


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextlib.contextmanager
def started(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], user: int | None = None
) -> Iterator[Server]:
    """A server started by *command* in *folder*, on a free port; it and what it started stop at the end of the block.

    Only root may start it as another *user*.
    """
    port = free_port()
    with TemporaryDirectory() as name:
        log = Path(name) / "log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env={**environment, "PARLEY_PORT": str(port)},
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                user=user,
                group=user,
                extra_groups=None if user is None else [],
            )
        try:
            yield Server(process, f"http://127.0.0.1:{port}", log)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=STOP_SECONDS)


@contextlib.contextmanager
def serving(database: Path | None = None) -> Iterator[str]:
    """The address of a server of this checkout that has loaded the seeds; it stops at the end of the block.

    Its database goes with it, unless *database* names the file.

    Raises:
        RuntimeError: The server was not ready in a minute, with what it printed.
    """
    program = Path(sys.executable).with_name("parley")
    with TemporaryDirectory() as folder:
        environment = os.environ | {
            "PARLEY_DATABASE_URL": f"sqlite:///{database or Path(folder) / 'parley.db'}",
            "PARLEY_HOST": "127.0.0.1",
            "PARLEY_RATE_LIMITS": "false",
        }
        with started([str(program), "serve"], ROOT, environment) as server:
            server.wait_until_ready()
            yield server.address
