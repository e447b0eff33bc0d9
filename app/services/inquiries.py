"""From the words of a request to a question the domain can answer: record, sides, day, grade, issues."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from app.domain.record.force import known_on
from app.domain.record.negotiation import Record, Role
from app.domain.record.positions import Attribution
from app.domain.record.selectors import Selector
from app.domain.verdicts.question import Question
from app.queries.records import load_record
from app.services.refusals import (
    BeforeCoverage,
    Faulty,
    PartiesRequired,
    unknown_in_filter,
    unknown_in_path,
)
from app.services.scopes import Reading

MOST_BY_DEFAULT = 12
"""So many parties are all compared where none is named."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the request calls its parties, its day, and the issue that its address names."""

    parties: str = "parties"
    as_of: str = "as_of"
    issue: str = "issue"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request for verdicts says; empty or None where it says nothing."""

    parties: tuple[Selector, ...] = ()
    issue: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    as_of: date | None = None
    known_on: date | None = None
    min_attribution: Attribution = Attribution.REPORTED
    names: Names = Names()


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question to one revision of a negotiation's record, and the issues it is about, in order of id.

    Attributes:
        whole: The record, with what was not yet known on the day asked for.
    """

    reading: Reading
    question: Question
    issues: tuple[str, ...]
    known_on: date | None
    whole: Record


def inquire(session: Session, reading: Reading, asked: Asked, issue: str | None = None) -> Inquiry:
    """The inquiry that a request makes; *issue* is the one that its address names.

    Raises:
        Unknown: The address names no issue that is negotiated.
        UnknownValue: A filter names no party, issue or topic of the record.
        BeforeCoverage: A day lies before the record's coverage.
        PartiesRequired: No party is named and there are more than `MOST_BY_DEFAULT`.
        Faulty: A side is named twice.
    """
    whole = load_record(session, reading.revision.negotiation, reading.revision.n)
    return inquiry_on(whole, reading, asked, issue)


def inquiry_on(whole: Record, reading: Reading, asked: Asked, issue: str | None = None) -> Inquiry:
    """The inquiry that a request makes to a record that was read already; refused as by `inquire`."""
    as_of = asked.as_of or whole.negotiation.coverage.through
    selectors = _selectors(whole, asked)
    _check_days(whole, asked, selectors)
    _check_twice(selectors, as_of)
    issues = (_issue(whole, issue, asked.names.issue),) if issue is not None else _issues(whole, asked)
    record = known_on(whole, asked.known_on) if asked.known_on else whole
    return Inquiry(reading, Question(record, selectors, as_of, asked.min_attribution), issues, asked.known_on, whole)


def again(session: Session, inquiry: Inquiry, newest: Reading) -> Inquiry:
    """The same inquiry put to another revision; its issues and sides may not be there."""
    whole = load_record(session, newest.revision.negotiation, newest.revision.n)
    record = known_on(whole, inquiry.known_on) if inquiry.known_on else whole
    return replace(inquiry, reading=newest, question=replace(inquiry.question, record=record), whole=whole)


def _selectors(record: Record, asked: Asked) -> tuple[Selector, ...]:
    known = sorted(record.parties)
    for selector in asked.parties:
        if selector.party not in record.parties:
            raise unknown_in_filter("party", selector.party, known, at=asked.names.parties)
    if asked.parties:
        return asked.parties
    if len(known) > MOST_BY_DEFAULT:
        raise PartiesRequired(
            f"There are {len(known)} parties, and at most {MOST_BY_DEFAULT} are taken unasked: name them.",
            where="query",
            at=asked.names.parties,
            nearest=tuple(known[:3]),
        )
    return tuple(Selector(party, party) for party in known)


def _check_days(record: Record, asked: Asked, selectors: tuple[Selector, ...]) -> None:
    since = record.negotiation.coverage.since
    if asked.as_of:
        check_day(since, asked.as_of, asked.names.as_of, asked.as_of.isoformat())
    for selector in selectors:
        if selector.day:
            check_day(since, selector.day, asked.names.parties, selector.text)


def check_day(since: date, day: date, at: str, got: str) -> None:
    """Refuse a day before the record begins.

    Raises:
        BeforeCoverage: *day* lies before *since*.
    """
    if day < since:
        raise BeforeCoverage(
            f"The record begins on {since.isoformat()}; of {day.isoformat()} it cannot say that nobody had spoken.",
            where="query",
            at=at,
            got=got,
            nearest=(since.isoformat(),),
        )


def _check_twice(selectors: tuple[Selector, ...], as_of: date) -> None:
    sides = Counter((selector.party, selector.day or as_of) for selector in selectors)
    for selector in selectors:
        if sides[selector.party, selector.day or as_of] > 1:
            raise Faulty(f"The side {selector.text!r} is named twice.", where="query", at="parties", got=selector.text)


def _issue(record: Record, issue: str, at: str) -> str:
    negotiated = _negotiated(record)
    if issue not in negotiated:
        raise unknown_in_path("issue that is negotiated", issue, negotiated, at=at)
    return issue


def _issues(record: Record, asked: Asked) -> tuple[str, ...]:
    negotiated = _negotiated(record)
    topics = sorted({record.issues[id_].topic for id_ in negotiated})
    for id_ in asked.issue:
        if id_ not in negotiated:
            raise unknown_in_filter("issue that is negotiated", id_, negotiated, at="issue")
    for topic in asked.topic:
        if topic not in topics:
            raise unknown_in_filter("topic", topic, topics, at="topic")
    return tuple(
        id_
        for id_ in negotiated
        if (not asked.issue or id_ in asked.issue) and (not asked.topic or record.issues[id_].topic in asked.topic)
    )


def _negotiated(record: Record) -> list[str]:
    """The ids of the issues that are compared, in order: events happen or not, nobody negotiates them."""
    return sorted(id_ for id_, issue in record.issues.items() if issue.role is Role.NEGOTIATED)
