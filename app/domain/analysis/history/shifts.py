"""How a party's stance on an issue moved between two days. Source: DESIGN section 3, Shifts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from app.domain.algebra.atoms import Atoms, atoms_of, classes
from app.domain.algebra.spread import Spread, spread_between
from app.domain.analysis.cells import joint_of_conditions, words_of
from app.domain.record.force import counted_on
from app.domain.record.negotiation import Issue, Record
from app.domain.record.positions import Alternative, Attribution, Position
from app.domain.verdicts.stances import Stance, stance_of


class Move(StrEnum):
    """How a stance moved."""

    NEW = "new"
    DROPPED = "dropped"
    SOFTENED = "softened"
    HARDENED = "hardened"
    MOVED = "moved"
    UNCHANGED = "unchanged"


MOVES: dict[Move, str] = {
    Move.NEW: "It had no position in force on the first day, and has one on the second",
    Move.DROPPED: "It had a position in force on the first day, and has none on the second",
    Move.SOFTENED: "It allows more, or has said yes to more, and to nothing less",
    Move.HARDENED: "It allows less, or has said yes to less, and to nothing more",
    Move.MOVED: "It has moved in a way that is neither softer nor harder throughout",
    Move.UNCHANGED: "It allows the same and has said yes to the same",
}


@dataclass(frozen=True, slots=True)
class ContextMove:
    """How a stance moved where some conditions hold.

    Attributes:
        when: The largest alternatives of the contexts that moved alike; one that names no issue is always true.
        distance: How differently the two yeses are worded (Hausdorff); None where that is not defined, where there is
            no yes on both days, and where the words speak of two scopes.
    """

    when: tuple[Alternative, ...]
    move: Move
    distance: Spread | None


@dataclass(frozen=True, slots=True)
class Shift:
    """How one party's stance on one issue moved.

    Attributes:
        contexts: Each way it moved and where; empty where no word has a condition, and for `new` and `dropped`.
        ended: Ids of positions in force on the first day and no longer on the second.
        came: Ids of positions in force on the second day only.
        distance: As in `ContextMove`; None where there are contexts.
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
    """How *party* moved on *issue* from the first to the second of *days*; None where it has spoken on neither.

    Raises:
        TooLarge: The conditions are too many.
    """
    said = [counted_on(record.cell(party, issue), day, grade) for day in days]
    old, new = ({position.id for position in positions} for positions in said)
    if not old and not new:
        return None
    contexts: tuple[ContextMove, ...] = ()
    distance = None
    move = Move.NEW if new else Move.DROPPED
    if old and new:
        contexts = _contexts(record.issues[issue], said)
        move = together(context.move for context in contexts)
        if not any(position.conditional for positions in said for position in positions):
            distance, contexts = contexts[0].distance, ()
    return Shift(
        party,
        record.issues[issue],
        *days,
        move,
        contexts,
        ended=tuple(sorted(old - new)),
        came=tuple(sorted(new - old)),
        distance=distance,
    )


def move_between(old: Stance, new: Stance) -> Move:
    """How a stance moved in one context: by what it allows, and by what it said yes to.

    `softened` where neither shrank and one grew, `hardened` the reverse; `moved` where only one of them says yes to
    something.
    """
    if (old.said_yes is None) != (new.said_yes is None):
        return Move.MOVED
    was, now = old.said_yes or 0, new.said_yes or 0
    shrank = old.allowed & ~new.allowed or was & ~now
    grew = new.allowed & ~old.allowed or now & ~was
    if shrank:
        return Move.MOVED if grew else Move.HARDENED
    return Move.SOFTENED if grew else Move.UNCHANGED


def together(moves: Iterable[Move]) -> Move:
    """The one word for the moves in all contexts: they must not point different ways."""
    found = set(moves) - {Move.UNCHANGED}
    if not found:
        return Move.UNCHANGED
    return found.pop() if len(found) == 1 else Move.MOVED


def _contexts(issue: Issue, said: Sequence[Sequence[Position]]) -> tuple[ContextMove, ...]:
    """Each way the stance moved, with where; in order of the joint values of the conditions of both days."""
    positions = list(chain(*said))
    conditions = joint_of_conditions(positions)
    atoms = atoms_of(issue.space, (position.region for position in positions))
    words = [words_of(side, atoms, conditions) for side in said]
    groups: dict[tuple[Move, Spread | None], int] = {}
    for values in classes(conditions.whole(), [word.holds for word in chain(*words)]):
        old, new = (stance_of([word for word in side if word.holds & values], atoms.full) for side in words)
        key = move_between(old, new), _distance(issue, atoms, old, new)
        groups[key] = groups.get(key, 0) | values
    return tuple(
        ContextMove(conditions.alternatives(values), move, distance)
        for (move, distance), values in sorted(groups.items(), key=lambda item: item[1] & -item[1])
    )


def _distance(issue: Issue, atoms: Atoms, old: Stance, new: Stance) -> Spread | None:
    scopes = {word.position.scope or issue.scope for word in (*old.counted, *new.counted)}
    if old.said_yes is None or new.said_yes is None or len(scopes) > 1:
        return None
    return spread_between(atoms.region(old.said_yes), atoms.region(new.said_yes))
