"""Records written at their own addresses: each is an edit of one change."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from sqlmodel import Session
from starlette.responses import Response

from app.queries.revisions import first_negotiation
from app.routers.bodies import BodyDep, document_of
from app.routers.editing.edits import PROPOSED, applied
from app.routers.editing.errands import Errand, ErrandDep
from app.routers.editing.forms import form_name
from app.routers.parameters.edits import Stating
from app.schemas.wire.decode import Decoded, Slip
from app.schemas.wire.models.edits import EditMade
from app.services.editing.judging import Sent
from app.services.editing.making import Hand
from app.services.editing.repeats import Told
from app.services.refusals import MarkRequired, NotReady

router = APIRouter(tags=["editing"])

PLURALS = {
    "position": "positions",
    "source": "sources",
    "person": "people",
    "issue": "issues",
    "party": "parties",
    "proposal": "proposals",
}
RecordId = Annotated[str, Path(description="Id of the record.", examples=["ru-2024-06-ceasefire"])]
Handler = Callable[..., Response]


def _putting(kind: str) -> Handler:
    def put(errand: ErrandDep, id: RecordId, data: BodyDep, parameters: Annotated[Stating, Query()]) -> Response:
        at_once = errand.may_edit(only_propose=parameters.propose)
        op = _op(errand)
        decoded = document_of(data)

        def work(session: Session, hand: Hand) -> Told:
            of = _negotiation(session, errand, parameters)
            sent = _sent(of, parameters, {"op": op, "kind": kind, "id": id}, errand, decoded)
            new = f"/{PLURALS[kind]}/{id}?negotiation={of}" if op == "create" else None
            return applied(session, hand, sent, at_once=at_once, new=new)

        return errand.done(data, work)

    return put


def _deleting(kind: str) -> Handler:
    def delete(errand: ErrandDep, id: RecordId, parameters: Annotated[Stating, Query()]) -> Response:
        at_once = errand.may_edit(only_propose=parameters.propose)
        if errand.if_match is None:
            raise _unmarked()

        def work(session: Session, hand: Hand) -> Told:
            of = _negotiation(session, errand, parameters)
            sent = _sent(of, parameters, {"op": "remove", "kind": kind, "id": id}, errand, None)
            return applied(session, hand, sent, at_once=at_once)

        return errand.done(b"", work)

    return delete


def _op(errand: Errand) -> str:
    """What a PUT does: `If-None-Match: *` creates, `If-Match` corrects.

    Raises:
        MarkRequired: The request bears neither, or both.
    """
    creates = errand.if_none_match is not None and errand.if_none_match.strip() == "*"
    if creates == (errand.if_match is not None):
        raise _unmarked()
    return "create" if creates else "correct"


def _unmarked() -> MarkRequired:
    message = "Send `If-Match` with the `ETag` of the record that was read, or to create one `If-None-Match: *`."
    return MarkRequired(message, where="header", at="If-Match")


def _negotiation(session: Session, errand: Errand, parameters: Stating) -> str:
    found = parameters.negotiation or errand.desk.home or first_negotiation(session)
    if found is None:
        raise NotReady("No negotiation is loaded yet.")
    return found


def _sent(of: str, parameters: Stating, change: dict[str, Any], errand: Errand, record: Decoded | None) -> Sent:
    """The edit that a request to one record's address is."""
    if errand.if_match is not None:
        change["if_match"] = errand.if_match
    slips: tuple[Slip, ...] = ()
    if record:
        change["record"] = record.value
        slips = tuple(replace(slip, path=("changes", 0, "record", *slip.path)) for slip in record.slips)
    days = {"coverage_through": parameters.coverage_through, "looked_on": parameters.looked_on}
    moved = {name: day.isoformat() for name, day in days.items() if day}
    return Sent({"negotiation": of, "why": parameters.why, **moved, "changes": [change]}, slips, alone=True)


for _kind, _plural in PLURALS.items():
    router.add_api_route(
        f"/{_plural}/{{id}}",
        _putting(_kind),
        methods=["PUT"],
        name=f"put_{_kind}",
        response_model=EditMade,
        responses={201: {"model": EditMade}, **PROPOSED},
        summary=f"Write a {_kind}",
        description=f"Create a {_kind} with `If-None-Match: *`, or correct it with `If-Match`, as one revision."
        " The body is all that it says, in the form of the seed files; a position also says its `party`."
        " With the scope `propose` it is kept until another person publishes it.",
        openapi_extra={
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{form_name(_kind)}"}}},
            }
        },
    )
    router.add_api_route(
        f"/{_plural}/{{id}}",
        _deleting(_kind),
        methods=["DELETE"],
        name=f"delete_{_kind}",
        response_model=EditMade,
        responses=PROPOSED,
        summary=f"Remove a {_kind}",
        description=f"Remove a {_kind} that was read with the `ETag` in `If-Match`, as one revision. It stays in every"
        " older one, and its id is never used again.",
    )
