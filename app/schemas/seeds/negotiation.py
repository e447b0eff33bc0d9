from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.schemas.seeds.words import Day, Seed, Slug, Text


class PartySeed(Seed):
    """Who negotiates."""

    id: Slug
    name: Text
    adjective: Text
    """As in "the Russian position"."""
    note: Text | None = None


class CoverageSeed(Seed):
    """The days that the record covers."""

    since: Annotated[Day, Field(alias="from")]
    through: Day
    """The last day anyone has looked at."""


class NegotiationSeed(Seed):
    """`negotiation.yaml`: the scope of the record."""

    id: Slug
    title: Text
    about: Text
    """One paragraph."""
    licence: Text
    maintainers: list[Text] = Field(default_factory=list)
    coverage: CoverageSeed
    stale_after: Annotated[int, Field(ge=1)]
    """Days without a word after which a position is called stale."""
    background: list[Slug] = Field(default_factory=list)
    """Ids of positions and proposals from before the coverage begins."""
    parties: Annotated[list[PartySeed], Field(min_length=1)]
    note: Text | None = None
