"""One party against itself: shifts between two days, timelines and contradictions, as plain data."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from app.domain.analysis.history.contradictions import Contradiction, contradictions, contradictions_until
from app.domain.analysis.history.shifts import Move, Shift, shift_of
from app.domain.analysis.history.timelines import timeline
from app.domain.record.selectors import Selector
from app.domain.verdicts.comparison import side_of
from app.schemas.wire.contradictions import contradiction_json
from app.schemas.wire.regions import Json
from app.schemas.wire.shifts import shift_json
from app.services.cursors import Key
from app.services.inquiries import Inquiry, check_day
from app.services.refusals import Faulty

Ranked = list[tuple[Key, Json]]
"""Items with the keys that they are sorted by."""


def first_day(inquiry: Inquiry, since: date | None) -> date:
    """The first of two days, of which the question's is the second; by default the first that the record covers.

    Raises:
        BeforeCoverage: It lies before the record's coverage.
        Faulty: It lies behind the second.
    """
    begin, last = inquiry.question.record.negotiation.coverage.since, inquiry.question.as_of
    if since is None:
        return begin
    got = since.isoformat()
    check_day(begin, since, "from", got)
    if since > last:
        raise Faulty(
            f"The first day, {got}, lies behind the second, {last.isoformat()}.",
            where="query",
            at="from",
            got=got,
            nearest=(last.isoformat(),),
        )
    return since


def shifts(inquiry: Inquiry, since: date, moves: tuple[Move, ...]) -> tuple[Ranked, dict[str, int]]:
    """How each side moved on each issue since a day, by issue, then side; only some *moves* where any are named.

    With it, how often each move stands, whichever were named. A side that had spoken on neither day is left out.
    """
    question = inquiry.question
    found: list[tuple[Key, Shift]] = []
    for issue in inquiry.issues:
        for number, side in enumerate(question.selectors):
            shift = shift_of(question.record, side.party, issue, (since, question.as_of), question.grade)
            if shift:
                found.append(((issue, number), shift))
    counts = Counter(shift.move for _, shift in found)
    ranked = [(key, _shift_json(inquiry, shift)) for key, shift in found if not moves or shift.move in moves]
    return ranked, {str(move): counts[move] for move in Move}


def timelines(inquiry: Inquiry, order: str) -> tuple[Ranked, list[str]]:
    """The days on which the sides' words on the inquiry's issue changed, then by side; and the sides that have none.

    In order `date` oldest first, in order `-date` newest first.
    """
    question = inquiry.question
    ranked: Ranked = []
    silent = []
    for number, side in enumerate(question.selectors):
        changes = timeline(question.record, side.party, inquiry.issues[0], question.as_of, question.grade)
        if not changes:
            silent.append(side.text)
        for shift in changes:
            day = shift.after.toordinal()
            ranked.append(((day if order == "date" else -day, number), _shift_json(inquiry, shift)))
    return sorted(ranked, key=lambda item: item[0]), silent


def contradicting(inquiry: Inquiry, day: date | None) -> Ranked:
    """Which words of each side collided on *day*, or on any day by the question's; by issue, side, and first day."""
    question = inquiry.question
    ranked: Ranked = []
    for issue in inquiry.issues:
        for number, side in enumerate(question.selectors):
            for place, found in enumerate(_contradictions(inquiry, side.party, issue, day)):
                ranked.append(((issue, number, place), contradiction_json(question, found)))
    return ranked


def _contradictions(inquiry: Inquiry, party: str, issue: str, day: date | None) -> Iterator[Contradiction]:
    question = inquiry.question
    if day is None:
        yield from contradictions_until(question.record, party, issue, question.as_of, question.grade)
    else:
        found = contradictions(question.record, party, issue, day, question.grade)
        yield from sorted(found, key=lambda one: one.since)


def _shift_json(inquiry: Inquiry, shift: Shift) -> Json:
    question = inquiry.question
    before, after = (
        side_of(question, shift.issue.id, Selector(shift.party, shift.party, day))
        for day in (shift.before, shift.after)
    )
    return shift_json(question, shift, before, after)
