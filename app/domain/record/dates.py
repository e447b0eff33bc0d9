"""Dates as sources give them: a day, a month or a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, month or year; ordered by first day, then by last.

    Attributes:
        first: Its earliest day: a month counts from this day on.
        last: Its latest day.
        text: As it is written: `2024-06-14`, `2023-11` or `2022`.
    """

    first: date
    last: date
    text: str

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that *text* writes.

        Raises:
            ValueError: It is no day, month or year of the calendar.

        >>> PartialDate.parse("2024-02").last
        datetime.date(2024, 2, 29)
        """
        if not _FORM.fullmatch(text):
            raise ValueError(f"{text!r} is no date: write a day 2024-06-14, a month 2024-06 or a year 2024")
        parts = [int(part) for part in text.split("-")]
        try:
            if len(parts) == 3:  # noqa: PLR2004 - year, month and day
                day = date(parts[0], parts[1], parts[2])
                return cls(day, day, text)
            if len(parts) == 2:  # noqa: PLR2004 - year and month
                year, month = parts
                return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]), text)
            return cls(date(parts[0], 1, 1), date(parts[0], 12, 31), text)
        except (ValueError, IndexError):
            raise ValueError(f"{text!r} is no date of the calendar") from None

    def __str__(self) -> str:
        """As it is written."""
        return self.text
