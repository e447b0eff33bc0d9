"""What a handler that writes is handed: who asks with which key, and one transaction in which all of it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlmodel import Session
from starlette.responses import Response

from app.queries.keys import Key, Scope, touch_key
from app.routers.deps import Desk, DeskDep
from app.schemas.wire.encode import dumps
from app.schemas.wire.regions import Json
from app.services.editing.making import Hand
from app.services.editing.repeats import HEADER, Told, alone, fingerprint_of, keep, token_of, told_before
from app.services.keys import check_scope, key_of, minute_before, now

Work = Callable[[Session, Hand], Told]

BEARER = HTTPBearer(
    auto_error=False,
    scheme_name="key",
    bearerFormat="parley_...",
    description="A key of `parley keys create`. Reading needs none.",
)


@dataclass(frozen=True, slots=True)
class Errand:
    """A request that writes.

    Attributes:
        key: The key that it bears; it is looked at again in the transaction, since it may be revoked meanwhile.
        target: Its path with its parameters.
        if_match: What it says of the record that it changes, as the header says it.
        if_none_match: Likewise.
        token: Its `Idempotency-Key`; None where it has none.
    """

    desk: Desk
    key: Key
    authorization: str | None
    request_id: str
    method: str
    target: str
    if_match: str | None
    if_none_match: str | None
    token: str | None

    def done(self, body: bytes, work: Work) -> Response:
        """The answer to the request: *work* done in one transaction and committed, or the answer it had before.

        Raises:
            KeyRequired: The key is good no longer.
            Reused: Another request bore the same `Idempotency-Key`.
            InFlight: The same request is being answered.
        """
        marks = f"{self.if_match}\n{self.if_none_match}"
        fingerprint = fingerprint_of(self.method, self.target, marks, body)
        with alone(self.key.id, self.token), self.desk.writing() as session:
            at = now()
            key = key_of(session, self.authorization, at)
            touch_key(session, key.id, at, minute_before(at))
            told = told_before(session, key.id, self.token, fingerprint) if self.token else None
            if told is None:
                told = work(session, Hand(key, self.request_id, at))
                if self.token:
                    keep(session, key.id, self.token, fingerprint, told, at)
        return finished_answer(told)

    def may_edit(self, *, only_propose: bool) -> bool:
        """Whether the edit is made at once; otherwise it is kept until another person publishes it.

        Raises:
            ScopeMissing: The key is good for neither.
        """
        if not only_propose and self.key.may(Scope.EDIT):
            return True
        check_scope(self.key, Scope.EDIT, Scope.PROPOSE)
        return False


def errand(
    request: Request, desk: DeskDep, _: Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)]
) -> Errand:
    """The errand of a request.

    Raises:
        KeyRequired: It bears no good key.
        Faulty: Its `Idempotency-Key` cannot be taken.
    """
    headers = request.headers
    with desk.reading_primary() as session:
        key = key_of(session, headers.get("authorization"), now())
    query = request.url.query
    return Errand(
        desk=desk,
        key=key,
        authorization=headers.get("authorization"),
        request_id=request.scope.get("state", {}).get("request_id", ""),
        method=request.method,
        target=request.scope["path"] + (f"?{query}" if query else ""),
        if_match=headers.get("if-match"),
        if_none_match=headers.get("if-none-match"),
        token=token_of(headers.get(HEADER.lower())),
    )


def told(status: int, body: Json, location: str | None = None) -> Told:
    """An answer that tells what was done."""
    return Told(status, {"Location": location} if location else {}, dumps(body))


def finished_answer(answer: Told) -> Response:
    """The answer as it is sent; nobody but who asked may keep it."""
    headers = {"Cache-Control": "no-store", **answer.headers}
    return Response(answer.body, answer.status, headers, "application/json")


ErrandDep = Annotated[Errand, Depends(errand)]
