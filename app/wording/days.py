"""Days in words, the same on every machine."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORT_MONTH = 3


def day_words(day: date | str) -> str:
    """A day, a month or a year as people write it.

    >>> day_words("2024-06-14"), day_words("2022-03"), day_words("2021")
    ('14 June 2024', 'March 2022', '2021')
    """
    return _words(str(day), max(map(len, MONTHS)))


def short_day_words(day: date | str) -> str:
    """The same where there is little room: in a column, or below a line of days.

    >>> short_day_words("2024-06-14"), short_day_words("2022-03"), short_day_words("2021")
    ('14 Jun 2024', 'Mar 2022', '2021')
    """
    return _words(str(day), SHORT_MONTH)


def _words(text: str, letters: int) -> str:
    year, *rest = text.split("-")
    months = [MONTHS[int(part) - 1][:letters] for part in rest[:1]]
    return " ".join([*(str(int(part)) for part in rest[1:]), *months, year])
