"""The parameters of the list of positions."""

from typing import Annotated

from pydantic import Field

from app.routers.parameters.scopes import OfAny, Paged
from app.routers.values import Attributions, ByDay, Channels, Day, Flag, Grade, Ids, Kinds, PartialDay, Search, Topics


class PositionList(Paged, OfAny):
    """The list of positions: the whole record, unless filters narrow it."""

    party: Annotated[Ids, Field(description="Only positions of these parties.", examples=["ru,ua"])] = ()
    issue: Annotated[Ids, Field(description="Only positions on these issues.", examples=["nato-membership"])] = ()
    topic: Annotated[Topics, Field(description="Only positions on issues of these topics.", examples=["security"])] = ()
    kind: Annotated[Kinds, Field(description="Only positions of these kinds.", examples=["demand,red_line"])] = ()
    attribution: Annotated[
        Attributions, Field(description="Only positions of exactly these grades.", examples=["reported"])
    ] = ()
    min_attribution: Annotated[
        Grade | None,
        Field(
            description="Only positions of this grade or better; with `as_of`, words of a weaker grade replace nothing."
            " By default every grade.",
            examples=["reported"],
        ),
    ] = None
    channel: Annotated[
        Channels, Field(description="Only words said in public, or in private.", examples=["public"])
    ] = ()
    speaker: Annotated[Ids, Field(description="Only words of these people.", examples=["vladimir-putin"])] = ()
    source: Annotated[Ids, Field(description="Only positions that cite one of these sources.")] = ()
    as_of: Annotated[
        Day | None,
        Field(
            description="Only positions in force on this day. By default all of the record.", examples=["2024-06-14"]
        ),
    ] = None
    known_on: Annotated[
        Day | None,
        Field(description="Only what some cited source had published by this day.", examples=["2024-06-14"]),
    ] = None
    stated_from: Annotated[
        PartialDay | None,
        Field(description="Only positions stated on this day, month or year or later.", examples=["2024-01"]),
    ] = None
    stated_to: Annotated[
        PartialDay | None,
        Field(description="Only positions stated on this day, month or year or earlier.", examples=["2024-06"]),
    ] = None
    disputed: Annotated[
        Flag | None, Field(description="Only positions that somebody disputes, or only others.", examples=[True])
    ] = None
    q: Annotated[
        Search | None,
        Field(description="Only positions with all these words; the last may be a beginning.", examples=["nato"]),
    ] = None
    sort: Annotated[ByDay, Field(description="Newest statement first (`-stated_on`), oldest first, or by id.")] = (
        "-stated_on"
    )
