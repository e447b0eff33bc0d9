"""Party selectors: `ru`, or `ru@2022-03-29` for its stance on that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.errors import SelectorError
from app.domain.record.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Selector:
    """A party as it was asked for.

    Attributes:
        text: As it was written.
        day: The day of its stance; None for the day of the question.
    """

    text: str
    party: str
    day: date | None = None


def parse_selector(text: str) -> Selector:
    """The selector that *text* writes; a month stands for its first day.

    Raises:
        SelectorError: The part behind `@` is no date, or a part is missing.
    """
    party, at, day = text.partition("@")
    if not party or (at and not day):
        raise SelectorError(f"{text!r}: write a party id, or a party id with a day such as ru@2022-03-29")
    try:
        return Selector(text, party, PartialDate.parse(day).first if at else None)
    except ValueError as error:
        raise SelectorError(f"{text!r}: {error}") from None
