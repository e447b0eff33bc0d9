"""Every analysis route as a ratio to the plain loop over the same positions.

A made-up negotiation (`benchmarks.talks`) lies in a SQLite file of a temporary folder. The real application is asked in
its own process, through all of its layers but without a socket; every answer is whole, on one page, and must be 200.

The yardstick is a route in the same application that does what nobody could leave out: it reads the record from the
database, goes over the issues, the parties and their positions, and writes each position as the answers do, with
conditions, sources and passages. It weighs nothing. Each analysis has a yardstick over the positions that it is about.
Lists of proposals are about none: for scale, the positions of one day stand beside them.

Two ratios: *whole*, to that route; and *without reading*, to the loop alone over a record in memory, after the time of
a route that only reads the record is taken off the analysis: what the rules cost. Times are of the processor, all
threads together. Rounds go through everything in turn, after one that nobody counts; the figures are medians.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Annotated

import httpx
import typer
from rich.console import Console
from rich.table import Table

from app.cli.progress import Advance, progress
from app.db import make_engine, upgrade, write
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution
from app.main import create_app
from app.schemas.wire.encode import dumps
from app.seeding.loading.load import revise
from app.seeding.writing.canonical import proposal_form
from app.settings import Settings
from benchmarks.pages import measured, put, table
from benchmarks.plain import READ, Loop, add_loops
from benchmarks.talks import THROUGH, talks

TITLE = "Analysis as a ratio to the plain loop"
BEFORE = date(2023, 6, 1)
"""The first day of the shifts; the last is the last day that the record covers."""


@dataclass(frozen=True, slots=True)
class Case:
    """A request, and the loop over the positions that it is about; with a *body* it is a POST."""

    path: str
    loop: Loop
    body: bytes | None = None

    def __str__(self) -> str:
        """As tables name it."""
        return f"{'GET' if self.body is None else 'POST'} {self.path}"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one request: seconds of the processor in each round, and bytes of the answer."""

    seconds: list[float]
    size: int

    @property
    def median(self) -> float:
        """Seconds of the processor."""
        return median(self.seconds)


Measured = dict[str, Figures]
"""Figures by path, and of the loops alone by their names; a POST's path is its own."""


def cases_of(record: Record) -> list[Case]:
    """The requests to be measured."""
    day = Loop("one day", (THROUGH,))
    both = Loop("two days", (BEFORE, THROUGH))
    always = Loop("all time", None, grade=Attribution.ANONYMOUS)
    most = max(sorted(record.issues), key=lambda id_: sum(p.issue == id_ for p in record.positions.values()))
    older, newer = sorted(record.proposals, key=lambda id_: record.proposals[id_].dated.first)
    named = [frozenset(clause.issue for clause in record.proposals[id_].clauses) for id_ in (older, newer)]
    plan = Loop("issues of a plan", (THROUGH,), named[1])
    plans = Loop("issues of two plans", (THROUGH,), named[0] | named[1])
    package = dumps({"clauses": proposal_form(record.proposals[newer])["clauses"]})
    return [
        *(Case(f"/{name}?limit=500", day) for name in ("comparisons", "matrix", "conflicts", "overlaps")),
        Case(f"/shifts?from={BEFORE}&to={THROUGH}&limit=500", both),
        Case(f"/issues/{most}/timeline", Loop("one issue", None, frozenset([most]))),
        Case("/contradictions?limit=500", always),
        Case("/settlements", day),
        Case("/settlements?say_yes=true", day),
        Case(f"/settlements?proposals={older},{newer}", day),
        Case("/proposals", day),
        Case(f"/proposals/{newer}/evaluation", plan),
        Case("/evaluations", plan, package),
        Case(f"/proposals/{older}/diff/{newer}", plans),
    ]


Ask = Callable[[str, bytes | None], httpx.Response]


@contextmanager
def asking(record: Record, cases: list[Case]) -> Iterator[Ask]:
    """A way to ask an application of its own that holds *record*, and the loops of the cases."""
    with TemporaryDirectory() as folder, asyncio.Runner() as runner:
        engine = make_engine(f"sqlite:///{folder}/parley.db")
        upgrade(engine)
        with write(engine) as session:
            revise(session, record, by="benchmarks", why="measured", at="2025-01-01T00:00:00Z")
        app = create_app(Settings.model_construct(busy_after=60.0, rate_limits=False), engine)
        add_loops(app, list({case.loop.name: case.loop for case in cases}.values()))
        client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app),
            base_url="http://parley.test",
            headers={"accept-encoding": "identity"},
        )

        def ask(path: str, body: bytes | None) -> httpx.Response:
            if body is None:
                return runner.run(client.get(path))
            return runner.run(client.post(path, content=body, headers={"content-type": "application/json"}))

        yield ask
        runner.run(client.aclose())
        engine.dispose()


