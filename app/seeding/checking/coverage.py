"""Whether each party has a position or a silence on each issue, on every day of the coverage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from app.domain.record import force
from app.domain.record.negotiation import Record, Role, Silence, SilenceKind
from app.domain.record.positions import Attribution, Position
from app.seeding.checking.world import Finding, World

DAY = timedelta(days=1)


class Days(NamedTuple):
    """The days from *first* to *last*, both included."""

    first: date
    last: date


class Derived(NamedTuple):
    """A silence that nobody recorded, since it follows from the positions: `not_yet` or `ended`."""

    party: str
    issue: str
    kind: SilenceKind
    days: Days


def findings(world: World) -> Iterator[Finding]:
    """Days that nothing is recorded for, and silences beside positions or each other."""
    record = world.record
    numbered: dict[tuple[str, str], list[tuple[str, Silence]]] = {}
    for number, silence in enumerate(record.silences):
        numbered.setdefault((silence.party, silence.issue), []).append((str(number), silence))
    for (party, issue), silences in numbered.items():
        yield from _beside(record.cell(party, issue), silences)
        yield from _overlapping(silences)
    if world.holes.headless:
        return
    for party, issue in _cells(record):
        if not world.holes.in_cell(party, issue):
            yield from _uncovered(record, party, issue)


def derived(record: Record) -> Iterator[Derived]:
    """The silences within the coverage that follow from the positions, in order of issue and party."""
    whole = Days(record.negotiation.coverage.since, record.negotiation.coverage.through)
    for party, issue in _cells(record):
        cell = record.cell(party, issue)
        if cell:
            recorded = [_days_of(silence) for silence in _silences(record, party, issue)]
            spans = [days_in_force(cell, position) for position in cell]
            first, last = min(span.first for span in spans), max(span.last for span in spans)
            for kind, days in (
                (SilenceKind.NOT_YET, Days(whole.first, min(whole.last, first - DAY))),
                (SilenceKind.ENDED, Days(max(whole.first, min(last, whole.last) + DAY), whole.last)),
            ):
                for part in _gaps(days, recorded):
                    yield Derived(party, issue, kind, part)


def days_in_force(cell: Sequence[Position], position: Position) -> Days:
    """The days on which a position is in force at any grade; ending before it starts where it never is."""
    first, last = force.days_in_force(cell, position, Attribution.ANONYMOUS)
    return Days(first, last or date.max)


def _cells(record: Record) -> list[tuple[str, str]]:
    issues = sorted(issue.id for issue in record.issues.values() if issue.role is Role.NEGOTIATED)
    return [(party, issue) for issue in issues for party in sorted(record.parties)]


def _silences(record: Record, party: str, issue: str) -> list[Silence]:
    return [silence for silence in record.silences if (silence.party, silence.issue) == (party, issue)]


def _days_of(silence: Silence) -> Days:
    return Days(silence.since.first, silence.through.last)


def _beside(cell: Sequence[Position], silences: Iterable[tuple[str, Silence]]) -> Iterator[Finding]:
    """Silences on days on which a position is in force, whatever days of a month are meant."""
    for number, silence in silences:
        first, last = silence.since.last, silence.through.first
        for position in cell:
            days = days_in_force(cell, position)
            if max(first, days.first) <= min(last, days.last):
                at_start = days.first <= first
                message = f"{position.id} is in force on {first if at_start else days.first}"
                path = ("from",) if at_start else ("through",)
                yield Finding("silence-beside-position", ("silence", number), path, message)


def _overlapping(silences: list[tuple[str, Silence]]) -> Iterator[Finding]:
    ordered = sorted(silences, key=lambda pair: _days_of(pair[1]))
    for (_, earlier), (number, later) in pairwise(ordered):
        if later.since.first <= earlier.through.last:
            message = f"there is a silence from {earlier.since} through {earlier.through} too"
            yield Finding("silences-overlap", ("silence", number), ("from",), message)


def _uncovered(record: Record, party: str, issue: str) -> Iterator[Finding]:
    cell = record.cell(party, issue)
    spans = {position.id: days_in_force(cell, position) for position in cell}
    whole = Days(record.negotiation.coverage.since, record.negotiation.coverage.through)
    if spans:
        first, last = min(span.first for span in spans.values()), max(span.last for span in spans.values())
        whole = Days(max(whole.first, first), min(whole.last, last))
    recorded = [_days_of(silence) for silence in _silences(record, party, issue)]
    for gap in _gaps(whole, [*spans.values(), *recorded]):
        message = f"{party} has neither a position nor a silence on {issue} from {gap.first} through {gap.last}"
        ended = sorted(id_ for id_, span in spans.items() if span.last == gap.first - DAY)
        if ended and record.positions[ended[-1]].ended:
            yield Finding("uncovered", ("position", ended[-1]), ("ended", "on"), message)
        else:
            yield Finding("uncovered", ("issue", issue), ("id",), message)


def _gaps(whole: Days, covered: Iterable[Days]) -> Iterator[Days]:
    """The days of *whole* that none of *covered* holds, as spans in order."""
    day = whole.first
    for first, last in sorted(covered):
        if day > whole.last:
            return
        if first > day:
            yield Days(day, min(whole.last, first - DAY))
        if last >= day:
            day = last + DAY if last < whole.last else whole.last + DAY
    if day <= whole.last:
        yield Days(day, whole.last)
