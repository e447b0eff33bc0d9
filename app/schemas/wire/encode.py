"""JSON as Parley writes it: compact, keys in the order given, exact numbers without exponent or trailing zeros."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import orjson

from app.domain.algebra.notation import as_number
from app.domain.record.dates import PartialDate


def dumps(value: object) -> bytes:
    """The JSON text of *value* in UTF-8: the same bytes for the same value, on every machine.

    Dates are written as they were given, enums by their values, fractions and decimals as plain JSON numbers.

    Raises:
        TypeError: A value has no JSON form, or a fraction has no finite decimal form.
    """
    try:
        return orjson.dumps(value, default=_plain, option=orjson.OPT_PASSTHROUGH_DATACLASS)
    except orjson.JSONEncodeError:
        # orjson stops at 64 bits; a quantity may be as large as 10^30.
        return orjson.dumps(_narrow(value), default=_plain, option=orjson.OPT_PASSTHROUGH_DATACLASS)


def number_text(value: Fraction) -> str:
    """An exact decimal in digits: no exponent, no trailing zeros.

    Raises:
        ValueError: The fraction has no finite decimal form.
    """
    found = as_number(value)
    return str(found) if isinstance(found, int) else format(found, "f")


def _narrow(value: object) -> object:
    """The same value with whole numbers of more than 64 bits as decimals."""
    if isinstance(value, dict):
        return {key: _narrow(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_narrow(item) for item in value]
    return Decimal(value) if isinstance(value, int) and value.bit_length() >= WIDE_BITS else value


WIDE_BITS = 64
"""Whole numbers from this length on are written digit by digit."""


def _plain(value: object) -> object:
    if isinstance(value, Fraction | Decimal):
        try:
            return orjson.Fragment(number_text(Fraction(value)))
        except (ValueError, OverflowError) as error:
            raise TypeError(str(error)) from None
    if isinstance(value, PartialDate):
        return value.text
    raise TypeError(f"{type(value).__name__} has no JSON form")
