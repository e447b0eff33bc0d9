"""Packages over many linked issues, in seconds and megabytes.

A made-up negotiation of five parties: choices, quantities and subsets, 15 % of the words on terms, so that most issues
hang together. The same numbers give the same negotiation. Seconds are of the processor; each negotiation has a process
of its own, whose peak memory is given. What the listings take is what a fixed count of work costs.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path
from random import Random
from time import process_time
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from app.cli.progress import progress
from app.domain.algebra.regions import MaskRegion, Region, span
from app.domain.algebra.spaces import ChoiceSpace, Option, QuantitySpace, Space, SubsetSpace
from app.domain.analysis.joint import MAX_JOINT
from app.domain.analysis.settling.components import Component, compile_component, components_of
from app.domain.analysis.settling.settlements import settle
from app.domain.analysis.settling.witnesses import check_witness
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Coverage, Issue, Negotiation, Party, Record
from app.domain.record.positions import Alternative, Attribution, Kind, Position
from app.domain.record.selectors import Selector
from app.domain.verdicts.question import Question
from app.solving.encoding import Encoding
from app.solving.listing import list_sets
from app.solving.optimum import Optimum
from app.solving.solver import solve_by_sat
from benchmarks.pages import measured, put, table

TITLE = "Packages over many linked issues"

PARTIES = ("eu", "ru", "tr", "ua", "us")
DAY = PartialDate.parse("2024-06-14")
SIZES = ((60, 300), (100, 750), (300, 4000))
WIDTHS = (3, 8, 30)

ABOUT = """\
Seconds of the processor, each negotiation in a process of its own; MB is its peak memory. The steps are of the groups
of linked issues that go to the solver; *best* is the most wishes met where there is a package, else the cheapest set
to move; *all of it* settles every group anew, with listings and a second opinion on the package. Listings stop at 500
sets or a fixed count of work.
"""

HEAD = [
    *("issues", "red lines", "one outcome ruled out in", "linked at most", "package", "cheapest to move"),
    *("sets listed", "compile", "encode", "feasible", "best", "listings", "all of it", "MB"),
]


def negotiation(issues: int, red_lines: int, *, width: int) -> Record:
    """A record with so many issues and red lines, and a quarter as many demands and offers each.

    *width*: of how many outcomes in ten a red line takes one: the larger, the less is ruled out.
    """
    dice = Random(issues * 100_003 + red_lines)  # noqa: S311 - the same negotiation every time, no secret
    names = [f"i{number:03}" for number in range(issues)]
    record = Record(
        Negotiation("made-up", "Made up", "", "", Coverage(date(2020, 1, 1), date(2030, 1, 1)), 365),
        {name: Party(name, name, name) for name in PARTIES},
        issues={name: Issue(name, "", "", _space(dice)) for name in names},
    )
    kinds = [Kind.RED_LINE] * red_lines + [Kind.DEMAND, Kind.OFFER] * (red_lines // 4)
    said = [_position(dice, record, f"p{number:05}", kind, width) for number, kind in enumerate(kinds)]
    return Record(record.negotiation, record.parties, issues=record.issues, positions={p.id: p for p in said})


def _space(dice: Random) -> Space:
    kind = dice.randrange(3)
    named = tuple(Option(chr(97 + k), "") for k in range(8))
    if kind == 0:
        return ChoiceSpace(named[: dice.randint(3, 8)])
    return SubsetSpace(named[: dice.randint(3, 4)]) if kind == 1 else QuantitySpace("units", whole=True)


def _region(dice: Random, space: Space, width: int) -> Region:
    if isinstance(space, QuantitySpace):
        low = dice.randrange(100)
        high = low + 1 + dice.randrange(100 // width)
        return span(space, space.cut(Fraction(low), 0), space.cut(Fraction(high), 1))
    mask = 0
    while not mask:
        mask = sum(1 << k for k in range(space.size) if dice.randrange(width) == 0)
    return MaskRegion(space, mask & ~(1 << dice.randrange(space.size)) or mask)


def _position(dice: Random, record: Record, id_: str, kind: Kind, width: int) -> Position:
    issue = dice.choice(list(record.issues))
    when: tuple[Alternative, ...] = ()
    if dice.random() < 0.15:  # noqa: PLR2004 - of the words on terms, see above
        other = dice.choice([name for name in record.issues if name != issue])
        when = (((other, _region(dice, record.issues[other].space, 3)),),)
    region = _region(dice, record.issues[issue].space, width if kind is Kind.RED_LINE else 2)
    return Position(
        id_, dice.choice(PARTIES), issue, kind, region, DAY, Attribution.REPORTED, "", citations=(), when=when
    )


Steps = dict[str, float]


@contextmanager
def timed(steps: Steps, what: str) -> Iterator[None]:
    """Add to a step how long it took, in seconds of the processor."""
    start = process_time()
    yield
    steps[what] = steps.get(what, 0.0) + process_time() - start


def measure(issues: int, red_lines: int, width: int) -> list[str]:
    """The figures of one negotiation, as `HEAD` names them.

    Raises:
        RuntimeError: The second opinion objects to the package.
    """
    record = negotiation(issues, red_lines, width=width)
    question = Question(record, tuple(Selector(name, name) for name in PARTIES), date(2024, 6, 14))
    steps: Steps = {}
    components = components_of(question)
    for component in components:
        if component.joint.count > MAX_JOINT:
            take_steps(component, steps)
    with timed(steps, "all of it"):
        found = settle(question, solve=solve_by_sat)
        objections = [] if found.witness is None else check_witness(question, found.witness)
    if objections:
        raise RuntimeError(f"{issues} issues, {red_lines} red lines: {objections[0]}")
    stuck = [settled for settled in found.components if not settled.feasible]
    listed = sum(len(settled.blocking) + len(settled.to_move) for settled in stuck)
    whole = all(settled.complete for settled in stuck)
    return [
        *map(str, (issues, red_lines, width, max((len(c.issues) for c in components), default=0))),
        "yes" if found.feasible else "no",
        str(sum(settled.to_move[0].cost for settled in stuck)) if stuck else "",
        f"{listed}{'' if whole else ', cut'}" if stuck else "",
        *(f"{steps[name]:.2f}" if name in steps else "" for name in HEAD[7:13]),
        str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024),
    ]


def take_steps(component: Component, steps: Steps) -> None:
    """Add the seconds of each step of one component."""
    with timed(steps, "compile"):
        system = compile_component(component, say_yes=False).system
    with timed(steps, "encode"):
        encoding = Encoding(system)
    bound = [*encoding.clauses, *([selector] for selector in encoding.selectors)]
    with timed(steps, "feasible"), Optimum(bound, [], encoding.top) as best:
        feasible = best.exists
    if feasible:
        with timed(steps, "best"), Optimum(bound, encoding.wishes, encoding.top):
            return
    encoding = Encoding(replace(system, wishes=()))
    with timed(steps, "best"), Optimum(encoding.clauses, encoding.selectors, encoding.top):
        pass
    with timed(steps, "listings"):
        list_sets(encoding, 500)


def main(
    issues: Annotated[int | None, typer.Argument(min=2, help="How many issues; by default three sizes.")] = None,
    red_lines: Annotated[int, typer.Argument(min=1, help="How many red lines.")] = 300,
    markdown: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Also write the table into this page, under its heading.", show_default=False
        ),
    ] = None,
) -> None:
    """Measure packages over many linked issues, and print a table."""
    sizes = SIZES if issues is None else ((issues, red_lines),)
    todo = [(*size, width) for size in sizes for width in WIDTHS]
    lines: list[list[str]] = []
    with progress("Measuring") as advance:
        for number, one in enumerate(todo):
            advance(number, len(todo))
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as own:
                lines.append(own.submit(measure, *one).result())
    shown = Table(title=TITLE, caption="Seconds of the processor; MB: peak memory of a process of its own.")
    for name in HEAD:
        shown.add_column(name, justify="right")
    for line in lines:
        shown.add_row(*line)
    Console().print(shown)
    if markdown:
        put(markdown, TITLE, f"{ABOUT}\n{measured()}\n\n{table(HEAD, lines)}")


if __name__ == "__main__":
    typer.run(main)
