"""The parameters of revisions and changes."""

from typing import Annotated

from pydantic import Field

from app.routers.parameters.scopes import OfAny, Paged, Parameters
from app.routers.values import ChangesMade, Day, Ids, OneId, RecordIds, RecordKinds, RevisionName, Topics


class RevisionList(Paged, OfAny):
    """The list of revisions."""


class OneRevision(Paged, Parameters):
    """What one revision did."""

    negotiation: Annotated[
        OneId | None, Field(description="Id of the negotiation; by default the first one loaded.", examples=["ukraine"])
    ] = None


class ChangeList(Paged, OfAny):
    """The list of changes."""

    kind: Annotated[
        RecordKinds, Field(description="Only changes of these kinds of records.", examples=["position,source"])
    ] = ()
    id: Annotated[
        RecordIds,
        Field(
            description="Only changes of these records; a silence is named by party, issue and first day.",
            examples=["ru-2024-06-14-ceasefire"],
        ),
    ] = ()
    party: Annotated[
        Ids, Field(description="Only positions and silences of these parties, and they themselves.", examples=["ru,ua"])
    ] = ()
    issue: Annotated[
        Ids,
        Field(
            description="Only positions, silences and clauses on these issues, and they themselves.",
            examples=["nato-membership"],
        ),
    ] = ()
    topic: Annotated[
        Topics, Field(description="Only what is on an issue that ever was of these topics.", examples=["security"])
    ] = ()
    change: Annotated[
        ChangesMade, Field(description="Only changes of these sorts.", examples=["corrected,removed"])
    ] = ()
    first: Annotated[
        RevisionName | None,
        Field(
            alias="from", description="Only changes by this revision or later ones; a number or digest.", examples=["2"]
        ),
    ] = None
    last: Annotated[
        RevisionName | None,
        Field(
            alias="to", description="Only changes by this revision or earlier ones; a number or digest.", examples=["9"]
        ),
    ] = None
    since: Annotated[
        Day | None, Field(description="Only changes recorded on this day (UTC) or later.", examples=["2026-01-01"])
    ] = None
    until: Annotated[
        Day | None, Field(description="Only changes recorded on this day (UTC) or earlier.", examples=["2026-12-31"])
    ] = None
