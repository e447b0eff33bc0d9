"""What the answers mean: the rules in words, the schemas of the seed files, the kinds of problems."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from app.problems.kinds import KINDS
from app.routers.answers import API, plain
from app.routers.parameters.scopes import Parameters
from app.schemas.seeds import KINDS as SCHEMAS
from app.schemas.seeds import schema_of
from app.schemas.wire.models.answers import ProblemKind, Rules
from app.services.refusals import unknown_in_path
from app.services.rules import rules_json

router = APIRouter(tags=["explanations"])

SCHEMA = "application/schema+json"

SchemaKind = Annotated[
    str, Path(description="Kind of seed file.", examples=["positions"], json_schema_extra={"enum": sorted(SCHEMAS)})
]
Code = Annotated[
    str,
    Path(description="Code of the problem.", examples=["unknown-value"], json_schema_extra={"enum": sorted(KINDS)}),
]


@router.get("/rules", response_model=Rules, summary="The rules in words")
def get_rules(_: Annotated[Parameters, Query()]) -> Response:
    """Every verdict, relation and reason in words, with the version of the rules."""
    answer = plain({**rules_json(), "api": API})
    answer.headers["Link"] = '</method>; rel="alternate"; type="text/html"'
    return answer


@router.get("/schemas/{kind}", response_model=dict[str, Any], summary="JSON Schema of a kind of seed file")
def get_schema(kind: SchemaKind, _: Annotated[Parameters, Query()]) -> Response:
    """What a seed file of this kind may hold, as JSON Schema 2020-12."""
    if kind not in SCHEMAS:
        raise unknown_in_path("kind of seed file", kind, sorted(SCHEMAS), at="kind")
    return plain(schema_of(kind), media_type=SCHEMA)


@router.get("/problems/{code}", response_model=ProblemKind, summary="What a kind of problem means")
def get_problem(code: Code, _: Annotated[Parameters, Query()]) -> Response:
    """What an error means, and what to do about it; the `type` of every error leads here."""
    if code not in KINDS:
        raise unknown_in_path("problem", code, sorted(KINDS), at="code")
    kind = KINDS[code]
    return plain(
        {"code": kind.code, "type": kind.type, "status": kind.status, "title": kind.title, "meaning": kind.meaning}
    )
