from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from app.schemas.seeds.words import Date, Seed, Slug, Text


class OfficeSeed(Seed):
    """What a person is or was, for which party."""

    party: Slug
    title: Text
    since: Annotated[Date | None, Field(alias="from")] = None
    until: Date | None = None


class PersonSeed(Seed):
    """Who speaks."""

    id: Slug
    name: Text
    offices: list[OfficeSeed] = Field(default_factory=list)
    note: Text | None = None


class PeopleFile(RootModel[list[PersonSeed]]):
    """`people.yaml`: who speaks."""
