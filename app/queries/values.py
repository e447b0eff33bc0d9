"""From what a column holds to the domain's values: dates, numbers, option spaces, regions, conditions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from json import loads
from typing import Any

from sqlalchemy import Row

from app.domain.algebra.notation import parse_region
from app.domain.algebra.regions import MaskRegion, Region
from app.domain.algebra.spaces import (
    HIGHEST,
    LOWEST,
    ChoiceSpace,
    Cut,
    Option,
    QuantitySpace,
    Space,
    SubsetSpace,
)
from app.domain.record.dates import PartialDate
from app.domain.record.positions import Alternative

OUTCOMES = "outcomes"
"""The one key of a region that is stored by its outcomes, in hex, since no clauses write it whole."""


@lru_cache(maxsize=4096)
def date_of(text: str) -> PartialDate:
    """The date that a column holds."""
    return PartialDate.parse(text)


def optional_date(text: str | None) -> PartialDate | None:
    """The date that a column holds; None where it is empty."""
    return None if text is None else date_of(text)


def space_of(row: Row[Any], options: list[Row[Any]]) -> Space:
    """The option space of an issue's version row and its options."""
    if row.space == QuantitySpace.kind:
        return QuantitySpace(
            row.unit, bool(row.whole), _cut(row.low, row.low_open, LOWEST), _cut(row.high, row.high_open, HIGHEST)
        )
    members = tuple(Option(option.id, option.label) for option in options)
    return SubsetSpace(members) if row.space == SubsetSpace.kind else ChoiceSpace(members, bool(row.ordered))


def _cut(number: str | None, is_open: int | None, none: Cut) -> Cut:
    return none if number is None else (0, Fraction(number), int(is_open or 0))


def region_of(space: Space, stored: Any) -> Region:  # noqa: ANN401 - plain JSON data
    """The region that plain data of a column writes in *space*."""
    if isinstance(stored, dict) and not isinstance(space, QuantitySpace):
        return MaskRegion(space, int(stored[OUTCOMES], 16))
    return parse_region(space, stored)


def read_region(space: Space, text: str) -> Region:
    """The region that a column holds."""
    return region_of(space, _plain(text))


def read_condition(spaces: dict[str, Space], text: str) -> tuple[Alternative, ...]:
    """The alternatives that a column holds."""
    if text == "[]":
        return ()
    return tuple(
        tuple((issue, region_of(spaces[issue], stored)) for issue, stored in alternative.items())
        for alternative in _plain(text)
    )


def _plain(text: str) -> Any:  # noqa: ANN401 - plain JSON data
    return loads(text, parse_float=Decimal)
