"""Shifts, timelines, contradictions and settlements as answers carry them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from app.domain.analysis.history.shifts import Move
from app.domain.record.negotiation import Role
from app.domain.record.positions import Attribution
from app.schemas.wire.models.answers import Meta, Next
from app.schemas.wire.models.comparisons import Cutting, Offered, RuledOut, SetAside, Wanted
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
)

Summary = Annotated[str, Field(description="One sentence for people.")]
MoveLabel = Annotated[str, Field(description="The move in words for people.")]
Beyond = Annotated[
    bool, Field(description="Whether a day that was asked about lies after the last one that the record covers.")
]
RuleVersion = Annotated[str, Field(description="Version of the rules, see `/rules`.", examples=["1"])]


class AnalysisMeta(Meta):
    """What an analysis rests on."""

    known_on: Annotated[date | None, Field(description="As known to the public on this day; null: as known now.")]
    min_attribution: Annotated[Attribution, Field(description="Words of this grade or better count.")]
    rule_version: RuleVersion
    beyond_coverage: Beyond


class ShiftsMeta(AnalysisMeta):
    """What shifts rest on."""

    from_: Annotated[date, Field(alias="from")]
    to: date


class AnalysedMeta(AnalysisMeta):
    """What an analysis of one day, or of all until then, rests on."""

    as_of: date


class ContradictionsMeta(AnalysisMeta):
    """What contradictions rest on."""

    as_of: Annotated[date | None, Field(description="Those of this day; null: of any day that the record covers.")]


class DistanceOut(Shape):
    """How differently two yeses are worded: the Hausdorff distance. It is no distance between bottom lines."""

    value: Annotated[float, Field(ge=0)]
    unit: Annotated[
        str, Field(description="The issue's unit, `members`, or `steps` along an ordered choice.", examples=["people"])
    ]


Distance = Annotated[
    DistanceOut | None,
    Field(
        description="Null where it is not defined, where one of the days has no yes, where the words speak of two"
        " scopes, and where there are contexts."
    ),
]


class ContextMoveOut(Shape):
    """How a stance moved where some conditions hold."""

    when: Annotated[Condition, Field(description="Largest alternatives; an empty object is always true.")]
    move: Move
    label: MoveLabel
    distance: Distance


class StanceOut(Shape):
    """A party's stance on a day."""

    wanted: Wanted
    offered: Offered
    ruled_out: RuledOut
    cut: Cutting
    set_aside: SetAside
    positions: Annotated[list[PositionId], Field(description="All in force on that day, newest first.")]


class ShiftOut(Shape):
    """How one party moved on one issue, and by which words."""

    negotiation: Slug
    issue: Slug
    question: str
    topic: str
    space: Space
    party: Slug
    from_: Annotated[date, Field(alias="from")]
    to: date
    move: Move
    label: MoveLabel
    summary: Summary
    distance: Distance
    contexts: Annotated[
        list[ContextMoveOut],
        Field(description="Only where a position of either day has a condition: each way it moved, and where."),
    ]
    before: Annotated[StanceOut | None, Field(description="Null where it had no position in force on the first day.")]
    after: Annotated[StanceOut | None, Field(description="Null where it has no position in force on the second day.")]
    came: Annotated[list[SidePositionOut], Field(description="In force on the second day only, newest first.")]
    ended: Annotated[list[SidePositionOut], Field(description="In force on the first day only, newest first.")]
    kept: Annotated[list[SidePositionOut], Field(description="In force on both days, newest first.")]


class ShiftList(Shape):
    """A page of shifts, by issue, then by party in the order asked for."""

    items: list[ShiftOut]
    next: Next
    meta: ShiftsMeta
    counts: Annotated[dict[Move, int], Field(description="How often each move stands in all pages.")]


class Timeline(Shape):
    """A page of the days on which stances on an issue changed, oldest first."""

    items: list[ShiftOut]
    next: Next
    meta: AnalysedMeta
    silent: Annotated[list[Slug], Field(description="Parties whose words never changed by then: they said nothing.")]


