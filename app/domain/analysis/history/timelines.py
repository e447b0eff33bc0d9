"""The days on which the stances on an issue changed, and how. Source: DESIGN section 5, `/issues/{id}/timeline`."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.analysis.history.shifts import Shift, shift_of
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution


def timeline(
    record: Record, party: str, issue: str, until: date, grade: Attribution = Attribution.REPORTED
) -> tuple[Shift, ...]:
    """Each day by *until* on which *party*'s words on *issue* changed, as a shift from the day before; oldest first.

    Raises:
        TooLarge: The conditions are too many.
    """
    found = []
    for day in _days(record, party, issue, until):
        shift = shift_of(record, party, issue, (day - timedelta(days=1), day), grade)
        if shift is not None and (shift.came or shift.ended):
            found.append(shift)
    return tuple(found)


def _days(record: Record, party: str, issue: str, until: date) -> list[date]:
    cell = record.cell(party, issue)
    days = {position.stated_on.first for position in cell} | {p.ended.on.first for p in cell if p.ended}
    return sorted(day for day in days if day <= until)
