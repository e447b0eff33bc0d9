"""The days on which the stances on an issue changed, and how. Source: DESIGN section 5, `/issues/{id}/timeline`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from app.domain.analysis.history.shifts import Shift, shift_of
from app.domain.record.force import counts_from
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution, Position


def timeline(
    record: Record, party: str, issue: str, until: date, grade: Attribution = Attribution.REPORTED
) -> tuple[Shift, ...]:
    """Each day by *until* on which *party*'s words on *issue* changed, as a shift from the day before; oldest first.

    Raises:
        TooLarge: The conditions are too many.
    """
    found = []
    for day in _days(record.cell(party, issue), until, grade):
        shift = shift_of(record, party, issue, (day - timedelta(days=1), day), grade)
        if shift is not None and (shift.came or shift.ended):
            found.append(shift)
    return tuple(found)


def _days(cell: Sequence[Position], until: date, grade: Attribution) -> list[date]:
    days = {day for position in cell if (day := counts_from(position, grade))}
    days |= {position.ended.on.first for position in cell if position.ended}
    return sorted(day for day in days if day <= until)
