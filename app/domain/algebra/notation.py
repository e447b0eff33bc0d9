"""Regions as people write them, read into the algebra and written back in one canonical form.

choice `[a, b]`; quantity `{at_least: 5}`, `{from: 1, to: 2}`, `{above: 0, below: 1}`, `{exactly: 5}` or a list of
them; subset `{all_in, none_in, any_in, any_out}`, all of which must hold, or a list. Source: DESIGN section 2, Regions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import reduce
from operator import and_, or_

from app.domain.algebra.atoms import including
from app.domain.algebra.cubes import Cube, cover, primes
from app.domain.algebra.regions import MaskRegion, Region, SpanRegion, empty, point, span
from app.domain.algebra.spaces import ChoiceSpace, Cut, Option, QuantitySpace, Space, SubsetSpace
from app.domain.errors import RegionError

Plain = str | int | Decimal | list["Plain"] | dict[str, "Plain"]
"""Plain data as YAML or JSON carry it; numbers are integers or decimals, never floats."""

MAX_DIGITS = 15
MAX_CLAUSES = 64
LOWER = {"at_least": 0, "from": 0, "above": 1}
UPPER = {"at_most": 1, "to": 1, "below": 0}
CLAUSE = ("all_in", "none_in", "any_in", "any_out")


def parse_region(space: Space, value: object) -> Region:
    """The region that *value* writes in *space*.

    Raises:
        RegionError: Something cannot be read; `path` says where, `nearest` what would be right.
    """
    if isinstance(space, ChoiceSpace):
        return _parse_choice(space, value)
    parse: Callable[[object, tuple[str | int, ...]], Region]
    if isinstance(space, QuantitySpace):
        parse = lambda item, path: _parse_span(space, item, path)  # noqa: E731 - two readers behind one name
    else:
        parse = lambda item, path: _parse_clause(space, item, path)  # noqa: E731
    if not isinstance(value, list):
        return parse(value, ())
    region = empty(space)
    for index, item in enumerate(value):
        region |= parse(item, (index,))
    return region


def write_region(region: Region) -> list[Plain]:
    """The canonical form of *region*, always a list; a long subset region is cut at 64 clauses (see `is_complete`)."""
    if isinstance(region, SpanRegion):
        return [_write_span(region.space, low, high) for low, high in region.spans()]
    if isinstance(region.space, ChoiceSpace):
        return [option.id for index, option in enumerate(region.space.options) if index in region]
    members = region.space.members
    return [_write_cube(cube, members) for cube in _cubes(region.mask, len(members))]


def is_complete(region: Region) -> bool:
    """Whether `write_region` writes the whole region; false only for a subset region of more than 64 clauses."""
    if isinstance(region, SpanRegion) or isinstance(region.space, ChoiceSpace):
        return True
    found = primes(region.mask, len(region.space.members))
    return found is not None and len(found) <= MAX_CLAUSES


def example_of(region: MaskRegion) -> list[str]:
    """One outcome of a non-empty region: the first option, or the members of the smallest subset."""
    space = region.space
    outcomes = (k for k in range(space.size) if k in region)
    if isinstance(space, ChoiceSpace):
        return [space.options[min(outcomes)].id]
    first = min(outcomes, key=lambda k: (k.bit_count(), k))
    return [member.id for number, member in enumerate(space.members) if first >> number & 1]


def as_number(value: Fraction) -> int | Decimal:
    """An exact decimal as an integer where it is whole, else as a decimal without trailing zeros.

    Raises:
        ValueError: The fraction has no finite decimal form.
    """
    if value.denominator == 1:
        return value.numerator
    scale = 0
    scaled = value
    while scaled.denominator != 1:
        if scaled.denominator % 2 and scaled.denominator % 5:
            raise ValueError(f"{value} has no finite decimal form")
        scaled *= 10
        scale += 1
    sign, digits, _ = Decimal(scaled.numerator).as_tuple()
    return Decimal((sign, digits, -scale))


def parse_number(value: object, path: tuple[str | int, ...] = ()) -> Fraction:
    """The exact number that *value* writes, of at most 15 significant digits.

    Raises:
        RegionError: It is no finite decimal, has more digits, or is too large or too small.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise RegionError(f"expected a number, got {value!r}", path)
    decimal = Decimal(value)
    if not decimal.is_finite():
        raise RegionError("a number must be finite", path)
    digits = "".join(map(str, decimal.as_tuple().digits)).strip("0")
    if len(digits) > MAX_DIGITS:
        raise RegionError(f"a number has at most {MAX_DIGITS} significant digits", path)
    if abs(decimal.adjusted()) > MAX_EXPONENT:
        raise RegionError(f"a number lies between 10^-{MAX_EXPONENT} and 10^{MAX_EXPONENT + 1}", path)
    return Fraction(decimal)


MAX_EXPONENT = 18
"""Numbers lie within 10^-18 and 10^19: each fits 64 bits, and no exponent can blow up the exact arithmetic."""


