"""The data package, opened as any reader would."""

import csv
import json
from dataclasses import replace
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.worlds import talks
from tests.databases import Databases
from tests.exports.worlds import MAINTAINERS, TITLE, awkward, table_of

TABLES = [
    *("negotiations", "parties", "people", "issues", "options", "sources", "positions", "citations", "proposals"),
    *("responses", "comparisons", "matrix", "contradictions", "shifts"),
]
PATHS = {f"{name}.csv" for name in TABLES}


def opened(client: Client, path: str = "/data.zip") -> dict[str, bytes]:
    """The files of a package, in their order."""
    answer = client.ask(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    with ZipFile(BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def described(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["datapackage.json"])
    return found


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode(), newline=""), strict=True))


def test_a_package_holds_tables_their_meaning_a_readme_and_the_licence(known_abroad: Client) -> None:
    files = opened(known_abroad)

    assert list(files) == sorted(PATHS | {"LICENSE.txt", "README.md", "datapackage.json"})
    assert files["README.md"].decode().startswith(f"# {TITLE}: stated positions of the parties\n")
    assert "https://creativecommons.org/licenses/by/4.0/" in files["LICENSE.txt"].decode()
    assert ", ".join(MAINTAINERS) in files["LICENSE.txt"].decode()
    assert "Stated positions are not bottom lines" in files["README.md"].decode()


def test_a_package_says_what_it_is_of(known_abroad: Client) -> None:
    meta = known_abroad.get("/positions")["meta"]

    found = described(opened(known_abroad))

    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert "profile" not in found
    assert (found["name"], found["version"]) == ("parley-test", meta["digest"])
    assert found["created"] == "2025-01-01T00:00:00Z"
    assert found["contributors"] == [{"title": name, "roles": ["author"]} for name in MAINTAINERS]
    assert found["licenses"][0]["path"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["homepage"].startswith("https://parley.example/base/n/test?revision=sha256:")


def test_each_table_is_as_it_is_described(known_abroad: Client) -> None:
    files = opened(known_abroad)
    resources = described(files)["resources"]

    assert [resource["name"] for resource in resources] == TABLES
    for resource in resources:
        data = files[resource["path"]]
        head = data.decode().partition("\r\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows_of(data)]
        assert len(set(keys)) == len(keys)
        assert all(all(key) for key in keys)


@pytest.mark.parametrize(
    "name", [name for name in TABLES if name not in {"negotiations", "options", "citations", "responses"}]
)
def test_a_table_of_the_package_is_the_one_that_its_address_answers(planned: Client, name: str) -> None:
    told = rows_of(opened(planned)[f"{name}.csv"])
    asked = table_of(planned.ask(f"/{name}.csv"))

    assert sorted(map(str, told)) == sorted(map(str, asked))


def test_parts_lead_to_what_they_are_parts_of(planned: Client) -> None:
    tables = {name: rows_of(data) for name, data in opened(planned).items() if name.endswith(".csv")}
    positions = {row["id"]: row for row in tables["positions.csv"]}
    sources = {row["id"] for row in tables["sources.csv"]}

    assert {row["position"] for row in tables["citations.csv"]} == set(positions)
    assert {row["source"] for row in tables["citations.csv"]} <= sources
    assert {row["issue"] for row in tables["options.csv"]} == {"nato", "cf", "uw", "talks", "vote", "tribunal"}
    assert {row["proposal"] for row in tables["responses.csv"]} == {"older"}


def test_the_same_revision_makes_the_same_bytes(known_abroad: Client, databases: Databases, tmp_path: Path) -> None:
    public = Settings.model_construct(public_url="https://parley.example/base")
    with serving(databases, tmp_path / "other.db", public) as other:
        load_on(other, awkward())
        assert other.ask("/data.zip").content == known_abroad.ask("/data.zip").content


def test_an_older_revision_makes_the_package_that_it_made(fresh: Client) -> None:
    load_on(fresh, talks())
    before = fresh.ask("/data.zip?revision=1")
    load_on(fresh, replace(talks(), positions={}), "2025-02-02")

    assert fresh.ask("/data.zip?revision=1").content == before.content
    assert rows_of(opened(fresh)["positions.csv"]) == []
    assert len(opened(fresh)) == len(PATHS) + 3


def test_of_too_many_parties_no_verdicts_are_made_unasked(fresh: Client) -> None:
    record = talks()
    more = {f"p{n}": replace(record.parties["us"], id=f"p{n}") for n in range(10)}
    load_on(fresh, replace(record, parties=record.parties | more))

    assert PATHS - set(opened(fresh)) == {
        f"{name}.csv" for name in ("comparisons", "matrix", "contradictions", "shifts")
    }


def test_another_licence_is_named_by_its_own_address(fresh: Client) -> None:
    record = talks()
    load_on(fresh, replace(record, negotiation=replace(record.negotiation, licence="CC0-1.0", maintainers=())))

    found = described(opened(fresh))

    assert found["licenses"] == [{"name": "CC0-1.0", "path": "https://spdx.org/licenses/CC0-1.0.html"}]
    assert "homepage" not in found


def test_a_package_is_of_one_negotiation(client: Client) -> None:
    assert client.refused("/data.zip?negotiation=all")["errors"][0]["at"] == "negotiation"
