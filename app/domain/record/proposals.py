"""A document that is nobody's position by itself: numbered clauses, and what each party answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.algebra.regions import Region
from app.domain.record.dates import PartialDate
from app.domain.record.positions import Alternative, Citation, Dispute
from app.domain.record.texts import ReadHow


class Status(StrEnum):
    """How far a document has come."""

    LEAKED = "leaked"
    TABLED = "tabled"
    PUBLISHED = "published"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """What a party said to a document or to one of its clauses."""

    ACCEPTS = "accepts"
    ACCEPTS_WITH_CHANGES = "accepts_with_changes"
    REJECTS = "rejects"
    AS_BASIS = "as_basis"
    NOT_RECEIVED = "not_received"
    DECLINED_TO_SAY = "declined_to_say"


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered part of a document: an issue and the outcomes that it leaves.

    Attributes:
        n: Its number in the document, as printed.
        when: Alternatives, any one of which makes the clause hold; empty: it always holds.
        stated: The region as it was written, as JSON text; `region` is the set itself.
    """

    n: str
    issue: str
    region: Region
    when: tuple[Alternative, ...] = ()
    summary: str = ""
    stated: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A party's answer to the whole, or to the clause with number `clause`."""

    party: str
    on: PartialDate
    response: Answer
    citations: tuple[Citation, ...]
    clause: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A document with numbered clauses.

    Attributes:
        authors: Parties that are said to have written it; a dispute may deny it.
        read: Whether the coders read all of the text; if not, it may hold more clauses.
        follows: Ids of earlier drafts.
    """

    id: str
    title: str
    authors: tuple[str, ...]
    dated: PartialDate
    status: Status
    citations: tuple[Citation, ...]
    clauses: tuple[Clause, ...] = ()
    follows: tuple[str, ...] = ()
    responses: tuple[Response, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    read: ReadHow = ReadHow.WHOLE
    note: str | None = None

    def responses_of(self, party: str, day: date) -> dict[str | None, Response]:
        """What *party* had answered by *day*: to the whole under None, to a clause under its number; the latest each.

        Of two answers of the same day the one recorded later counts.
        """
        said = [answer for answer in self.responses if answer.party == party and answer.on.first <= day]
        return {answer.clause: answer for answer in sorted(said, key=lambda answer: answer.on.first)}
