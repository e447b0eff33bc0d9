"""The seed files: strict models, and their JSON Schemas for editors."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from app.schemas.seeds.issues import IssuesFile
from app.schemas.seeds.negotiation import NegotiationSeed
from app.schemas.seeds.people import PeopleFile
from app.schemas.seeds.positions import PositionsFile
from app.schemas.seeds.proposals import ProposalSeed
from app.schemas.seeds.silences import SilencesFile
from app.schemas.seeds.sources import SourcesFile

_FILES: dict[str, type[BaseModel]] = {
    "negotiation": NegotiationSeed,
    "issues": IssuesFile,
    "people": PeopleFile,
    "sources": SourcesFile,
    "positions": PositionsFile,
    "silences": SilencesFile,
    "proposals": ProposalSeed,
}
FILES = MappingProxyType(_FILES)
"""The model of each kind of seed file."""

KINDS = tuple(_FILES)
"""The kinds of seed files, in the order in which they are read."""


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of seed file.

    Raises:
        KeyError: There is no such kind.
    """
    found = FILES[kind].model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
