"""One party against itself: its words of the same time that cannot all hold, and those recorded as contradicting.

Source: DESIGN section 5, `/contradictions`; section 3, In force.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_

from app.domain.algebra.atoms import atoms_of
from app.domain.analysis.cells import joint_of_conditions, words_of
from app.domain.record.force import counted_on, counts_from, days_in_force
from app.domain.record.negotiation import Issue, Record
from app.domain.record.positions import Alternative, Attribution, Position
from app.domain.verdicts.stances import Word, contradicting


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Positions of one party on one issue, in force on one day, that have no common outcome.

    Attributes:
        positions: The smallest such set, or a pair of which the record names one as contradicting the other; by id.
        when: Where all of them hold: the largest alternatives; one that names no issue is always true. Empty for a
            named pair whose conditions exclude each other.
        named: Whether the record itself names one of them as contradicting another.
        across: What differs among them: `channel`, `attribution`, both or neither.
        since: The first day on which all of them were in force.
        through: The last such day; None where nothing ended one of them so far.
    """

    party: str
    issue: Issue
    positions: tuple[Position, ...]
    when: tuple[Alternative, ...]
    named: bool
    across: tuple[str, ...]
    since: date
    through: date | None


def contradictions(
    record: Record, party: str, issue: str, day: date, grade: Attribution = Attribution.ANONYMOUS
) -> tuple[Contradiction, ...]:
    """The contradictions of *party* on *issue* on *day* among words of *grade* or better; smallest sets first.

    Raises:
        TooLarge: The conditions are too many.
    """
    cell = record.cell(party, issue)
    positions = counted_on(cell, day, grade)
    conditions = joint_of_conditions(positions)
    atoms = atoms_of(record.issues[issue].space, (position.region for position in positions))
    words = words_of(positions, atoms, conditions)
    holds = {word.id: word.holds for word in words}
    days = {position.id: days_in_force(cell, position, grade) for position in positions}
    named = _named(positions)
    sets = _colliding(words, atoms.full) | named
    by_id = {position.id: position for position in positions}
    places = {ids: reduce(and_, (holds[id_] for id_ in ids)) for ids in sets}
    return tuple(
        Contradiction(
            party,
            record.issues[issue],
            tuple(by_id[id_] for id_ in ids),
            conditions.alternatives(values),
            named=any(set(pair) <= set(ids) for pair in named),
            across=_across([by_id[id_] for id_ in ids]),
            since=max(days[id_][0] for id_ in ids),
            through=min((last for id_ in ids if (last := days[id_][1])), default=None),
        )
        for ids, values in sorted(places.items(), key=lambda place: (len(place[0]), place[0]))
        if values or ids in named
    )


def contradictions_until(
    record: Record, party: str, issue: str, until: date, grade: Attribution = Attribution.ANONYMOUS
) -> tuple[Contradiction, ...]:
    """The contradictions of *party* on *issue* that stood on some day by *until*; in order of their first days.

    Those that began on one day as in `contradictions`. Words collide or do not whatever is said beside them, so every
    contradiction begins on a day on which one of its words was said.

    Raises:
        TooLarge: The conditions are too many on some day.
    """
    begun = {counts_from(position, grade) for position in record.cell(party, issue)}
    days = sorted(day for day in begun if day)
    return tuple(
        found
        for day in days
        if day <= until
        for found in contradictions(record, party, issue, day, grade)
        if found.since == day
    )


def _colliding(words: list[Word], full: int) -> set[tuple[str, ...]]:
    """The minimal sets that contradict each other where all of them hold: so they are minimal there too."""
    return {tuple(sorted(ids)) for ids in contradicting(words, full)}


def _named(positions: list[Position]) -> set[tuple[str, ...]]:
    ids = {position.id for position in positions}
    return {
        tuple(sorted((position.id, other))) for position in positions for other in position.contradicts if other in ids
    }


def _across(positions: list[Position]) -> tuple[str, ...]:
    differs = []
    if len({position.channel for position in positions}) > 1:
        differs.append("channel")
    if len({position.attribution for position in positions}) > 1:
        differs.append("attribution")
    return tuple(differs)
