"""Versions of proposals, with their clauses, the answers to them, and their citations and disputes."""

from typing import Any

from sqlalchemy import ForeignKeyConstraint

from app.domain.record.proposals import Answer, Status
from app.domain.record.texts import ReadHow
from app.models.columns import is_date, is_json, one_of, points, whole, words
from app.models.evidence import CitationRow, DisputeRow, citations, disputes
from app.models.sorts import Child, Version, child, version

CARRIES = ("proposal", "response", "dispute")
"""What a citation bears out: that there is such a document, that it was answered, that somebody disputes it."""


class ProposalVersion(Version, table=True):
    """A document: its clauses, authors and answers hang on it."""

    __tablename__ = "proposal_version"
    __table_args__: Any = version("proposal", one_of("status", Status), one_of("read", ReadHow), is_date("dated"))
    proposal: int = whole()
    title: str = words()
    dated: str = words()
    status: str = words()
    read: str = words()
    note: str | None = words()


class ProposalAuthor(Child, table=True):
    """A party that is said to have written a document."""

    __tablename__ = "proposal_author"
    __table_args__: Any = child("proposal_version", points("party"))
    party: int = whole()


class ProposalFollows(Child, table=True):
    """An earlier draft of a document."""

    __tablename__ = "proposal_follows"
    __table_args__: Any = child("proposal_version", points("other", "proposal"))
    other: int = whole()


class ProposalClause(Child, table=True):
    """An issue and the outcomes that a document leaves of it; `n` is its place.

    Attributes:
        number: As printed.
        region: The set itself, in canonical form, as JSON; a subset region too long for that as its outcomes.
        stated: The region as it was written, as JSON; empty where nobody wrote it.
        holds_when: Alternatives as a JSON list of objects from issue to region; each issue also has a row of
            `proposal_condition`.
    """

    __tablename__ = "proposal_clause"
    __table_args__: Any = child("proposal_version", points("issue"), is_json("region", "holds_when"))
    number: str = words()
    issue: int = whole()
    region: str = words()
    stated: str = words()
    holds_when: str = words()
    summary: str = words()
    note: str | None = words()


def _of_a_clause() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["clause", "version"], ["proposal_clause.n", "proposal_clause.version"])


class ProposalCondition(Child, table=True):
    """An issue that a clause's condition names, so that no condition can name what never was."""

    __tablename__ = "proposal_condition"
    __table_args__: Any = child("proposal_version", _of_a_clause(), points("issue"))
    clause: int = whole()
    issue: int = whole()


class ProposalResponse(Child, table=True):
    """What a party answered to the whole, or to a clause; to the first of its number where several bear it."""

    __tablename__ = "proposal_response"
    __table_args__: Any = child(
        "proposal_version", _of_a_clause(), points("party"), one_of("response", Answer), is_date("answered_on")
    )
    party: int = whole()
    answered_on: str = words()
    clause: int | None = whole()
    response: str = words()
    note: str | None = words()


class ProposalDispute(DisputeRow, table=True):
    """Somebody denies an aspect of a proposal, such as who wrote it."""

    __tablename__ = "proposal_dispute"
    __table_args__: Any = disputes("proposal")


class ProposalCitation(CitationRow, table=True):
    """A source that carries a proposal, an answer to it, or one of its disputes.

    Attributes:
        response: The answer that it bears out, if it is one.
    """

    __tablename__ = "proposal_citation"
    __table_args__: Any = citations("proposal", CARRIES, ("response", "dispute"))
    response: int | None = whole()
