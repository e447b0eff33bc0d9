"""Lists of records and single records, with the negotiation each belongs to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlmodel import Session

from app.domain.record.negotiation import Coverage, Issue, Negotiation, Party, Person, Role, Source, SourceKind
from app.queries import lists
from app.queries.names import coverage, names
from app.queries.origins import digest_at
from app.queries.scopes import Kind, Scope
from app.schemas.wire.records import issue_json, negotiation_json, party_json, person_json, source_json
from app.schemas.wire.regions import Json
from app.services.cursors import Key
from app.services.filters import Named, check_named
from app.services.paging import Page
from app.services.refusals import unknown_in_path
from app.services.scopes import Reading

MARK = 32
"""Digits of a record's digest that make its mark."""

Record = TypeVar("Record", Negotiation, Party, Person, Issue, Source)


@dataclass(frozen=True, slots=True)
class Sort(Generic[Record]):
    """One sort of record: how it is called, read and written."""

    name: str
    kind: Kind
    read: Callable[[Session, Scope], list[tuple[str, Record]]]
    write: Callable[[str, Record], Json]


NEGOTIATIONS = Sort(
    "negotiation", lists.NEGOTIATIONS, lists.list_negotiations, lambda _, negotiation: negotiation_json(negotiation)
)
PARTIES = Sort("party", lists.PARTIES, lists.list_parties, party_json)
PEOPLE = Sort("person", lists.PEOPLE, lists.list_people, person_json)
ISSUES = Sort("issue", lists.ISSUES, lists.list_issues, issue_json)
SOURCES = Sort("source", lists.SOURCES, lists.list_sources, source_json)


@dataclass(frozen=True, slots=True)
class Filter(Generic[Record]):
    """What a list is narrowed to: *keep* says of a record whether it stays, and *named* must be there."""

    keep: Callable[[Record], bool]
    named: Named


def people_of(parties: tuple[str, ...]) -> Filter[Person] | None:
    """Who held an office for one of the *parties*; None, so everybody, without any."""
    if not parties:
        return None
    return Filter(lambda person: any(office.party in parties for office in person.offices), {"party": parties})


def issues_of(topics: tuple[str, ...], roles: tuple[Role, ...]) -> Filter[Issue] | None:
    """Issues of one of the *topics* and one of the *roles*; None, so all, without any."""
    if not topics and not roles:
        return None
    return Filter(
        lambda issue: (not topics or issue.topic in topics) and (not roles or issue.role in roles), {"topic": topics}
    )


def sources_of(kinds: tuple[SourceKind, ...]) -> Filter[Source] | None:
    """Sources of one of the *kinds*; None, so all, without any."""
    return Filter(lambda source: source.kind in kinds, {}) if kinds else None


def list_of(
    session: Session, reading: Reading, sort: Sort[Record], page: Page, wanted: Filter[Record] | None = None
) -> tuple[list[Json], Key | None]:
    """A page of records in order of id, and the key of its last one where more follow.

    Raises:
        UnknownValue: The filter names what the record does not hold.
    """
    if wanted:
        check_named(session, reading, wanted.named)
    after = (str(page.after[0]), str(page.after[1])) if page.after else None
    # What is filtered is read whole: there are few of these records, and a page must be full.
    limit = None if wanted else page.limit + 1
    scope = Scope(reading.negotiation, reading.revision.n, limit=limit, after=after)
    found = [(of, record) for of, record in sort.read(session, scope) if wanted is None or wanted.keep(record)]
    taken = found[: page.limit]
    last: Key | None = (taken[-1][1].id, taken[-1][0]) if len(found) > len(taken) else None
    return [sort.write(of, record) for of, record in taken], last


def one_of(session: Session, reading: Reading, sort: Sort[Record], id_: str) -> Json:
    """The record *id_*.

    Raises:
        Unknown: The negotiation holds no such record at this revision.
    """
    for of, record in sort.read(session, Scope(reading.negotiation, reading.revision.n, only=id_)):
        return sort.write(of, record)
    raise unknown_in_path(sort.name, id_, names(session, sort.kind, Scope(reading.negotiation, reading.revision.n)))


def mark_of(session: Session, reading: Reading, kind: str, id_: str) -> str:
    """The mark of one record at what is read, which a change to it names; empty where it does not stand."""
    of = reading.revision
    return (digest_at(session, of.negotiation, of.n, kind, id_) or "")[:MARK]


def coverage_of(session: Session, reading: Reading) -> Coverage | None:
    """The days that the record covers; None where the answer is of all negotiations."""
    return coverage(session, reading.negotiation, reading.revision.n) if reading.negotiation else None
