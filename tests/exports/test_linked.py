"""Positions as Claims and records as Datasets of schema.org."""

import json

from tests.api.conftest import Client
from tests.exports.worlds import MAINTAINERS, TITLE

SHORT = len("sha256:") + 16


def test_a_record_is_a_data_set_with_licence_days_and_files(known_abroad: Client) -> None:
    answer = known_abroad.ask("/negotiations/test.jsonld")
    found = json.loads(answer.text)
    meta = known_abroad.get("/negotiations/test")["meta"]

    assert answer.headers["content-type"] == "application/ld+json"
    assert (found["@context"], found["@type"], found["name"]) == ("https://schema.org/", "Dataset", TITLE)
    assert found["version"] == meta["digest"]
    assert found["license"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert found["creator"] == [{"@type": "Organization", "name": name} for name in MAINTAINERS]
    assert found["temporalCoverage"] == f"{meta['coverage']['from']}/{meta['coverage']['through']}"
    assert found["dateModified"] == "2025-01-01"
    assert found["isAccessibleForFree"] is True
    assert found["url"] == f"https://parley.example/base/n/test?revision={meta['digest'][:SHORT]}"


def test_every_file_of_a_data_set_can_be_had(known_abroad: Client) -> None:
    files = known_abroad.get("/negotiations/test.jsonld")["distribution"]

    assert {"application/zip", "text/csv"} == {file["encodingFormat"] for file in files}
    for file in files:
        answer = known_abroad.ask(file["contentUrl"].removeprefix("https://parley.example/base"))
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(file["encodingFormat"])


def test_a_position_is_a_claim_of_its_party_in_its_sources(known_abroad: Client) -> None:
    item = known_abroad.get("/positions/ru-cf")

    found = known_abroad.get("/positions/ru-cf.jsonld")

    assert (found["@type"], found["text"], found["datePublished"]) == ("Claim", item["summary"], "2024-06-14")
    assert found["author"] == {"@type": "Organization", "name": "Russia"}
    assert found["about"]["name"] == known_abroad.get("/issues/cf")["question"]
    (work,) = found["appearance"]
    assert work["name"] == item["citations"][0]["source"]["title"]
    assert work["url"] == item["citations"][0]["link"]
    assert found["isPartOf"]["@type"] == "Dataset"
    assert found["isPartOf"]["@id"] == known_abroad.get("/negotiations/test.jsonld")["@id"]


def test_a_speaker_stands_beside_the_party(ukraine: Client) -> None:
    item = next(item for item in ukraine.get("/positions?limit=500")["items"] if item["speaker"])

    party, person = ukraine.get(f"/positions/{item['id']}.jsonld")["author"]

    assert party["@type"] == "Organization"
    assert person["name"] == item["speaker"]["name"]
    assert person.get("jobTitle") == item["speaker"]["title"]


def test_a_list_of_positions_is_a_graph_of_claims(planned: Client) -> None:
    asked = "party=ru&sort=id"
    graph = planned.get(f"/positions.jsonld?{asked}")["@graph"]

    assert [claim["identifier"] for claim in graph] == [
        item["id"] for item in planned.get(f"/positions?{asked}")["items"]
    ]
    assert {claim["@type"] for claim in graph} == {"Claim"}
    assert planned.get("/positions.jsonld?q=zzzz")["@graph"] == []


def test_nothing_is_said_to_be_reviewed(ukraine: Client) -> None:
    assert "ClaimReview" not in ukraine.ask("/positions.jsonld").text


def test_no_field_is_null(known_abroad: Client) -> None:
    for path in ("/positions.jsonld", "/positions/ru-cf.jsonld", "/negotiations/test.jsonld"):
        assert ":null" not in known_abroad.ask(path).text
