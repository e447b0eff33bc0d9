"""The real record in a SQLite file and on a PostgreSQL server: the same answers, byte for byte."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.record.negotiation import Record
from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.databases import Databases, SqliteFiles

pytestmark = pytest.mark.postgresql("compares what both databases answer")

Pair = tuple[Client, Client]

PLAN, OTHER = "ru-terms-2024-06-14", "ru-freeze-2023-12"
HELD = {"/edits", "/edits/{id}"}
"""Only for those with a key."""

RECORDS = ("positions", "issues", "sources", "parties", "people", "negotiations", "proposals")
LISTS = (*RECORDS, "comparisons", "conflicts", "overlaps", "matrix", "shifts", "contradictions", "settlements")
ONES = (
    *("positions/{position}", "issues/ceasefire", "sources/{source}", "parties/ua", "people/{person}"),
    *("negotiations/ukraine", f"proposals/{PLAN}", "comparisons/nato-membership", "issues/ceasefire/timeline"),
    *(f"proposals/{PLAN}/evaluation", f"proposals/{OTHER}/diff/{PLAN}"),
)
ASKED = (
    *(f"/{name}" for name in (*LISTS, *ONES)),
    *(f"/{name}?revision=1" for name in (*LISTS, *ONES)),
    *(f"/{name}.csv" for name in LISTS),
    *(f"/{name}.ndjson?revision=2" for name in LISTS),
    *(f"/{name}?limit=3" for name in (*RECORDS, "comparisons", "conflicts", "revisions", "changes")),
    *(f"/positions?sort={sort}&limit=60&negotiation=all" for sort in ("-stated_on", "stated_on", "id", "-id")),
    *(
        f"/positions?q={words}"
        for words in ("nato", "NATO memb", "ukrain", "cease fire", "%D0%BD%D0%B0%D1%82", "b", "_")
    ),
    *(
        "/positions?party=ru,ua&topic=territory&kind=demand,red_line",
        "/positions?disputed=true&min_attribution=anonymous",
    ),
    *(
        "/positions?as_of=2024-06-14&known_on=2024-06-20&min_attribution=on_record",
        "/positions?stated_from=2025&limit=500",
    ),
    *("/conflicts?parties=ru,ua&as_of=2024-06-14&revision=1", "/overlaps?parties=us,eu&min_attribution=anonymous"),
    *("/matrix?as_of=2022-03-29", "/shifts?party=ru&from=2022-03-29&to=2024-06-14", "/settlements?say_yes=true"),
    *("/issues/ceasefire/timeline.csv", f"/proposals/{PLAN}/evaluation.csv", f"/proposals/{OTHER}/diff/{PLAN}.md"),
    *(
        "/positions/{position}.jsonld",
        "/positions/{position}.bib",
        f"/proposals/{PLAN}.ris",
        "/comparisons/ceasefire.txt",
    ),
    *("/negotiations/ukraine.jsonld", "/negotiations/ukraine.bib", "/data.zip?revision=2", "/feed.atom", "/feed.json"),
    *("/comparisons/ceasefire?revision=1&against=latest", "/comparisons/ceasefire.svg", "/matrix.svg?revision=1"),
    *("/revisions", "/revisions/1", "/revisions/2", "/changes", "/changes?kind=position&party=ru", "/rules"),
    *(
        "/schemas/positions",
        "/problems/busy",
        "/healthz",
        "/readyz",
        "/positions?party=rus",
        "/positions/none",
        "/nowhere",
    ),
    *(
        "/",
        "/n/ukraine/issues",
        "/n/ukraine/issues/ceasefire",
        "/n/ukraine/issues/ceasefire?revision=1",
        "/search?q=nato",
    ),
    *("/n/ukraine/parties/ru", "/n/ukraine/positions/{position}", "/n/ukraine/sources/{source}", "/method"),
    *(f"/n/ukraine/proposals/{PLAN}", f"/n/ukraine/proposals/{OTHER}/diff/{PLAN}", "/n/ukraine/settlements"),
    "/embed/n/ukraine/issues/ceasefire",
)


def shorter(record: Record) -> Record:
    """The record without a position that nothing rests on."""
    named = {old for one in record.positions.values() for old in (*one.replaces, *one.keeps, *one.contradicts)}
    left_out = max(record.positions.keys() - named - set(record.negotiation.background))
    return replace(record, positions={id_: one for id_, one in record.positions.items() if id_ != left_out})


@pytest.fixture(scope="module")
def pair(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings, real_record: Record
) -> Iterator[Pair]:
    """Services over both, each with the real record at two revisions."""
    folder = tmp_path_factory.mktemp("both")
    with (
        serving(SqliteFiles(folder), folder / "file.db", settings) as file,
        serving(databases, folder / "server.db", settings) as server,
    ):
        for client in (file, server):
            load_on(client, shorter(real_record))
            load_on(client, real_record, "2025-02-01")
        yield file, server


def filled(asked: str, record: Record) -> str:
    """The address with ids of the record where it leaves room for one."""
    return asked.format(
        position=min(record.positions), source=min(record.sources), person=max(record.people), issue="ceasefire"
    )


@pytest.mark.parametrize("asked", ASKED)
def test_both_give_the_same_bytes(pair: Pair, real_record: Record, asked: str) -> None:
    path = filled(asked, real_record)

    file, server = (client.ask(path) for client in pair)

    assert file.status_code == server.status_code
    assert without_request_id(file.content) == without_request_id(server.content)
    ours = ("content-type", "etag", "cache-control", "link", "location")
    assert [file.headers.get(name) for name in ours] == [server.headers.get(name) for name in ours]
    if "nowhere" not in path and "none" not in path and "rus" not in path:
        assert file.status_code == 200, file.text


def without_request_id(body: bytes) -> bytes:
    """What is said but for the name of the request, which is new each time."""
    return re.sub(rb'("request_id": ?")[^"]*|Request [0-9a-f]{32}', rb"\1", body)


def test_every_route_of_the_contract_is_asked(root: Path, real_record: Record) -> None:
    paths = json.loads((root / "openapi.json").read_text(encoding="utf-8"))["paths"]
    asked = [filled(path, real_record).partition("?")[0] for path in ASKED]

    routes = {route for route, methods in paths.items() if "get" in methods} - HELD
    forms = {route: re.sub(r"\\{\w+\\}", "[^/]+", re.escape(route)) for route in routes}

    assert [route for route, form in forms.items() if not any(re.fullmatch(form, path) for path in asked)] == []


def test_a_list_is_paged_alike_to_its_end(pair: Pair) -> None:
    following: list[str | None] = ["/positions?sort=id&limit=90", "/positions?sort=id&limit=90"]
    pages = 0

    while following[0]:
        answers = [client.get(path or "") for client, path in zip(pair, following, strict=True)]
        assert answers[0] == answers[1]
        following = [answer["next"] for answer in answers]
        pages += 1

    assert pages > 3
