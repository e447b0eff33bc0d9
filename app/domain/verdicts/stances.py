"""What a party's words on one issue add up to: wanted, offered, ruled out. Source: DESIGN section 3, Stance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.algebra.covers import minimal_infeasible
from app.domain.record.positions import Attribution, Kind, Position


@dataclass(frozen=True, slots=True)
class Word:
    """A position in force, with its region as a mask over the issue's atoms and its condition as one over contexts."""

    position: Position
    mask: int
    holds: int = -1

    @property
    def id(self) -> str:
        """The position's id."""
        return self.position.id


@dataclass(frozen=True, slots=True)
class Stance:
    """A party's stance in one context, as masks over the issue's atoms.

    Attributes:
        allowed: A: what its red lines leave.
        demanded: D: what all its demands ask for together; None without a demand.
        offered: O: what any of its offers holds; None without an offer.
        counted: The words that count here: all but anonymous ones that collide with others of the same party.
    """

    allowed: int
    demanded: int | None
    offered: int | None
    counted: tuple[Word, ...]

    @property
    def whole_yes(self) -> int | None:
        """D or O, as it was said, red lines apart; None where it has said yes to nothing."""
        if self.demanded is None:
            return self.offered
        return self.demanded | (self.offered or 0)

    @property
    def said_yes(self) -> int | None:
        """Acc: what it has said yes to and does not rule out; None where it has neither demand nor offer."""
        whole = self.whole_yes
        return None if whole is None else whole & self.allowed

    @property
    def contradictory(self) -> bool:
        """Whether the words cannot all hold: nothing left, no demand left, or no offer left."""
        if not self.allowed:
            return True
        if self.demanded is not None and not self.demanded & self.allowed:
            return True
        return self.offered is not None and not self.offered & self.allowed


def stance_of(words: Sequence[Word], full: int) -> Stance:
    """The stance of one party's words that hold together; without words it allows everything."""
    aside = set_aside(words, full)
    counted = tuple(word for word in words if word.id not in aside)
    allowed = full
    demanded = offered = None
    for word in counted:
        if word.position.kind is Kind.RED_LINE:
            allowed &= ~word.mask
        elif word.position.kind is Kind.DEMAND:
            demanded = word.mask if demanded is None else demanded & word.mask
        else:
            offered = word.mask | (offered or 0)
    return Stance(allowed, demanded, offered, counted)


def set_aside(words: Sequence[Word], full: int) -> frozenset[str]:
    """The ids of anonymous words that belong to a minimal set of the party's words that contradict each other.

    Attribution decides, never the date: words on the record are never set aside.
    """
    anonymous = {word.id for word in words if word.position.attribution is Attribution.ANONYMOUS}
    if not anonymous:
        return frozenset()
    return frozenset(id_ for found in contradicting(words, full) for id_ in found) & anonymous


def contradicting(words: Sequence[Word], full: int) -> list[tuple[str, ...]]:
    """The minimal sets of one party's words that contradict each other, as ids.

    Red lines that leave nothing, demands that no outcome left meets, or one offer of which nothing is left.
    """
    firm = [word for word in words if word.position.kind is not Kind.OFFER]
    lines = [word for word in firm if word.position.kind is Kind.RED_LINE]
    found = _minimal(firm, full)
    for offer in words:
        if offer.position.kind is Kind.OFFER:
            found.extend(ids for ids in _minimal([*lines, offer], full) if offer.id in ids)
    return found


def limit(word: Word, full: int) -> int:
    """The outcomes that a word allows: all but those of a red line, or only those of a demand or offer."""
    return full & ~word.mask if word.position.kind is Kind.RED_LINE else word.mask


def _minimal(words: Sequence[Word], full: int) -> list[tuple[str, ...]]:
    sets = minimal_infeasible([limit(word, full) for word in words], full)
    return [tuple(words[number].id for number in numbers) for numbers in sets]
