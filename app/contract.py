"""The contract, `openapi.json`: what FastAPI generates, and what it does not know of our answers."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode

from app.problems.answers import MEDIA_TYPE
from app.routers.editing.forms import form_schemas, headers_of
from app.routers.explanations import SCHEMA
from app.routers.exports import BY_ACCEPT
from app.routers.exports.files import contents
from app.routers.parameters.proposals import Package
from app.schemas.wire.models.answers import Problem

VERSION = "1.0"

TAGS = [
    {
        "name": "verdicts",
        "description": "Computed from the record for each request: where parties conflict and overlap.",
    },
    {
        "name": "analysis",
        "description": "Computed for each request: how parties moved, which of their words collide, which packages no"
        " stated red line stands in the way of.",
    },
    {
        "name": "proposals",
        "description": "Documents that are nobody's position by themselves, and what each party would say to them.",
    },
    {"name": "positions", "description": "The record of who said what, with sources."},
    {"name": "record", "description": "What positions refer to."},
    {"name": "history", "description": "What changed in the record, when, by whom, and which verdicts it changed."},
    {
        "name": "exports",
        "description": "What other routes answer, as files: tables, linked data, citations, feeds, a data package.",
    },
    {
        "name": "editing",
        "description": "Changes to the record, for holders of a key: checked as seed files are, one revision each.",
    },
    {"name": "explanations", "description": "What the answers mean."},
    {"name": "process", "description": "Whether the service lives and can answer."},
]

DESCRIPTION = (
    "What each party to a negotiation says it demands, offers and refuses, with the source of every word, and where the"
    " parties overlap and conflict. Several values of one parameter are joined by commas; unknown and repeated"
    " parameters are refused. Every error is `application/problem+json`, and its `type` explains it. Lists are files"
    " too, by suffix or by `Accept`; `.json` is the suffix of the list itself. Within version 1 fields, words and"
    " routes are added, never changed or removed: ignore fields and treat words that you do not know"
    " as `other`."
)

_OF_RECORD = {"record", "positions", "verdicts", "analysis", "proposals", "exports", "history"}


def contract(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of the app's routes."""
    document = get_openapi(
        title="Parley",
        version=VERSION,
        summary="Stated positions in a negotiation, and the verdicts that follow from them.",
        description=DESCRIPTION,
        contact={"name": "The Parley authors"},
        license_info={"name": "MIT", "identifier": "MIT"},
        tags=TAGS,
        servers=[{"url": "/", "description": "Where this document was read"}],
        routes=app.routes,
    )
    components = document["components"]
    components["schemas"] |= _schemas(Problem, "serialization") | _schemas(Package, "validation") | form_schemas()
    components["headers"] = HEADERS
    components["responses"] = RESPONSES
    for path, route in _routes(app):
        for method in route.methods or ():
            operation = document["paths"][path][method.lower()]
            if "editing" in operation["tags"]:
                _complete_writing(path, method.lower(), operation, _examples(route))
            else:
                _complete(path, operation, _examples(route))
    return document


