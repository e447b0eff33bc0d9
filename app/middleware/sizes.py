"""How large a request may be. The server has bounds of its own; these hold whatever server there is."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.problems.answers import Fault, problem
from app.problems.kinds import KINDS

ADDRESS_BYTES = 8_192
HEAD_BYTES = 32_768
HEADERS = 100
PARAMETERS = 100
BODY_BYTES = 1_048_576
"""Most bytes of any body; a route may take fewer."""

TOO_LONG = 413


class Sizes:
    """Refuse what is too long before anything looks at it, and end bodies that do not end."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on where it is of a size."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = _refused(scope)
        if refused is not None:
            await refused(scope, receive, send)
            return
        length = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
        if length.isdigit() and int(length) > BODY_BYTES:
            await _too_long(scope)(scope, receive, send)
            return
        bounded = receive if length == b"0" or scope["method"] in {"GET", "HEAD"} else _counted(receive)
        await self.app(scope, bounded, send)


def _refused(scope: Scope) -> Response | None:
    """The answer to an address or headers that are not taken; None for those that are."""
    request = Request(scope)
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope.get("query_string", b"")
    if len(path) + len(query) > ADDRESS_BYTES:
        return problem(request, KINDS["address-too-long"], f"The address has more than {ADDRESS_BYTES} bytes.")
    headers = scope["headers"]
    if len(headers) > HEADERS or sum(len(name) + len(value) for name, value in headers) > HEAD_BYTES:
        return problem(
            request, KINDS["headers-too-long"], f"There are more than {HEADERS} headers or {HEAD_BYTES} bytes."
        )
    if query.count(b"&") >= PARAMETERS:
        return problem(request, KINDS["too-large"], f"The query has more than {PARAMETERS} parameters.")
    if b"%00" in query:
        # No text of the record holds it, and PostgreSQL takes none that does.
        detail = "The query holds the character NUL, which no value has."
        return problem(request, KINDS["invalid-value"], detail, (Fault("query", "", "", detail),))
    if "\x00" in scope["path"]:
        detail = "There is no route at this address."
        return problem(request, KINDS["not-found"], detail, (Fault("path", "path", scope["path"], detail),))
    return None


def _too_long(scope: Scope) -> Response:
    detail = f"The body has more than {BODY_BYTES} bytes."
    return problem(Request(scope), KINDS["body-too-long"], detail)


def _counted(receive: Receive) -> Receive:
    """The same body, which ends in a refusal where it is too long."""
    got = 0

    async def counted() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > BODY_BYTES:
            raise HTTPException(TOO_LONG)
        return message

    return counted