def measure(record: Record, cases: list[Case], rounds: int, advance: Advance) -> Measured:
    """The figures of all cases, of their loops as routes and by themselves, and of reading alone.

    Raises:
        RuntimeError: An answer is not 200.
    """
    loops = {case.loop.name: case.loop for case in cases}
    asked: dict[str, bytes | None] = {READ: None, **{loop.path: None for loop in loops.values()}}
    asked |= {case.path: case.body for case in cases}
    with asking(record, cases) as ask:
        todo: dict[str, Callable[[], bytes]] = {path: partial(_whole, ask, path, body) for path, body in asked.items()}
        todo |= {name: partial(_alone, loop, record) for name, loop in loops.items()}
        found = {name: Figures([], 0) for name in todo}
        for number in range(rounds + 1):
            for name, work in todo.items():
                start = process_time()
                size = len(work())
                spent = process_time() - start
                if number:
                    found[name] = Figures([*found[name].seconds, spent], size)
            advance(number + 1, rounds + 1)
    return found


def _whole(ask: Ask, path: str, body: bytes | None) -> bytes:
    answer = ask(path, body)
    if answer.status_code != httpx.codes.OK:
        raise RuntimeError(f"{path}: {answer.status_code} {answer.text[:300]}")
    return answer.content


def _alone(loop: Loop, record: Record) -> bytes:
    return dumps(loop.body(record))


def rows(cases: list[Case], found: Measured) -> list[list[str]]:
    """Each case with its figures beside its loop's, as text."""
    reading = found[READ].median
    lines = []
    for case in cases:
        own, loop = found[case.path], found[case.loop.path]
        alone = found[case.loop.name]
        lines.append(
            [
                str(case),
                case.loop.name,
                f"{own.size / 1000:.0f}",
                f"{own.median * 1000:.1f}",
                f"{loop.median * 1000:.1f}",
                f"{alone.median * 1000:.1f}",
                f"{own.median / loop.median:.2f}",
                f"{max(0.0, own.median - reading) / alone.median:.1f}",
            ]
        )
    return lines


ABOUT = """\
*plain loop*: a route of the same application that reads the record, goes over the positions that the analysis is
about, and writes them as answers do, with sources and passages, but weighs nothing. *the loop alone*: the same over a
record in memory. *ratio, whole*: the request to the plain loop. *ratio, without reading*: the request less the time
of reading the record, to the loop alone.
"""

HEAD = [
    "request",
    "positions of",
    "kB",
    "ms",
    "plain loop, ms",
    "the loop alone, ms",
    "ratio, whole",
    "ratio, without reading",
]


def described(record: Record, found: Measured, rounds: int) -> str:
    """What was measured on, in one line."""
    positions = record.positions.values()
    terms = sum(position.conditional for position in positions)
    return (
        f"{len(record.issues)} issues, {len(record.parties)} parties, {len(positions)} positions, {terms} of them on "
        f"terms; reading the record alone takes {found[READ].median * 1000:.1f} ms; medians of {rounds} rounds, in "
        "milliseconds of the processor, in one process without a socket."
    )


def main(
    issues: Annotated[int, typer.Option(min=2, help="How many issues are negotiated.")] = 40,
    parties: Annotated[int, typer.Option(min=2, max=5, help="How many parties negotiate.")] = 5,
    rounds: Annotated[int, typer.Option(min=1, help="How often each route is asked and counted.")] = 15,
    markdown: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Also write the table into this page, under its heading.", show_default=False
        ),
    ] = None,
) -> None:
    """Measure every analysis route as a ratio to the plain loop over the same positions, and print a table."""
    record = talks(issues, parties)
    cases = cases_of(record)
    with progress("Measuring") as advance:
        found = measure(record, cases, rounds, advance)
    lines = rows(cases, found)
    shown = Table(title=TITLE, caption=described(record, found, rounds))
    for name in HEAD:
        shown.add_column(name, justify="left" if name in HEAD[:2] else "right", overflow="fold")
    for line in lines:
        shown.add_row(*line)
    Console().print(shown)
    if markdown:
        put(markdown, TITLE, f"{ABOUT}\n{measured()}\n{described(record, found, rounds)}\n\n{table(HEAD, lines)}")


if __name__ == "__main__":
    typer.run(main)
