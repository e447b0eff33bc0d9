"""The contract, `openapi.json`: what FastAPI generates, with what it does not know of our answers."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.problems.answers import MEDIA_TYPE
from app.routers.explanations import SCHEMA
from app.schemas.wire.models.answers import Problem

VERSION = "1.0"

TAGS = [
    {
        "name": "verdicts",
        "description": "Computed from the record for each request: where parties conflict and overlap.",
    },
    {"name": "positions", "description": "The record of who said what, with sources."},
    {"name": "record", "description": "What positions refer to."},
    {"name": "explanations", "description": "What the answers mean."},
    {"name": "process", "description": "Whether the service lives and can answer."},
]

DESCRIPTION = (
    "What each party to a negotiation says it demands, offers and refuses, with the source of every word, and where the"
    " parties overlap and conflict. Several values of one parameter are joined by commas; unknown and repeated"
    " parameters are refused. Every error is `application/problem+json`, and its `type` explains it. Within version 1"
    " fields, words and routes are added, never changed or removed: ignore fields and treat words that you do not know"
    " as `other`."
)

_NAMES_RECORD = {"record", "positions", "verdicts"}


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
    document["components"]["schemas"]["Problem"] = _problem_schema(document)
    document["components"]["headers"] = HEADERS
    for path, operations in document["paths"].items():
        for operation in operations.values():
            _complete(path, operation)
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
    "Allow": {"description": "The methods that the address takes.", "schema": {"type": "string"}},
}


def _problem_schema(document: dict[str, Any]) -> dict[str, Any]:
    found = Problem.model_json_schema(by_alias=True, ref_template="#/components/schemas/{model}", mode="serialization")
    for name, schema in found.pop("$defs").items():
        document["components"]["schemas"].setdefault(name, schema)
    return found


def _complete(path: str, operation: dict[str, Any]) -> None:
    """Say of an operation how its parameters are written, and in which ways it may answer."""
    for parameter in operation.get("parameters", ()):
        _describe(parameter)
    responses = operation["responses"]
    responses["200"]["description"] = "What was asked for."
    responses["200"]["headers"] = _headers("ETag", "Cache-Control", "X-Request-ID")
    if path == "/schemas/{kind}":
        responses["200"]["content"] = {SCHEMA: {"schema": {"type": "object"}}}
    responses["304"] = {"description": "The answer is the one you hold.", "headers": _headers("ETag", "X-Request-ID")}
    responses["405"] = _refusal("The address is for reading.", "Allow")
    responses["422"] = _refusal("A parameter is unknown, repeated, or cannot be taken.")
    responses["500"] = _refusal("The fault is ours.")
    of_record = bool(_NAMES_RECORD & set(operation["tags"]))
    if of_record or "{" in path:
        responses["404"] = _refusal("The address or `revision` names what is not there.")
    if of_record or path == "/readyz":
        responses["503"] = _refusal("Busy, or not ready; come back.", "Retry-After")
    if of_record:
        responses["200"]["headers"] |= _headers("Link")
    operation["responses"] = dict(sorted(responses.items()))


def _describe(parameter: dict[str, Any]) -> None:
    schema = parameter["schema"]
    for key in ("description", "title"):
        schema.pop(key, None)
    choices = [choice for choice in schema.pop("anyOf", ()) if choice != {"type": "null"}]
    if choices:
        schema.update(choices[0])
    if schema.get("default") in ([], None):
        schema.pop("default", None)
    examples = schema.pop("examples", ())
    if schema.get("type") == "array":
        parameter |= {"style": "form", "explode": False}
        examples = [example.split(",") for example in examples]
    if examples:
        parameter["examples"] = {f"example-{n}": {"value": example} for n, example in enumerate(examples, 1)}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _refusal(description: str, *headers: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        "headers": _headers("X-Request-ID", *headers),
    }
