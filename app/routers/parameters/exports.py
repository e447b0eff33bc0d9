"""The parameters of exports: those of the JSON twins, without pages, since a file holds the whole list."""

from typing import Annotated, ClassVar

from pydantic import Field

from app.domain.analysis.history.changes import Kept
from app.routers.parameters.analysis import ContradictionList, SettlementList, ShiftList, Timeline
from app.routers.parameters.history import ChangeList
from app.routers.parameters.positions import PositionList
from app.routers.parameters.proposals import EvaluationOne, ProposalList
from app.routers.parameters.records import IssueList, NegotiationList, PartyList, PeopleList, SourceList
from app.routers.parameters.scopes import OfAny, OfOne, Parameters, Revised
from app.routers.parameters.verdicts import ComparisonList, MatrixList, OneVerdict, SetsList
from app.routers.values import ChangesMade, Day, Flag, Ids, Topics


class Tabled(Parameters):
    """What a table can be asked for beside its rows."""

    bom: Annotated[
        Flag,
        Field(
            description="With `true` a table as CSV begins with a byte order mark, by which Excel knows that it is in"
            " UTF-8; programs need none. Other forms take no mark.",
            examples=[False],
        ),
    ] = False


class Whole(Tabled):
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


class AllPeople(Whole, PeopleList):
    """All people that pass the filters."""


class AllNegotiations(Whole, NegotiationList):
    """All negotiations."""


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


class AllContradictions(Whole, ContradictionList):
    """All contradictions."""


class AllSettlements(Whole, SettlementList):
    """All groups of linked issues. Proposals are ranked by the JSON answer only."""

    proposals: ClassVar[None] = None  # type: ignore[misc]


class WholeTimeline(Whole, Timeline):
    """The whole timeline of an issue."""


class TabledEvaluation(Tabled, EvaluationOne):
    """The evaluation of one proposal, as a table."""


class TabledDiff(Tabled, OneVerdict):
    """Two drafts side by side, as a table."""


class PositionFeed(PositionList):
    """The positions that a feed is of; its length and its order are its own."""

    limit: ClassVar[None] = None  # type: ignore[misc]
    cursor: ClassVar[None] = None  # type: ignore[misc]
    sort: ClassVar[str] = "-stated_on"  # type: ignore[misc]


class ChangeFeed(ChangeList):
    """The changes that a feed is of; its length is its own."""

    limit: ClassVar[None] = None  # type: ignore[misc]
    cursor: ClassVar[None] = None  # type: ignore[misc]
    change: Annotated[
        ChangesMade,
        Field(
            description="Only changes of these sorts; what was added has a feed of its own.",
            examples=["corrected,removed"],
        ),
    ] = (Kept.CORRECTED, Kept.ENDED, Kept.REMOVED)


class VerdictFeed(OfAny):
    """The changed verdicts that a feed is of."""

    party: Annotated[Ids, Field(description="Only verdicts of these parties.", examples=["ru,ua"])] = ()
    issue: Annotated[Ids, Field(description="Only verdicts on these issues.", examples=["nato-membership"])] = ()
    topic: Annotated[Topics, Field(description="Only verdicts on issues of these topics.", examples=["security"])] = ()


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
