"""The parameters of shifts, timelines, contradictions and settlements."""

from typing import Annotated

from pydantic import Field

from app.domain.record.positions import Attribution
from app.routers.parameters.scopes import OfOne, Paged
from app.routers.parameters.verdicts import KnownOn, MinAttribution, OfIssues, OfTopics, Verdicts
from app.routers.values import ByDate, ByIssue, Day, Flag, Ids, Moves

Parties = Annotated[
    Ids,
    Field(
        description="Which parties, in this order. By default all, where there are at most 12.",
        examples=["ru", "ru,ua"],
    ),
]


class ShiftList(Paged, OfOne):
    """How parties moved between two days."""

    party: Parties = ()
    since: Annotated[
        Day | None,
        Field(
            alias="from",
            description="The first of the two days. By default the first day that the record covers.",
            examples=["2023-12-14"],
        ),
    ] = None
    to: Annotated[
        Day | None,
        Field(
            description="The second of the two days. By default the last day that the record covers.",
            examples=["2024-06-14"],
        ),
    ] = None
    known_on: KnownOn = None
    min_attribution: MinAttribution = Attribution.REPORTED
    issue: OfIssues = ()
    topic: OfTopics = ()
    move: Annotated[
        Moves,
        Field(
            description="Only moves of these kinds; `counts` is of all of them nevertheless.",
            examples=["softened,hardened"],
        ),
    ] = ()
    sort: Annotated[ByIssue, Field(description="By issue id, then by party in the order asked for.")] = "issue"


class Timeline(Paged, OfOne):
    """How the stances on one issue came about."""

    parties: Parties = ()
    as_of: Annotated[
        Day | None,
        Field(
            description="The last day of the timeline. By default the last day that the record covers.",
            examples=["2024-06-14"],
        ),
    ] = None
    known_on: KnownOn = None
    min_attribution: MinAttribution = Attribution.REPORTED
    sort: Annotated[
        ByDate, Field(description="Oldest day first, or newest (`-date`); then by party in the order asked for.")
    ] = "date"


class ContradictionList(Paged, OfOne):
    """Which words of a party collide."""

    parties: Parties = ()
    as_of: Annotated[
        Day | None,
        Field(
            description="Only words that were all in force on this day. By default all contradictions that stood on"
            " some day by the last that the record covers.",
            examples=["2024-01-31"],
        ),
    ] = None
    known_on: KnownOn = None
    min_attribution: Annotated[
        MinAttribution,
        Field(description="Words of this grade or better are held against each other.", examples=["anonymous"]),
    ] = Attribution.ANONYMOUS
    issue: OfIssues = ()
    topic: OfTopics = ()
    sort: Annotated[
        ByIssue, Field(description="By issue id, then by party in the order asked for, then by the first day.")
    ] = "issue"


class SettlementList(Verdicts):
    """Which packages are asked for."""

    issue: Annotated[
        OfIssues,
        Field(
            description="Only the groups of linked issues that hold one of these; each group is settled as a whole.",
            examples=["nato-membership"],
        ),
    ] = ()
    topic: Annotated[
        OfTopics,
        Field(
            description="Only the groups of linked issues that hold an issue of one of these topics.",
            examples=["security"],
        ),
    ] = ()
    say_yes: Annotated[
        Flag,
        Field(
            description="With `true` a package must not only cross no red line, but be one that each party has said yes"
            " to on all issues on which it has said yes to anything.",
            examples=[True],
        ),
    ] = False
    proposals: Annotated[
        Ids,
        Field(
            description="Proposals to set beside each other, whatever the issues asked about: `frontier` says which of"
            " them no other beats for every party.",
            examples=["ru-freeze-2023-12,ru-terms-2024-06-14"],
        ),
    ] = ()
    sort: Annotated[ByIssue, Field(description="By the first issue of each group.")] = "issue"
