"""What changed in the record and when: revisions, and changes record by record."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from app.routers.answers import meta, page, wanted
from app.routers.deps import DeskDep, Turn
from app.routers.parameters.history import ChangeList, OneRevision, RevisionList
from app.routers.values import REVISION
from app.schemas.wire.models import history as models
from app.services.changing import (
    ChangeFilter,
    changes_of,
    changes_of_step,
    revisions_of,
    step_json,
    step_of,
)
from app.services.listing import coverage_of
from app.services.paging import Page
from app.services.scopes import one_negotiation, reading_of, revision_in_path

router = APIRouter(tags=["history"])

RevisionId = Annotated[
    str,
    Path(
        alias="n",
        description="Number of the revision, or at least 12 digits of its digest.",
        examples=["1"],
        json_schema_extra={"pattern": REVISION},
    ),
]


@router.get("/revisions", response_model=models.RevisionList, summary="List the revisions")
def list_revisions(desk: DeskDep, parameters: Annotated[RevisionList, Query()]) -> Response:
    """Every state that the record was in, newest first: one for each load and each edit."""
    with desk.reading() as session:
        reading = reading_of(session, wanted(desk, parameters))
        items, last = revisions_of(session, reading, Page(parameters.limit, reading.after))
        covered = coverage_of(session, reading)
    return page(desk, parameters, reading, {"items": items, "meta": meta(reading, covered)}, last)


@router.get(
    "/revisions/{n}", response_model=models.OneRevision, summary="What one revision changed", dependencies=[Turn]
)
def get_revision(desk: DeskDep, n: RevisionId, parameters: Annotated[OneRevision, Query()]) -> Response:
    """Who made it and why, which records it touched, field by field, and which verdicts it changed.

    Verdicts are those of all pairs of parties and of all parties, each state asked as of the last day that it covers.
    """
    with desk.reading() as session:
        asked = wanted(desk, parameters)
        reading = one_negotiation(revision_in_path(session, replace(asked, revision=n)))
        step = step_of(session, reading)
        items, last = changes_of_step(step, Page(parameters.limit, reading.after))
        body = {"items": items, **step_json(step), "meta": meta(reading, coverage_of(session, reading))}
    # The address names the revision: its links need not, and there is no newer one of it.
    return page(desk, parameters, replace(reading, pinned=False), body, last, fixed=True)


@router.get("/changes", response_model=models.ChangeList, summary="List the changes", dependencies=[Turn])
def list_changes(desk: DeskDep, parameters: Annotated[ChangeList, Query()]) -> Response:
    """Each record that was added, corrected, ended or removed, field by field, newest revision first.

    A page may hold fewer items than `limit`, or none, and still have a `next`: so many revisions are looked through.
    """
    with desk.reading() as session:
        reading = reading_of(session, wanted(desk, parameters))
        filters = filter_of(parameters)
        items, last = changes_of(session, reading, filters, Page(parameters.limit, reading.after))
        covered = coverage_of(session, reading)
    return page(desk, parameters, reading, {"items": items, "meta": meta(reading, covered)}, last)


def filter_of(parameters: ChangeList) -> ChangeFilter:
    """What the parameters of a list of changes narrow it to."""
    names = ("kind", "id", "party", "issue", "topic", "change", "first", "last", "since", "until")
    return ChangeFilter(**{name: getattr(parameters, name) for name in names})
