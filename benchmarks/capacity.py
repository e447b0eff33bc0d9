"""How much processor time of one process an answer takes, and what that means for a day of a hundred million reads.

    python -m benchmarks.capacity                                  a minute; prints a table
    python -m benchmarks.capacity --markdown docs/operations.md

A server of this checkout over a SQLite file is asked on one connection that stays open, one request after the other.
What is measured is the processor time of the server, not the clock, since other work on the machine slows the clock
much and this little. A cold verdict is each time about another day, so that nothing computed before is of use.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

import httpx

from app.cli.progress import progress
from benchmarks.pages import measured, put, table
from tools.serving import ROOT, Server, started

TITLE = "What one process answers"
A_DAY = 100_000_000
SECONDS_OF_A_DAY = 86_400
PEAK = 4
"""In the busiest hour so many times as much is read as on average."""

BUSY = 0.6
"""So much of a processor is planned to be used at the peak."""

COMPARISON = "/comparisons/nato-membership?parties=ru,ua"


class Case(NamedTuple):
    """A kind of read, and the n-th address of it.

    Attributes:
        mark: Sent as `If-None-Match`; None where nothing is.
    """

    name: str
    address: Callable[[int], str]
    mark: str | None = None


class Taken(NamedTuple):
    """What the reads of one kind took, per read."""

    name: str
    reads: int
    milliseconds: float


@contextmanager
def serving() -> Iterator[Server]:
    """A server over the seeds, without rate limits."""
    with TemporaryDirectory() as folder:
        environment = os.environ | {
            "PARLEY_DATABASE_URL": f"sqlite:///{folder}/parley.db",
            "PARLEY_HOST": "127.0.0.1",
            "PARLEY_RATE_LIMITS": "false",
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-c", "from app.cli import main; main()", "serve"]
        with started(command, ROOT, environment) as server:
            server.wait_until_ready()
            yield server


def cases(client: httpx.Client) -> list[Case]:
    """The kinds of reads."""
    answer = client.get(COMPARISON)
    digest = answer.raise_for_status().json()["meta"]["digest"]
    pinned = f"{COMPARISON}&revision={digest}"
    mark = client.get(pinned).raise_for_status().headers["etag"]
    first = date(2022, 3, 1)
    return [
        Case("a list of 50 positions", lambda _: "/positions"),
        Case("a pinned comparison", lambda _: pinned),
        Case("the same, with the mark the reader has (304)", lambda _: pinned, mark),
        Case("a verdict of a day nobody asked for yet", lambda n: f"{COMPARISON}&as_of={first + timedelta(days=n)}"),
        Case("the page of an issue", lambda _: "/n/ukraine/issues/nato-membership"),
    ]


def spent(server: Server) -> float:
    """Processor seconds that the server has used."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def taken(server: Server, client: httpx.Client, case: Case, seconds: float) -> Taken:
    """The reads of one kind, for some seconds, after three that nobody counts."""
    numbers = count()
    headers = {"If-None-Match": case.mark} if case.mark else {}
    for _ in range(3):
        client.get(case.address(next(numbers)), headers=headers)
    before, until, reads = spent(server), monotonic() + seconds, 0
    while monotonic() < until:
        answer = client.get(case.address(next(numbers)), headers=headers)
        if answer.status_code not in {200, 304}:
            raise RuntimeError(f"{case.name}: {answer.status_code}")
        reads += 1
    return Taken(case.name, reads, (spent(server) - before) * 1000 / reads)


def plan(found: list[Taken]) -> str:
    """The table, and what it means for a day."""
    peak = A_DAY / SECONDS_OF_A_DAY * PEAK
    rows = [
        [
            one.name,
            str(one.reads),
            f"{one.milliseconds:.1f}",
            f"{1000 / one.milliseconds:.0f}",
            *(f"{peak * share * one.milliseconds / 1000 / BUSY:.1f}" for share in (1, 0.1, 0.01)),
        ]
        for one in found
    ]
    head = ["read", "asked", "ms of a processor", "a second and processor", "all reach us", "1 in 10", "1 in 100"]
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    words = (
        f"{A_DAY:,} reads a day are {A_DAY / SECONDS_OF_A_DAY:.0f} a second, and {peak:.0f} in an hour that is {PEAK}"
        f" times as busy. The last three columns\nare how many processors answer that peak, each used to {BUSY:.0%}, if"
        " all reads were of this kind and so many of them reached\nParley, the others being answered by a cache."
    )
    return "\n".join(
        [
            measured(),
            f"Load of the machine meanwhile (1, 5, 15 minutes): {load}. SQLite, one connection, no TLS.",
            "",
            words,
            "",
            table(head, rows),
        ]
    )


def main() -> int:
    """Measure, and print or write the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seconds", type=float, default=10, help="for each kind of read")
    arguments.add_argument("--markdown", type=Path, help=f"write it to this page, under {TITLE!r}")
    given = arguments.parse_args()
    with serving() as server, httpx.Client(base_url=server.address, timeout=60) as client, progress(TITLE) as advance:
        kinds, found = cases(client), []
        for number, case in enumerate(kinds):
            found.append(taken(server, client, case, given.seconds))
            advance(number + 1, len(kinds))
    text = plan(found)
    print(text)
    if given.markdown:
        put(given.markdown, TITLE, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
