"""Packages over many linked issues, in seconds and megabytes: python -m benchmarks.settlements [ISSUES RED_LINES].

A made-up negotiation of five parties: choices, quantities and subsets, 15 % of the words on terms, so that most issues
hang together. The same numbers give the same negotiation. Printed are the seconds of each step, of the processor and
by the clock, and the process's peak memory. What the listings take is what a fixed count of work costs.
"""

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random
from time import perf_counter, process_time

from app.domain.algebra.regions import MaskRegion, Region, span
from app.domain.algebra.spaces import ChoiceSpace, Option, QuantitySpace, Space, SubsetSpace
from app.domain.analysis.components import Component, compile_component, components_of
from app.domain.analysis.joint import MAX_JOINT
from app.domain.analysis.settlements import settle
from app.domain.analysis.witnesses import check_witness
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Coverage, Issue, Negotiation, Party, Record
from app.domain.record.positions import Alternative, Attribution, Kind, Position
from app.domain.record.selectors import Selector
from app.domain.verdicts.question import Question
from app.solving.encoding import Encoding
from app.solving.listing import list_sets
from app.solving.optimum import Optimum
from app.solving.solver import solve_by_sat

PARTIES = ("eu", "ru", "tr", "ua", "us")
DAY = PartialDate.parse("2024-06-14")
SIZES = ((60, 300), (100, 750), (300, 4000))


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


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long a step took, of the processor and by the clock."""
    spent, start = process_time(), perf_counter()
    yield
    print(f"  {what:<36}{process_time() - spent:9.3f} s{perf_counter() - start:9.3f} s", flush=True)


def measure(issues: int, red_lines: int, *, width: int) -> None:
    """Print the figures of one negotiation."""
    record = negotiation(issues, red_lines, width=width)
    question = Question(record, tuple(Selector(name, name) for name in PARTIES), date(2024, 6, 14))
    print(
        f"{issues} issues, {red_lines} red lines, {len(record.positions)} positions, one outcome in {width} ruled out"
    )
    with timed("components"):
        components = components_of(question)
    large = [component for component in components if component.joint.count > MAX_JOINT]
    print(f"  {len(components)} components, {len(large)} for the solver; the largest links {_most(components)} issues")
    for component in large:
        steps(component)
    with timed("settlement, all of it"):
        found = settle(question, solve=solve_by_sat)
    if found.witness is not None:
        with timed("second opinion on the package"):
            objections = check_witness(question, found.witness)
        print(f"  a package of {len(found.witness)} choices; objections: {len(objections)}")
    for settled in found.components:
        if not settled.feasible:
            print(f"  {len(settled.blocking)} blocking sets, {len(settled.to_move)} to move (cheapest: "
                  f"{settled.to_move[0].cost}), complete: {settled.complete}")  # fmt: skip
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def steps(component: Component) -> None:
    """Print the figures of one component, step by step."""
    with timed("compile"):
        system = compile_component(component, say_yes=False).system
    with timed("encode"):
        encoding = Encoding(system)
    bound = [*encoding.clauses, *([selector] for selector in encoding.selectors)]
    with timed("feasibility"), Optimum(bound, [], encoding.top) as best:
        feasible = best.exists
    if feasible:
        with timed("most wishes met"), Optimum(bound, encoding.wishes, encoding.top) as best:
            print(f"  {len(encoding.wishes) - best.cost} of {len(encoding.wishes)} cells that say yes are met")
        return
    encoding = Encoding(replace(system, wishes=()))
    with timed("cheapest correction"), Optimum(encoding.clauses, encoding.selectors, encoding.top) as best:
        print(f"  {best.cost} red lines would have to move")
    with timed("listings"):
        list_sets(encoding, 500)


def _most(components: tuple[Component, ...]) -> int:
    return max((len(component.issues) for component in components), default=0)


if __name__ == "__main__":
    sizes = [(int(sys.argv[1]), int(sys.argv[2]))] if len(sys.argv) > 2 else SIZES  # noqa: PLR2004
    for issues, red_lines in sizes:
        for width in (3, 8, 30):
            measure(issues, red_lines, width=width)
