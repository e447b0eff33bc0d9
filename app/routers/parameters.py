"""The query parameters of all routes, each described once. Unknown names are refused here, repeated ones in `deps`."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.domain.record.positions import Attribution
from app.routers.values import (
    Attributions,
    ByDay,
    ById,
    ByIssue,
    ByIssueOrSeverity,
    Channels,
    Cursor,
    Day,
    Flag,
    Grade,
    Ids,
    Kinds,
    Latest,
    Limit,
    OneId,
    PartialDay,
    RevisionName,
    Roles,
    Search,
    Selectors,
    SourceKinds,
    Topics,
)


class Parameters(BaseModel):
    """A route without parameters."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Revised(Parameters):
    """Which revision of the record is read."""

    revision: Annotated[
        RevisionName | None,
        Field(
            description="Revision of the record: its number, or at least 12 digits of its digest. Such an answer never"
            " changes within one release. By default the newest.",
            examples=["1"],
        ),
    ] = None
    recorded_by: Annotated[
        Day | None,
        Field(
            description="In place of `revision`: the one that stood at the end of this day (UTC), such as 2026-12-31."
        ),
    ] = None


class OfOne(Revised):
    """Which negotiation's record is read, and which revision of it."""

    negotiation: Annotated[
        OneId | None, Field(description="Id of the negotiation; by default the first one loaded.", examples=["ukraine"])
    ] = None


class OfAny(Revised):
    """Which negotiation's record is read, or all of them, and which revision."""

    negotiation: Annotated[
        OneId | None,
        Field(
            description="Id of the negotiation, or `all`; by default the first one loaded.", examples=["ukraine", "all"]
        ),
    ] = None


class Paged(Parameters):
    """Which part of a list is given."""

    limit: Annotated[Limit, Field(description="Most items of a page.", examples=[50])] = 50
    cursor: Annotated[
        Cursor | None,
        Field(description="Where to go on: taken from `next` of the page before, for the same filters and order."),
    ] = None


class NegotiationList(Paged, Revised):
    """The list of negotiations."""

    sort: Annotated[ById, Field(description="Order of the list.")] = "id"


class PartyList(Paged, OfAny):
    """The list of parties."""

    sort: Annotated[ById, Field(description="Order of the list.")] = "id"


class PeopleList(PartyList):
    """The list of people."""

    party: Annotated[
        Ids, Field(description="Only who held an office for one of these parties.", examples=["ru,ua"])
    ] = ()


class IssueList(PartyList):
    """The list of issues."""

    topic: Annotated[Topics, Field(description="Only issues of these topics.", examples=["security"])] = ()
    role: Annotated[
        Roles, Field(description="Only what is negotiated, or only events, which conditions name.", examples=["event"])
    ] = ()


class SourceList(PartyList):
    """The list of sources."""

    kind: Annotated[SourceKinds, Field(description="Only sources of these kinds.", examples=["news_report"])] = ()


class PositionList(Paged, OfAny):
    """The list of positions: the whole record, unless filters narrow it."""

    party: Annotated[Ids, Field(description="Only positions of these parties.", examples=["ru,ua"])] = ()
    issue: Annotated[Ids, Field(description="Only positions on these issues.", examples=["nato-membership"])] = ()
    topic: Annotated[Topics, Field(description="Only positions on issues of these topics.", examples=["security"])] = ()
    kind: Annotated[Kinds, Field(description="Only positions of these kinds.", examples=["demand,red_line"])] = ()
    attribution: Annotated[
        Attributions, Field(description="Only positions of exactly these grades.", examples=["reported"])
    ] = ()
    min_attribution: Annotated[
        Grade | None,
        Field(
            description="Only positions of this grade or better; with `as_of`, words of a weaker grade replace nothing."
            " By default every grade.",
            examples=["reported"],
        ),
    ] = None
    channel: Annotated[
        Channels, Field(description="Only words said in public, or in private.", examples=["public"])
    ] = ()
    speaker: Annotated[Ids, Field(description="Only words of these people.", examples=["vladimir-putin"])] = ()
    source: Annotated[Ids, Field(description="Only positions that cite one of these sources.")] = ()
    as_of: Annotated[
        Day | None,
        Field(
            description="Only positions in force on this day. By default all of the record.", examples=["2024-06-14"]
        ),
    ] = None
    known_on: Annotated[
        Day | None,
        Field(description="Only what some cited source had published by this day.", examples=["2024-06-14"]),
    ] = None
    stated_from: Annotated[
        PartialDay | None,
        Field(description="Only positions stated on this day, month or year or later.", examples=["2024-01"]),
    ] = None
    stated_to: Annotated[
        PartialDay | None,
        Field(description="Only positions stated on this day, month or year or earlier.", examples=["2024-06"]),
    ] = None
    disputed: Annotated[
        Flag | None, Field(description="Only positions that somebody disputes, or only others.", examples=[True])
    ] = None
    q: Annotated[
        Search | None,
        Field(description="Only positions with all these words; the last may be a beginning.", examples=["nato"]),
    ] = None
    sort: Annotated[ByDay, Field(description="Newest statement first (`-stated_on`), oldest first, or by id.")] = (
        "-stated_on"
    )


class OneVerdict(OfOne):
    """What is compared, as of which day, on whose word."""

    parties: Annotated[
        Selectors,
        Field(
            description="Which parties are compared, in this order; `ru@2022-03-29` is a party's stance on that day. By"
            " default all, where there are at most 12.",
            examples=["ru,ua", "ru@2022-03-29,ru"],
        ),
    ] = ()
    as_of: Annotated[
        Day | None,
        Field(
            description="The day on which positions are in force. By default the last day that the record covers.",
            examples=["2024-06-14"],
        ),
    ] = None
    known_on: Annotated[
        Day | None,
        Field(description="Only what some cited source had published by this day counts.", examples=["2024-06-14"]),
    ] = None
    min_attribution: Annotated[
        Grade, Field(description="Words of this grade or better count.", examples=["reported"])
    ] = Attribution.REPORTED


class ComparisonOne(OneVerdict):
    """The comparison on one issue."""

    against: Annotated[
        Latest | None,
        Field(
            description="Also say whether the newest revision answers the same question otherwise.", examples=["latest"]
        ),
    ] = None


class Verdicts(Paged, OneVerdict):
    """On which issues."""

    issue: Annotated[Ids, Field(description="Only these issues.", examples=["nato-membership"])] = ()
    topic: Annotated[Topics, Field(description="Only issues of these topics.", examples=["security"])] = ()


class ComparisonList(Verdicts):
    """The list of comparisons."""

    sort: Annotated[ByIssueOrSeverity, Field(description="By issue id, or most severe first.")] = "issue"


class SetsList(Verdicts):
    """The lists of conflicts and overlaps."""

    sort: Annotated[ByIssueOrSeverity, Field(description="Most severe first, or by issue id.")] = "severity"


class MatrixList(Verdicts):
    """The rows of the matrix."""

    sort: Annotated[ByIssue, Field(description="Order of the rows.")] = "issue"
