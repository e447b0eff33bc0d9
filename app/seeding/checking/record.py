"""All rules that look at what records say of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from app.domain.record.negotiation import Record
from app.seeding.checking import contradictions, coverage, dates, evidence, proposals, references, standing, texts
from app.seeding.checking.world import Finding, World

RuleSet = Callable[[World], Iterator[Finding]]

ROOMS: tuple[RuleSet, ...] = (
    references.findings,
    dates.findings,
    standing.findings,
    contradictions.findings,
    proposals.findings,
    evidence.findings,
    coverage.findings,
)


def findings(world: World, folder: Path | None = None) -> Iterator[Finding]:
    """What is wrong in a record, in no order that matters; with *folder*, passages are looked up in the texts there."""
    for room in ROOMS:
        yield from room(world)
    if folder:
        yield from texts.findings(world, folder)


def check_record(record: Record) -> list[Finding]:
    """What is wrong in a whole record, wherever it comes from: the rules that hold between records."""
    return list(findings(World(record)))
