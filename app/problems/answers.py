"""The one shape of every error answer."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from app.problems.kind import Kind
from app.schemas.wire.encode import dumps

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = {"busy": 2, "not-ready": 5, "took-too-long": 10, "in-flight": 1}
MAX_GOT = 200
"""What was asked for is repeated up to this many characters."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request: where, what it said, and what would be right.

    Attributes:
        code: The rule that is broken; empty where it is the kind of the problem.
    """

    where: str
    at: str
    got: str
    detail: str
    nearest: tuple[str, ...] = ()
    code: str = ""


def problem(
    request: Request,
    kind: Kind,
    detail: str,
    faults: tuple[Fault, ...] = (),
    headers: dict[str, str] | None = None,
) -> Response:
    """The answer to a request that is not answered otherwise."""
    query = request.url.query
    instance = request.scope["path"] + (f"?{query}" if query else "")
    request_id = request.scope.get("state", {}).get("request_id", "")
    body = document(kind, detail, faults, instance=instance, request_id=request_id)
    found = {"Cache-Control": "no-store", **(headers or {})}
    if kind.code in RETRY_AFTER_SECONDS:
        found["Retry-After"] = str(RETRY_AFTER_SECONDS[kind.code])
    return Response(dumps(body), kind.status, found, MEDIA_TYPE)


def document(
    kind: Kind, detail: str, faults: tuple[Fault, ...] = (), *, instance: str = "", request_id: str = ""
) -> dict[str, object]:
    """What a problem says, as JSON has it; *instance* is what was asked for, empty where nobody knows."""
    return {
        "type": kind.type,
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "instance": _short(instance),
        "code": kind.code.replace("-", "_"),
        "request_id": request_id,
        "errors": [
            {
                "in": fault.where,
                "at": fault.at,
                "got": _short(fault.got),
                "nearest": fault.nearest,
                "detail": fault.detail,
                "code": (fault.code or kind.code).replace("-", "_"),
            }
            for fault in faults
        ],
    }


def _short(text: str) -> str:
    return text if len(text) <= MAX_GOT else text[:MAX_GOT] + "…"
