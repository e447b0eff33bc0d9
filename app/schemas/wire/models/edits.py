"""What answers tell of edits: those that were made, and those that wait."""

from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from app.schemas.seeds.edits import Kind, Op
from app.schemas.wire.models.answers import Next
from app.schemas.wire.models.values import Shape, Slug

Form = Annotated[dict[str, Any] | None, WithJsonSchema({"type": ["object", "null"]})]
Moment = Annotated[str, Field(description="In UTC.", examples=["2026-11-25T10:00:00Z"])]


class EditChangeOut(Shape):
    """What an edit does to one record."""

    op: Annotated[Op, Field(description="What was asked for; `correct` also where it follows from the rest.")]
    kind: Kind
    id: Annotated[str, Field(description="Of the record; of a silence `party/issue/from`.")]
    mark: Annotated[str | None, Field(description="For `if_match`; null where the record is gone.")]
    before: Annotated[Form, Field(description="What the record said, in the form of the seed files.")]
    after: Annotated[Form, Field(description="What it says; null where it is gone.")]


class WarningOut(Shape):
    """Something in what was sent that is worth a second look, and may be right."""

    at: Annotated[str, Field(description="JSON pointer into what was sent.")]
    code: str
    detail: str


class EditMade(Shape):
    """An edit that was made."""

    state: Annotated[
        Literal["published", "unchanged"], Field(description="`unchanged`: the record says all this already.")
    ]
    id: Annotated[int, Field(description="Where it waited: its number.")] = 0
    negotiation: Slug
    revision: Annotated[int, Field(description="The one that it made; the newest where it changed nothing.")]
    digest: Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
    at: Moment
    by: str
    why: str
    changes: list[EditChangeOut]
    warnings: list[WarningOut]


class EditHead(Shape):
    """An edit that waits or waited, without what it says."""

    id: int
    state: Literal["proposed", "published", "rejected", "withdrawn"]
    negotiation: Slug
    base: Annotated[int, Field(description="The newest revision when it was proposed.")]
    at: Moment
    by: str
    why: str
    decided_at: Moment | None
    decided_by: str | None
    reason: str | None
    revision: Annotated[int | None, Field(description="The one that it became.")]


class EditProposed(EditHead):
    """An edit that was stored and waits for another person."""

    changes: Annotated[list[EditChangeOut], Field(description="What it would do to the record as it stood.")]
    warnings: list[WarningOut]


class EditWhole(EditHead):
    """An edit that waits or waited."""

    document: Annotated[Form, Field(description="What was sent.")]


class EditList(Shape):
    """A page of edits."""

    items: list[EditHead]
    next: Next
