"""How a party's stance on an issue moved between two days. Source: DESIGN section 3, Shifts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.algebra.spread import Spread, spread_between
from app.domain.record.negotiation import Issue, Record
from app.domain.record.positions import Alternative, Attribution
from app.domain.record.selectors import Selector
from app.domain.verdicts.hearing import Hearing, hear
from app.domain.verdicts.question import Question
from app.domain.verdicts.stances import Stance, stance_of


class Move(StrEnum):
    """How a stance moved."""

    NEW = "new"
    DROPPED = "dropped"
    SOFTENED = "softened"
    HARDENED = "hardened"
    MOVED = "moved"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class ContextMove:
    """How a stance moved where some conditions hold.

    Attributes:
        when: The largest alternatives of the contexts that moved alike.
        distance: How differently the two yeses are worded; None where that is not defined.
    """

    when: tuple[Alternative, ...]
    move: Move
    distance: Spread | None


@dataclass(frozen=True, slots=True)
class Shift:
    """How one party's stance on one issue moved.

    Attributes:
        contexts: Where a position in force on one of the days has a condition: each way it moved; else empty.
        ended: Ids of positions in force on the first day and no longer on the second.
        came: Ids of positions in force on the second day only.
        distance: As in `ContextMove`, where there is one context.
    """

    party: str
    issue: Issue
    before: date
    after: date
    move: Move
    contexts: tuple[ContextMove, ...]
    ended: tuple[str, ...]
    came: tuple[str, ...]
    distance: Spread | None


def shift_of(
    record: Record, party: str, issue: str, days: tuple[date, date], grade: Attribution = Attribution.REPORTED
) -> Shift | None:
    """How *party* moved on *issue* between the two *days*; None where it has spoken on neither.

    Raises:
        TooLarge: The conditions are too many.
    """
    before, after = days
    sides = tuple(Selector(f"{party}@{day.isoformat()}", party, day) for day in days)
    hearing = hear(Question(record, sides, after, grade), record.issues[issue], grade)
    old, new = (frozenset(word.id for word in voice.words) for voice in hearing.voices)
    if not old and not new:
        return None
    move, contexts, distance = _moved(hearing) if old and new else (Move.NEW if new else Move.DROPPED, (), None)
    return Shift(
        party,
        record.issues[issue],
        before,
        after,
        move,
        contexts,
        tuple(sorted(old - new)),
        tuple(sorted(new - old)),
        distance,
    )


def move_between(old: Stance, new: Stance) -> Move:
    """How a stance moved in one context: by what it allows, and by what it said yes to.

    `softened` where neither shrank and one grew, `hardened` the reverse; `moved` where only one of them says yes to
    something.
    """
    if (old.said_yes is None) != (new.said_yes is None):
        return Move.MOVED
    was, now = (old.allowed, old.said_yes or 0), (new.allowed, new.said_yes or 0)
    if was == now:
        return Move.UNCHANGED
    if all(one & ~other == 0 for one, other in zip(was, now, strict=True)):
        return Move.SOFTENED
    if all(other & ~one == 0 for one, other in zip(was, now, strict=True)):
        return Move.HARDENED
    return Move.MOVED


def together(moves: Iterable[Move]) -> Move:
    """The one word for the moves in all contexts: they must not point different ways."""
    found = set(moves) - {Move.UNCHANGED}
    if not found:
        return Move.UNCHANGED
    return found.pop() if len(found) == 1 else Move.MOVED


def _moved(hearing: Hearing) -> tuple[Move, tuple[ContextMove, ...], Spread | None]:
    groups: dict[tuple[Move, Spread | None], int] = {}
    words = [word for voice in hearing.voices for word in voice.words]
    for values in hearing.contexts(words):
        old, new = (
            stance_of([word for word in voice.words if word.holds & values], hearing.atoms.full)
            for voice in hearing.voices
        )
        key = move_between(old, new), _distance(hearing, old, new)
        groups[key] = groups.get(key, 0) | values
    move = together(found for found, _ in groups)
    if not any(word.position.conditional for word in words):
        return move, (), next(distance for _, distance in groups)
    contexts = tuple(
        ContextMove(tuple(map(hearing.named, hearing.alternatives(values))), found, distance)
        for (found, distance), values in sorted(groups.items(), key=lambda item: item[1] & -item[1])
    )
    return move, contexts, None


def _distance(hearing: Hearing, old: Stance, new: Stance) -> Spread | None:
    if old.said_yes is None or new.said_yes is None:
        return None
    return spread_between(hearing.atoms.region(old.said_yes), hearing.atoms.region(new.said_yes))
