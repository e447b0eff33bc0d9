"""Intervals of a quantity in words: each end, and whether it belongs to the interval."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.wording.numbers import amount_words, number_words, unit_words

Span = Mapping[str, Any]
End = tuple[Decimal, bool]
"""An end of an interval, and whether it belongs to it."""

LOWER = {"at_least": True, "from": True, "above": False, "exactly": True}
UPPER = {"at_most": True, "to": True, "below": False, "exactly": True}
ANY = "any number"


def bounds(span: Span) -> tuple[End | None, End | None]:
    """Both ends of an interval, each with whether it belongs to it; None where it has none."""
    low = next(((Decimal(str(span[key])), closed) for key, closed in LOWER.items() if key in span), None)
    high = next(((Decimal(str(span[key])), closed) for key, closed in UPPER.items() if key in span), None)
    return low, high


def interval_words(span: Span, unit: str) -> str:
    """An interval in words: `from` and `to` belong to it, as do `at least`, `at most` and `exactly`.

    >>> interval_words({"above": 1, "at_most": 12000}, "years"), interval_words({"from": 0, "to": 1}, "years")
    ('more than 1 and at most 12,000 years', 'from 0 to 1 year')
    """
    low, high = bounds(span)
    if "exactly" in span:
        return f"exactly {amount_words(span['exactly'], unit)}"
    if low and high and low[1] and high[1]:
        return f"from {number_words(low[0])} to {amount_words(high[0], unit)}"
    parts = [f"{'at least' if low[1] else 'more than'} {number_words(low[0])}"] if low else []
    parts += [f"{'at most' if high[1] else 'less than'} {number_words(high[0])}"] if high else []
    last = high or low
    return f"{' and '.join(parts)} {unit_words(last[0], unit)}" if last else ANY
