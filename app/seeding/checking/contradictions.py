"""A party's words in force that cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from app.domain.algebra.atoms import atoms_of
from app.domain.algebra.regions import Region
from app.domain.errors import TooLarge
from app.domain.record.force import in_force
from app.domain.record.negotiation import Issue
from app.domain.record.positions import Attribution, Channel, Kind, Position
from app.domain.verdicts.stances import Word, contradicting
from app.seeding.checking.world import Finding, World

Group = tuple[Position, ...]


def findings(world: World) -> Iterator[Finding]:
    """Red lines that leave nothing, and words of one grade and channel that contradict each other; each set once."""
    for (party, name), cell in world.record.cells.items():
        if world.holes.in_cell(party, name):
            continue
        issue = world.record.issues[name]
        lines = {group for day in _days(cell) for group in _red_lines(cell, day)}
        for found in _sets(issue, lines):
            ids = [position.id for position in found]
            message = f"together with {', '.join(ids[:-1])} it rules out every outcome"
            yield Finding("red-lines-leave-nothing", ("position", ids[-1]), ("region",), message)
        voices = {group for day in _days(cell) for group in _voices(cell, day)}
        for found in _sets(issue, voices):
            ids = [position.id for position in found]
            if all(p.kind is Kind.RED_LINE for p in found) or any(set(p.contradicts) & set(ids) for p in found):
                continue
            message = f"it cannot hold together with {', '.join(ids[:-1])}"
            yield Finding("contradiction", ("position", ids[-1]), ("region",), message)


def _days(cell: Sequence[Position]) -> list[date]:
    """The days on which what is in force changes."""
    days = {p.stated_on.first for p in cell} | {p.ended.on.first for p in cell if p.ended}
    return sorted(days)


def _red_lines(cell: Sequence[Position], day: date) -> Iterator[Group]:
    """Red lines that count together: anonymous ones are set aside where they collide with better ones."""
    for grade in Attribution:
        lines = [p for p in in_force(cell, day, grade) if p.kind is Kind.RED_LINE]
        anonymous = grade is Attribution.ANONYMOUS
        yield tuple(p for p in lines if (p.attribution is Attribution.ANONYMOUS) == anonymous)


def _voices(cell: Sequence[Position], day: date) -> Iterator[Group]:
    for grade in Attribution:
        holding = in_force(cell, day, grade)
        for channel in Channel:
            yield tuple(p for p in holding if p.attribution is grade and p.channel is channel)


def _sets(issue: Issue, groups: set[Group]) -> list[Group]:
    """The minimal contradicting sets within groups whose conditions can hold together, oldest position first."""
    found: set[Group] = set()
    for group in groups:
        atoms = atoms_of(issue.space, (p.region for p in group))
        words = [Word(p, atoms.mask(p.region)) for p in group]
        by_id = {p.id: p for p in group}
        for ids in _contradicting(words, atoms.full):
            positions = sorted((by_id[id_] for id_ in ids), key=lambda p: (p.stated_on.first, p.id))
            if len(positions) > 1 and _can_hold(positions):
                found.add(tuple(positions))
    return sorted(found, key=lambda group: [p.id for p in group])


def _contradicting(words: Sequence[Word], full: int) -> list[tuple[str, ...]]:
    try:
        return contradicting(words, full)
    except TooLarge:
        # So many words at once are looked at two by two, which finds the most telling contradictions.
        return [ids for pair in combinations(words, 2) for ids in contradicting(pair, full)]


def _can_hold(positions: Sequence[Position]) -> bool:
    """Whether there is an outcome of the condition issues in which all the positions hold."""
    choices: list[list[dict[str, Region]]] = []
    for position in positions:
        if position.when:
            choices.append([dict(alternative) for alternative in position.when])
        choices += [[{issue: ~region} for issue, region in alternative] for alternative in position.unless]
    return _fits(choices, {})


def _fits(choices: Sequence[list[dict[str, Region]]], chosen: dict[str, Region]) -> bool:
    if not choices:
        return True
    for choice in choices[0]:
        joined = {issue: chosen[issue] & region if issue in chosen else region for issue, region in choice.items()}
        if not any(region.is_empty for region in joined.values()) and _fits(choices[1:], chosen | joined):
            return True
    return False
