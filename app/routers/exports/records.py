"""The lists of the record as tables: negotiations, positions, issues, sources, parties, people, proposals."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.domain.errors import TooLarge
from app.exports.linked import claims
from app.exports.rows.positions import POSITIONS
from app.exports.rows.proposals import PROPOSALS
from app.exports.rows.record import ISSUES, NEGOTIATIONS, PARTIES, PEOPLE, SOURCES
from app.exports.tables import Table, items_of
from app.routers.answers import wanted
from app.routers.deps import Desk, DeskDep
from app.routers.exports.files import contents, file, table_data, texts_of
from app.routers.exports.sights import sight_of
from app.routers.exports.suffixes import CLAIMS, TABLE, ClaimsForm, ClaimsSuffix, TableSuffix
from app.routers.parameters.exports import (
    AllIssues,
    AllNegotiations,
    AllParties,
    AllPeople,
    AllPositions,
    AllProposals,
    AllSources,
)
from app.routers.parameters.scopes import Revised
from app.routers.positions import filter_of as positions_of
from app.routers.proposals import filter_of as proposals_of
from app.services import listing, proposals
from app.services.listing import Filter, Record, Sort, coverage_of, list_of
from app.services.paging import Page
from app.services.positions import positions
from app.services.scopes import ALL, Reading, reading_of

router = APIRouter(tags=["exports"], default_response_class=Response)

MOST_ROWS = 20_000
"""Most items of one file."""

TABLES = contents("csv", "ndjson", "md")


@router.get(
    f"/positions.{{suffix:{CLAIMS}}}",
    summary="All positions as a file",
    responses=contents("csv", "ndjson", "md", "jsonld"),
)
def export_positions(
    desk: DeskDep,
    suffix: ClaimsSuffix,
    parameters: Annotated[AllPositions, Query()],
) -> Response:
    """What `/positions` lists, whole: as CSV, as lines of JSON, as a table in Markdown, or as claims of schema.org."""
    with desk.reading() as session:
        reading = reading_of(session, wanted(desk, parameters))
        covered = coverage_of(session, reading)
        filters = positions_of(parameters, reading.negotiation)
        texts, last = positions(session, reading, filters, parameters.sort, Page(MOST_ROWS), covered)
        sight = sight_of(session, desk, reading)
    check_whole(last)
    if suffix is ClaimsForm.LINKED:
        data = claims(items_of(texts), sight)
    else:
        data = table_data(POSITIONS, texts, sight, suffix, titled(reading, sight.titles))
    return file(desk, parameters, reading, ("positions", suffix), data)


@router.get(f"/issues.{{suffix:{TABLE}}}", summary="All issues as a file", responses=TABLES)
def export_issues(desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllIssues, Query()]) -> Response:
    """What `/issues` lists, whole: the questions to be settled, and what could be decided."""
    return _listed(
        desk, parameters, suffix, ISSUES, (listing.ISSUES, listing.issues_of(parameters.topic, parameters.role))
    )


@router.get(f"/sources.{{suffix:{TABLE}}}", summary="All sources as a file", responses=TABLES)
def export_sources(desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllSources, Query()]) -> Response:
    """What `/sources` lists, whole: the texts that carry words of the parties."""
    return _listed(desk, parameters, suffix, SOURCES, (listing.SOURCES, listing.sources_of(parameters.kind)))


@router.get(f"/parties.{{suffix:{TABLE}}}", summary="All parties as a file", responses=TABLES)
def export_parties(desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllParties, Query()]) -> Response:
    """What `/parties` lists, whole: who negotiates."""
    return _listed(desk, parameters, suffix, PARTIES, (listing.PARTIES, None))


@router.get(f"/people.{{suffix:{TABLE}}}", summary="All people as a file", responses=TABLES)
def export_people(desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllPeople, Query()]) -> Response:
    """What `/people` lists, whole: who speaks; in tables one row for each office held."""
    return _listed(desk, parameters, suffix, PEOPLE, (listing.PEOPLE, listing.people_of(parameters.party)))


@router.get(f"/negotiations.{{suffix:{TABLE}}}", summary="All negotiations as a file", responses=TABLES)
def export_negotiations(
    desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllNegotiations, Query()]
) -> Response:
    """What `/negotiations` lists, whole: the scopes of all other tables."""
    return _listed(desk, parameters, suffix, NEGOTIATIONS, (listing.NEGOTIATIONS, None), of=ALL)


@router.get(f"/proposals.{{suffix:{TABLE}}}", summary="All proposals as a file", responses=TABLES)
def export_proposals(desk: DeskDep, suffix: TableSuffix, parameters: Annotated[AllProposals, Query()]) -> Response:
    """What `/proposals` lists, whole; in tables one row for each clause."""
    with desk.reading() as session:
        reading = reading_of(session, wanted(desk, parameters))
        asked = proposals_of(parameters)
        found = proposals.proposals(session, reading, asked, parameters.sort, Page(MOST_ROWS))
        sight = sight_of(session, desk, reading)
    check_whole(found.last)
    data = table_data(PROPOSALS, texts_of(found.items), sight, suffix, titled(reading, sight.titles))
    return file(desk, parameters, reading, (PROPOSALS.name, suffix), data)


def check_whole(last: Sequence[object] | None) -> None:
    """Refuse a list of which more follows: half a table would be taken for a whole one.

    Raises:
        TooLarge: There is a *last* item behind which more follow.
    """
    if last is not None:
        raise TooLarge(f"A file holds at most {MOST_ROWS} items, and these are more: narrow them by filters.")


def titled(reading: Reading, titles: Mapping[str, str]) -> str:
    """What a table is of: the title of the negotiation that was read."""
    return titles.get(reading.name, "all negotiations")


def _listed(
    desk: Desk,
    parameters: Revised,
    suffix: str,
    table: Table,
    wished: tuple[Sort[Record], Filter[Record] | None],
    *,
    of: str | None = None,
) -> Response:
    sort, narrowed = wished
    with desk.reading() as session:
        reading = reading_of(session, wanted(desk, parameters, of))
        items, last = list_of(session, reading, sort, Page(MOST_ROWS), narrowed)
        sight = sight_of(session, desk, reading)
    check_whole(last)
    data = table_data(table, texts_of(items), sight, suffix, titled(reading, sight.titles))
    return file(desk, parameters, reading, (table.name, suffix), data)
