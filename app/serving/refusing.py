"""What the server answers by itself, where a request does not get as far as the app: the same problems as there."""

from http import HTTPStatus
from uuid import uuid4

from app.problems.answers import MEDIA_TYPE, RETRY_AFTER_SECONDS, document
from app.problems.kinds import KINDS
from app.schemas.wire.encode import dumps


def refusal(code: str, detail: str, headers: list[tuple[bytes, bytes]]) -> bytes:
    """The whole answer to a request that cannot be read, as bytes; the connection ends with it."""
    kind = KINDS[code]
    request_id = uuid4().hex
    body = dumps(document(kind, detail, request_id=request_id))
    lines = [
        f"HTTP/1.1 {kind.status} {HTTPStatus(kind.status).phrase}".encode(),
        *(name + b": " + value for name, value in headers),
        f"content-type: {MEDIA_TYPE}".encode(),
        f"content-length: {len(body)}".encode(),
        f"x-request-id: {request_id}".encode(),
        b"x-content-type-options: nosniff",
        b"access-control-allow-origin: *",
        b"cache-control: no-store",
        b"connection: close",
    ]
    if code in RETRY_AFTER_SECONDS:
        lines.append(f"retry-after: {RETRY_AFTER_SECONDS[code]}".encode())
    return b"\r\n".join([*lines, b"", body])
