"""Comparisons, sets of parties, and the matrix as answers carry them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.domain.record.positions import Attribution
from app.domain.verdicts.reasons import Reason
from app.domain.verdicts.standing import Standing
from app.domain.verdicts.table import Relation, Verdict
from app.schemas.wire.models.positions import SidePositionOut
from app.schemas.wire.models.values import (
    Condition,
    Cut,
    PositionId,
    PositionSets,
    Region,
    Selected,
    Shape,
    Slug,
    Space,
    StatedSilence,
)

Label = Annotated[str, Field(description="The verdict in words for people.")]
Cutting = Annotated[
    dict[Literal["wanted", "offered", "ruled_out"], list[Slug]],
    Field(description="Regions of this side whose list was cut at 64 clauses, each with one outcome; mostly empty."),
]

Wanted = Annotated[Region | None, Field(description="What its unconditional demands hold together.")]
Offered = Annotated[Region | None, Field(description="What any of its unconditional offers holds.")]
RuledOut = Annotated[Region | None, Field(description="What its unconditional red lines exclude.")]
SetAside = Annotated[list[PositionId], Field(description="Anonymous positions that do not count in some context.")]


class ZoneOut(Cut):
    """The stated zone: outcomes that all said yes to, or that nobody rules out where nobody said yes to any."""

    rests_on: Literal["said_yes", "not_ruled_out"]
    region: Region


class GapOut(Shape):
    """The stated gap: the least sum of concessions from one common outcome. It is no distance between bottom lines."""

    value: float
    unit: Annotated[str, Field(description="The issue's unit, or `members`.", examples=["people"])]
    attained: Annotated[bool, Field(description="Whether an outcome exists at which the sum is that small.")]
    touching: Annotated[bool, Field(description="Whether the regions come as near as one likes without meeting.")]


class AgainstOut(Shape):
    """Who stands against a case, and by which positions."""

    party: Selected
    counted: Annotated[bool, Field(description="Whether it is one of the compared parties that have spoken.")]
    sets: PositionSets


class CaseOut(Shape):
    """What the comparison comes to where some conditions hold."""

    when: Annotated[Condition, Field(description="Largest alternatives; an empty object is always true.")]
    positions: Annotated[list[PositionId], Field(description="Those that hold in all of it.")]
    verdict: Verdict
    relation: Relation
    standing: Annotated[
        Standing, Field(description="Whether the compared parties' words elsewhere leave open what this depends on.")
    ]
    against: list[AgainstOut]
    zone: ZoneOut | None
    gap: GapOut | None
    blocking: PositionSets


class SideOut(Shape):
    """One side of a comparison."""

    selected: Selected
    party: Slug
    as_of: date
    wanted: Wanted
    offered: Offered
    ruled_out: RuledOut
    cut: Cutting
    silence: Annotated[
        StatedSilence | None,
        Field(description="Why it has no position in force; null where it has one, or where no reason is recorded."),
    ]
    set_aside: SetAside
    positions: list[SidePositionOut]


class SetOut(Shape):
    """Some of the selected parties and what is found about them alone."""

    parties: list[Selected]
    verdict: Verdict
    label: Label
    relation: Relation
    reasons: list[Reason]
    blocking: PositionSets
    cases: list[CaseOut]


class ComparisonOut(Shape):
    """The structured diff of the selected parties on one issue."""

    negotiation: Slug
    issue: Slug
    question: str
    topic: str
    space: Space
    parties: Annotated[list[Selected], Field(description="As selected, in that order.")]
    verdict: Verdict
    relation: Relation
    label: Label
    by_grade: Annotated[
        dict[Attribution, Verdict], Field(description="The verdict where only words of that grade or better count.")
    ]
    summary: Annotated[str, Field(description="One sentence for people.")]
    reasons: list[Reason]
    zone: Annotated[ZoneOut | None, Field(description="Null when empty, or when it depends on the case.")]
    gap: GapOut | None
    cases: Annotated[list[CaseOut], Field(description="Only where a position in force has a condition.")]
    blocking: PositionSets
    sides: list[SideOut]
    silent: Annotated[
        list[Selected],
        Field(description="Parties without a position in force; their side says why. No set names them."),
    ]
    contradictory: Annotated[
        list[Selected], Field(description="Parties whose recorded words cannot all hold; no set names them.")
    ]


class ComparisonWithSetsOut(ComparisonOut):
    """A comparison, with the sets of parties that are in conflict, or that overlap."""

    sets: list[SetOut]


class DifferenceOut(Shape):
    """A field of a comparison that the newest revision answers otherwise; of `sides`, ids of positions only."""

    field: Annotated[str, Field(examples=["verdict"])]
    pinned: object
    latest: object


class PositionsMovedOut(Shape):
    """The positions in force that the newest revision adds, removes or tells otherwise."""

    added: list[PositionId]
    removed: list[PositionId]
    changed: list[PositionId]


class AgainstLatestOut(Shape):
    """Whether the newest revision answers the same question otherwise, and in what."""

    revision: int
    digest: str
    differs: bool
    answered: Annotated[bool, Field(description="False where the newest revision lacks the issue or a party.")]
    differences: list[DifferenceOut]
    positions: PositionsMovedOut


class CellOut(Shape):
    """A verdict on one issue for some of the parties."""

    parties: list[Selected]
    verdict: Verdict
    relation: Relation
    label: Label


class RowOut(Shape):
    """One issue of the matrix: a cell for each pair of parties, and one for all of them."""

    negotiation: Slug
    issue: Slug
    question: str
    topic: str
    pairs: list[CellOut]
    whole: CellOut


class CountsOut(Shape):
    """How often each verdict and each relation stands in the whole matrix, all pages of it."""

    pairs: Annotated[dict[Verdict, int], Field(description="Cells of pairs by verdict.")]
    whole: Annotated[dict[Verdict, int], Field(description="Cells of all selected parties together by verdict.")]
    pairs_by_relation: dict[Relation, int]
    whole_by_relation: dict[Relation, int]
