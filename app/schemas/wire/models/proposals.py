"""Proposals, packages against stances, and two drafts side by side, as answers carry them."""

from typing import Annotated

from pydantic import Field

from app.domain.analysis.plans.drafts import Amendment, Change, Nearness
from app.domain.analysis.plans.evaluation import Balance, Fit
from app.domain.record.proposals import Answer, Status
from app.domain.record.texts import ReadHow
from app.schemas.wire.models.answers import Meta, VerdictMeta
from app.schemas.wire.models.comparisons import GapOut
from app.schemas.wire.models.positions import CitationOut, DisputeOut, SidePositionOut
from app.schemas.wire.models.values import Condition, Cut, PartialDay, Region, Selected, Shape, Slug, Space

ProposalId = Annotated[str, Field(description="Id of a proposal.", examples=["ru-terms-2024-06-14"])]
ClauseNumber = Annotated[str, Field(description="Number of a clause, as the document prints it.", examples=["6"])]
Stated = Annotated[Region | str | dict[str, object], Field(description="The region as it was written.")]


class ProposalHeadOut(Shape):
    """What a proposal is called, whose it is said to be, and how far it has come."""

    negotiation: Slug
    id: ProposalId
    title: str
    authors: Annotated[
        list[Slug], Field(description="Parties that are said to have written it; a dispute may deny it.")
    ]
    dated: PartialDay
    status: Status
    read: Annotated[
        ReadHow, Field(description="`excerpt`: not all of the text was seen, so it may hold more clauses than these.")
    ]


class ClauseHeadOut(Cut):
    """Which clause it is, what it is about, and which outcomes it leaves."""

    n: ClauseNumber
    issue: Slug
    question: str
    topic: str
    space: Space
    region: Region


class ClauseOut(ClauseHeadOut):
    """One numbered part of a document: an issue and the outcomes that it leaves."""

    stated: Stated
    when: Annotated[Condition, Field(description="Any one of these makes the clause hold; empty: it always holds.")]
    summary: str | None
    note: str | None


class ResponseOut(Shape):
    """What a party answered to a document, or to one of its clauses."""

    party: Slug
    on: PartialDay
    response: Answer
    clause: Annotated[str | None, Field(description="The clause that it answered to; null: to the whole.")]
    citations: list[CitationOut]
    note: str | None


class ProposalOut(ProposalHeadOut):
    """A document that is nobody's position by itself."""

    follows: Annotated[list[ProposalId], Field(description="Earlier drafts.")]
    followed_by: Annotated[list[ProposalId], Field(description="Later drafts that follow this one.")]
    citations: list[CitationOut]
    clauses: list[ClauseOut]
    responses: Annotated[list[ResponseOut], Field(description="In the order of the record.")]
    disputes: list[DisputeOut]
    note: str | None


class LeftOut(Cut):
    """What all clauses together leave of one issue, where the condition of this one holds."""

    region: Region


class PartyFitOut(Shape):
    """How one clause fits one party."""

    party: Selected
    verdict: Annotated[Fit, Field(description="Conditions are judged under the whole package.")]
    label: Annotated[str, Field(description="The verdict in words for people.")]
    condition_open: Annotated[
        bool,
        Field(description="Whether the package leaves open if the party's terms hold; then this is the worst case."),
    ]
    balance: Annotated[
        Balance | None,
        Field(description="`gets`: within all its demands; `gives_up`: over a red line or outside its demands."),
    ]
    gap: GapOut | None
    response: Annotated[
        ResponseOut | None, Field(description="What it answered to this clause by its day, else to the whole.")
    ]
    positions: Annotated[list[SidePositionOut], Field(description="The words that bear on the clause, newest first.")]


class ClauseFitsOut(ClauseHeadOut):
    """One clause, and how it fits each party in the order asked for."""

    left: LeftOut
    when: Condition
    summary: str | None
    note: str | None
    parties: list[PartyFitOut]


class PartySummaryOut(Shape):
    """What the whole package comes to for one party, clauses that are not shown included."""

    party: Selected
    counts: Annotated[
        dict[Fit, int], Field(description="Clauses by verdict, hardest first; verdicts that do not occur are left out.")
    ]
    gets: list[ClauseNumber]
    gives_up: list[ClauseNumber]
    left_out: Annotated[
        list[Slug], Field(description="Issues on which it demands something and no clause says a word.")
    ]
    response: Annotated[ResponseOut | None, Field(description="What it answered to the whole by its day.")]
    summary: Annotated[str, Field(description="One sentence for people.")]


class ClauseChangeOut(Shape):
    """A clause of the older draft beside its counterpart in the newer one; one is null where it has none."""

    issue: Slug
    question: str
    topic: str
    change: Change
    amendment: Annotated[Amendment | None, Field(description="Of an amended clause: which outcomes it now leaves.")]
    older: ClauseOut | None
    newer: ClauseOut | None


class PartyNearnessOut(Shape):
    """Whether the newer draft is closer to what a party has said, and on which issues it is and is not."""

    party: Selected
    nearness: Nearness
    label: Annotated[str, Field(description="The nearness in words for people.")]
    closer: list[Slug]
    further: list[Slug]


class OneProposal(ProposalOut):
    """A proposal, and what it was read from."""

    meta: Meta


class Evaluation(Shape):
    """What each party would say to a package, clause by clause."""

    negotiation: Slug
    title: Annotated[str | None, Field(description="The proposal's, or the one that was sent.")]
    proposal: Annotated[ProposalHeadOut | None, Field(description="Null where the package was sent by a reader.")]
    clauses: list[ClauseFitsOut]
    parties: list[PartySummaryOut]
    meta: VerdictMeta


class DraftDiff(Shape):
    """Two drafts side by side, in order of the issues' ids."""

    older: ProposalHeadOut
    newer: ProposalHeadOut
    changes: list[ClauseChangeOut]
    counts: Annotated[dict[Change, int], Field(description="How many clauses became what.")]
    parties: list[PartyNearnessOut]
    meta: VerdictMeta
