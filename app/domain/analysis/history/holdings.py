"""What a record holds and what it lacks: its positions by party, year, grade and source, its cells, its age.

Counts and lists only, no score: a percentage would follow from which issues somebody chose to ask about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.record.dates import PartialDate
from app.domain.record.force import derived_silence, in_force, silence_of
from app.domain.record.negotiation import Record, Role
from app.domain.record.positions import Attribution, Position


class Held(StrEnum):
    """What a party's cell on an issue holds on a day."""

    POSITION = "position"
    SILENCE = "silence"
    NOTHING = "nothing"


HELD: dict[Held, str] = {
    Held.POSITION: "A position is in force",
    Held.SILENCE: "It is recorded, or follows from the positions, that the party has no stated position",
    Held.NOTHING: "Neither: nobody has looked",
}


@dataclass(frozen=True, slots=True)
class CellAge:
    """When a party last said what is in force of it on an issue, and how many days before the day asked for."""

    party: str
    issue: str
    last_said: PartialDate
    days: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a record holds as of a day.

    Attributes:
        positions: How many positions the record holds, of all days; the counts below are of these.
        by_source_kind: A position counts once for each kind of source that it cites.
        own_voice: Positions with a citation of grade `on_record`.
        two_publishers: Positions whose words stand in sources of at least two publishers.
        cells: How many cells of parties and negotiated issues hold what, on the day.
        ages: Each cell with a position in force on the day, oldest words first.
    """

    day: date
    positions: int
    by_party: Mapping[str, int]
    by_year: Mapping[str, int]
    by_grade: Mapping[str, int]
    by_kind: Mapping[str, int]
    by_source_kind: Mapping[str, int]
    conditional: int
    disputed: int
    own_voice: int
    two_publishers: int
    issues: int
    events: int
    sources: int
    proposals: int
    cells: Mapping[Held, int]
    ages: tuple[CellAge, ...]


def holdings_of(record: Record, day: date) -> Holdings:
    """What *record* holds; cells and ages as of *day*, at every grade."""
    positions = list(record.positions.values())
    issues = [issue for issue in record.issues.values() if issue.role is Role.NEGOTIATED]
    cells = [(party, issue.id) for issue in issues for party in record.parties]
    held = Counter(held_in(record, party, issue, day) for party, issue in cells)
    return Holdings(
        day,
        positions=len(positions),
        by_party=_counted((position.party for position in positions), record.parties),
        by_year=_counted(position.stated_on.text[:4] for position in positions),
        by_grade=_counted((position.attribution for position in positions), Attribution),
        by_kind=_counted(position.kind for position in positions),
        by_source_kind=_counted(kind for position in positions for kind in _source_kinds(record, position)),
        conditional=sum(position.conditional for position in positions),
        disputed=sum(bool(position.disputes) for position in positions),
        own_voice=sum(_has_own_voice(position) for position in positions),
        two_publishers=sum(len(_publishers(record, position)) > 1 for position in positions),
        issues=len(issues),
        events=len(record.issues) - len(issues),
        sources=len(record.sources),
        proposals=len(record.proposals),
        cells={kind: held[kind] for kind in Held},
        ages=_ages(record, cells, day),
    )


def held_in(record: Record, party: str, issue: str, day: date) -> Held:
    """What the cell of *party* on *issue* holds on *day*."""
    if in_force(record.cell(party, issue), day, Attribution.ANONYMOUS):
        return Held.POSITION
    silent = silence_of(record, party, issue, day) or derived_silence(record, party, issue, day)
    return Held.SILENCE if silent else Held.NOTHING


def _counted(values: Iterable[str], known: Iterable[str] = ()) -> dict[str, int]:
    """How often each value occurs, in order; 0 for the *known* ones that do not."""
    found = Counter(map(str, values))
    return {value: found[value] for value in sorted({*found, *map(str, known)})}


def _source_kinds(record: Record, position: Position) -> set[str]:
    return {record.sources[citation.source].kind for citation in position.citations}


def _publishers(record: Record, position: Position) -> set[str]:
    return {record.sources[citation.source].publisher for citation in position.citations}


def _has_own_voice(position: Position) -> bool:
    return any((cited.attribution or position.attribution) is Attribution.ON_RECORD for cited in position.citations)


def _ages(record: Record, cells: Iterable[tuple[str, str]], day: date) -> tuple[CellAge, ...]:
    ages = []
    for party, issue in cells:
        said = [p.last_said(day) for p in in_force(record.cell(party, issue), day, Attribution.ANONYMOUS)]
        if said:
            last = max(said)
            ages.append(CellAge(party, issue, last, (day - last.first).days))
    return tuple(sorted(ages, key=lambda age: (-age.days, age.issue, age.party)))
