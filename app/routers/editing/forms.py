"""What is sent to change the record, as the contract writes it: the forms of the seed files, and headers."""

from typing import Any

from pydantic import BaseModel

from app.schemas.seeds.edits import EditSeed
from app.schemas.seeds.issues import IssueSeed
from app.schemas.seeds.negotiation import PartySeed
from app.schemas.seeds.people import PersonSeed
from app.schemas.seeds.positions import PositionSeed
from app.schemas.seeds.proposals import ProposalSeed
from app.schemas.seeds.sources import SourceSeed

FORMS: dict[str, type[BaseModel]] = {
    "position": PositionSeed,
    "source": SourceSeed,
    "person": PersonSeed,
    "issue": IssueSeed,
    "party": PartySeed,
    "proposal": ProposalSeed,
}
"""The kinds that have an address of their own to be sent to."""


def form_name(kind: str) -> str:
    """How the contract calls the form of a kind."""
    return f"{kind.capitalize()}Form"


def form_schemas() -> dict[str, Any]:
    """The schemas of what is sent, with those of their parts, by name."""
    found: dict[str, Any] = {}
    named: dict[str, type[BaseModel]] = {"EditSeed": EditSeed} | {form_name(kind): form for kind, form in FORMS.items()}
    for name, model in named.items():
        schema = model.model_json_schema(by_alias=True, ref_template="#/components/schemas/{model}", mode="validation")
        found |= schema.pop("$defs", {})
        if model is PositionSeed:
            schema["properties"] = {"party": schema["properties"]["id"] | {"title": "Party"}, **schema["properties"]}
            schema["required"] = ["party", *schema["required"]]
        if name != "EditSeed":  # the address says it
            schema["required"] = [key for key in schema["required"] if key != "id"]
        found[name] = schema
    return found


def _header(name: str, description: str, example: str, **more: object) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": False,
        "description": description,
        "schema": {"type": "string", **more},
        "examples": {"example-1": {"value": example}},
    }


REPEATING = _header(
    "Idempotency-Key",
    "Made up for this request: sent again with it, the same request is answered with the same bytes and done once.",
    '"5a8e0c0b-6f0f-4c2e-9b6e-2c1d6f0a9d11"',
    maxLength=257,
)
MATCHING = _header(
    "If-Match", "The `ETag` of the record that was read; where it has moved since, nothing is changed.", 'W/"0f...9c"'
)
NEW = _header("If-None-Match", "`*` where the record is to be created.", "*")


def headers_of(method: str) -> list[dict[str, Any]]:
    """The headers that a request to write may bear."""
    return {"put": [MATCHING, NEW, REPEATING], "delete": [MATCHING, REPEATING], "post": [REPEATING]}.get(method, [])
