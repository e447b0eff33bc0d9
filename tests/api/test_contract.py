"""openapi.json, and that real answers are what it promises."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
import pytest
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import BaseModel

from app.routers.answers import API
from app.routers.parameters.proposals import EXAMPLE
from app.schemas.wire.models.proposals import Evaluation
from app.seeding.reading.folders import read_folder
from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.worlds import plans
from tests.database.records import river
from tests.databases import Databases

SCOPES = ["?negotiation=test", "?negotiation=river", "?negotiation=ukraine"]
LISTS = ["/parties", "/people", "/issues", "/sources", "/positions", "/proposals"]
VERDICTS = [
    *("/comparisons", "/matrix", "/conflicts", "/overlaps", "/shifts", "/contradictions", "/settlements"),
]
SINGLE = [
    *("/parties/east?negotiation=river", "/people/ada-east?negotiation=river", "/issues/water?negotiation=river"),
    *("/sources/leak?negotiation=river", "/positions/east-fishing-again?negotiation=river", "/negotiations/river"),
    *("/positions/east-reeds?negotiation=river", "/positions/west-water?negotiation=river", "/negotiations"),
    *("/comparisons/cf?negotiation=test", "/comparisons/nato?negotiation=test&against=latest&revision=1"),
    *("/comparisons/ceasefire?negotiation=ukraine&min_attribution=anonymous", "/rules", "/problems/busy"),
    *("/healthz", "/readyz", "/schemas/positions", "/issues/cf/timeline?negotiation=test"),
    *("/issues/ceasefire/timeline?negotiation=ukraine", "/settlements?negotiation=ukraine&say_yes=true"),
    *("/issues/fishing/timeline?negotiation=river", "/settlements?negotiation=test&say_yes=true"),
    *("/proposals/older?negotiation=test", "/proposals/newer/evaluation?negotiation=test&min_attribution=anonymous"),
    *("/proposals/older/diff/newer?negotiation=test", "/proposals/ru-terms-2024-06-14?negotiation=ukraine"),
    *("/proposals/older/evaluation?negotiation=test", "/proposals/ru-terms-2024-06-14/evaluation?negotiation=ukraine"),
    *("/revisions?negotiation=all", "/revisions/1?limit=500", "/changes?negotiation=all&limit=500"),
    "/proposals/ru-freeze-2023-12/diff/ru-terms-2024-06-14?negotiation=ukraine",
]
REAL = [
    *(path + scope + more for path in LISTS for scope in SCOPES for more in ("&limit=500", "&limit=1")),
    *(
        path + scope + f"&limit=500&min_attribution={grade}"
        for path in VERDICTS
        for scope in SCOPES
        for grade in ("on_record", "reported", "anonymous")
    ),
    *SINGLE,
]


@pytest.fixture(scope="module")
def real(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings, root: Path
) -> Iterator[Client]:
    """A service that holds the talks with their drafts, the river and the real seeds."""
    with serving(databases, tmp_path_factory.mktemp("real") / "parley.db", settings) as client:
        load_on(client, plans())
        load_on(client, river())
        record, _ = read_folder(root / "seeds" / "ukraine")
        assert record is not None
        load_on(client, record)
        yield client


def routes(client: Client) -> dict[str, APIRoute]:
    found = [context.original_route for context in iter_route_contexts(client.app.routes)]
    documented = [route for route in found if isinstance(route, APIRoute) and route.include_in_schema]
    return {route.path_format: route for route in documented if {"GET"} & set(route.methods or ())}


def route_of(client: Client, path: str) -> APIRoute:
    bare = path.partition("?")[0]
    known = routes(client)
    return known[bare] if bare in known else next(r for p, r in known.items() if r.path_regex.match(bare) and "{" in p)


def test_the_committed_contract_is_the_generated_one(client: Client, root: Path) -> None:
    committed = json.loads((root / "openapi.json").read_text(encoding="utf-8"))

    assert committed == client.get("/openapi.json"), "make openapi writes it anew; name the change in CHANGELOG.md"


@pytest.mark.parametrize("path", REAL)
def test_an_answer_is_what_its_model_says_and_nothing_more(real: Client, path: str) -> None:
    text = real.ask(path).text
    model = route_of(real, path).response_model

    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        assert json.loads(text)["$schema"]
        return
    told = model.model_validate_json(text).model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert told == json.loads(text)


@pytest.mark.parametrize("path", [*REAL, "/positions?party=rus", "/parties/rus", "/matrix?a=b"])
def test_an_answer_fits_its_schema(real: Client, path: str) -> None:
    answer = real.ask(path)
    contract = real.get("/openapi.json")
    route = route_of(real, path)

    fits(contract, contract["paths"][route.path_format]["get"], answer)


def fits(contract: dict[str, Any], operation: dict[str, Any], answer: httpx.Response) -> None:
    """Hold an answer to what the contract promises of its status."""
    promised = operation["responses"][str(answer.status_code)]
    if "$ref" in promised:
        promised = contract["components"]["responses"][promised["$ref"].rsplit("/", 1)[1]]
    schema = promised["content"][answer.headers["content-type"]]["schema"]
    whole = {**schema, "components": contract["components"]}
    jsonschema_rs.validator_for(whole).validate(answer.json())


@pytest.mark.parametrize("wrong", [{}, {"parties": ["uk"]}, {"clauses": []}, {"revision": "99"}, {"claus": 1}])
def test_an_answer_to_what_is_sent_is_what_its_model_and_schema_say(real: Client, wrong: dict[str, object]) -> None:
    contract = real.get("/openapi.json")
    body = {**EXAMPLE, **wrong}

    answer = real.send(body)

    fits(contract, contract["paths"]["/evaluations"]["post"], answer)
    if not wrong:
        told = Evaluation.model_validate_json(answer.text).model_dump(mode="json", by_alias=True, exclude_unset=True)
        assert told == answer.json()


def test_the_schema_of_a_package_takes_the_example_and_refuses_keys_that_it_does_not_know(client: Client) -> None:
    contract = client.get("/openapi.json")
    sent = contract["paths"]["/evaluations"]["post"]["requestBody"]["content"]["application/json"]
    schema = jsonschema_rs.validator_for({**sent["schema"], "components": contract["components"]})

    assert [example["value"] for example in sent["examples"].values()] == [EXAMPLE]
    assert schema.is_valid(EXAMPLE)
    assert schema.is_valid({"clauses": [{"n": "1", "issue": "nato", "region": {"at_most": 0.5}}]})
    assert not schema.is_valid({**EXAMPLE, "claus": 1})
    assert not schema.is_valid({**EXAMPLE, "clauses": []})
    assert not schema.is_valid({**EXAMPLE, "as_of": 2024})


def operations(client: Client) -> dict[str, dict[str, Any]]:
    """Every operation by its method and path."""
    paths = client.get("/openapi.json")["paths"]
    return {f"{method} {path}": operation for path, found in paths.items() for method, operation in found.items()}


def test_every_operation_says_what_it_does_and_how_it_may_answer(client: Client) -> None:
    for path, operation in operations(client).items():
        assert operation["summary"], path
        assert operation["description"], path
        assert len(operation["tags"]) == 1, path
        assert {"405", "422", "500"} <= set(operation["responses"]), path
        assert {"200", "201"} & set(operation["responses"]), path
        editing = "editing" in operation["tags"]
        assert ("304" in operation["responses"]) == (path.startswith("get ") and not editing), path
        assert ("401" in operation["responses"]) == ("security" in operation) == editing, path
        assert ("404" in operation["responses"]) or "{" not in path, path


def test_every_parameter_is_described(client: Client) -> None:
    for path, operation in operations(client).items():
        for parameter in operation.get("parameters", ()):
            assert parameter["description"], (path, parameter["name"])
            if parameter["name"] not in ("cursor", "sort", "source", "recorded_by"):
                assert parameter["examples"], (path, parameter["name"])


def test_lists_are_joined_by_commas(client: Client) -> None:
    found = {
        parameter["name"]: (parameter["style"], parameter["explode"])
        for operation in operations(client).values()
        for parameter in operation.get("parameters", ())
        if parameter["schema"].get("type") == "array"
    }

    assert {"party", "parties", "issue", "topic", "kind", "role", "channel", "speaker", "source"} <= set(found)
    assert set(found.values()) == {("form", False)}


def test_no_parameter_may_be_null(client: Client) -> None:
    for operation in operations(client).values():
        for parameter in operation.get("parameters", ()):
            assert "anyOf" not in parameter["schema"]
            assert parameter["schema"].get("type") in ("string", "integer", "boolean", "array")


def test_names_are_in_snake_case_and_unique(client: Client) -> None:
    names = [operation["operationId"] for operation in operations(client).values()]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in names)


def test_the_version_is_the_one_in_every_meta(client: Client) -> None:
    assert client.get("/openapi.json")["info"]["version"] == client.get("/parties")["meta"]["api"] == API


def test_all_references_resolve(client: Client) -> None:
    contract = client.get("/openapi.json")

    for reference in set(re.findall(r'"\$ref":"#/([^"]+)"', client.ask("/openapi.json").text)):
        place = contract
        for part in reference.split("/"):
            place = place[part]
