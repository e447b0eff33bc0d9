"""Cursors: where a page ends, at which revision, and for which question. Opaque to clients, and useless elsewhere."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from json import loads

from app.schemas.wire.encode import dumps
from app.services.refusals import BadCursor

_FORM = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_SEAL = 8
_VERSION = 1

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ends.

    Attributes:
        revision: The revision of the first page; later pages keep to it.
        after: The sort key of the last item.
    """

    revision: int
    after: Key


def write_cursor(cursor: Cursor, question: Mapping[str, object]) -> str:
    """The text of a cursor that serves *question* only: filters and order, as plain data."""
    body = dumps([_VERSION, cursor.revision, cursor.after])
    return urlsafe_b64encode(_seal(body, question) + body).decode().rstrip("=")


def read_cursor(text: str, question: Mapping[str, object]) -> Cursor:
    """The cursor that *text* writes.

    Raises:
        BadCursor: It is none of ours, or serves another question.
    """
    if _FORM.fullmatch(text) and len(text) % 4 != 1:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        seal, body = raw[:_SEAL], raw[_SEAL:]
        if seal == _seal(body, question):
            _, revision, after = loads(body)
            return Cursor(revision, tuple(after))
    raise bad_cursor(text)


def bad_cursor(text: str) -> BadCursor:
    """The refusal of a cursor that does not serve the list."""
    return BadCursor(
        "This cursor is from no page of this list: it belongs to other filters, or was changed. Start without one.",
        where="query",
        at="cursor",
        got=text,
    )


def _seal(body: bytes, question: Mapping[str, object]) -> bytes:
    """A digest over the place and the question, so that neither can be swapped by accident."""
    return sha256(body + b"\n" + dumps(question)).digest()[:_SEAL]
