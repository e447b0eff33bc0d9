"""The rules of analysis by brute force over single outcomes: no masks, no contexts, no atoms."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TypeVar

from app.domain.algebra.regions import Region
from app.domain.record.force import in_force
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution, Kind, Position
from app.domain.record.proposals import Clause
from app.domain.verdicts.question import Question
from tests.domain.points import Outcome, lies_in, outcomes_of

World = Mapping[str, Outcome]
"""An outcome of every issue."""

T = TypeVar("T")


@dataclass(frozen=True)
class View:
    """What a party allows and has said yes to on an issue in one world; None: it has said yes to nothing."""

    allowed: frozenset[Outcome]
    yes: frozenset[Outcome] | None
    whole_yes: frozenset[Outcome] | None
    demanded: frozenset[Outcome] | None
    counted: tuple[Position, ...]


class Oracle:
    """All worlds of a record and of some clauses, and what the parties say in each."""

    def __init__(self, record: Record, clauses: Sequence[Clause] = ()) -> None:
        told: dict[str, list[Region]] = {issue: [] for issue in record.issues}
        everything: list[Position | Clause] = [*record.positions.values(), *clauses]
        for said in everything:
            told[said.issue].append(said.region)
            unless = said.unless if isinstance(said, Position) else ()
            for alternative in (*said.when, *unless):
                for issue, region in alternative:
                    told[issue].append(region)
        self.record = record
        self.points = {issue: outcomes_of(record.issues[issue].space, *told[issue]) for issue in sorted(told)}
        self._views: dict[tuple[str, ...], View] = {}

    def worlds(self) -> Iterator[World]:
        """Every world, in order of the issues' ids and of their outcomes."""
        for picks in product(*self.points.values()):
            yield dict(zip(self.points, picks, strict=True))

    def cells(self, question: Question) -> dict[tuple[str, str], list[Position]]:
        """What each side has in force on each issue, where it has something."""
        found = {
            (s.text, issue): in_force(self.record.cell(s.party, issue), s.day or question.as_of, question.grade)
            for s in question.selectors
            for issue in self.points
        }
        return {cell: said for cell, said in found.items() if said}

    def view(self, said: Iterable[Position], issue: str, world: World) -> View:
        """What the words of one party come to in a world."""
        words = [position for position in said if holds(position, world)]
        key = (issue, *(word.id for word in words))
        if key not in self._views:
            self._views[key] = _view(words, self.points[issue])
        return self._views[key]


def holds(said: Position | Clause, world: World) -> bool:
    """Whether the condition of a position or clause is true."""
    if said.when:
        return _any_holds(said.when, world)
    return not (isinstance(said, Position) and said.unless and _any_holds(said.unless, world))


def collide(words: Sequence[Position], points: Iterable[Outcome]) -> bool:
    """Whether words of one party that hold together contradict each other."""
    points = set(points)
    allowed = {x for x in points if not any(lies_in(w.region, x) for w in words if w.kind is Kind.RED_LINE)}
    demands = [w for w in words if w.kind is Kind.DEMAND]
    offers = [w for w in words if w.kind is Kind.OFFER]
    if not allowed:
        return True
    if demands and not any(all(lies_in(d.region, x) for d in demands) for x in allowed):
        return True
    return bool(offers) and not any(lies_in(o.region, x) for o in offers for x in allowed)


def minimal_collisions(words: Sequence[Position], points: Sequence[Outcome]) -> list[frozenset[str]]:
    """The smallest sets of words that contradict each other, as ids."""
    sets = [s for size in range(1, len(words) + 1) for s in combinations(words, size) if collide(s, points)]
    return minimal(frozenset(word.id for word in found) for found in sets)


def minimal(sets: Iterable[frozenset[T]]) -> list[frozenset[T]]:
    """Those of some sets that hold no other one."""
    every = set(sets)
    return [found for found in every if not any(other < found for other in every)]


def hitting(sets: Sequence[frozenset[T]], members: Iterable[T]) -> list[frozenset[T]]:
    """The smallest sets of *members* that share a member with each of *sets*."""
    members = list(members)
    every = (frozenset(c) for size in range(len(members) + 1) for c in combinations(members, size))
    return minimal(found for found in every if all(found & other for other in sets))


def _view(words: Sequence[Position], points: Sequence[Outcome]) -> View:
    anonymous = {word.id for word in words if word.attribution is Attribution.ANONYMOUS}
    aside = anonymous & {id_ for found in minimal_collisions(words, points) for id_ in found}
    counted = tuple(word for word in words if word.id not in aside)
    lines = [w for w in counted if w.kind is Kind.RED_LINE]
    demands = [w for w in counted if w.kind is Kind.DEMAND]
    offers = [w for w in counted if w.kind is Kind.OFFER]
    allowed = frozenset(x for x in points if not any(lies_in(w.region, x) for w in lines))
    demanded = frozenset(x for x in points if all(lies_in(w.region, x) for w in demands)) if demands else None
    offered = frozenset(x for x in points if any(lies_in(w.region, x) for w in offers))
    whole = (demanded or frozenset()) | offered if demands or offers else None
    return View(allowed, None if whole is None else whole & allowed, whole, demanded, counted)


def _any_holds(alternatives: Iterable[tuple[tuple[str, Region], ...]], world: World) -> bool:
    return any(all(lies_in(region, world[issue]) for issue, region in found) for found in alternatives)
