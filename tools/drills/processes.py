"""Three processes of Parley behind a proxy, on a primary and its replica: some are killed while people read."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event, Lock, Thread

import httpx

from app.cli.progress import Advance
from tools.drills.clusters import Cluster, clusters
from tools.drills.editors import Editors
from tools.drills.edits import Edits
from tools.drills.rows import Row
from tools.drills.services import Service, prepare, published, running, standing
from tools.serving import ROOT, START_SECONDS, STOP_SECONDS, free_port

PROCESSES = 3
READERS = 4
SEEN_SECONDS = 1.0
"""A new revision is seen by every process within this."""

CONFIGURATION = ROOT / "deploy" / "haproxy.cfg"
PATHS = (
    "/positions?limit=20",
    "/comparisons/nato-membership?parties=ru,ua",
    "/issues?limit=5",
    "/revisions?limit=1",
    "/n/ukraine/issues/nato-membership",
)


class Readers:
    """Some people who read through the proxy, and what they were answered."""

    def __init__(self, address: str, people: int = READERS) -> None:
        """They ask *address*."""
        self.address = address
        self.people = people
        self.answers: Counter[str] = Counter()
        self.lock = Lock()

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """They read until the end of the block."""
        stop = Event()
        threads = [Thread(target=self._read, args=(stop, shift), daemon=True) for shift in range(self.people)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            for thread in threads:
                thread.join()

    def failed(self) -> int:
        """How many reads were answered badly or not at all."""
        return self.answers.total() - self.answers["200"]

    def _read(self, stop: Event, shift: int) -> None:
        with httpx.Client(timeout=60) as client:
            while not stop.is_set():
                shift += 1
                try:
                    answer = str(client.get(self.address + PATHS[shift % len(PATHS)]).status_code)
                except httpx.TransportError as error:
                    answer = type(error).__name__
                with self.lock:
                    self.answers[answer] += 1


@contextlib.contextmanager
def proxy(services: Sequence[Service], folder: Path) -> Iterator[str]:
    """The address of a HAProxy before some services, with the configuration that the checkout ships.

    Raises:
        RuntimeError: It is not installed, or did not start.
    """
    program = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin")
    if program is None:
        raise RuntimeError("haproxy is not installed; Debian's package of that name brings it")
    port = free_port()
    path = folder / "haproxy.cfg"
    path.write_text(pointed(CONFIGURATION.read_text(encoding="utf-8"), services, port), encoding="utf-8")
    log = folder / "haproxy.log"
    with log.open("wb") as out:
        process = subprocess.Popen([program, "-db", "-f", str(path)], stdout=out, stderr=subprocess.STDOUT)
    _wait_for(f"http://127.0.0.1:{port}", process, log)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=STOP_SECONDS)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return as soon as the proxy hands a question on."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{address}/healthz").is_success:
                return
        time.sleep(0.05)
    process.kill()
    raise RuntimeError(f"haproxy did not start:\n{log.read_text('utf-8', 'replace')[-2000:]}")


def pointed(text: str, services: Sequence[Service], port: int) -> str:
    """The shipped configuration with these services in the place of those that it names, listening on *port*."""
    lines = []
    for line in text.splitlines():
        words = line.split()
        if words[:1] == ["server-template"]:
            options = " ".join(words[4:]).replace("resolvers docker ", "").replace("init-addr none ", "")
            lines += [f"    server api{n} 127.0.0.1:{one.port} {options}" for n, one in enumerate(services)]
        elif words[:1] == ["bind"] and words[1] == ":8080":
            lines.append(f"    bind 127.0.0.1:{port}")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def lose_processes(rounds: int, _: int, advance: Advance) -> Row:
    """Kill one process of Parley, then the replica, while people read through the proxy; then make a revision."""
    with clusters() as (primary, folder):
        primary.start()
        try:
            key = prepare(primary.url, published())
            replica = primary.copied(folder / "replica", "replica")
            replica.start()
            settings = {"PARLEY_DATABASE_URL": primary.url, "PARLEY_READ_DATABASE_URL": replica.url}
            services = [Service(settings, folder / f"api{n}.log") for n in range(PROCESSES)]
            try:
                with running(services), proxy(services, folder) as address:
                    return _held(rounds, advance, address, services, replica, _editors(primary, services, key))
            finally:
                replica.stop()
        finally:
            primary.stop()


def _editors(primary: Cluster, services: Sequence[Service], key: str) -> Editors:
    _, record = standing(primary.url)
    return Editors(lambda: services[0].address, key, Edits(record, 1), people=1)


def _held(
    rounds: int, advance: Advance, address: str, services: Sequence[Service], replica: Cluster, editors: Editors
) -> Row:
    readers, worst, late = Readers(address), 0.0, 0
    for number in range(rounds):
        with readers.reading():
            time.sleep(1)
            lost = services[number % PROCESSES]
            lost.kill()
            time.sleep(2)
            replica.kill()
            time.sleep(2)
            lost.start()
            replica.start()
            time.sleep(1)
        took = seen_after(editors, services)
        worst, late = max(worst, took), late + (took > SEEN_SECONDS)
        advance(number + 1, rounds)
    reads, failed = readers.answers.total(), readers.failed()
    note = (
        f"reads, not edits; a new revision was seen by all {PROCESSES} after {worst:.2f} s at most, {late} times late"
    )
    if failed:
        note += f"; answers: {dict(readers.answers)}"
    fault = f"kill -9 of one of {PROCESSES} processes, then of the replica"
    return Row(fault, "PostgreSQL", 2 * rounds, reads, reads - failed, failed, late, note)


def seen_after(editors: Editors, services: Sequence[Service]) -> float:
    """Seconds from the answer to an edit until the last process tells of its revision."""
    errand = editors.edits.next()
    editors.ledger.open[errand.token] = errand
    if editors.settle():
        raise RuntimeError("an edit was never acknowledged")
    begun, made = time.monotonic(), editors.ledger.acknowledged[errand.token].revision
    with httpx.Client(timeout=30) as client:
        for service in services:
            while client.get(f"{service.address}/readyz").json().get("revision") != made:
                time.sleep(0.01)
    return time.monotonic() - begun
