"""A full disk, a database that is gone and comes back, a lock that somebody holds: while people edit and read."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.exc import OperationalError

from app.cli.progress import Advance
from app.db import opened, write
from tools.drills.clusters import Cluster, clusters
from tools.drills.counting import Count, line
from tools.drills.editors import Editors
from tools.drills.edits import Edits
from tools.drills.looking import Look
from tools.drills.processes import Readers
from tools.drills.rows import Row
from tools.drills.services import Service, prepare, published, running, standing

DISK_MIB = 64
WRONG_SECONDS = 4.0
HELD_SECONDS = 12.0
"""Longer than a writer waits for another one."""

TRIES = 20

Fault = Callable[[], contextlib.AbstractContextManager[None]]


def full_disk(rounds: int, seed: int, advance: Advance) -> Row:
    """The disk on which a SQLite file lies has no room left for a while."""
    with _small_disk() as disk, TemporaryDirectory(prefix="parley-drill-") as name:
        url = f"sqlite:///{disk}/parley.db"
        key = prepare(url, published())
        service = Service({"PARLEY_DATABASE_URL": url}, Path(name) / "log")
        count = Count("disk full", "SQLite")
        return _held(count, rounds, seed, advance, (url, key, service, lambda: _filled(disk)))


def locked_sqlite(rounds: int, seed: int, advance: Advance) -> Row:
    """Somebody holds the writers' lock of a SQLite file for longer than anybody waits."""
    with TemporaryDirectory(prefix="parley-drill-") as name:
        url = f"sqlite:///{name}/parley.db"
        key = prepare(url, published())
        service = Service({"PARLEY_DATABASE_URL": url}, Path(name) / "log")
        count = Count("the writers' lock held", "SQLite")
        return _held(count, rounds, seed, advance, (url, key, service, lambda: _locked(url)))


def locked_postgresql(rounds: int, seed: int, advance: Advance) -> Row:
    """Somebody holds the writers' lock on PostgreSQL for longer than anybody waits."""
    return _on_postgresql(
        Count("the writers' lock held", "PostgreSQL"), rounds, seed, advance, lambda c: _locked(c.url)
    )


def gone(rounds: int, seed: int, advance: Advance) -> Row:
    """PostgreSQL is killed and stays away for a while."""
    return _on_postgresql(Count("database gone and back", "PostgreSQL"), rounds, seed, advance, _away)


def _on_postgresql(
    count: Count,
    rounds: int,
    seed: int,
    advance: Advance,
    fault: Callable[[Cluster], contextlib.AbstractContextManager[None]],
) -> Row:
    with clusters() as (cluster, folder):
        cluster.start()
        try:
            key = prepare(cluster.url, published())
            service = Service({"PARLEY_DATABASE_URL": cluster.url}, folder / "parley.log")
            return _held(count, rounds, seed, advance, (cluster.url, key, service, lambda: fault(cluster)))
        finally:
            cluster.stop()


def _held(count: Count, rounds: int, seed: int, advance: Advance, scene: tuple[str, str, Service, Fault]) -> Row:
    """Rounds of: people edit and read, something is wrong for a while, all recovers by itself."""
    url, key, service, fault = scene
    first, record = standing(url)
    editors = Editors(lambda: service.address, key, Edits(record, seed), people=2)
    readers, look = Readers(service.address, people=2), Look(first)
    with running([service]):
        for number in range(rounds):
            with readers.reading(), editors.editing(stubborn=True):
                time.sleep(1)
                with fault():
                    pass
                time.sleep(1)
            count.tries += 1
            count.wrong += not service.answers("/readyz", 30)
            count.never += editors.settle()
            look.go_on(url, editors.ledger)
            advance(number + 1, rounds)
    count.log = service.log
    wrong = {what: times for what, times in readers.answers.items() if what not in {"200", "503"}}
    count.wrong += sum(wrong.values())
    reads = ", ".join(f"{times} of {what}" for what, times in sorted(readers.answers.items()))
    return line(count, editors, look, url, f"reads: {reads}")


@contextlib.contextmanager
def _small_disk() -> Iterator[Path]:
    """A folder on a disk of its own that holds little.

    Raises:
        RuntimeError: We may not mount one.
    """
    with TemporaryDirectory(prefix="parley-disk-") as name:
        options = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MIB}m", "parley-drill", name]
        made = subprocess.run(options, capture_output=True, text=True, check=False)
        if made.returncode:
            raise RuntimeError(f"a small disk needs the right to mount: {made.stderr.strip()}")
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "--lazy", name], check=True)


@contextlib.contextmanager
def _filled(disk: Path) -> Iterator[None]:
    """Leave no byte free for a while: what is freed meanwhile is taken too."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        until = time.monotonic() + WRONG_SECONDS
        while time.monotonic() < until:
            with contextlib.suppress(OSError):
                while True:
                    os.write(file.fileno(), bytes(4096))
            time.sleep(0.05)
    yield
    ballast.unlink()


@contextlib.contextmanager
def _locked(url: str) -> Iterator[None]:
    """Hold the writers' lock, as soon as those who edit leave it to us."""
    with opened(url) as engine, contextlib.ExitStack() as stack:
        for _ in range(TRIES):
            with contextlib.suppress(OperationalError):
                stack.enter_context(write(engine))
                break
        else:
            raise RuntimeError("the lock was never free")
        time.sleep(HELD_SECONDS)
        yield


@contextlib.contextmanager
def _away(cluster: Cluster) -> Iterator[None]:
    cluster.kill()
    time.sleep(WRONG_SECONDS)
    yield
    cluster.start()
