"""From the changes of a timeline to lanes: on which days each side wanted, offered or ruled out what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.pictures.stances import Stance
from app.pictures.words import Json
from app.wording.stances import STANCES

FEW = 5
"""A choice of at most so many options shows them all; of a longer one those that the side named."""

Span = tuple[date, date]
Spell = tuple[date, date, Sequence[Stance]]
"""A stance, from a day on, until the day of the next change."""


@dataclass(frozen=True)
class Lane:
    """The days on which a side held a stance of one kind."""

    kind: str
    conditional: bool
    spans: list[Span]

    @property
    def changes(self) -> set[date]:
        """The days on which what it held changed, without a day between."""
        return {first for first, _ in self.spans} & {last for _, last in self.spans}


@dataclass(frozen=True)
class Track:
    """One side: the numbers and days of its changes, and its lanes in labelled rows."""

    party: str
    changes: list[tuple[int, date]]
    rows: list[tuple[str, list[Lane]]]


def tracks(changes: Sequence[Json], said: Sequence[Sequence[Stance]], space: Json, until: date) -> Iterator[Track]:
    """The sides of a timeline, in the order in which they first spoke; *said* is what each change results in."""
    for party in dict.fromkeys(change["party"] for change in changes):
        mine = [
            (number, date.fromisoformat(change["to"]), one)
            for number, (change, one) in enumerate(zip(changes, said, strict=True), 1)
            if change["party"] == party
        ]
        ends = [day for _, day, _ in mine[1:]] + [until]
        spells = [(day, end, one) for (_, day, one), end in zip(mine, ends, strict=True)]
        yield Track(party, [(number, day) for number, day, _ in mine], _rows(spells, space))


def _rows(spells: Sequence[Spell], space: Json) -> list[tuple[str, list[Lane]]]:
    if space["kind"] != "choice":
        lanes = _lanes(spells, None)
        kinds = [kind for kind in STANCES if any(lane.kind == kind for lane in lanes)]
        return [(STANCES[kind], [lane for lane in lanes if lane.kind == kind]) for kind in kinds]
    rows = [(option["label"], _lanes(spells, option["id"])) for option in space["options"]]
    return rows if len(rows) <= FEW else [row for row in rows if row[1]]


def _lanes(spells: Sequence[Spell], option: str | None) -> list[Lane]:
    """The lanes of one option, or of the whole space; spells that follow each other are one only within an option."""
    found = []
    for kind in STANCES:
        for conditional in (False, True):
            spans: list[Span] = []
            for first, last, stances in spells:
                held = any(
                    stance.kind == kind and bool(stance.note) == conditional
                    for stance in stances
                    if option is None or option in stance.region
                )
                if held and option and spans and spans[-1][1] == first:
                    spans[-1] = (spans[-1][0], last)
                elif held:
                    spans.append((first, last))
            if spans:
                found.append(Lane(kind, conditional, spans))
    return found
