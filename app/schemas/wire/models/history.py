"""Revisions and changes as answers carry them."""

from typing import Annotated, Any

from pydantic import Field

from app.domain.analysis.history.changes import Kept, RecordKind
from app.domain.verdicts.table import Relation, Verdict
from app.schemas.wire.models.answers import Meta, Next
from app.schemas.wire.models.comparisons import Label
from app.schemas.wire.models.values import Selected, Shape, Slug

Digest = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$", description="Of the record as the revision left it.")]
Moment = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
        description="When it was recorded, in UTC.",
        examples=["2026-11-25T10:00:00Z"],
    ),
]
By = Annotated[str, Field(description="Who recorded it.")]
Why = Annotated[str, Field(description="For what reason.")]


class FindingOut(Shape):
    """A verdict as it stood before or after."""

    verdict: Verdict
    relation: Relation
    label: Label


class VerdictChangeOut(Shape):
    """A verdict that a revision changed: of a pair of parties, or of all of them."""

    issue: Slug
    question: str
    topic: str
    parties: list[Selected]
    whole: Annotated[bool, Field(description="Whether it is the verdict of all parties, whoever they are at the time.")]
    before: Annotated[FindingOut | None, Field(description="Null where the issue or a party was not there before.")]
    after: Annotated[FindingOut | None, Field(description="Null where the issue or a party is not there any more.")]


class FieldChangeOut(Shape):
    """One value that differs."""

    at: Annotated[
        str,
        Field(
            description="A JSON pointer (RFC 6901) into the record as the seed files write it: as it stands after, or"
            " where the value is gone, as it stood before; empty for the whole record.",
            examples=["/summary", "/citations/1"],
        ),
    ]
    before: Annotated[Any, Field(description="Null where there was no value.")]
    after: Annotated[Any, Field(description="Null where there is no value.")]


class ChangeOut(Shape):
    """What one revision did to one record."""

    negotiation: Slug
    revision: int
    digest: Digest
    at: Moment
    by: By
    why: Why
    kind: RecordKind
    id: Annotated[str, Field(description="Of the record; a silence is named by party, issue and first day.")]
    party: Annotated[Slug | None, Field(description="Whose it is, of a position or silence.")]
    issue: Annotated[Slug | None, Field(description="On which issue a position or silence is.")]
    change: Annotated[
        Kept,
        Field(description="`ended`: a position whose end was recorded, or that another one came to replace."),
    ]
    fields: list[FieldChangeOut]
    verdicts: Annotated[
        list[VerdictChangeOut] | None,
        Field(
            description="Of a position or issue: the verdicts on that issue that the revision changed, whichever of its"
            " changes did it; of the negotiation: those on issues of no such change. Null where they are too many to"
            " compute."
        ),
    ]


class PreviousOut(Shape):
    """The revision before."""

    n: int
    digest: Digest


class RevisionOut(Shape):
    """The state of a negotiation's record after one load or one edit."""

    negotiation: Slug
    n: Annotated[int, Field(description="Its number; all negotiations share one sequence.")]
    digest: Digest
    at: Moment
    by: By
    why: Why
    previous: Annotated[PreviousOut | None, Field(description="Of the same negotiation; null for its first.")]


class ChangeCountsOut(Shape):
    """How many records a revision touched, by what became of them."""

    added: int
    corrected: int
    ended: int
    removed: int


class RevisionList(Shape):
    """A page of revisions."""

    items: list[RevisionOut]
    next: Next
    meta: Meta


class ChangeList(Shape):
    """A page of changes."""

    items: list[ChangeOut]
    next: Next
    meta: Meta


class OneRevision(RevisionOut):
    """A revision, a page of the changes that it made, and the verdicts that it changed."""

    items: Annotated[list[ChangeOut], Field(description="In order of kind and id.")]
    next: Next
    counts: ChangeCountsOut
    verdicts: Annotated[
        list[VerdictChangeOut] | None,
        Field(description="All that it changed, on every page. Null where they are too many to compute."),
    ]
    meta: Meta
