"""The words themselves: one position with all that is known of it, one source with all that cites it, all sources."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from json import loads
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from sqlmodel import Session
from starlette.responses import Response

from app.domain.record.force import counts_from, days_in_force
from app.domain.record.negotiation import Record
from app.domain.record.positions import Position
from app.domain.record.selectors import Selector
from app.queries.positions import PositionFilter
from app.queries.records import load_record
from app.routers.answers import meta, verdict_meta
from app.routers.deps import DeskDep
from app.routers.parameters.verdicts import OneVerdict
from app.schemas.wire.records import source_json
from app.services.inquiries import Asked, Inquiry, inquiry_on
from app.services.latest import record_against_latest
from app.services.listing import SOURCES, coverage_of, one_of
from app.services.paging import Page
from app.services.positions import position, positions
from app.services.proposals import ProposalFilter, proposals
from app.services.scopes import Reading
from app.site.asking import asked
from app.site.citing import quotable_position
from app.site.frames import Place, framed, plain, show
from app.site.inquiring import NegotiationId, reading_for
from app.site.records import position_in, source_in
from app.site.telling import Telling
from app.wording.days import day_words

router = APIRouter(include_in_schema=False)

PositionId = Annotated[str, Path(description="Id of a position.")]
SourceId = Annotated[str, Path(description="Id of a source.")]

ALL = 100_000
"""More than a record holds: the pages list all that cites a source."""

ALONE = ("negotiation", "parties")
KEPT_BY_RECORDS = {"revision", "recorded_by"}
"""All that a page of a record depends on; the day and the grade are only carried on."""


@router.get("/n/{negotiation}/positions/{id}")
def get_position(request: Request, desk: DeskDep, negotiation: NegotiationId, id: PositionId) -> Response:
    """One position: its words, its sources, who disputes it, and whether it is in force on the day."""
    parameters = asked(request, OneVerdict, leave_out=(*ALONE, "known_on"))
    with desk.reading() as session:
        reading = reading_for(session, desk, parameters, negotiation)
        text = position(session, reading, id)
        record = load_record(session, reading.revision.negotiation, reading.revision.n)
        newest = record_against_latest(session, reading, position_in(id))
    found = record.positions[id]
    side = Asked((Selector(found.party, found.party),), as_of=parameters.as_of)
    inquiry = inquiry_on(record, reading, replace(side, min_attribution=parameters.min_attribution))
    title = f"{record.parties[found.party].name}: {found.summary}"
    place = Place(title, f"/n/{negotiation}/positions/{id}", f"/positions/{id}", {})
    frame = framed(request, place, parameters, reading, verdict_meta(inquiry))
    said = loads(text, parse_float=Decimal)
    return show(
        "position.html",
        frame,
        said=said,
        quotable=quotable_position(said, record, desk, reading, frame),
        newest=newest,
        issue=record.issues[found.issue],
        force=_force(inquiry, found),
        said_from=found.stated_on.first,
        near=_near(record, found),
        say=Telling(record).on(found.issue),
        others=[party for party in sorted(record.parties) if party != found.party],
    )


@router.get("/n/{negotiation}/sources")
def get_sources(request: Request, desk: DeskDep, negotiation: NegotiationId) -> Response:
    """All sources, newest first, with how many positions cite each."""
    parameters = asked(request, OneVerdict, leave_out=ALONE)
    with desk.reading() as session:
        reading = reading_for(session, desk, parameters, negotiation)
        record = load_record(session, reading.revision.negotiation, reading.revision.n)
    place = Place("Sources", f"/n/{negotiation}/sources", "/sources", {})
    frame = framed(request, place, parameters, reading, meta(reading, record.negotiation.coverage))
    newest = sorted(record.sources.values(), key=lambda one: (one.published.first, one.id), reverse=True)
    return show(
        "sources.html",
        replace(frame, parameters={name: frame.parameters[name] for name in KEPT_BY_RECORDS & set(frame.parameters)}),
        sources=plain([source_json(record.negotiation.id, source) for source in newest]),
        cited=_cited(record),
    )


@router.get("/n/{negotiation}/sources/{id}")
def get_source(request: Request, desk: DeskDep, negotiation: NegotiationId, id: SourceId) -> Response:
    """One source, and every position and proposal that cites it, with the passage."""
    parameters = asked(request, OneVerdict, leave_out=ALONE)
    with desk.reading() as session:
        reading = reading_for(session, desk, parameters, negotiation)
        source = plain(one_of(session, reading, SOURCES, id))
        said = _positions(session, reading, id)
        listed = proposals(session, reading, ProposalFilter(), "-dated", Page(ALL))
        covered = coverage_of(session, reading)
        record = load_record(session, reading.revision.negotiation, reading.revision.n)
        newest = record_against_latest(session, reading, source_in(id))
    # Several sources may have one title: ours often says just what a page is about.
    title = f"{source['title']} ({source['publisher']}, {day_words(source['published'])})"
    place = Place(title, f"/n/{negotiation}/sources/{id}", f"/sources/{id}", {})
    frame = framed(request, place, parameters, reading, meta(reading, covered))
    return show(
        "source.html",
        replace(frame, parameters={name: frame.parameters[name] for name in KEPT_BY_RECORDS & set(frame.parameters)}),
        newest=newest,
        source=source,
        positions=said,
        proposals=[found for item in plain(listed.items) if (found := _of_proposal(item, id))],
        say=Telling(record),
    )


def _positions(session: Session, reading: Reading, source: str) -> list[dict[str, Any]]:
    """The positions that cite a source, as the API lists them, with these citations of each by what they vouch for."""
    asked_for = PositionFilter(reading.negotiation, source=(source,))
    texts, _ = positions(session, reading, asked_for, "-stated_on", Page(ALL), None)
    found = []
    for text in texts:
        said = loads(text, parse_float=Decimal)
        groups = [("", said["citations"])]
        groups += [("a dispute", dispute["citations"]) for dispute in said["disputes"]]
        groups += [("its end", said["ended"]["citations"])] if said["ended"] else []
        found.append({**said, "cited": _of(groups, source)})
    return found


def _of_proposal(item: dict[str, Any], source: str) -> dict[str, Any] | None:
    """A proposal with its citations of a source; None where it has none."""
    groups = [("", item["citations"])]
    groups += [("an answer", answer["citations"]) for answer in item["responses"]]
    groups += [("a dispute", dispute["citations"]) for dispute in item["disputes"]]
    cited = _of(groups, source)
    return {**item, "cited": cited} if cited else None


def _of(groups: list[tuple[str, list[dict[str, Any]]]], source: str) -> list[tuple[str, dict[str, Any]]]:
    return [(what, cited) for what, citations in groups for cited in citations if cited["source"]["id"] == source]


def _cited(record: Record) -> dict[str, int]:
    """How many positions cite each source, for what was said, a dispute or an end."""
    counts = dict.fromkeys(record.sources, 0)
    for one in record.positions.values():
        groups = [one.citations, *(dispute.citations for dispute in one.disputes)]
        groups += [one.ended.citations] if one.ended else []
        for source in {cited.source for citations in groups for cited in citations}:
            counts[source] += 1
    return counts


def _force(inquiry: Inquiry, said: Position) -> tuple[str, date | None]:
    """Whether a position counts on the day at the grade, and since when, or until when it did.

    `weaker`: never at this grade; `unproven`: only by what was said later, from that day on; `later`: it was said
    later; `never`: another position of the same day stands in its place.
    """
    question = inquiry.question
    if counts_from(said, question.grade) is None:
        return "weaker", None
    first, last = days_in_force(question.record.cell(said.party, said.issue), said, question.grade)
    if question.as_of < first:
        return "later" if question.as_of < said.stated_on.first else "unproven", first
    if last is not None and last < first:
        return "never", None
    if last is not None and last < question.as_of:
        return "over", last + timedelta(days=1)
    return "in force", first


def _near(record: Record, said: Position) -> dict[str, list[Position]]:
    """The positions around one: what it replaces, keeps and contradicts, what replaced it, and the rest of its cell."""
    cell = record.cell(said.party, said.issue)
    linked = {name: [record.positions[id_] for id_ in getattr(said, name)] for name in ("replaces", "keeps")}
    linked["replaced"] = [one for one in cell if said.id in one.replaces]
    linked["contradicts"] = [record.positions[id_] for id_ in said.contradicts]
    told = {one.id for found in linked.values() for one in found} | {said.id}
    linked["rest"] = sorted((one for one in cell if one.id not in told), key=lambda one: one.stated_on.first)
    return linked
