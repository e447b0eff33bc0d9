"""Regions and option spaces as they are written in seed files: read into the algebra, or refused with every fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from app.domain.algebra.notation import CLAUSE, parse_number, parse_region
from app.domain.algebra.regions import Region, SpanRegion
from app.domain.algebra.spaces import MAX_MEMBERS, ChoiceSpace, Option, QuantitySpace, Space, SubsetSpace
from app.domain.errors import RegionError
from app.schemas.seeds.issues import ChoiceSeed, OptionSeed, QuantitySeed, SpaceSeed
from app.seeding.faults import nearest
from app.seeding.reading.nodes import Path


class Flaw(NamedTuple):
    """A fault whose place is a path in the record; *at_key* where the key is at fault rather than its value."""

    code: str
    path: Path
    message: str
    hint: str | None = None
    at_key: bool = False


def read_region(space: Space, value: object) -> tuple[Region | None, list[Flaw]]:
    """The region that *value* writes in *space*; None with the flaws that it has."""
    flaws = list(_number_flaws(value) if isinstance(space, QuantitySpace) else _name_flaws(space, value))
    if flaws:
        return None, flaws
    try:
        region = parse_region(space, value)
    except RegionError as error:
        empty = str(error).startswith("no outcome")
        return None, [Flaw("region-empty" if empty else "bad-region", error.path, str(error))]
    if region.is_empty:
        return None, [Flaw("region-empty", (), "no outcome lies in this region")]
    if region.is_full:
        return None, [Flaw("region-whole", (), "every outcome lies in this region, so it says nothing")]
    return region, []


def read_space(seed: SpaceSeed) -> tuple[Space | None, list[Flaw]]:
    """The option space of an issue; None with the flaws that it has, whose paths start at the space."""
    if isinstance(seed, QuantitySeed):
        return _quantity(seed)
    if isinstance(seed, ChoiceSeed):
        flaws = list(_twice(seed.options, "options"))
        if len(seed.options) < 2:  # noqa: PLR2004 - with one option nothing is left to settle
            flaws.append(Flaw("too-few-options", ("options",), "there is nothing to choose"))
        options = tuple(Option(option.id, option.label) for option in seed.options)
        return (None, flaws) if flaws else (ChoiceSpace(options, seed.ordered), [])
    flaws = list(_twice(seed.of, "of"))
    if not 1 <= len(seed.of) <= MAX_MEMBERS:
        flaws.append(Flaw("too-many-members", ("of",), f"the issue has {len(seed.of)} members"))
    members = tuple(Option(member.id, member.label) for member in seed.of)
    return (None, flaws) if flaws else (SubsetSpace(members), [])


def _quantity(seed: QuantitySeed) -> tuple[Space | None, list[Flaw]]:
    unbounded = QuantitySpace(seed.unit, seed.whole)
    if seed.range is None:
        return unbounded, []
    flaws = [flaw._replace(path=("range", *flaw.path)) for flaw in _number_flaws(seed.range)]
    if flaws:
        return None, flaws
    try:
        region = parse_region(unbounded, seed.range)
    except RegionError as error:
        return None, [Flaw("bad-range", ("range", *error.path), str(error))]
    if not isinstance(region, SpanRegion) or region.is_empty or region.is_full:
        return None, [Flaw("bad-range", ("range",), "the range has no end" if region.is_full else "the range is empty")]
    return QuantitySpace(seed.unit, seed.whole, region.cuts[0], region.cuts[-1]), []


def _twice(options: Iterable[OptionSeed], key: str) -> Iterator[Flaw]:
    seen: set[str] = set()
    for index, option in enumerate(options):
        if option.id in seen:
            yield Flaw("double-option", (key, index, "id"), f"{option.id} stands here a second time")
        seen.add(option.id)


def _number_flaws(value: object) -> Iterator[Flaw]:
    """Numbers that are too long, anywhere in a list of intervals."""
    intervals = enumerate(value) if isinstance(value, list) else [((), value)]
    for at, interval in intervals:
        path: Path = (at,) if isinstance(at, int) else ()
        for key, number in interval.items() if isinstance(interval, dict) else ():
            if isinstance(number, int | Decimal) and not isinstance(number, bool):
                try:
                    parse_number(number)
                except RegionError as error:
                    yield Flaw("long-number", (*path, key), str(error))


def _name_flaws(space: ChoiceSpace | SubsetSpace, value: object) -> Iterator[Flaw]:
    """Names that are no option or member, wherever a region may name one."""
    if isinstance(space, ChoiceSpace):
        names = [option.id for option in space.options]
        items = [((index,), item) for index, item in enumerate(value)] if isinstance(value, list) else [((), value)]
        yield from _unknown(items, names, "option")
        return
    names = [member.id for member in space.members]
    clauses = [((index,), clause) for index, clause in enumerate(value)] if isinstance(value, list) else [((), value)]
    for at, clause in clauses:
        for key in CLAUSE:
            found = clause.get(key) if isinstance(clause, dict) else None
            if isinstance(found, list):
                yield from _unknown([((*at, key, index), item) for index, item in enumerate(found)], names, "member")


def _unknown(items: Iterable[tuple[Path, object]], names: list[str], what: str) -> Iterator[Flaw]:
    for path, item in items:
        if isinstance(item, str) and item not in names:
            yield Flaw("unknown-option", path, f"{item!r} is no {what} of the issue", nearest(item, names))
