from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from app.schemas.seeds.words import Date, Seed, Slug, Text


class SilenceSeed(Seed):
    """A party has no stated position on an issue over a period, as far as somebody looked."""

    party: Slug
    issue: Slug
    kind: Literal["none_found", "declined_to_say", "left_open", "not_applicable"]
    since: Annotated[Date, Field(alias="from")]
    through: Date
    looked_on: Date
    note: Text | None = None


class SilencesFile(RootModel[list[SilenceSeed]]):
    """`silences.yaml`: where parties have no stated position."""
