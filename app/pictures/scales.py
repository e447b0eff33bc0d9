"""Numbers and days on a line: where they stand, and which of them are written below it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from app.pictures.fonts import width_of
from app.wording.days import short_day_words
from app.wording.numbers import number_words

Number = int | float | Decimal
GAP = 12.0
"""Least room between two labels."""


@dataclass(frozen=True)
class Scale:
    """A stretch of numbers on a stretch of the picture."""

    low: float
    high: float
    left: float
    right: float

    def at(self, value: Number) -> float:
        """Where a number stands; one outside stands at the nearer end."""
        part = (float(value) - self.low) / (self.high - self.low)
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)

    def ticks(self, size: float) -> list[tuple[float, str]]:
        """Round numbers with their places, as many as can be written in a size without touching, at most seven."""
        found: list[tuple[float, str]] = []
        for most in (7, 5, 4, 3, 2):
            found = [(self.at(value), text) for value, text in _round_numbers(self.low, self.high, most)]
            if _apart(found, size):
                return found
        return found[:1]


def scale_for(
    values: Iterable[Number], limits: tuple[Number | None, Number | None], ends: tuple[float, float]
) -> Scale:
    """A scale that holds some numbers with room on both sides, but not beyond the limits of the space."""
    known = [float(value) for value in values]
    low, high = min(known), max(known)
    room = (high - low) * 0.15 or abs(high) * 0.5 or 10.0
    first = low - room if limits[0] is None else max(float(limits[0]), low - room)
    last = high + room if limits[1] is None else min(float(limits[1]), high + room)
    return Scale(first, last if last > first else first + 1, *ends)


def _round_numbers(low: float, high: float, most: int) -> list[tuple[Number, str]]:
    rough = (high - low) / most
    power = Fraction(10) ** math.floor(math.log10(rough))
    step = next(power * times for times in (1, 2, 5, 10, 20) if power * times >= rough)
    first = math.ceil(Fraction(low) / step)
    values = [step * k for k in range(first, first + most + 2) if step * k <= high]
    return [(float(value), number_words(Decimal(value.numerator) / value.denominator)) for value in values]


def _apart(found: Sequence[tuple[float, str]], size: float) -> bool:
    wide = [(x, width_of(text, size) / 2) for x, text in found]
    return all(b - half_b - a - half_a >= GAP for (a, half_a), (b, half_b) in pairwise(wide))


@dataclass(frozen=True)
class Days:
    """A stretch of days on a stretch of the picture."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where a day begins; one outside stands at the nearer end."""
        part = (day - self.first) / max(self.last - self.first, timedelta(1))
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)

    def ticks(self, size: float) -> list[tuple[float, str]]:
        """First days of years, half years or months with their places, as many as can be written without touching."""
        for months in (1, 3, 6, 12, 24, 60, 120):
            found = [(self.at(day), _named(day, months)) for day in self._every(months)]
            if _apart(found, size) and len(found) <= MOST_TICKS:
                return found
        return []

    def _every(self, months: int) -> list[date]:
        count = range(self.first.year * 12, self.last.year * 12 + 12)
        days = [date(month // 12, month % 12 + 1, 1) for month in count if month % months == 0]
        return [day for day in days if self.first <= day <= self.last]


MOST_TICKS = 12


def _named(day: date, months: int) -> str:
    return short_day_words(f"{day:%Y}" if months % 12 == 0 else f"{day:%Y-%m}")
