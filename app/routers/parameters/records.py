"""The parameters of the lists of records."""

from typing import Annotated

from pydantic import Field

from app.routers.parameters.scopes import OfAny, Paged, Revised
from app.routers.values import ById, Ids, Roles, SourceKinds, Topics


class NegotiationList(Paged, Revised):
    """The list of negotiations."""

    sort: Annotated[ById, Field(description="Order of the list.")] = "id"


class PartyList(Paged, OfAny):
    """The list of parties."""

    sort: Annotated[ById, Field(description="Order of the list.")] = "id"


class PeopleList(PartyList):
    """The list of people."""

    party: Annotated[
        Ids, Field(description="Only who held an office for one of these parties.", examples=["ru,ua"])
    ] = ()


class IssueList(PartyList):
    """The list of issues."""

    topic: Annotated[Topics, Field(description="Only issues of these topics.", examples=["security"])] = ()
    role: Annotated[
        Roles, Field(description="Only what is negotiated, or only events, which conditions name.", examples=["event"])
    ] = ()


class SourceList(PartyList):
    """The list of sources."""

    kind: Annotated[SourceKinds, Field(description="Only sources of these kinds.", examples=["news_report"])] = ()