HEADERS: dict[str, Any] = {
    "ETag": {
        "description": "Weak mark of the answer, for `If-None-Match`.",
        "schema": {"type": "string", "pattern": '^W/"[0-9a-f]+"$'},
    },
    "Link": {"description": "Next page, newest version; without host.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "`immutable` where the revision is named.", "schema": {"type": "string"}},
    "X-Request-ID": {"description": "The id of this request in our log.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}},
    "RateLimit-Policy": {
        "description": "The budgets that the request was counted for: units and seconds.",
        "schema": {"type": "string"},
    },
    "RateLimit": {"description": "What is left of them, and for how long.", "schema": {"type": "string"}},
    "WWW-Authenticate": {"description": "How a key is borne (RFC 6750).", "schema": {"type": "string"}},
    "Allow": {"description": "The methods that the address takes.", "schema": {"type": "string"}},
}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _refusal(description: str, *headers: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        "headers": _headers("X-Request-ID", *headers),
    }


RESPONSES: dict[str, Any] = {
    "Unchanged": {
        "description": "The answer is the one you hold.",
        "headers": _headers("ETag", "Cache-Control", "X-Request-ID"),
    },
    "NoKey": _refusal("There is no key, or none that is good.", "WWW-Authenticate"),
    "NoScope": _refusal("The key is not good for this, or another person has to do it."),
    "Conflict": _refusal("The record does not cover that day, or the request came too late or too early."),
    "Moved": _refusal("A record is not as it was when it was read."),
    "Unmarked": _refusal("It is not said what the record was."),
    "NotFound": _refusal("The address or the revision names what is not there."),
    "NotAllowed": _refusal("The address does not take this method.", "Allow"),
    "AddressTooLong": _refusal("The address is too long."),
    "HeadersTooLong": _refusal("The headers are too long."),
    "TooLong": _refusal("What was sent is too long."),
    "WrongMediaType": _refusal("What was sent is of another kind than is taken here."),
    "Faulty": _refusal("A parameter is unknown, repeated, or cannot be taken."),
    "Refused": _refusal("What was sent is no JSON, or cannot be taken: all reasons at once."),
    "OverBudget": _refusal(
        "Too many requests from one address or with one key.", "Retry-After", "RateLimit-Policy", "RateLimit"
    ),
    "Failed": _refusal("The fault is ours."),
    "Unavailable": _refusal("Busy, or not ready; come back.", "Retry-After"),
}


def _schemas(model: type[BaseModel], mode: JsonSchemaMode) -> dict[str, Any]:
    """The schema of what FastAPI does not know of, with those of its parts."""
    found = model.model_json_schema(by_alias=True, ref_template="#/components/schemas/{model}", mode=mode)
    return {**found.pop("$defs"), model.__name__: found}


def _routes(app: FastAPI) -> Iterator[tuple[str, APIRoute]]:
    """The documented routes, by path."""
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if isinstance(route, APIRoute) and route.include_in_schema:
            yield route.path_format, route


def _examples(route: APIRoute) -> dict[str, list[Any]]:
    """Examples of the parameters of a route, by name: FastAPI loses those of types with a schema of their own."""
    models = [field.field_info.annotation for field in route.dependant.query_params]
    return {
        field.alias or name: field.examples or []
        for model in models
        if isinstance(model, type) and issubclass(model, BaseModel)
        for name, field in model.model_fields.items()
    } | {field.alias: field.field_info.examples or [] for field in route.dependant.path_params}


def _complete(path: str, operation: dict[str, Any], examples: dict[str, list[Any]]) -> None:
    """Say of an operation how its parameters are written, and in which ways it may answer."""
    for parameter in operation.get("parameters", ()):
        _describe(parameter, examples.get(parameter["name"], []))
    of_record = bool(_OF_RECORD & set(operation["tags"]))
    answer = operation["responses"]["200"]
    answer["description"] = "What was asked for."
    sent = "requestBody" in operation
    marks = ["Cache-Control", "X-Request-ID"] if sent else ["ETag", "Cache-Control", "X-Request-ID"]
    answer["headers"] = _headers(*marks, *(["Link"] if of_record and not sent else []))
    if path == "/schemas/{kind}":
        answer["content"] = {SCHEMA: {"schema": {"type": "object"}}}
    for content in contents(*BY_ACCEPT.get(path, {}).values()).values():
        answer["content"] |= content["content"]
    others = {"304": "Unchanged", "405": "NotAllowed", "422": "Faulty", "500": "Failed"}
    others |= {"414": "AddressTooLong", "431": "HeadersTooLong"}
    if sent:
        del others["304"]
        others |= {"413": "TooLong", "415": "WrongMediaType", "422": "Refused"}
    if of_record or "{" in path:
        others["404"] = "NotFound"
    if "process" not in operation["tags"]:
        others["429"] = "OverBudget"
    if of_record or path == "/readyz":
        others["503"] = "Unavailable"
    named = {status: {"$ref": f"#/components/responses/{name}"} for status, name in others.items()}
    operation["responses"] = dict(sorted({"200": answer, **named}.items()))


def _complete_writing(path: str, method: str, operation: dict[str, Any], examples: dict[str, list[Any]]) -> None:
    """The same of an operation that needs a key."""
    for parameter in operation.get("parameters", ()):
        _describe(parameter, examples.get(parameter["name"], []))
    operation["parameters"] = [*operation.get("parameters", ()), *headers_of(method)]
    for status, words in (("200", "Done."), ("201", "Done; a new revision."), ("202", "Kept for another person.")):
        if status in operation["responses"]:
            operation["responses"][status]["description"] = words
            operation["responses"][status]["headers"] = _headers("Cache-Control", "X-Request-ID")
    found = {status: answer for status, answer in operation["responses"].items() if status in ("200", "201", "202")}
    others = {"401": "NoKey", "405": "NotAllowed", "422": "Refused", "429": "OverBudget", "500": "Failed"}
    others["503"] = "Unavailable"
    if "{" in path:
        others["404"] = "NotFound"
    if method != "get":
        others |= {"403": "NoScope", "409": "Conflict", "412": "Moved"}
    if method in ("put", "delete"):
        others["428"] = "Unmarked"
    if "requestBody" in operation:
        others |= {"413": "TooLong", "415": "WrongMediaType"}
    named = {status: {"$ref": f"#/components/responses/{name}"} for status, name in others.items()}
    operation["responses"] = dict(sorted({**found, **named}.items()))


def _describe(parameter: dict[str, Any], examples: list[Any]) -> None:
    """Put in one place what generated schemas say twice, and lists as they are written: joined by commas."""
    schema = parameter["schema"]
    for key in ("description", "title"):
        schema.pop(key, None)
    examples = schema.pop("examples", []) or examples
    choices = [choice for choice in schema.pop("anyOf", ()) if choice != {"type": "null"}]
    if choices:
        schema.update(choices[0])
    if schema.get("default") in ([], None):
        schema.pop("default", None)
    if schema.get("type") == "array":
        parameter |= {"style": "form", "explode": False}
        examples = [example.split(",") for example in examples]
    if examples:
        parameter["examples"] = {f"example-{n}": {"value": example} for n, example in enumerate(examples, 1)}
