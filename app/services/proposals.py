"""Proposals for a list or by id, with the issues and sources that they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from app.domain.record.negotiation import Coverage, Record
from app.domain.record.proposals import Proposal, Status
from app.queries.lists import list_issues, list_negotiations, list_sources
from app.queries.proposals import proposals_of
from app.queries.scopes import Scope
from app.schemas.wire.proposals import proposal_json
from app.schemas.wire.regions import Json
from app.services.cursors import Key
from app.services.evaluating import proposal_in
from app.services.filters import check_named
from app.services.paging import Page, cut
from app.services.scopes import Reading

SORTS = ("-dated", "dated", "id")
"""Newest first, oldest first, each then by id; or by id."""


@dataclass(frozen=True, slots=True)
class ProposalFilter:
    """What a list of proposals is narrowed to; empty or None where it is not.

    Attributes:
        issue: Only proposals with a clause on one of these; `topic` likewise.
        dated_from: On this day or later, a month or year by its first day; `dated_to`: on that day or earlier.
    """

    author: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    dated_from: date | None = None
    dated_to: date | None = None

    def keeps(self, record: Record, proposal: Proposal) -> bool:
        """Whether a proposal stays in the list."""
        day = proposal.dated.first
        issues = {clause.issue for clause in proposal.clauses}
        topics = {record.issues[issue].topic for issue in issues}
        return (
            _meets(self.author, proposal.authors)
            and _meets(self.issue, issues)
            and _meets(self.topic, topics)
            and _meets(self.status, [proposal.status])
            and (self.dated_from is None or day >= self.dated_from)
            and (self.dated_to is None or day <= self.dated_to)
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of proposals, the key of the last one where more follow, and the days that the record covers."""

    items: list[Json]
    last: Key | None
    coverage: Coverage | None


def proposals(session: Session, reading: Reading, wanted: ProposalFilter, sort: str, page: Page) -> Listed:
    """A page of proposals.

    Raises:
        UnknownValue: A filter names what the record does not hold.
    """
    check_named(session, reading, {"author": wanted.author, "issue": wanted.issue, "topic": wanted.topic})
    records = _records(session, reading)
    ranked = [
        (_key(sort, of, proposal), (record, proposal))
        for of, record in records.items()
        for proposal in record.proposals.values()
        if wanted.keeps(record, proposal)
    ]
    taken, last = cut(sorted(ranked, key=lambda item: item[0]), page)
    covered = records[reading.negotiation].negotiation.coverage if reading.negotiation else None
    return Listed([_json(record, proposal) for record, proposal in taken], last, covered)


def proposal(session: Session, reading: Reading, id_: str) -> tuple[Json, Coverage]:
    """One proposal, and the days that the record covers.

    Raises:
        Unknown: The negotiation holds no such proposal at this revision.
    """
    record = _records(session, reading)[reading.revision.negotiation]
    return _json(record, proposal_in(record, id_)), record.negotiation.coverage


def proposals_in(record: Record) -> list[Json]:
    """All proposals of a record that was read already, newest first, then by id."""
    of = record.negotiation.id
    return [
        _json(record, found) for found in sorted(record.proposals.values(), key=lambda one: _key("-dated", of, one))
    ]


def _records(session: Session, reading: Reading) -> dict[str, Record]:
    """The negotiations in question with their issues, sources and proposals; in fourteen statements, however many."""
    scope = Scope(reading.negotiation, reading.revision.n)
    records = {of: Record(negotiation) for of, negotiation in list_negotiations(session, scope)}
    issues = list_issues(session, scope)
    for of, issue in issues:
        records[of].issues[issue.id] = issue
    for of, source in list_sources(session, scope):
        records[of].sources[source.id] = source
    for of, found in proposals_of(session, scope, issues):
        records[of].proposals[found.id] = found
    return records


def _json(record: Record, proposal: Proposal) -> Json:
    return proposal_json(record, proposal, tuple(_followed_by(record, proposal)))


def _followed_by(record: Record, proposal: Proposal) -> Iterator[str]:
    """The drafts that follow a proposal, oldest first."""
    later = sorted(record.proposals.values(), key=lambda other: (other.dated.first, other.id))
    return (other.id for other in later if proposal.id in other.follows)


def _key(sort: str, negotiation: str, proposal: Proposal) -> Key:
    if sort == "id":
        return (proposal.id, negotiation)
    day = proposal.dated.first.toordinal()
    return (-day if sort == "-dated" else day, proposal.id, negotiation)


def _meets(wanted: Collection[str], found: Iterable[str]) -> bool:
    return not wanted or any(name in wanted for name in found)
