"""Numbers with their units, exactly as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Number = int | float | Decimal

GROUPED_FROM = 10_000
"""Numbers from here on are written with commas; below, a year or a count reads better without."""

_IRREGULAR = {"people": "person"}
_SCALES = {"thousand", "million", "billion", "trillion", "percent"}
"""Of these one is written as many are: 1 billion US dollars."""

_HEAD = re.compile(r"(?P<head>.+?)(?P<rest> (?:of|per|a|an|in|with|from|to|for|on) .+)?")


def number_words(value: Number) -> str:
    """A number as people write it, exactly.

    >>> number_words(800000), number_words(2022), number_words(Decimal("2.50"))
    ('800,000', '2022', '2.5')
    """
    found = Decimal(str(value))
    text = f"{found:,f}" if abs(found) >= GROUPED_FROM else f"{found:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_words(value: Number, unit: str) -> str:
    """The unit of a number, of one in the singular.

    >>> [unit_words(1, unit) for unit in ("years", "people", "tonnes of grain", "countries", "billion US dollars")]
    ['year', 'person', 'tonne of grain', 'country', 'billion US dollars']
    """
    found = _HEAD.fullmatch(unit)
    if value != 1 or not found or unit.split(maxsplit=1)[0] in _SCALES:
        return unit
    head = found["head"]
    if head in _IRREGULAR:
        one = _IRREGULAR[head]
    elif head.endswith("ies"):
        one = f"{head.removesuffix('ies')}y"
    else:
        one = head if head.endswith(("ss", "us", "is")) else head.removesuffix("s")
    return f"{one}{found['rest'] or ''}"


def amount_words(value: Number, unit: str) -> str:
    """A number with its unit.

    >>> amount_words(5, "years"), amount_words(1, "people"), amount_words(Decimal("0.5"), "percent")
    ('5 years', '1 person', '0.5 percent')
    """
    return f"{number_words(value)} {unit_words(value, unit)}"


def gap_words(gap: Mapping[str, Any]) -> str:
    """How far apart two sides are at least; a distance that no two outcomes have is `just over` it.

    >>> gap_words({"value": 165000, "unit": "people", "attained": False})
    'just over 165,000 people'
    """
    return f"{'' if gap['attained'] else 'just over '}{amount_words(gap['value'], gap['unit'])}"
