"""What to cite, in the form asked for; and one position or one negotiation as linked data."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from app.domain.verdicts.comparison import compare
from app.exports.citing import cited
from app.exports.linked import claim, data_set
from app.exports.references import of_comparison, of_data_set, of_position, of_proposal
from app.exports.tables import items_of
from app.routers.answers import wanted
from app.routers.comparisons import inquiry_in
from app.routers.deps import DeskDep, Turn
from app.routers.exports.files import contents, file, plain_items
from app.routers.exports.sights import edition_in, edition_of, sight_in, sight_of
from app.routers.exports.suffixes import STYLE, StyleSuffix
from app.routers.exports.verdicts import said_of
from app.routers.parameters.exports import CitedComparison, CitedNegotiation, CitedOne
from app.routers.parameters.scopes import OfOne, Revised
from app.routers.proposals import ProposalId
from app.schemas.wire.comparisons import comparison_json
from app.services.positions import position
from app.services.proposals import proposal
from app.services.scopes import negotiation_in_path, one_negotiation, reading_of

router = APIRouter(tags=["exports"], default_response_class=Response)

CITATIONS = contents("bib", "ris", "csl.json", "txt")
PositionId = Annotated[str, Path(description="Id of the position.", examples=["ru-2024-06-ceasefire"])]
IssueId = Annotated[str, Path(description="Id of an issue that is negotiated.", examples=["nato-membership"])]
NegotiationId = Annotated[str, Path(description="Id of the negotiation.", examples=["ukraine"])]


@router.get("/positions/{id}.jsonld", summary="One position as linked data", responses=contents("jsonld"))
def export_position(desk: DeskDep, id: PositionId, parameters: Annotated[OfOne, Query()]) -> Response:
    """One position as a Claim of schema.org, with the works in which it appears."""
    with desk.reading() as session:
        reading = one_negotiation(reading_of(session, wanted(desk, parameters)))
        (item,) = items_of([position(session, reading, id)])
        edition, sight = edition_of(session, reading), sight_of(session, desk, reading)
    return file(desk, parameters, reading, (id, "jsonld"), claim(item, edition, sight))


@router.get(f"/positions/{{id}}.{{suffix:{STYLE}}}", summary="Cite one position", responses=CITATIONS)
def cite_position(
    desk: DeskDep, id: PositionId, suffix: StyleSuffix, parameters: Annotated[CitedOne, Query()]
) -> Response:
    """What to write where a position is cited: as BibTeX, RIS, CSL-JSON or text, pinned to the revision."""
    with desk.reading() as session:
        reading = one_negotiation(reading_of(session, wanted(desk, parameters)))
        (item,) = items_of([position(session, reading, id)])
        edition = edition_of(session, reading, parameters.accessed)
        sight = sight_of(session, desk, reading)
    return file(desk, parameters, reading, (id, suffix), cited(of_position(item, edition, sight), suffix))


@router.get(f"/proposals/{{id}}.{{suffix:{STYLE}}}", summary="Cite one proposal", responses=CITATIONS)
def cite_proposal(
    desk: DeskDep, id: ProposalId, suffix: StyleSuffix, parameters: Annotated[CitedOne, Query()]
) -> Response:
    """What to write where a proposal is cited as the record has it; its source is named with it."""
    with desk.reading() as session:
        reading = one_negotiation(reading_of(session, wanted(desk, parameters)))
        body, _ = proposal(session, reading, id)
        (item,) = plain_items([body])
        edition = edition_of(session, reading, parameters.accessed)
        sight = sight_of(session, desk, reading)
    return file(desk, parameters, reading, (id, suffix), cited(of_proposal(item, edition, sight), suffix))


@router.get(
    f"/comparisons/{{issue}}.{{suffix:{STYLE}}}",
    summary="Cite one comparison",
    responses=CITATIONS,
    dependencies=[Turn],
)
def cite_comparison(
    desk: DeskDep, issue: IssueId, suffix: StyleSuffix, parameters: Annotated[CitedComparison, Query()]
) -> Response:
    """What to write where a comparison is cited: of whom, as of when, on whose word, by which rules."""
    with desk.reading() as session:
        inquiry = inquiry_in(session, desk, parameters, issue)
    record, said = inquiry.question.record, said_of(inquiry)
    (item,) = plain_items([comparison_json(record, compare(inquiry.question, issue))])
    edition = edition_in(record.negotiation, inquiry.reading, parameters.accessed)
    reference = of_comparison(item, said, edition, sight_in(record, desk, inquiry.reading, said))
    return file(desk, parameters, inquiry.reading, (issue, suffix), cited(reference, suffix))


@router.get("/negotiations/{id}.jsonld", summary="One negotiation as linked data", responses=contents("jsonld"))
def export_negotiation(desk: DeskDep, id: NegotiationId, parameters: Annotated[Revised, Query()]) -> Response:
    """The record of a negotiation as a Dataset of schema.org, with the files that it can be had as."""
    with desk.reading() as session:
        reading = negotiation_in_path(session, wanted(desk, parameters, id))
        edition, sight = edition_of(session, reading), sight_of(session, desk, reading)
    return file(desk, parameters, reading, ("negotiation", "jsonld"), data_set(edition, sight))


@router.get(f"/negotiations/{{id}}.{{suffix:{STYLE}}}", summary="Cite the data set", responses=CITATIONS)
def cite_negotiation(
    desk: DeskDep, id: NegotiationId, suffix: StyleSuffix, parameters: Annotated[CitedNegotiation, Query()]
) -> Response:
    """What to write where the record of a negotiation is cited as a whole."""
    with desk.reading() as session:
        reading = negotiation_in_path(session, wanted(desk, parameters, id))
        edition = edition_of(session, reading, parameters.accessed)
        sight = sight_of(session, desk, reading)
    return file(desk, parameters, reading, ("data", suffix), cited(of_data_set(edition, sight), suffix))
