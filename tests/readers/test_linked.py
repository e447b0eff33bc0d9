"""Linked data as a reader of others expands and frames it, with a context at hand and without a network."""

import json
from types import ModuleType
from typing import Any

import pytest

from tests.api.conftest import Client
from tests.site.reading import page

SCHEMA = "https://schema.org/"
CONTEXT = {
    "@vocab": SCHEMA,
    "id": "@id",
    "type": "@type",
    **{
        name: {"@id": f"{SCHEMA}{name}", "@type": "@id"}
        for name in ("url", "license", "contentUrl", "archivedAt", "appearance", "isPartOf", "publisher", "author")
    },
    **{name: {"@id": f"{SCHEMA}{name}", "@type": f"{SCHEMA}Date"} for name in ("datePublished", "dateModified")},
}
"""What the context of schema.org says of the words that we use."""

# Source: https://schema.org/Claim, /Dataset, /DataDownload, /CreativeWork, /Organization, /Person, /Question.
OF_ALL = {"name", "url", "identifier", "description"}
OF_WORKS = {*OF_ALL, "inLanguage", "datePublished", "publisher", "author", "isPartOf", "about", "text", "version"}
KNOWN = {
    "Claim": {*OF_WORKS, "appearance"},
    "CreativeWork": {*OF_WORKS, "archivedAt"},
    "Dataset": {
        *OF_WORKS,
        *("license", "isAccessibleForFree", "keywords", "temporalCoverage", "dateModified", "creator", "distribution"),
    },
    "DataDownload": {*OF_WORKS, "encodingFormat", "contentUrl"},
    "Organization": OF_ALL,
    "Person": {*OF_ALL, "jobTitle"},
    "Question": OF_WORKS,
}
"""The properties that each type takes, of those we might use."""


def loader(url: str, _: object) -> dict[str, Any]:
    """The one context there is; anything else would be asked of the network."""
    assert url == SCHEMA, url
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXT},
    }


def expanded(jsonld: ModuleType, answer: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = jsonld.expand(answer, {"documentLoader": loader, "base": "https://parley.example/"})
    return found


def nodes(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Every node with a type in some expanded data."""
    if isinstance(value, list):
        return [node for one in value for node in nodes(one)]
    if not isinstance(value, dict):
        return []
    inner = [node for one in value.values() for node in nodes(one)]
    return [value, *inner] if "@type" in value and "@value" not in value else inner


PATHS = ["/positions/ru-cf.jsonld", "/negotiations/test.jsonld", "/positions.jsonld"]


@pytest.mark.parametrize("path", PATHS)
def test_every_word_is_one_of_schema_org_and_of_its_type(jsonld: ModuleType, abroad: Client, path: str) -> None:
    found = nodes(expanded(jsonld, abroad.get(path)))

    assert found
    for node in found:
        (kind,) = node["@type"]
        names = {name.removeprefix(SCHEMA) for name in node if not name.startswith("@")}
        assert names <= KNOWN[kind.removeprefix(SCHEMA)], (kind, names)


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_lost_when_it_is_expanded_and_put_back(jsonld: ModuleType, abroad: Client, path: str) -> None:
    answer = abroad.get(path)
    options = {"documentLoader": loader, "base": "https://parley.example/", "compactToRelative": False}

    back = jsonld.compact(expanded(jsonld, answer), {"@context": CONTEXT}, options)

    assert counted(back) == counted(answer)


def counted(value: Any) -> int:  # noqa: ANN401 - any JSON
    """How many plain values some JSON holds, but for its context."""
    if isinstance(value, dict):
        return sum(counted(one) for name, one in value.items() if name != "@context")
    return sum(map(counted, value)) if isinstance(value, list) else 1


def test_claims_can_be_framed_with_who_said_them_and_where(jsonld: ModuleType, abroad: Client) -> None:
    frame = {"@context": CONTEXT, "@type": "Claim", "appearance": {"@embed": "@always"}}
    framed = jsonld.frame(abroad.get("/positions.jsonld"), frame, {"documentLoader": loader})
    items = {item["id"]: item for item in abroad.get("/positions?limit=500")["items"]}

    assert {claim["identifier"] for claim in framed["@graph"]} == set(items)
    for claim in framed["@graph"]:
        item = items[claim["identifier"]]
        assert (claim["text"], claim["datePublished"]) == (item["summary"], item["stated_on"])
        assert claim["url"].startswith(f"https://parley.example/n/test/positions/{item['id']}?revision=sha256:")
        works = claim["appearance"] if isinstance(claim["appearance"], list) else [claim["appearance"]]
        assert [work["url"] for work in works] == [citation["link"] for citation in item["citations"]]


def test_a_data_set_can_be_framed_with_its_files(jsonld: ModuleType, abroad: Client) -> None:
    frame = {"@context": CONTEXT, "@type": "Dataset"}
    framed = jsonld.frame(abroad.get("/negotiations/test.jsonld"), frame, {"documentLoader": loader})

    assert framed["license"] == "https://creativecommons.org/licenses/by/4.0/"
    for found in framed["distribution"]:
        path = found["contentUrl"].removeprefix("https://parley.example")
        answer = abroad.ask(path)
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, found["encodingFormat"])


@pytest.mark.parametrize("path", ["/", "/n/test", "/n/test/positions/ru-cf"])
def test_what_a_page_holds_is_read_too(jsonld: ModuleType, abroad: Client, path: str) -> None:
    (block,) = page(abroad, path).every("script")

    (found,) = expanded(jsonld, json.loads("".join(part for part in block.holds if isinstance(part, str))))

    assert found["@type"] == [f"{SCHEMA}{'Claim' if 'positions' in path else 'Dataset'}"]
