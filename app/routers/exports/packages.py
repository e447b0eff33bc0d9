"""The whole record of a negotiation in one file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution
from app.exports.catalogue import IN_THE_PACKAGE
from app.exports.packages import package
from app.exports.rows.packages import CONTRADICTIONS
from app.exports.rows.verdicts import COMPARISONS, MATRIX, SHIFTS
from app.exports.tables import Item, Sight, Table
from app.exports.writing import csv_bytes
from app.queries.records import load_record
from app.routers.answers import wanted
from app.routers.deps import DeskDep, Turn
from app.routers.exports.files import closing, contents, file, plain_items
from app.routers.exports.sights import edition_in, sight_in
from app.routers.exports.verdicts import MOST_ISSUES, said_of
from app.routers.parameters.scopes import OfOne
from app.schemas.wire.positions import position_json
from app.schemas.wire.records import issue_json, negotiation_json, party_json, person_json, source_json
from app.services.analysing import contradicting, first_day, shifts
from app.services.comparing import comparisons, matrix
from app.services.inquiries import MOST_BY_DEFAULT, Asked, Inquiry, inquiry_on
from app.services.paging import Page
from app.services.proposals import proposals_in
from app.services.scopes import Reading, one_negotiation, reading_of

router = APIRouter(tags=["exports"], dependencies=[Turn], default_response_class=Response)


@router.get("/data.zip", summary="The whole record as a data package", responses=contents("zip"))
def export_package(desk: DeskDep, parameters: Annotated[OfOne, Query()]) -> Response:
    """All tables as CSV, with the meaning of each column, a README and the licence: a Data Package of version 2.

    Verdicts are those that `/comparisons`, `/matrix`, `/shifts` and `/contradictions` answer to who asks for nothing in
    particular; they are left out where there are too many parties or issues. The same revision makes the same bytes.
    """
    with desk.reading() as session:
        reading = one_negotiation(reading_of(session, wanted(desk, parameters)))
        record = load_record(session, reading.revision.negotiation, reading.revision.n)
    inquiry = _inquiry(record, reading, Attribution.REPORTED)
    sight = sight_in(record, desk, reading, said_of(inquiry) if inquiry else {})
    tables = _written(_recorded(record) | (_judged(inquiry) if inquiry else {}), sight)
    collided = _inquiry(record, reading, Attribution.ANONYMOUS)
    if collided:
        against = replace(sight, said={**said_of(collided), "as_of": None})
        tables |= _written({CONTRADICTIONS: plain_items(item for _, item in contradicting(collided, None))}, against)
    ordered = {table: tables[table] for table in IN_THE_PACKAGE if table in tables}
    data = package(edition_in(record.negotiation, reading), sight, ordered, closing(sight))
    return file(desk, parameters, reading, ("data", "zip"), data)


def _written(tables: Mapping[Table, Sequence[Item]], sight: Sight) -> dict[Table, bytes]:
    return {
        table: csv_bytes(table, (row for item in items for row in table.rows(item, sight)))
        for table, items in tables.items()
    }


def _inquiry(record: Record, reading: Reading, grade: Attribution) -> Inquiry | None:
    """The question for all verdicts that asks for nothing in particular; None where it would be too large a one."""
    if not 0 < len(record.parties) <= MOST_BY_DEFAULT:
        return None
    inquiry = inquiry_on(record, reading, Asked(min_attribution=grade))
    return inquiry if len(inquiry.issues) <= MOST_ISSUES else None


def _recorded(record: Record) -> dict[Table, list[Item]]:
    """The items of the tables of the record, each in order of id; proposals newest first."""
    of = record.negotiation.id
    positions = plain_items(position_json(record, found) for _, found in sorted(record.positions.items()))
    issues = plain_items(issue_json(of, found) for _, found in sorted(record.issues.items()))
    proposals = plain_items(proposals_in(record))
    items = {
        "negotiations": plain_items([negotiation_json(record.negotiation)]),
        "people": plain_items(person_json(of, found) for _, found in sorted(record.people.items())),
        "parties": plain_items(party_json(of, found) for _, found in sorted(record.parties.items())),
        "issues": issues,
        "options": issues,
        "sources": plain_items(source_json(of, found) for _, found in sorted(record.sources.items())),
        "positions": positions,
        "citations": positions,
        "proposals": proposals,
        "responses": proposals,
    }
    return {table: items[table.name] for table in IN_THE_PACKAGE if table.name in items}


def _judged(inquiry: Inquiry) -> dict[Table, list[Item]]:
    """The items of the tables of verdicts, in order of issue."""
    compared = comparisons(inquiry, "issue", Page(MOST_ISSUES))
    return {
        COMPARISONS: plain_items(item for _, item in compared),
        MATRIX: plain_items(item for _, item in matrix(inquiry)[0]),
        SHIFTS: plain_items(item for _, item in shifts(inquiry, first_day(inquiry, None), ())[0]),
    }
