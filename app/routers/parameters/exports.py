"""The parameters of exports: those of the JSON twins, without pages, since a file holds the whole list."""

from typing import Annotated, ClassVar

from pydantic import Field

from app.routers.parameters.analysis import ShiftList
from app.routers.parameters.positions import PositionList
from app.routers.parameters.proposals import ProposalList
from app.routers.parameters.records import IssueList, PartyList, SourceList
from app.routers.parameters.scopes import OfOne, Parameters, Revised
from app.routers.parameters.verdicts import ComparisonList, MatrixList, OneVerdict, SetsList
from app.routers.values import Day


class Whole(Parameters):
    """The whole list. What is no field here is refused as unknown, whatever the twin says."""

    limit: ClassVar[None] = None
    cursor: ClassVar[None] = None


class AllPositions(Whole, PositionList):
    """All positions that pass the filters."""


class AllIssues(Whole, IssueList):
    """All issues that pass the filters."""


class AllSources(Whole, SourceList):
    """All sources that pass the filters."""


class AllParties(Whole, PartyList):
    """All parties."""


class AllProposals(Whole, ProposalList):
    """All proposals that pass the filters."""


class AllComparisons(Whole, ComparisonList):
    """The comparisons on all issues that pass the filters."""


class AllSets(Whole, SetsList):
    """All conflicts, or all overlaps."""


class AllCells(Whole, MatrixList):
    """The whole matrix."""


class AllShifts(Whole, ShiftList):
    """All shifts."""


class PositionFeed(Whole, PositionList):
    """The positions that a feed is of; its order is its own."""

    sort: ClassVar[str] = "-stated_on"  # type: ignore[misc]


Accessed = Annotated[
    Day | None,
    Field(
        description="The day on which you saw it, as the citation is to say; by default it says none.",
        examples=["2026-11-25"],
    ),
]


class CitedOne(OfOne):
    """The citation of one position."""

    accessed: Accessed = None


class CitedNegotiation(Revised):
    """The citation of a negotiation's record."""

    accessed: Accessed = None


class CitedComparison(OneVerdict):
    """The citation of one comparison."""

    accessed: Accessed = None
