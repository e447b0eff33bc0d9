"""Requests that are sent twice: with one `Idempotency-Key` the work is done once, and answered with the same bytes.

Source: draft-ietf-httpapi-idempotency-key-header. An answer is kept in the transaction that did the work, so either
both are there or neither; what was refused is not kept, since nothing was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from json import loads
from threading import Lock

from sqlmodel import Session

from app.queries.edits import Answer, find_answer, forget_answers, keep_answer
from app.schemas.wire.encode import dumps
from app.services.keys import written
from app.services.refusals import Faulty, InFlight, Reused

HEADER = "Idempotency-Key"
KEPT = timedelta(days=7)
"""How long an answer is given again."""
LONGEST = 255

_WORKING: set[tuple[str, str]] = set()
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: its status, the headers that are its own, and its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def token_of(header: str | None) -> str | None:
    """The value of the header, with or without the quotes that the draft asks for; None where there is none.

    Raises:
        Faulty: It is empty, too long, or holds what cannot be seen.
    """
    if header is None:
        return None
    token = header[1:-1] if header.startswith('"') and header.endswith('"') and len(header) > 1 else header
    if not 1 <= len(token) <= LONGEST or not token.isascii() or not token.isprintable():
        message = f"An Idempotency-Key has 1 to {LONGEST} plain characters."
        raise Faulty(message, where="header", at=HEADER, got=header)
    return token


def fingerprint_of(method: str, target: str, marks: str, body: bytes) -> str:
    """What a request asked for, as one number: method, path with its parameters, preconditions, body."""
    parts = [method.encode(), target.encode(), marks.encode(), body]
    return sha256(b"\0".join(sha256(part).digest() for part in parts)).hexdigest()


@contextmanager
def alone(key: str, token: str | None) -> Iterator[None]:
    """See that no other request with the same token is being worked on in this process.

    One in another process waits for the writers' lock, and is then given the answer that was kept.

    Raises:
        InFlight: One is.
    """
    if token is None:
        yield
        return
    with _LOCK:
        if (key, token) in _WORKING:
            raise InFlight("A request with this Idempotency-Key is being answered; ask again.")
        _WORKING.add((key, token))
    try:
        yield
    finally:
        with _LOCK:
            _WORKING.discard((key, token))


def told_before(session: Session, key: str, token: str, fingerprint: str) -> Told | None:
    """The answer that the same request was given; None where it is new.

    Raises:
        Reused: Another request bore the token.
    """
    answer = find_answer(session, key, token)
    if answer is None:
        return None
    if answer.fingerprint != fingerprint:
        message = "This Idempotency-Key was sent with another request."
        raise Reused(message, where="header", at=HEADER, got=token)
    return Told(answer.status, loads(answer.headers), answer.body.encode())


def keep(session: Session, key: str, token: str, fingerprint: str, told: Told, at: str) -> None:
    """Keep an answer with the work that it tells of, and drop those that are too old."""
    answer = Answer(fingerprint, told.status, dumps(dict(told.headers)).decode(), told.body.decode())
    forget_answers(session, written(datetime.fromisoformat(at) - KEPT))
    keep_answer(session, key, token, answer, at)
