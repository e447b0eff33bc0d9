"""Edits as one document, made at once or kept until another person publishes them."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from pydantic import PlainValidator, WithJsonSchema
from sqlmodel import Session
from starlette.responses import Response

from app.queries.edits import list_edits
from app.routers.answers import plain
from app.routers.bodies import BodyDep, document_of
from app.routers.editing.errands import ErrandDep, told
from app.routers.parameters.edits import Deciding, EditPage, Proposing, number
from app.routers.parameters.scopes import Parameters
from app.schemas.wire.models.edits import EditHead, EditList, EditMade, EditProposed, EditWhole
from app.services.editing import waiting
from app.services.editing.judging import Sent, judge
from app.services.editing.making import Hand, Made, make
from app.services.editing.repeats import Told

router = APIRouter(tags=["editing"])

EXAMPLE: dict[str, Any] = {
    "negotiation": "ukraine",
    "why": "A statement of 5 June",
    "coverage_through": "2026-06-06",
    "looked_on": "2026-06-07",
    "changes": [
        {
            "op": "create",
            "kind": "source",
            "record": {
                "id": "kremlin-2026-06-06",
                "kind": "transcript",
                "title": "Answers to journalists",
                "publisher": "The Kremlin",
                "published": "2026-06-06",
                "url": "https://example.org/2026-06-06",
                "language": "ru",
                "accessed": "2026-06-07",
                "read": "whole",
            },
        },
        {"op": "remove", "kind": "silence", "id": "us/reparations/2022-02-24"},
    ],
}
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/EditSeed"},
                "examples": {"example-1": {"value": EXAMPLE}},
            }
        },
    }
}
EditId = Annotated[
    int,
    Path(description="Number of the edit.", examples=["1"]),
    PlainValidator(number),
    WithJsonSchema({"type": "integer", "minimum": 1}),
]
PROPOSED: dict[int | str, dict[str, Any]] = {202: {"model": EditProposed}}


@router.post(
    "/edits",
    response_model=EditMade,
    status_code=201,
    responses={200: {"model": EditMade}, **PROPOSED},
    summary="Change the record",
    openapi_extra=BODY,
)
def post_edit(errand: ErrandDep, data: BodyDep, parameters: Annotated[Proposing, Query()]) -> Response:
    """Some changes made together as one revision, checked as seed files are, all faults named at once.

    With the scope `edit` it is made at once, with `propose` it is kept until another person publishes it.
    """
    at_once = errand.may_edit(only_propose=parameters.propose)
    decoded = document_of(data)
    sent = Sent(decoded.value, decoded.slips)
    return errand.done(data, lambda session, hand: applied(session, hand, sent, at_once=at_once))


@router.get("/edits", response_model=EditList, summary="List the edits that wait or waited")
def get_edits(errand: ErrandDep, parameters: Annotated[EditPage, Query()]) -> Response:
    """The newest first, without what they say; any key may read them."""
    asked = parameters
    with errand.desk.reading_primary() as session:
        found = list_edits(session, asked.state, asked.negotiation, asked.before, asked.limit + 1)
    taken = found[: asked.limit]
    following = _next(asked, taken[-1].n) if len(found) > len(taken) else None
    return plain({"items": [waiting.edit_json(edit) for edit in taken], "next": following}, cache="no-store")


def _next(asked: EditPage, before: int) -> str:
    """The address of the next page."""
    given = {"state": asked.state, "negotiation": asked.negotiation, "limit": asked.limit, "before": before}
    return f"/edits?{urlencode({name: value for name, value in given.items() if value is not None})}"


@router.get("/edits/{id}", response_model=EditWhole, summary="One edit that waits or waited")
def get_edit(errand: ErrandDep, id: EditId, _: Annotated[Parameters, Query()]) -> Response:
    """What was proposed, by whom, and what became of it; any key may read it."""
    with errand.desk.reading_primary() as session:
        edit = waiting.edit_at(session, id)
    return plain(waiting.edit_json(edit, whole=True), cache="no-store")


@router.post("/edits/{id}/publish", response_model=EditMade, summary="Publish what another person proposed")
def publish_edit(errand: ErrandDep, id: EditId, _: Annotated[Parameters, Query()]) -> Response:
    """Check a waiting edit again, against the record as it stands now, and make its revision."""

    def work(session: Session, hand: Hand) -> Told:
        return made(waiting.publish(session, id, hand), 200)

    return errand.done(b"", work)


@router.post("/edits/{id}/reject", response_model=EditHead, summary="Reject what was proposed")
def reject_edit(errand: ErrandDep, id: EditId, parameters: Annotated[Deciding, Query()]) -> Response:
    """Decide that a waiting edit is not made; it stays in the list."""
    return errand.done(b"", lambda session, hand: told(200, waiting.reject(session, id, hand, parameters.reason)))


@router.post("/edits/{id}/withdraw", response_model=EditHead, summary="Take back what you proposed")
def withdraw_edit(errand: ErrandDep, id: EditId, parameters: Annotated[Deciding, Query()]) -> Response:
    """Take a waiting edit back; only who proposed it may."""
    return errand.done(b"", lambda session, hand: told(200, waiting.withdraw(session, id, hand, parameters.reason)))


def applied(session: Session, hand: Hand, sent: Sent, *, at_once: bool, new: str | None = None) -> Told:
    """What becomes of an edit; *new* is the address of the record that it creates, where that is what was asked."""
    judged = judge(session, sent)
    if at_once:
        return made(make(session, judged, hand, hand.key.owner), 200 if sent.alone and not new else 201, new)
    body = waiting.propose(session, judged, sent.document, hand)
    return told(202, body, f"/edits/{body['id']}")


def made(done: Made, status: int, location: str | None = None) -> Told:
    """The answer to an edit that was made; where it changed nothing there is nothing new to point at."""
    if not done.new:
        return told(200, done.told)
    return told(status, done.told, location or f"/revisions/{done.revision}?negotiation={done.told['negotiation']}")
