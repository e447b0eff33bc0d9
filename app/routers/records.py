"""Negotiations, parties, people, issues and sources: lists, and each by its id."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from app.domain.analysis.history.holdings import holdings_of
from app.queries.records import load_record
from app.routers.answers import meta, one, page, wanted
from app.routers.deps import Desk, DeskDep
from app.routers.parameters.records import IssueList, NegotiationList, PartyList, PeopleList, SourceList
from app.routers.parameters.scopes import OfOne, Paged, Revised
from app.schemas.wire.holdings import holdings_json
from app.schemas.wire.models.answers import (
    OneIssue,
    OneNegotiation,
    OneParty,
    OnePerson,
    OneSource,
    RecordList,
)
from app.schemas.wire.models.records import IssueOut, NegotiationOut, PartyOut, PersonOut, SourceOut
from app.schemas.wire.regions import Json
from app.services import listing
from app.services.listing import Filter, Record, Sort, coverage_of, list_of, mark_of, one_of
from app.services.paging import Page
from app.services.scopes import ALL, negotiation_in_path, one_negotiation, reading_of

router = APIRouter(tags=["record"])

NegotiationId = Annotated[str, Path(description="Id of the negotiation.", examples=["ukraine"])]
PartyId = Annotated[str, Path(description="Id of the party.", examples=["ru"])]
PersonId = Annotated[str, Path(description="Id of the person.", examples=["vladimir-putin"])]
IssueId = Annotated[str, Path(description="Id of the issue.", examples=["nato-membership"])]
SourceId = Annotated[str, Path(description="Id of the source.", examples=["icaro-2023-12-23"])]


@router.get("/negotiations", response_model=RecordList[NegotiationOut], summary="List the negotiations")
def list_negotiations(desk: DeskDep, parameters: Annotated[NegotiationList, Query()]) -> Response:
    """All negotiations that were ever loaded and still stand, in order of id."""
    return _list(desk, parameters, listing.NEGOTIATIONS, of=ALL)


@router.get("/negotiations/{id}", response_model=OneNegotiation, summary="One negotiation")
def get_negotiation(desk: DeskDep, id: NegotiationId, parameters: Annotated[Revised, Query()]) -> Response:
    """What is negotiated, which days the record covers, and what it holds and lacks as of the last of them."""
    with desk.reading() as session:
        reading = negotiation_in_path(session, wanted(desk, parameters, id))
        body = one_of(session, reading, listing.NEGOTIATIONS, id)
        record = load_record(session, id, reading.revision.n)
        mark = mark_of(session, reading, "negotiation", id)
    coverage = record.negotiation.coverage
    holdings = holdings_json(holdings_of(record, coverage.through))
    told = {**body, "holdings": holdings, "meta": meta(reading, coverage)}
    return one(desk, parameters, reading, told, mark=mark)


@router.get("/parties", response_model=RecordList[PartyOut], summary="List the parties")
def list_parties(desk: DeskDep, parameters: Annotated[PartyList, Query()]) -> Response:
    """Who negotiates, in order of id."""
    return _list(desk, parameters, listing.PARTIES)


@router.get("/parties/{id}", response_model=OneParty, summary="One party")
def get_party(desk: DeskDep, id: PartyId, parameters: Annotated[OfOne, Query()]) -> Response:
    """Who negotiates."""
    return _one(desk, parameters, listing.PARTIES, id)


@router.get("/people", response_model=RecordList[PersonOut], summary="List the people")
def list_people(desk: DeskDep, parameters: Annotated[PeopleList, Query()]) -> Response:
    """Who speaks, with the offices held, in order of id."""
    return _list(desk, parameters, listing.PEOPLE, listing.people_of(parameters.party))


@router.get("/people/{id}", response_model=OnePerson, summary="One person")
def get_person(desk: DeskDep, id: PersonId, parameters: Annotated[OfOne, Query()]) -> Response:
    """Who speaks, with the offices held."""
    return _one(desk, parameters, listing.PEOPLE, id)


@router.get("/issues", response_model=RecordList[IssueOut], summary="List the issues")
def list_issues(desk: DeskDep, parameters: Annotated[IssueList, Query()]) -> Response:
    """The questions to be settled and what could be decided, in order of id."""
    return _list(desk, parameters, listing.ISSUES, listing.issues_of(parameters.topic, parameters.role))


@router.get("/issues/{id}", response_model=OneIssue, summary="One issue")
def get_issue(desk: DeskDep, id: IssueId, parameters: Annotated[OfOne, Query()]) -> Response:
    """A question to be settled, and what could be decided."""
    return _one(desk, parameters, listing.ISSUES, id)


@router.get("/sources", response_model=RecordList[SourceOut], summary="List the sources")
def list_sources(desk: DeskDep, parameters: Annotated[SourceList, Query()]) -> Response:
    """The texts that carry words of the parties, in order of id."""
    return _list(desk, parameters, listing.SOURCES, listing.sources_of(parameters.kind))


@router.get("/sources/{id}", response_model=OneSource, summary="One source")
def get_source(desk: DeskDep, id: SourceId, parameters: Annotated[OfOne, Query()]) -> Response:
    """A text that carries words of a party."""
    return _one(desk, parameters, listing.SOURCES, id)


def _list(
    desk: Desk, parameters: Paged, sort: Sort[Record], narrowed: Filter[Record] | None = None, of: str | None = None
) -> Response:
    with desk.reading() as session:
        reading = reading_of(session, wanted(desk, parameters, of))
        items, last = list_of(session, reading, sort, Page(parameters.limit, reading.after), narrowed)
        body: Json = {"items": items, "meta": meta(reading, coverage_of(session, reading))}
    return page(desk, parameters, reading, body, last)


def _one(desk: Desk, parameters: Revised, sort: Sort[Record], id: str) -> Response:
    with desk.reading() as session:
        reading = one_negotiation(reading_of(session, wanted(desk, parameters)))
        body = one_of(session, reading, sort, id)
        body["meta"] = meta(reading, coverage_of(session, reading))
        mark = mark_of(session, reading, sort.name, id)
    return one(desk, parameters, reading, body, mark=mark)
