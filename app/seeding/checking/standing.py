"""Which positions name which older ones, and which say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from app.domain.algebra.cubes import support
from app.domain.algebra.regions import MaskRegion
from app.domain.algebra.spaces import SubsetSpace
from app.domain.record.force import in_force
from app.domain.record.positions import Attribution, Kind, Position
from app.seeding.checking.cycles import cycles
from app.seeding.checking.world import Finding, World

Cell = Sequence[Position]


def findings(world: World) -> Iterator[Finding]:
    """Positions that name older ones wrongly or not at all, and positions that add nothing."""
    for position in world.record.positions.values():
        yield from _names(world, position)
        yield from _contradicts(world, position)
    yield from _cycles(world)
    for (party, issue), cell in world.record.cells.items():
        if world.holes.in_cell(party, issue):
            continue
        ordered = sorted(cell, key=lambda p: (p.stated_on.first, p.id))
        for position in cell:
            yield from _unnamed(cell, position)
        yield from _same(world, ordered)
        yield from _wider(world, cell)
        yield from _members(ordered)


def _names(world: World, position: Position) -> Iterator[Finding]:
    subject = ("position", position.id)
    for key in ("replaces", "keeps"):
        for index, id_ in enumerate(getattr(position, key)):
            older = world.record.positions.get(id_)
            if older is None:
                continue
            if (older.party, older.issue) != (position.party, position.issue):
                message = f"{id_} is a position of {older.party} on {older.issue}"
                yield Finding("names-other-cell", subject, (key, index), message)
            elif not _earlier(older, position):
                message = f"{id_} was stated on {older.stated_on}, not before {position.stated_on}"
                yield Finding("names-later", subject, (key, index), message)
            if key == "keeps" and id_ in position.replaces:
                yield Finding("replaces-and-keeps", subject, (key, index), f"{id_} stands under `replaces` too")
            if key == "replaces" and _only_anonymous(position) and not _only_anonymous(older):
                message = f"{id_} is {older.attribution.value}"
                yield Finding("anonymous-replaces", subject, (key, index), message)


def _earlier(older: Position, newer: Position) -> bool:
    """Whether one may have been stated on an earlier day than the other."""
    return older.stated_on.first < newer.stated_on.last


def _only_anonymous(position: Position) -> bool:
    return position.attribution is Attribution.ANONYMOUS


def _contradicts(world: World, position: Position) -> Iterator[Finding]:
    for index, id_ in enumerate(position.contradicts):
        other = world.record.positions.get(id_)
        if other and (other.id == position.id or _voice(other) != _voice(position)):
            message = f"{id_} is {', '.join(_voice(other))}; this one is {', '.join(_voice(position))}"
            message = "it names itself" if other.id == position.id else message
            yield Finding("contradicts-other", ("position", position.id), ("contradicts", index), message)


def _voice(position: Position) -> tuple[str, str, str, str]:
    return position.party, position.issue, position.attribution.value, position.channel.value


def _cycles(world: World) -> Iterator[Finding]:
    """Names that lead back, each cycle once: at the position of the first id in it."""
    positions = world.record.positions
    names = {
        position.id: [
            id_
            for id_ in (*position.replaces, *position.keeps)
            if id_ in positions and _earlier(positions[id_], position)
        ]
        for position in positions.values()
    }
    for id_, back in cycles(names).items():
        for key in ("replaces", "keeps"):
            for index, named in enumerate(getattr(positions[id_], key)):
                if named in back:
                    message = f"{named} leads back to {id_}"
                    yield Finding("names-cycle", ("position", id_), (key, index), message)


def _unnamed(cell: Cell, newer: Position) -> Iterator[Finding]:
    """Older positions that are in force at a grade at which the newer one counts, and that it does not name."""
    day = newer.stated_on.first
    others = [p for p in cell if p.id != newer.id]
    grades = [grade for grade in Attribution if newer.attribution.counts_at(grade)]
    holding = {p.id: p for grade in grades for p in in_force(others, day, grade)}
    for id_, older in sorted(holding.items()):
        if older.stated_on.first < day and id_ not in (*newer.replaces, *newer.keeps):
            message = f"{id_} is in force and named under neither `replaces` nor `keeps`"
            yield Finding("unnamed-older", ("position", newer.id), ("id",), message)


def _same(world: World, cell: Cell) -> Iterator[Finding]:
    for older, newer in combinations(cell, 2):
        if _what(world, older) == _what(world, newer) and _together(cell, older, newer):
            message = f"{older.id} says the same"
            yield Finding("double-position", ("position", newer.id), ("id",), message)


def _what(world: World, position: Position) -> tuple[object, ...]:
    scope = position.scope or world.record.issues[position.issue].scope
    return (position.kind, position.region, frozenset(position.when), frozenset(position.unless), scope)


def _together(cell: Cell, older: Position, newer: Position) -> bool:
    """Whether the older position is in force when the newer one is stated, which may be what ends it."""
    grade = max(older.attribution, newer.attribution, key=lambda a: a.rank)
    others = [p for p in cell if p.id != newer.id]
    return older in in_force(others, newer.stated_on.first, grade)


def _wider(world: World, cell: Cell) -> Iterator[Finding]:
    demands = [p for p in cell if p.kind is Kind.DEMAND]
    for wide in demands:
        for narrow in demands:
            if _adds_nothing(world, wide, narrow) and _both_hold(cell, wide, narrow):
                message = f"{narrow.id} already asks for less than this"
                yield Finding("demand-adds-nothing", ("position", wide.id), ("kind",), message)
                break


def _adds_nothing(world: World, wide: Position, narrow: Position) -> bool:
    """Whether a demand is implied by another that holds and counts wherever it does."""
    _, region, when, unless, scope = _what(world, wide)
    _, smaller, other_when, other_unless, other_scope = _what(world, narrow)
    if region == smaller or scope != other_scope or not narrow.region <= wide.region:
        return False
    if not narrow.attribution.counts_at(wide.attribution):
        return False
    return not narrow.conditional or (when, unless) == (other_when, other_unless)


def _both_hold(cell: Cell, one: Position, other: Position) -> bool:
    day = max(one.stated_on.first, other.stated_on.first)
    ids = {p.id for p in in_force(cell, day, one.attribution)}
    return {one.id, other.id} <= ids


def _members(cell: Cell) -> Iterator[Finding]:
    """Positions of a subset issue that name other members than an older one in force beside them.

    A note on the newer one says that somebody has looked: a party may well speak of one region today.
    """
    for index, position in enumerate(cell):
        if position.note:
            continue
        holding = in_force(cell[: index + 1], position.stated_on.first, Attribution.ANONYMOUS)
        for older in holding:
            missing = _named(older) ^ _named(position)
            if missing:
                message = f"{older.id} and this one differ in naming {', '.join(sorted(missing))}"
                yield Finding("members-differ", ("position", position.id), ("region",), message)
                break


def _named(position: Position) -> frozenset[str]:
    """The members on which a region depends; none where the issue has no members."""
    region = position.region
    if not isinstance(region, MaskRegion) or not isinstance(region.space, SubsetSpace):
        return frozenset()
    bits = support(region.mask, len(region.space.members))
    return frozenset(member.id for number, member in enumerate(region.space.members) if bits >> number & 1)
