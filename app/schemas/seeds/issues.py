from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from app.domain.record.negotiation import Role
from app.schemas.seeds.words import Interval, Seed, Slug, Text


class OptionSeed(Seed):
    """An option or a member."""

    id: Slug
    label: Text
    """As people read it."""


class ChoiceSeed(Seed):
    """One of several options."""

    kind: Literal["choice"]
    ordered: bool = False
    """Whether the order of the options means something."""
    options: list[OptionSeed]


class QuantitySeed(Seed):
    """A number with a unit."""

    kind: Literal["quantity"]
    unit: Text
    whole: bool = False
    """Whether only whole numbers are outcomes."""
    range: Interval | None = None
    """The numbers that are possible, such as {at_least: 0}."""


class SubsetSeed(Seed):
    """A set of members: which of them?"""

    kind: Literal["subset"]
    of: list[OptionSeed]
    """At most 16."""


SpaceSeed = ChoiceSeed | QuantitySeed | SubsetSeed


class IssueSeed(Seed):
    """One question to be settled, with what could be decided."""

    id: Slug
    role: Annotated[Role, Field(strict=False)] = Role.NEGOTIATED
    """event: it happens or not, and nobody negotiates it; conditions may name it."""
    question: Text
    topic: Slug
    acts: list[Text] = Field(default_factory=list)
    """Who would have to act: party ids or free words."""
    scope: Text | None = None
    """For a quantity: the scope of positions that name none."""
    space: Annotated[SpaceSeed, Field(discriminator="kind")]
    note: Text | None = None


class IssuesFile(RootModel[list[IssueSeed]]):
    """`issues.yaml`: the questions to be settled."""