def _parse_choice(space: ChoiceSpace, value: object) -> Region:
    items = value if isinstance(value, list) else [value]
    numbers = {option.id: index for index, option in enumerate(space.options)}
    mask = 0
    for index, item in enumerate(items):
        path: tuple[str | int, ...] = (index,) if isinstance(value, list) else ()
        mask |= 1 << _number(item, numbers, "option", path)
    return MaskRegion(space, mask)


def _number(item: object, numbers: Mapping[str, int], what: str, path: tuple[str | int, ...]) -> int:
    if isinstance(item, str) and item in numbers:
        return numbers[item]
    nearest = tuple(get_close_matches(str(item), numbers, n=3, cutoff=0.4)) or tuple(list(numbers)[:3])
    raise RegionError(f"{item!r} is no {what} of this issue; nearest: {', '.join(nearest)}", path, nearest)


def _parse_span(space: QuantitySpace, value: object, path: tuple[str | int, ...]) -> SpanRegion:
    if not isinstance(value, dict):
        raise RegionError("expected an interval such as {at_least: 5}", path)
    for key in value:
        if key not in {*LOWER, *UPPER, "exactly"}:
            nearest = tuple(get_close_matches(str(key), [*LOWER, *UPPER, "exactly"], n=2, cutoff=0.3))
            raise RegionError(f"{key!r} is no end of an interval", (*path, str(key)), nearest)
    numbers = {str(key): parse_number(item, (*path, str(key))) for key, item in value.items()}
    if "exactly" in numbers:
        if len(numbers) > 1:
            raise RegionError("`exactly` stands alone", (*path, "exactly"))
        return _held(space, point(space, numbers["exactly"]), numbers, path)
    if len(numbers.keys() & LOWER.keys()) > 1 or len(numbers.keys() & UPPER.keys()) > 1:
        raise RegionError("an interval has at most one lower and one upper end", path)
    low, high = space.low, space.high
    for key, number in numbers.items():
        if key in LOWER:
            low = space.cut(number, LOWER[key])
        else:
            high = space.cut(number, UPPER[key])
    return _held(space, span(space, low, high), numbers, path)


def _held(
    space: QuantitySpace, region: SpanRegion, numbers: Mapping[str, Fraction], path: tuple[str | int, ...]
) -> SpanRegion:
    """Refuse an interval that no outcome is in, and ends that the space's range does not reach."""
    for key, number in numbers.items():
        # In whole numbers the cut above the largest outcome stands just below the next number.
        if not space.low <= (0, number, 1) or not (0, number + space.whole, 0) <= space.high:
            raise RegionError(f"{as_number(number)} lies outside the issue's range", (*path, key))
    if region.is_empty:
        raise RegionError("no outcome lies in this interval", path)
    return region


def _parse_clause(space: SubsetSpace, value: object, path: tuple[str | int, ...]) -> MaskRegion:
    if not isinstance(value, dict):
        raise RegionError("expected a clause such as {all_in: [a, b]}", path)
    numbers = {member.id: index for index, member in enumerate(space.members)}
    mask = (1 << space.size) - 1
    for key, items in value.items():
        if key not in CLAUSE:
            raise RegionError(f"{key!r} is none of {', '.join(CLAUSE)}", (*path, str(key)), CLAUSE)
        if not isinstance(items, list) or not items:
            raise RegionError(f"{key} takes a list of at least one member", (*path, str(key)))
        found = [_number(item, numbers, "member", (*path, str(key), k)) for k, item in enumerate(items)]
        mask &= _clause_mask(key, found, len(space.members))
    return MaskRegion(space, mask)


def _clause_mask(key: str, found: Iterable[int], members: int) -> int:
    """The outcomes that one key of a clause asks for; bits beyond the last outcome may be set."""
    parts = [including(members, number) for number in found]
    if key in ("none_in", "any_out"):
        parts = [~part for part in parts]
    return reduce(and_ if key in ("all_in", "none_in") else or_, parts)


def _write_span(space: QuantitySpace, low: Cut, high: Cut) -> Plain:
    if low[0] == high[0] == 0:
        last = high[1] - 1 if space.whole else high[1]
        if low[1] == last and (space.whole or (low[2], high[2]) == (0, 1)):
            return {"exactly": as_number(low[1])}
    whole_range = (low, high) == (space.low, space.high)
    ends: dict[str, Plain] = {}
    if low[0] == 0 and (whole_range or low != space.low):
        ends["above" if low[2] else "at_least"] = as_number(low[1])
    if high[0] == 0 and (whole_range or high != space.high):
        value = high[1] - 1 if space.whole else high[1]
        ends["at_most" if space.whole or high[2] else "below"] = as_number(value)
    if ends.keys() == {"at_least", "at_most"}:
        return {"from": ends["at_least"], "to": ends["at_most"]}
    return ends


def _cubes(mask: int, members: int) -> list[Cube]:
    found = primes(mask, members)
    return cover(mask, members, MAX_CLAUSES) if found is None else found[:MAX_CLAUSES]


def _write_cube(cube: Cube, members: tuple[Option, ...]) -> Plain:
    written: dict[str, Plain] = {}
    for key, bits in (("all_in", cube[0]), ("none_in", cube[1])):
        named: list[Plain] = [member.id for number, member in enumerate(members) if bits >> number & 1]
        if named:
            written[key] = named
    return written
