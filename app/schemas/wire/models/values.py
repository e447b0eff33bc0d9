"""What answers are made of: ids, dates, numbers, regions, conditions, option spaces."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.domain.record.negotiation import SilenceKind

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80, examples=["nato-membership"])]
PartialDay = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", description="A day, a month or a year.", examples=["2023-11"]),
]
Selected = Annotated[
    str,
    Field(description="A party as it was asked for: its id, or its id and a day.", examples=["ru", "ru@2022-03-29"]),
]
PositionId = Annotated[str, Field(description="Id of a position.", examples=["ru-2024-06-14-ceasefire"])]
PositionSets = Annotated[
    list[list[PositionId]],
    Field(description="Minimal sets of positions, smallest first; the positions of one set hold this only together."),
]


class Shape(BaseModel):
    """A part of an answer; fields may be added within one major version, so clients ignore those they do not know."""

    model_config = ConfigDict(serialize_by_alias=True)


class Interval(BaseModel):
    """Some numbers of a quantity; an end that is missing is open without limit. `exactly` stands alone."""

    model_config = ConfigDict(extra="forbid")

    exactly: float | None = None
    from_: Annotated[float | None, Field(alias="from", description="Smallest number; with `to`.")] = None
    to: Annotated[float | None, Field(description="Largest number; with `from`.")] = None
    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None


class Clause(BaseModel):
    """Some outcomes of a subset issue: those with all the one and none of the other members."""

    model_config = ConfigDict(extra="forbid")

    all_in: list[Slug] | None = None
    none_in: list[Slug] | None = None


Region = Annotated[
    list[Slug] | list[Interval] | list[Clause],
    Field(
        description="A set of outcomes, always a list of alternatives: options of a choice, intervals of a quantity,"
        " clauses of a subset issue. Equal regions are written equally.",
        examples=[["barred"], [{"at_most": 600000}], [{"all_in": ["donetsk", "luhansk"]}]],
    ),
]
Condition = Annotated[
    list[dict[str, Region]],
    Field(
        description="Alternatives, any one of which makes it true: issues with the regions that must all hold.",
        examples=[[{"nato-membership": ["barred"]}]],
    ),
]


class Cut(Shape):
    """Whether a region's list is the whole of it."""

    complete: Annotated[bool, Field(description="False where the list was cut at 64 clauses.")]
    example: Annotated[list[Slug] | None, Field(description="One outcome of a region that was cut.")]


class Choice(Shape):
    """An option or a member, with words for people."""

    id: Slug
    label: str


class ChoiceSpace(Shape):
    """One of several options; `ordered` says that their order means something."""

    kind: Literal["choice"]
    ordered: bool
    options: list[Choice]


class QuantitySpace(Shape):
    """A number with a unit."""

    kind: Literal["quantity"]
    unit: Annotated[str, Field(examples=["people"])]
    whole: Annotated[bool, Field(description="Whether only whole numbers are outcomes.")]
    range: Annotated[Interval | None, Field(description="The numbers that are outcomes; null for all.")]


class SubsetSpace(Shape):
    """A set of members: every subset is an outcome."""

    kind: Literal["subset"]
    of: list[Choice]


Space = Annotated[ChoiceSpace | QuantitySpace | SubsetSpace, Field(discriminator="kind")]


class Coverage(Shape):
    """The days that the record covers: `through` is the last day that anyone has looked at."""

    from_: Annotated[date, Field(alias="from")]
    through: date


class StatedSilence(Shape):
    """Why a party has no position in force; `not_yet` and `ended` are derived and have no dates."""

    kind: SilenceKind
    from_: Annotated[PartialDay | None, Field(alias="from")]
    through: PartialDay | None
    looked_on: Annotated[PartialDay | None, Field(description="When somebody last looked.")]
