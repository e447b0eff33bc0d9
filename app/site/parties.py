"""One party as a page: what it asks for, offers and rules out, issue by issue, and how it moved."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from sqlmodel import Session
from starlette.responses import Response

from app.domain.analysis.history.shifts import Move
from app.domain.record.selectors import Selector
from app.queries.records import load_record
from app.routers.answers import verdict_meta
from app.routers.deps import Desk, DeskDep, Turn
from app.routers.parameters.verdicts import OneVerdict
from app.schemas.wire.records import party_json
from app.services.analysing import timelines
from app.services.comparing import comparisons
from app.services.inquiries import Asked, Inquiry, inquiry_on
from app.services.latest import record_against_latest
from app.services.paging import Page
from app.services.refusals import unknown_in_path
from app.site.asking import asked
from app.site.environment import address
from app.site.frames import Frame, Place, framed, plain, show
from app.site.inquiring import NegotiationId, reading_for
from app.site.records import party_in
from app.site.telling import Telling
from app.wording.stances import stance_sentence

router = APIRouter(include_in_schema=False, dependencies=[Turn])

PartyId = Annotated[str, Path(description="Id of a party.")]

KINDS = ("demand", "offer", "red_line")


@router.get("/n/{negotiation}/parties")
def get_parties(request: Request, desk: DeskDep, negotiation: NegotiationId) -> Response:
    """All parties, with how many demands, offers and red lines of each are in force on the day."""
    parameters = asked(request, OneVerdict, leave_out=("negotiation", "parties"))
    with desk.reading() as session:
        reading = reading_for(session, desk, parameters, negotiation)
        whole = load_record(session, reading.revision.negotiation, reading.revision.n)
    inquiry = inquiry_on(whole, reading, _about(parameters, sorted(whole.parties)))
    record = inquiry.question.record
    place = Place("Parties", f"/n/{negotiation}/parties", "/parties", {})
    found = _comparisons(inquiry)
    return show(
        "parties.html",
        framed(request, place, parameters, reading, verdict_meta(inquiry)),
        parties=[
            {"party": record.parties[id_], **_counts([comparison["sides"][number] for comparison in found])}
            for number, id_ in enumerate(sorted(record.parties))
        ],
        issues=len(inquiry.issues),
    )


@router.get("/n/{negotiation}/parties/{id}")
def get_party(request: Request, desk: DeskDep, negotiation: NegotiationId, id: PartyId) -> Response:
    """Where a party stands on each issue by the day, and on which days it moved."""
    parameters = asked(request, OneVerdict, leave_out=("negotiation", "parties"))
    with desk.reading() as session:
        inquiry = _inquiry(session, desk, parameters, negotiation, id)
        newest = record_against_latest(session, inquiry.reading, party_in(id))
    record = inquiry.question.record
    place = Place(record.parties[id].name, f"/n/{negotiation}/parties/{id}", f"/parties/{id}", {})
    frame = framed(request, place, parameters, inquiry.reading, verdict_meta(inquiry))
    found = [_line(comparison) for comparison in _comparisons(inquiry)]
    changes = _changes(inquiry)
    return show(
        "party.html",
        frame,
        newest=newest,
        party=plain(party_json(record.negotiation.id, record.parties[id])),
        parties=[record.parties[other] for other in sorted(record.parties)],
        topics=_by_topic(line for line in found if line["side"]["positions"]),
        silent=_by_topic(line for line in found if not line["side"]["positions"]),
        changes=[change for change in changes if change["move"] != Move.NEW],
        spoken=[change for change in changes if change["move"] == Move.NEW],
        data=_data(frame, id),
        say=Telling(record),
    )


def _inquiry(session: Session, desk: Desk, parameters: OneVerdict, negotiation: str, party: str) -> Inquiry:
    """The inquiry about one party, whose id stands in the path.

    Raises:
        Unknown: The record holds no such party.
    """
    reading = reading_for(session, desk, parameters, negotiation)
    whole = load_record(session, reading.revision.negotiation, reading.revision.n)
    if party not in whole.parties:
        raise unknown_in_path("party", party, sorted(whole.parties))
    return inquiry_on(whole, reading, _about(parameters, [party]))


def _about(parameters: OneVerdict, parties: list[str]) -> Asked:
    return Asked(
        tuple(Selector(party, party) for party in parties),
        as_of=parameters.as_of,
        known_on=parameters.known_on,
        min_attribution=parameters.min_attribution,
    )


def _comparisons(inquiry: Inquiry) -> list[dict[str, Any]]:
    """The parties of an inquiry on every issue, as the API compares them."""
    ranked = comparisons(inquiry, "issue", Page(len(inquiry.issues)))
    found: list[dict[str, Any]] = plain([item for _, item in ranked])
    return found


def _line(comparison: dict[str, Any]) -> dict[str, Any]:
    """An issue with what the party says on it: in one sentence, and by what it does with each position."""
    (side,) = comparison["sides"]
    return {
        **comparison,
        "side": side,
        "stance": stance_sentence(comparison["space"], side),
        "by_kind": {kind: [said for said in side["positions"] if said["kind"] == kind] for kind in KINDS},
    }


def _counts(sides: list[dict[str, Any]]) -> dict[str, Any]:
    """How many positions of each kind stand in some sides, and in how many of the sides any stands."""
    kinds = [said["kind"] for side in sides for said in side["positions"]]
    return {"spoken": sum(bool(side["positions"]) for side in sides), "kinds": [kinds.count(kind) for kind in KINDS]}


def _by_topic(lines: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    ordered = sorted(lines, key=lambda line: (line["topic"], line["issue"]))
    return [(topic, list(found)) for topic, found in groupby(ordered, key=lambda line: line["topic"])]


def _changes(inquiry: Inquiry) -> list[dict[str, Any]]:
    """The days on which the party's words changed on any issue, newest first."""
    found: list[dict[str, Any]] = []
    for issue in inquiry.issues:
        ranked, _ = timelines(replace(inquiry, issues=(issue,)), "-date")
        found += plain([item for _, item in ranked])
    return sorted(found, key=lambda change: (change["to"], change["issue"]), reverse=True)


def _data(frame: Frame, party: str) -> list[tuple[str, str]]:
    """Where the API answers the parts of this page."""
    asked_for = {name: text for name, text in frame.parameters.items() if name != "as_of"}
    of = str(frame.negotiation)
    day = frame.parameters.get("as_of")
    return [
        ("where it stands", address("comparisons", negotiation=of, parties=party, as_of=day, **asked_for)),
        ("how it moved", address("shifts", negotiation=of, party=party, to=day, **asked_for)),
    ]
