"""Positions as answers carry them: by themselves, and inside a side of a comparison."""

from typing import Annotated

from pydantic import Field

from app.domain.record.negotiation import Confidence, SourceKind
from app.domain.record.positions import Aspect, Attribution, Channel, EndedHow, Kind, SpeaksFor
from app.schemas.wire.models.values import Condition, Cut, PartialDay, PositionId, Region, Shape, Slug


class SourceInShort(Shape):
    """A source beside a citation; `/sources/{id}` has all of it."""

    id: Slug
    kind: SourceKind
    title: str
    publisher: str
    published: PartialDay
    language: str
    url: str | None
    archive_url: str | None
    confidence: Confidence


class PassageOut(Shape):
    """Where the words stand in the source: its first and last words there."""

    start: str
    end: str
    confirmed: Annotated[bool, Field(description="Whether somebody found them in the source.")]


class CitationOut(Shape):
    """A source that carries the words."""

    source: SourceInShort
    on: Annotated[
        PartialDay | None, Field(description="When it was said again, if later than the position's own date.")
    ]
    attribution: Annotated[Attribution | None, Field(description="Null where it is the position's.")]
    passage: PassageOut | None
    quote: Annotated[str | None, Field(description="At most 15 words that the party itself spoke or wrote.")]
    link: Annotated[str | None, Field(description="Opens the source at the passage; null where it has no address.")]


class SpeakerOut(Shape):
    """Who said it, with the office held for the party on that day."""

    id: Slug
    name: str
    title: str | None


class ByOut(Shape):
    """Who disputes: a party, or somebody else by name."""

    party: Slug | None
    name: str | None


class DisputeOut(Shape):
    """Somebody denies an aspect of a position; that never removes it."""

    by: ByOut
    on: PartialDay
    aspect: Aspect
    summary: str
    citations: list[CitationOut]


class EndedOut(Shape):
    """From this day on the position is not in force; `overtaken` is our reading."""

    on: PartialDay
    how: EndedHow
    citations: list[CitationOut]


class SidePositionOut(Cut):
    """What a party said on an issue, as a comparison shows it."""

    id: PositionId
    kind: Annotated[
        Kind,
        Field(description="`demand`: asks for an outcome in the region; `offer`: would accept one; `red_line`: none."),
    ]
    region: Region
    when: Condition
    unless: Condition
    scope: str | None
    stated_on: PartialDay
    last_said: Annotated[
        PartialDay, Field(description="When the party last said it, as far as the day asked for knows.")
    ]
    ended: EndedOut | None
    attribution: Attribution
    channel: Channel
    speaker: SpeakerOut | None
    speaks_for: SpeaksFor
    jointly_with: list[Slug]
    summary: Annotated[str, Field(description="One sentence of ours that a reader can quote.")]
    disputes: list[DisputeOut]
    citations: list[CitationOut]


class PositionOut(SidePositionOut):
    """One party, one issue, one region, one kind, from one day on, with its sources."""

    negotiation: Slug
    party: Slug
    issue: Slug
    stated: Annotated[Region | str | dict[str, object], Field(description="The region as it was written.")]
    replaces: list[PositionId]
    keeps: list[PositionId]
    contradicts: list[PositionId]
    note: str | None
