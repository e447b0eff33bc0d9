"""An event as a page: nobody negotiates it; what depends on it is what there is to say."""

from dataclasses import replace
from typing import Any

from fastapi import Request
from sqlmodel import Session
from starlette.responses import Response

from app.domain.record.force import counted_on
from app.domain.record.negotiation import Record
from app.domain.record.proposals import Clause
from app.domain.record.selectors import Selector
from app.routers.answers import verdict_meta
from app.routers.parameters.verdicts import OneVerdict
from app.schemas.wire.positions import position_json
from app.schemas.wire.proposals import clause_json
from app.schemas.wire.records import issue_json
from app.services.inquiries import Inquiry, inquiry_on
from app.services.latest import record_against_latest
from app.services.scopes import Reading
from app.site.asking import asked
from app.site.frames import Place, framed, plain, show
from app.site.inquiring import asked_of
from app.site.records import event_in
from app.site.telling import Telling


def event_page(request: Request, session: Session, reading: Reading, whole: Record, id_: str) -> Response:
    """What an event is, and every position and clause that holds only if it happens or does not.

    Raises:
        Refusal: As for a page of verdicts that is asked as of the same day.
    """
    parameters = asked(request, OneVerdict, leave_out=("negotiation", "parties"))
    everyone = tuple(Selector(party, party) for party in sorted(whole.parties))
    inquiry = inquiry_on(whole, reading, replace(asked_of(parameters), parties=everyone))
    event = whole.issues[id_]
    place = Place(event.question, f"/n/{whole.negotiation.id}/issues/{id_}", f"/issues/{id_}", {})
    said = _depending(inquiry, id_)
    return show(
        "event.html",
        framed(request, place, parameters, reading, verdict_meta(inquiry)),
        newest=record_against_latest(session, reading, event_in(id_)),
        event=plain(issue_json(whole.negotiation.id, event)),
        standing=[one for one in said if one["stands"]],
        others=[one for one in said if not one["stands"]],
        clauses=_clauses(inquiry, id_),
        say=Telling(whole),
    )


def _depending(inquiry: Inquiry, event: str) -> list[dict[str, Any]]:
    """The positions whose conditions name the event, newest first, and whether each is in force on the day."""
    question = inquiry.question
    record = question.record
    found = [one for one in record.positions.values() if event in one.condition_issues]
    stands = {
        one.id
        for party, issue in {(one.party, one.issue) for one in found}
        for one in counted_on(record.cell(party, issue), question.as_of, question.grade)
    }
    found.sort(key=lambda one: (-one.stated_on.first.toordinal(), one.id))
    return [{**plain(position_json(record, one)), "stands": one.id in stands} for one in found]


def _clauses(inquiry: Inquiry, event: str) -> list[dict[str, Any]]:
    """The clauses whose conditions name the event, with their proposals; those of the newest proposal first."""
    record = inquiry.question.record
    newest = sorted(record.proposals.values(), key=lambda one: (-one.dated.first.toordinal(), one.id))
    return [
        {**plain(clause_json(record.issues, clause)), "proposal": one.id, "dated": one.dated.text}
        for one in newest
        for clause in one.clauses
        if _names(clause, event)
    ]


def _names(clause: Clause, event: str) -> bool:
    return any(issue == event for alternative in clause.when for issue, _ in alternative)
