"""The parameters of comparisons, the matrix, conflicts and overlaps."""

from typing import Annotated

from pydantic import Field

from app.domain.record.positions import Attribution
from app.routers.parameters.scopes import OfOne, Paged
from app.routers.values import ByIssue, ByIssueOrSeverity, Day, Grade, Ids, Latest, Selectors, Topics

KnownOn = Annotated[
    Day | None,
    Field(description="Only what some cited source had published by this day counts.", examples=["2024-06-14"]),
]
MinAttribution = Annotated[Grade, Field(description="Words of this grade or better count.", examples=["reported"])]
OfIssues = Annotated[Ids, Field(description="Only these issues.", examples=["nato-membership"])]
OfTopics = Annotated[Topics, Field(description="Only issues of these topics.", examples=["security"])]


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
    known_on: KnownOn = None
    min_attribution: MinAttribution = Attribution.REPORTED


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

    issue: OfIssues = ()
    topic: OfTopics = ()


class ComparisonList(Verdicts):
    """The list of comparisons."""

    sort: Annotated[ByIssueOrSeverity, Field(description="By issue id, or most severe first.")] = "issue"


class SetsList(Verdicts):
    """The lists of conflicts and overlaps."""

    sort: Annotated[ByIssueOrSeverity, Field(description="Most severe first, or by issue id.")] = "severity"


class MatrixList(Verdicts):
    """The rows of the matrix."""

    sort: Annotated[ByIssue, Field(description="Order of the rows.")] = "issue"
