"""What changed in the record, and when: all changes, and those of one revision, field by field."""

from dataclasses import replace
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from sqlmodel import Session
from starlette.responses import Response

from app.domain.analysis.history.changes import Kept
from app.domain.record.negotiation import Record
from app.queries.records import load_record
from app.queries.revisions import before_each
from app.routers.answers import DIGITS, meta, wanted
from app.routers.deps import DeskDep, Turn
from app.routers.history import filter_of
from app.routers.parameters.history import ChangeList, OneRevision
from app.services.changing import changes_of, changes_of_step, step_json, step_of
from app.services.listing import coverage_of
from app.services.paging import Page
from app.services.scopes import negotiation_in_path, revision_in_path
from app.site.asking import asked
from app.site.environment import address
from app.site.frames import Place, framed, plain, show
from app.site.inquiring import NegotiationId, reading_for
from app.site.matrix import names_of
from app.site.revised import Linked, entries, verdicts_of

router = APIRouter(include_in_schema=False, dependencies=[Turn])

RevisionName = Annotated[str, Path(description="Number of a revision, or at least 12 digits of its digest.")]

PAGED = ("negotiation", "limit", "cursor")
MOST = 100
"""So many changes of all revisions stand on one page."""

WHOLE = 5_000
"""More than a revision changes: the page of one holds all."""


@router.get("/n/{negotiation}/changes")
def get_changes(request: Request, desk: DeskDep, negotiation: NegotiationId) -> Response:
    """What was added, corrected, ended and removed, revision by revision, newest first."""
    parameters = asked(request, ChangeList, leave_out=PAGED)
    with desk.reading() as session:
        reading = reading_for(session, desk, parameters, negotiation)
        found, last = changes_of(session, reading, filter_of(parameters), Page(MOST))
        covered = coverage_of(session, reading)
        record = load_record(session, reading.revision.negotiation, reading.revision.n)
        groups = _groups(session, record, plain(found))
        # The rest of a revision that is cut off stands on its own page.
        older = before_each(session, [int(last[0])]).get(int(last[0])) if last else None
    place = Place("What changed in the record", f"/n/{negotiation}/changes", "/changes")
    frame = framed(request, place, parameters, reading, meta(reading, covered))
    return show(
        "changes.html",
        frame,
        groups=groups,
        older=frame.address_with({**frame.parameters, "to": str(older.n)}) if older else None,
        cut=last is not None,
        kinds=list(Kept),
        asked_kinds=parameters.change,
        names=names_of(record),
        asked_parties=parameters.party,
    )


@router.get("/n/{negotiation}/revisions/{n}")
def get_revision(request: Request, desk: DeskDep, negotiation: NegotiationId, n: RevisionName) -> Response:
    """One revision: who made it and why, all that it changed, and which verdicts."""
    parameters = asked(request, OneRevision, leave_out=PAGED)
    with desk.reading() as session:
        newest = negotiation_in_path(session, wanted(desk, parameters, negotiation))
        reading = revision_in_path(session, replace(wanted(desk, parameters, negotiation), revision=n))
        step = step_of(session, reading)
        told: dict[str, Any] = plain(step_json(step))
        found, last = changes_of_step(step, Page(WHOLE))
        covered = coverage_of(session, reading)
        record = load_record(session, reading.revision.negotiation, reading.revision.n)
        linked = Linked(record, negotiation, reading.revision.digest, step.before.digest if step.before else None)
    path = f"/revisions/{reading.revision.n}"
    title = f"Revision {reading.revision.n} of the record"
    frame = framed(
        request,
        Place(title, f"/n/{negotiation}{path}", path),
        parameters,
        replace(reading, pinned=False),
        meta(reading, covered),
    )
    by_sort = {sort: [one for one in entries(linked, plain(found)) if one["change"] == sort] for sort in Kept}
    return show(
        "revision.html",
        replace(frame, stays=address("n", negotiation, "revisions", reading.revision.digest[:DIGITS])),
        told=told,
        changes={sort: listed for sort, listed in by_sort.items() if listed},
        cut=last is not None,
        verdicts=None if told["verdicts"] is None else verdicts_of(told["verdicts"]),
        names=names_of(record),
        linked=linked,
        is_newest=newest.revision.n == reading.revision.n,
    )


def _groups(session: Session, record: Record, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Changes by their revision, in the order given, with the revision before each and the verdicts that it changed."""
    before = before_each(session, {item["revision"] for item in items})
    groups = []
    for n, found in groupby(items, key=lambda item: item["revision"]):
        listed = list(found)
        earlier = before.get(n)
        linked = Linked(record, record.negotiation.id, listed[0]["digest"], earlier.digest if earlier else None)
        groups.append({"n": n, **_head(listed), "before": earlier, "linked": linked, "items": entries(linked, listed)})
    return groups


def _head(items: list[dict[str, Any]]) -> dict[str, Any]:
    """What the changes of one revision have in common."""
    whole = all(item["verdicts"] is not None for item in items)
    told = [verdict for item in items for verdict in item["verdicts"] or ()]
    head = {name: items[0][name] for name in ("at", "by", "why", "digest")}
    return {**head, "verdicts": verdicts_of(told) if whole else None}
