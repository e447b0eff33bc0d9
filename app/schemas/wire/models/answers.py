"""Whole answers: lists with `items`, `next` and `meta`; single records with `meta`; problems; the process."""

from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field

from app.domain.record.positions import Attribution
from app.domain.verdicts.reasons import Reason
from app.domain.verdicts.table import Verdict
from app.schemas.wire.models.comparisons import (
    AgainstLatestOut,
    ComparisonOut,
    ComparisonWithSetsOut,
    CountsOut,
    RowOut,
)
from app.schemas.wire.models.holdings import HoldingsOut
from app.schemas.wire.models.positions import PositionOut
from app.schemas.wire.models.records import IssueOut, NegotiationOut, PartyOut, PersonOut, SourceOut
from app.schemas.wire.models.values import Coverage, Shape, Slug

Item = TypeVar("Item", bound=Shape)
Next = Annotated[
    str | None, Field(description="The next page, without host; null on the last.", examples=["/positions?cursor=..."])
]
Digest = Annotated[
    str | None,
    Field(
        pattern=r"^sha256:[0-9a-f]{64}$",
        description="Of the negotiation's record; null where the answer is of several.",
    ),
]


class Meta(Shape):
    """What an answer rests on."""

    api: Annotated[str, Field(description="Version of this contract.", examples=["1.0"])]
    negotiation: Annotated[Slug, Field(description="`all` where the list is of every negotiation.")]
    revision: Annotated[int, Field(description="The revision of the record that was read.")]
    digest: Digest
    coverage: Annotated[Coverage | None, Field(description="Null where the answer is of several negotiations.")]


class PositionsMeta(Meta):
    """What a list of positions leaves out: with null, nothing."""

    as_of: Annotated[date | None, Field(description="Positions in force on this day; null: the whole record.")]
    known_on: Annotated[date | None, Field(description="As known to the public on this day; null: as known now.")]
    min_attribution: Annotated[Attribution | None, Field(description="This grade or better; null: every grade.")]


class VerdictMeta(Meta):
    """What verdicts rest on."""

    as_of: date
    known_on: date | None
    min_attribution: Attribution
    rule_version: Annotated[str, Field(description="Version of the rules, see `/rules`.", examples=["1"])]


class RecordList(Shape, Generic[Item]):
    """A page of records."""

    items: list[Item]
    next: Next
    meta: Meta


class PositionList(Shape):
    """A page of positions."""

    items: list[PositionOut]
    next: Next
    meta: PositionsMeta


class ComparisonList(Shape):
    """A page of comparisons, one for each issue."""

    items: list[ComparisonOut]
    next: Next
    meta: VerdictMeta


class SetsList(Shape):
    """A page of issues with the sets of parties that are in conflict, or that overlap, most severe first."""

    items: list[ComparisonWithSetsOut]
    next: Next
    meta: VerdictMeta


class Matrix(Shape):
    """A page of the matrix: issues, and in each the pairs of parties and all of them."""

    items: list[RowOut]
    next: Next
    meta: VerdictMeta
    counts: CountsOut


class OneNegotiation(NegotiationOut):
    """A negotiation, what its record holds, and what it was read from."""

    holdings: HoldingsOut
    meta: Meta


class OneParty(PartyOut):
    """A party, and what it was read from."""

    meta: Meta


class OnePerson(PersonOut):
    """A person, and what it was read from."""

    meta: Meta


class OneIssue(IssueOut):
    """An issue, and what it was read from."""

    meta: Meta


class OneSource(SourceOut):
    """A source, and what it was read from."""

    meta: Meta


class OnePosition(PositionOut):
    """A position, and what it was read from."""

    meta: Meta


class OneComparison(ComparisonOut):
    """A comparison, what it was read from, and how it stands against the newest revision where that was asked."""

    against: Annotated[AgainstLatestOut | None, Field(description="Only with `against=latest`; else null.")]
    meta: VerdictMeta


class VerdictRule(Shape):
    """A verdict in words."""

    code: Verdict
    label: str
    condition: Annotated[str, Field(description="When it applies, of rules read from the first to the last.")]
    relation: str


class ReasonRule(Shape):
    """A reason in words."""

    code: Reason
    meaning: str


class Word(Shape):
    """A word of the interface, and what it means."""

    code: str
    meaning: str


class Rules(Shape):
    """The rules in words."""

    rule_version: str
    verdicts: Annotated[list[VerdictRule], Field(description="The first that applies counts.")]
    relations: list[Word]
    reasons: list[ReasonRule]
    standings: list[Word]
    kinds: list[Word]
    attributions: Annotated[list[Word], Field(description="Best grade first.")]
    silences: list[Word]
    fits: Annotated[list[Word], Field(description="How a clause fits a party's stance, hardest first.")]
    balances: list[Word]
    changes: Annotated[list[Word], Field(description="What became of a clause from one draft to the next.")]
    amendments: list[Word]
    nearness: list[Word]
    responses: list[Word]
    statuses: Annotated[list[Word], Field(description="How far a proposal has come.")]
    moves: Annotated[list[Word], Field(description="How a stance moved between two days.")]
    api: str


class ErrorOut(Shape):
    """One thing that is wrong with a request."""

    in_: Annotated[Literal["path", "query", "header", "body"], Field(alias="in")]
    at: Annotated[str, Field(description="The name of the parameter or header; in a body a JSON pointer (RFC 6901).")]
    got: Annotated[str, Field(description="What was asked for, cut at 200 characters.")]
    nearest: Annotated[list[str], Field(description="What would have been right, best first.")]
    detail: str
    code: Annotated[
        str,
        Field(
            description="The rule that is broken: that of the problem, or for a body one of `parley check`.",
            examples=["unknown_value"],
        ),
    ]


class Problem(Shape):
    """An error as RFC 9457 has it."""

    type: Annotated[str, Field(description="Address of an explanation.", examples=["/problems/unknown-value"])]
    title: str
    status: int
    detail: str
    instance: Annotated[str, Field(description="What was asked for.")]
    code: Annotated[str, Field(examples=["unknown_value"])]
    request_id: str
    errors: list[ErrorOut]


class ProblemKind(Shape):
    """What a kind of problem means."""

    code: str
    type: str
    status: int
    title: str
    meaning: str


class Health(Shape):
    """The process answers."""

    status: Literal["ok"]
    version: Annotated[str, Field(description="The release of Parley.")]


class Readiness(Shape):
    """The database is reachable, migrated and holds a record."""

    status: Literal["ready"]
    database: Literal["up"]
    migration: Annotated[str, Field(description="Where the database stands.")]
    revision: Annotated[int, Field(description="The newest revision of any negotiation.")]
    negotiations: list[Slug]
