from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.domain.record.proposals import Answer, Status
from app.domain.record.texts import ReadHow
from app.schemas.seeds.positions import Cited, DisputeSeed
from app.schemas.seeds.words import Alternatives, Date, Region, Seed, Slug, Text

MOST_CLAUSES = 100
"""Most clauses of one proposal, all of which are looked at together."""


class ClauseSeed(Seed):
    """One numbered part of a document: an issue and the outcomes that it leaves."""

    n: Text
    """Its number in the document, as printed."""
    issue: Slug
    region: Region
    when: Alternatives = Field(default_factory=list)
    """Any one of these makes the clause hold; within one, all of it."""
    summary: Text | None = None
    """One sentence of ours that a reader can quote."""
    note: Text | None = None


class ResponseSeed(Seed):
    """What a party answered to the document, or to one of its clauses."""

    party: Slug
    on: Date
    clause: Text | None = None
    """The number of a clause; absent: the answer is to the whole."""
    response: Annotated[Answer, Field(strict=False)]
    citations: Cited
    note: Text | None = None


class ProposalSeed(Seed):
    """`proposals/<id>.yaml`: a document that is nobody's position by itself, and what each party answered."""

    id: Slug
    title: Text
    authors: list[Slug] = Field(default_factory=list)
    """Parties that are said to have written it; a dispute may deny it."""
    dated: Date
    status: Annotated[Status, Field(strict=False)]
    read: Annotated[ReadHow, Field(strict=False)] = ReadHow.WHOLE
    """excerpt: the text may hold more clauses than were seen."""
    follows: list[Slug] = Field(default_factory=list)
    """Earlier drafts."""
    citations: Cited
    clauses: Annotated[list[ClauseSeed], Field(min_length=1, max_length=MOST_CLAUSES)]
    """Numbered parts; together they leave an outcome."""
    responses: list[ResponseSeed] = Field(default_factory=list)
    disputes: list[DisputeSeed] = Field(default_factory=list)
    note: Text | None = None