class ContradictionOut(Shape):
    """Positions of one party on one issue that were in force on the same day and cannot all hold."""

    negotiation: Slug
    issue: Slug
    question: str
    topic: str
    space: Space
    party: Slug
    summary: Summary
    named: Annotated[bool, Field(description="Whether the record names one of them as contradicting another.")]
    across: Annotated[
        list[Literal["channel", "attribution"]], Field(description="What differs among them; may be empty.")
    ]
    from_: Annotated[date, Field(alias="from", description="The first day on which all of them were in force.")]
    through: Annotated[date | None, Field(description="The last such day; null where nothing ended one of them.")]
    when: Annotated[
        Condition,
        Field(
            description="Where all of them hold: largest alternatives; an empty object is always true, an empty list"
            " never."
        ),
    ]
    positions: Annotated[list[SidePositionOut], Field(description="The smallest such set, newest first.")]


class ContradictionList(Shape):
    """A page of contradictions, by issue, then by party in the order asked for, then by their first day."""

    items: list[ContradictionOut]
    next: Next
    meta: ContradictionsMeta


class ChoiceOut(Cut):
    """What a package picks on one issue."""

    issue: Slug
    question: str
    topic: str
    role: Annotated[Role, Field(description="A package may rest on an event, which nobody negotiates.")]
    space: Space
    region: Region
    said_yes: Annotated[list[Selected], Field(description="Who has said yes to all of it, in the order asked for.")]
    silent: Annotated[
        list[Selected],
        Field(description="Who has no position in force on it; all others have spoken, and not said yes to all of it."),
    ]


Witness = Annotated[
    list[ChoiceOut] | None,
    Field(
        description="A package that is not blocked and meets as many stated yeses as any, the first of these; issues"
        " that nobody constrains are left out. An example, not advice. Null where there is none."
    ),
]
Feasible = Annotated[bool, Field(description="Whether there is a package; not whether anybody would agree to it.")]
SettledLabel = Annotated[
    str, Field(description="What was found, in words.", examples=["No stated red line stands in the way"])
]


class ToMoveOut(Shape):
    """Positions without which there would be a package."""

    positions: list[PositionId]
    cost: Annotated[
        int, Field(description="Red lines among them; with `say_yes`, a party's whole yes on an issue counts as one.")
    ]


class SettledOut(Shape):
    """The answer for some issues that conditions link."""

    issues: Annotated[list[Slug], Field(description="The linked issues, events included.")]
    feasible: Feasible
    label: SettledLabel
    summary: Summary
    witness: Witness
    blocking: PositionSets
    to_move: Annotated[list[ToMoveOut], Field(description="Minimal sets that would have to move, cheapest first.")]
    complete: Annotated[
        bool, Field(description="False where `blocking` or `to_move` was cut; the cheapest set always stands there.")
    ]
    positions: Annotated[
        list[SidePositionOut], Field(description="All positions that `blocking` and `to_move` name, newest first.")
    ]


class ScoreOut(Shape):
    """What a proposal means for a party, counted by issues."""

    party: Selected
    crossed: Annotated[int, Field(description="Issues on which it crosses the party's red lines, in whole or part.")]
    met: Annotated[int, Field(description="Issues on which all of it is something that the party has said yes to.")]


class RankedOut(Shape):
    """A proposal beside others: better for a party is fewer crossed, then more met."""

    proposal: Slug
    title: str
    issues: Annotated[
        int, Field(description="On how many issues it has clauses: a long one has more to meet and cross.")
    ]
    scores: list[ScoreOut]
    dominated_by: Annotated[list[Slug], Field(description="Those that are worse for no party and better for one.")]
    on_frontier: Annotated[bool, Field(description="Whether no other one dominates it.")]


class SettlementList(Shape):
    """What is asked of all chosen issues together, and a page of the groups of linked issues among them."""

    parties: Annotated[list[Selected], Field(description="As selected, in that order.")]
    say_yes: Annotated[bool, Field(description="Whether packages had to be ones that everybody has said yes to.")]
    feasible: Feasible
    label: SettledLabel
    summary: Summary
    witness: Witness
    items: list[SettledOut]
    next: Next
    frontier: Annotated[list[RankedOut] | None, Field(description="Only with `proposals`; else null.")]
    meta: AnalysedMeta
