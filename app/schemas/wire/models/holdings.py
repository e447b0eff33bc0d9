"""What a record holds, as answers carry it."""

from datetime import date
from typing import Annotated

from pydantic import Field

from app.domain.analysis.history.holdings import HELD, Held
from app.schemas.wire.models.values import PartialDay, Shape, Slug

_HELD = "; ".join(f"`{held}`: {words}" for held, words in HELD.items())

Count = Annotated[int, Field(ge=0)]
Counts = dict[str, Count]


class AgeOut(Shape):
    """When a party last said what is in force of it on an issue."""

    party: Slug
    issue: Slug
    last_said: PartialDay
    days: Annotated[int, Field(ge=0, description="Days from its last word to `as_of`.")]


class HoldingsOut(Shape):
    """Counts of positions of all days; cells and ages as of a day. No score is made of them."""

    as_of: date
    positions: Count
    by_party: Counts
    by_year: Annotated[Counts, Field(description="By the year in which they were stated.")]
    by_grade: Counts
    by_kind: Counts
    by_source_kind: Annotated[Counts, Field(description="Once for each kind of source that a position cites.")]
    conditional: Count
    disputed: Count
    own_voice: Annotated[int, Field(ge=0, description="With a citation of grade `on_record`.")]
    two_publishers: Annotated[int, Field(ge=0, description="Cited from sources of at least two publishers.")]
    issues: Annotated[int, Field(ge=0, description="Issues that are negotiated.")]
    events: Count
    sources: Count
    proposals: Count
    cells: Annotated[
        dict[Held, Count],
        Field(
            description="Cells of parties and negotiated issues: " + "; ".join(f"`{k}`: {w}" for k, w in HELD.items())
        ),
    ]
    ages: Annotated[list[AgeOut], Field(description="Each cell with a position in force, oldest words first.")]
