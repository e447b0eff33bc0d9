"""One party against itself: its words of the same time that cannot all hold, and those recorded as contradicting.

Source: DESIGN section 5, `/contradictions`; section 3, In force.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.record.force import in_force
from app.domain.record.negotiation import Issue, Record
from app.domain.record.positions import Alternative, Attribution, Position
from app.domain.record.selectors import Selector
from app.domain.verdicts.hearing import hear
from app.domain.verdicts.question import Question
from app.domain.verdicts.stances import contradicting


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Positions of one party on one issue, in force on one day, that have no common outcome.

    Attributes:
        positions: The smallest such set, by id.
        when: Where conditions must hold for all of them to hold: the largest alternatives; else empty.
        named: Whether the record itself names one of them as contradicting another.
        across: What differs among them: `channel`, `attribution`, both or neither.
    """

    party: str
    issue: Issue
    positions: tuple[Position, ...]
    when: tuple[Alternative, ...]
    named: bool
    across: tuple[str, ...]


def contradictions(
    record: Record, party: str, issue: str, day: date, grade: Attribution = Attribution.ANONYMOUS
) -> tuple[Contradiction, ...]:
    """The contradictions of *party* on *issue* on *day* among words of *grade* or better; smallest sets first.

    Raises:
        TooLarge: The conditions are too many.
    """
    side = Selector(party, party, day)
    hearing = hear(Question(record, (side,), day, grade), record.issues[issue], grade)
    words = hearing.voices[0].words
    places: dict[tuple[str, ...], int] = {}
    for values in hearing.contexts(words):
        for ids in contradicting([word for word in words if word.holds & values], hearing.atoms.full):
            key = tuple(sorted(ids))
            places[key] = places.get(key, 0) | values
    for pair in _named(in_force(record.cell(party, issue), day, grade)):
        places.setdefault(pair, hearing.joint)
    conditional = {word.id for word in words if word.position.conditional}
    found = []
    for ids in sorted(places, key=lambda ids: (len(ids), ids)):
        positions = tuple(record.positions[id_] for id_ in ids)
        when = hearing.alternatives(places[ids]) if conditional & set(ids) else []
        found.append(
            Contradiction(
                party,
                record.issues[issue],
                positions,
                tuple(map(hearing.named, when)),
                named=any(other in ids for position in positions for other in position.contradicts),
                across=_across(positions),
            )
        )
    return tuple(found)


def _named(positions: list[Position]) -> set[tuple[str, ...]]:
    ids = {position.id for position in positions}
    return {
        tuple(sorted((position.id, other))) for position in positions for other in position.contradicts if other in ids
    }


def _across(positions: tuple[Position, ...]) -> tuple[str, ...]:
    differs = []
    if len({position.channel for position in positions}) > 1:
        differs.append("channel")
    if len({position.attribution for position in positions}) > 1:
        differs.append("attribution")
    return tuple(differs)
