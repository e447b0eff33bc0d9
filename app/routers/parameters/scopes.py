"""Which negotiation, which revision, which page: what the parameters of most routes begin with.

Unknown names are refused here, repeated ones in `deps`.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.routers.values import Cursor, Day, Limit, OneId, RevisionName


class Parameters(BaseModel):
    """A route without parameters."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Revised(Parameters):
    """Which revision of the record is read."""

    revision: Annotated[
        RevisionName | None,
        Field(
            description="Revision of the record: its number, or at least 12 digits of its digest. Such an answer never"
            " changes within one release. By default the newest.",
            examples=["1"],
        ),
    ] = None
    recorded_by: Annotated[
        Day | None,
        Field(
            description="In place of `revision`: the one that stood at the end of this day (UTC), such as 2026-12-31."
        ),
    ] = None


class OfOne(Revised):
    """Which negotiation's record is read, and which revision of it."""

    negotiation: Annotated[
        OneId | None, Field(description="Id of the negotiation; by default the first one loaded.", examples=["ukraine"])
    ] = None


class OfAny(Revised):
    """Which negotiation's record is read, or all of them, and which revision."""

    negotiation: Annotated[
        OneId | None,
        Field(
            description="Id of the negotiation, or `all`; by default the first one loaded.", examples=["ukraine", "all"]
        ),
    ] = None


class Paged(Parameters):
    """Which part of a list is given."""

    limit: Annotated[Limit, Field(description="Most items of a page.", examples=[50])] = 50
    cursor: Annotated[
        Cursor | None,
        Field(description="Where to go on: taken from `next` of the page before, for the same filters and order."),
    ] = None
