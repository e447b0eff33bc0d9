"""Days in words, the same on every machine."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day_words(day: date | str) -> str:
    """A day, a month or a year in words: `14 June 2024`, `June 2024`, `2024`."""
    parts = str(day).split("-")
    words = [parts[0], *(MONTHS[int(part) - 1] for part in parts[1:2]), *(str(int(part)) for part in parts[2:3])]
    return " ".join(reversed(words))
