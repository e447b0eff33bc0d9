"""A question to the record: which parties, as of which day, at which grade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution
from app.domain.record.selectors import Selector


@dataclass(frozen=True, slots=True)
class Question:
    """What a comparison is asked.

    Attributes:
        record: The negotiation's record, already narrowed where only public knowledge of some day counts.
        selectors: The sides, in the order asked for, each once.
        as_of: The day of every side that names no day of its own.
        grade: The weakest attribution that counts.
    """

    record: Record
    selectors: tuple[Selector, ...]
    as_of: date
    grade: Attribution = Attribution.REPORTED
