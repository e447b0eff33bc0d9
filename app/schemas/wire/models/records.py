"""Negotiations, parties, people, issues and sources as answers carry them."""

from typing import Annotated

from pydantic import Field

from app.domain.record.negotiation import Confidence, Role, SourceKind
from app.domain.record.texts import ReadHow
from app.schemas.wire.models.values import Coverage, PartialDay, Shape, Slug, Space

Note = Annotated[str | None, Field(description="A remark of the coders.")]
Address = Annotated[str | None, Field(examples=["https://example.org/a"])]


class NegotiationOut(Shape):
    """A negotiation: the scope of all its records."""

    id: Slug
    title: str
    about: str
    licence: Annotated[str, Field(description="SPDX id of the data's licence.", examples=["CC-BY-4.0"])]
    maintainers: list[str]
    coverage: Coverage
    stale_after: Annotated[int, Field(description="Days without a word after which a position counts as stale.")]
    background: Annotated[list[str], Field(description="Ids of records dated before the coverage.")]
    note: Note


class PartyOut(Shape):
    """Who negotiates."""

    negotiation: Slug
    id: Slug
    name: str
    adjective: str
    note: Note


class OfficeOut(Shape):
    """What a person is or was, for which party."""

    party: Slug
    title: str
    from_: Annotated[PartialDay | None, Field(alias="from")]
    until: PartialDay | None


class PersonOut(Shape):
    """Who speaks."""

    negotiation: Slug
    id: Slug
    name: str
    offices: list[OfficeOut]
    note: Note


class IssueOut(Shape):
    """One question to be settled, with what could be decided."""

    negotiation: Slug
    id: Slug
    question: str
    topic: str
    role: Annotated[
        Role, Field(description="`event`: it happens or not, nobody negotiates it, and it is not compared.")
    ]
    acts: Annotated[list[str], Field(description="Who would have to act: party ids or free words.")]
    scope: Annotated[str | None, Field(description="The scope of numbers that name none.")]
    space: Space
    note: Note


class SourceOut(Shape):
    """A text that carries words of a party."""

    negotiation: Slug
    id: Slug
    kind: SourceKind
    title: str
    title_is_ours: Annotated[bool, Field(description="Whether the source shows no title.")]
    publisher: str
    author: str | None
    published: PartialDay
    published_inferred: Annotated[bool, Field(description="Whether the day is not printed.")]
    url: Address
    no_url: Annotated[str | None, Field(description="Why there is no address.")]
    archive_url: Address
    language: Annotated[str, Field(examples=["en"])]
    accessed: PartialDay
    read: ReadHow
    confidence: Confidence
    note: Note
