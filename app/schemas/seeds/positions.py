from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.domain.record.positions import Aspect, Attribution, Channel, EndedHow, Kind, SpeaksFor
from app.schemas.seeds.words import Alternatives, Date, PassageEnd, Quote, Region, Seed, Slug, Text


class PassageSeed(Seed):
    """Where the words stand in the source."""

    start: PassageEnd
    """Three to six words, as they stand in the source."""
    end: PassageEnd
    """Three to six words, as they stand in the source."""
    confirmed: bool = True
    """Whether somebody has seen them there."""


class CitationSeed(Seed):
    """A source that carries the words."""

    source: Slug
    on: Date | None = None
    """When it was said again, if later than the record itself."""
    attribution: Annotated[Attribution | None, Field(strict=False)] = None
    """Of a position: its own, unless given."""
    passage: PassageSeed | None = None
    quote: Quote | None = None
    """At most 15 words that the party itself spoke or wrote."""
    note: Text | None = None


Cited = Annotated[list[CitationSeed], Field(min_length=1)]


class DenierSeed(Seed):
    """Who disputes: a party, or somebody else by name."""

    party: Slug | None = None
    name: Text | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.party is None) == (self.name is None):
            what = "both a party and a name" if self.party else "nobody"
            raise PydanticCustomError("dispute-by", "the dispute is by {what}", {"what": what})
        return self


class DisputeSeed(Seed):
    """Somebody denies an aspect of a position or proposal."""

    by: DenierSeed
    on: Date
    aspect: Annotated[Aspect, Field(strict=False)]
    summary: Text
    citations: Cited
    note: Text | None = None


class EndedSeed(Seed):
    """From this day on the position is not in force."""

    on: Date
    how: Annotated[EndedHow, Field(strict=False)]
    """overtaken is our reading, and shown as such."""
    citations: list[CitationSeed] = Field(default_factory=list)
    note: Text | None = None


class PositionSeed(Seed):
    """One issue, one region, one kind, from one day on."""

    id: Slug
    issue: Slug
    kind: Annotated[Kind, Field(strict=False)]
    """demand: asks for it. offer: would accept it. red_line: will not accept it."""
    region: Region
    when: Alternatives = Field(default_factory=list)
    """Any one of these makes the position hold; within one, all of it."""
    unless: Alternatives = Field(default_factory=list)
    """Any one of these makes the position not hold."""
    scope: Text | None = None
    """For a quantity, where it is said."""
    stated_on: Date
    replaces: list[Slug] = Field(default_factory=list)
    """Older positions that this one ends."""
    keeps: list[Slug] = Field(default_factory=list)
    """Older positions that still hold beside this one."""
    contradicts: list[Slug] = Field(default_factory=list)
    """Positions of the same grade and channel that cannot hold beside this one."""
    ended: EndedSeed | None = None
    attribution: Annotated[Attribution, Field(strict=False)]
    """The best grade of the citations."""
    channel: Annotated[Channel, Field(strict=False)] = Channel.PUBLIC
    speaker: Slug | None = None
    speaks_for: Annotated[SpeaksFor, Field(strict=False)] = SpeaksFor.ALL
    jointly_with: list[Slug] = Field(default_factory=list)
    """The other parties of a joint statement."""
    summary: Text
    """One sentence of ours that a reader can quote."""
    citations: Cited
    disputes: list[DisputeSeed] = Field(default_factory=list)
    note: Text | None = None

    @model_validator(mode="after")
    def _one_condition(self) -> Self:
        if self.when and self.unless:
            raise PydanticCustomError("when-and-unless", "the position has both conditions", {"key": "unless"})
        return self


class PositionsFile(Seed):
    """`positions/<party>.yaml`: what one party says."""

    party: Slug
    positions: list[PositionSeed]
