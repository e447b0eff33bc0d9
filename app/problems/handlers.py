"""From each exception that a request can end in to its problem; no answer holds an exception's own text but ours."""

from collections.abc import Awaitable, Callable, Mapping
from sqlite3 import SQLITE_BUSY
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute, iter_route_contexts
from sqlalchemy.exc import InterfaceError, InternalError, NotSupportedError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from app.domain.errors import DomainError
from app.limiting.budgets import Spent
from app.problems.answers import Fault, problem
from app.problems.kinds import KINDS, kind_of
from app.services.refusals import InvalidBody, KeyRequired, Refusal, ScopeMissing, nearest

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
"""In the order in which they are named."""

BUSY = {"55P03", "57014", "40001", "40P01", "53300"}
"""PostgreSQL: a lock or a statement took too long, two transactions met, or there are too many connections."""

NOT_PREPARED = {"42P01", "42703", "25006", "0A000"}
"""PostgreSQL: a table or a column is not there yet, or the server takes no writes: it is a replica."""

PRIMARY = 0xFF
"""The part of a code of SQLite's that says what happened; the rest says where."""


def install(app: FastAPI) -> None:
    """Let *app* answer every error as a problem."""
    handlers: dict[type[Exception], Callable[[Request, Any], Response]] = {
        DomainError: refused,
        Spent: over_budget,
        RequestValidationError: unreadable,
        HTTPException: of_http,
        OperationalError: no_database,
        ProgrammingError: no_database,
        InternalError: no_database,
        InterfaceError: no_database,
        NotSupportedError: no_database,
        PoolTimeout: no_database,
    }
    for error, handler in handlers.items():
        app.add_exception_handler(error, _on_the_loop(handler))


def _on_the_loop(handler: Callable[[Request, Any], Response]) -> Callable[[Request, Any], Awaitable[Response]]:
    """The same handler without a change of thread, which would cost more than the answer."""

    async def handled(request: Request, error: Any) -> Response:  # noqa: ANN401 - each its own
        return handler(request, error)

    return handled


def refused(request: Request, error: DomainError) -> Response:
    """The rules or the record do not let the question be answered; the message is ours and meant for readers."""
    detail = str(error)
    faults: tuple[Fault, ...] = ()
    if isinstance(error, InvalidBody):
        faults = tuple(
            Fault(found.where, found.at, found.got, found.detail, found.nearest, found.code) for found in error.faults
        )
    elif isinstance(error, Refusal) and error.where:
        faults = (Fault(error.where, error.at, error.got, detail, error.nearest),)
    return problem(request, kind_of(error), detail, faults, _challenge(error))


def _challenge(error: DomainError) -> dict[str, str]:
    """What the client is to bear, where that was at fault. Source: RFC 6750, 3."""
    if isinstance(error, KeyRequired):
        return {"WWW-Authenticate": 'Bearer realm="parley"' + (f', error="{error.error}"' if error.error else "")}
    if isinstance(error, ScopeMissing):
        scopes = " ".join(error.scopes)
        return {"WWW-Authenticate": f'Bearer realm="parley", error="insufficient_scope", scope="{scopes}"'}
    return {}


def unreadable(request: Request, error: RequestValidationError) -> Response:
    """Parameters are unknown or cannot be read: all of them at once, in the order of the route's parameters."""
    found = [_fault(request, fault) for fault in error.errors()]
    code, first = found[0]
    faults = tuple(fault for _, fault in found)
    return problem(request, KINDS[code], first.detail, faults)


def of_http(request: Request, error: HTTPException) -> Response:
    """What the web framework itself refuses: no route, or no such method."""
    if error.status_code == KINDS["not-found"].status:
        path = request.scope["path"]
        detail = "There is no route at this address."
        known = [route for route in request.app.openapi()["paths"] if "{" not in route]
        return problem(
            request, KINDS["not-found"], detail, (Fault("path", "path", path, detail, nearest(path, known)),)
        )
    if error.status_code == KINDS["method-not-allowed"].status:
        methods = _methods(request)
        allow = {"Allow": methods}
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=allow)
        detail = f"{request.method} is not allowed here; the address takes {methods}."
        return problem(request, KINDS["method-not-allowed"], detail, headers=allow)
    if error.status_code == KINDS["body-too-long"].status:
        return problem(request, KINDS["body-too-long"], "The body is longer than anything that is taken here.")
    return problem(request, KINDS["invalid-request"], "The request cannot be read.")


def _methods(request: Request) -> str:
    """The methods that the address takes, whichever routes take them.

    Routes of another form stand behind the first that fits: `/positions/{id}` is no business of `/positions/x.bib`.
    """
    found = {"OPTIONS"}
    form: str | None = None
    for context in iter_route_contexts(request.app.routes):
        route = context.original_route
        if isinstance(route, Route | APIRoute) and route.path_regex.match(request.scope["path"]):
            form = form or route.path_format
            if route.path_format == form:
                found |= set(route.methods or ())
    if "GET" in found:
        found.add("HEAD")
    return ", ".join(method for method in METHODS if method in found)


def over_budget(request: Request, error: Spent) -> Response:
    """A visitor has asked for more than one may in a span of time."""
    budget = error.budget
    detail = (
        f"The budget {budget.name!r}, {budget.units} in {budget.seconds} seconds, is used up;"
        f" there is a new one in {error.wait} seconds."
    )
    return problem(request, KINDS["quota-exceeded"], detail, headers={"Retry-After": str(error.wait)})


def no_database(request: Request, error: Exception) -> Response:
    """The database is held by others, away, full, or not migrated; what it says of our own words is our fault."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    if isinstance(error, PoolTimeout) or state in BUSY or _is_locked(error):
        return problem(request, KINDS["busy"], "The database is at work on other requests; ask again in a few seconds.")
    if isinstance(error, ProgrammingError | InternalError | NotSupportedError) and state not in NOT_PREPARED:
        raise error
    return problem(request, KINDS["not-ready"], "The database does not answer as it should.")


def _is_locked(error: Exception) -> bool:
    """Whether SQLite waited in vain for another writer."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", None)
    return code is not None and code & PRIMARY == SQLITE_BUSY


def failed(request: Request) -> Response:
    """Our own fault: a fixed text, since anything else could tell what must not be told."""
    return problem(request, KINDS["internal-error"], "Something went wrong on our side; the log has it by request id.")


def _fault(request: Request, fault: Mapping[str, Any]) -> tuple[str, Fault]:
    """The code and the fault that a validation error means."""
    where, at = str(fault["loc"][0]), str(fault["loc"][-1] if len(fault["loc"]) == 1 else fault["loc"][1])
    got = fault.get("input")
    text = got if isinstance(got, str) else ",".join(map(str, got)) if isinstance(got, list | tuple) else ""
    if fault["type"] == "extra_forbidden":
        known = _parameters(request)
        detail = f"There is no parameter {at!r} here" + (f"; there are: {', '.join(known)}." if known else ", nor any.")
        return "unknown-parameter", Fault(where, at, text, detail, nearest(at, known), "unknown-parameter")
    context = fault.get("ctx", {})
    code = str(context.get("code", "invalid-value"))
    text = str(context.get("got", text))
    return code, Fault(where, at, text, f"{at}: {fault['msg']}", tuple(context.get("nearest", ())), code)


def _parameters(request: Request) -> list[str]:
    """The names of the query parameters of the route that was asked."""
    path = request.app.openapi()["paths"].get(request.scope["route"].path_format, {})
    parameters = path.get(request.method.lower(), {}).get("parameters", ())
    return [parameter["name"] for parameter in parameters if parameter["in"] == "query"]
