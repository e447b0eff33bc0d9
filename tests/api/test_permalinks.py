"""Every address that reads the record takes a revision, and a permalink to it gives the same bytes for good."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from app.domain.record.negotiation import Coverage, Person, Record
from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.worlds import plans
from tests.database.records import river
from tests.databases import Databases

OF_NO_RECORD = {"/rules", "/schemas/{kind}", "/problems/{code}", "/healthz", "/readyz", "/openapi.json", "/evaluations"}
"""Addresses whose answers rest on no record, and the one to which a body is sent."""

NAMED = {
    "/positions/{id}": {"id": "ru-cf"},
    "/parties/{id}": {"id": "ru"},
    "/people/{id}": {"id": "ada"},
    "/sources/{id}": {"id": "source-ru-cf"},
    "/issues/{id}": {"id": "cf"},
    "/proposals/{id}": {"id": "older"},
    "/negotiations/{id}": {"id": "test"},
    "/proposals/{a}": {"a": "older", "b": "newer"},
    "/comparisons/{issue}": {"issue": "nato"},
    "/revisions/{n}": {"n": "1"},
}
"""What the parts of an address are called in the talks, by how it begins."""


@dataclass
class Reader:
    """A service whose record was changed, with what permalinks gave before, by address."""

    client: Client
    before: dict[str, bytes]
    digest: str


def first() -> Record:
    """The talks with their drafts and somebody who speaks."""
    return replace(plans(), people={"ada": Person("ada", "Ada")})


def moved(record: Record) -> Record:
    """The record after much was corrected, so that every answer is another one."""
    head = record.negotiation
    day = head.coverage.through.replace(day=head.coverage.through.day - 1)
    demand = record.positions["ua-nato"]
    return replace(
        record,
        negotiation=replace(head, title="Other talks", coverage=Coverage(head.coverage.since, day)),
        parties={id_: replace(one, name=f"New {one.name}") for id_, one in record.parties.items()},
        people={id_: replace(one, name=f"New {one.name}") for id_, one in record.people.items()},
        issues={id_: replace(one, question=f"New: {one.question}") for id_, one in record.issues.items()},
        sources={id_: replace(one, title=f"New: {one.title}") for id_, one in record.sources.items()},
        positions={id_: replace(one, summary=f"New: {one.summary}") for id_, one in record.positions.items()}
        | {demand.id: replace(demand, region=~demand.region, stated="")},
        proposals={id_: replace(one, title=f"New: {one.title}") for id_, one in record.proposals.items()},
    )


def addresses(client: Client) -> Iterator[str]:
    """Every address that reads the record: each route of data once for each of its forms, and without a page."""
    for context in iter_route_contexts(client.app.routes):
        route = context.original_route
        if isinstance(route, APIRoute) and _reads(route) and route.path_format not in OF_NO_RECORD:
            yield from _filled(route)


def _reads(route: APIRoute) -> bool:
    """Whether it answers data of the record; a page also says whether the newest differs, so nobody keeps it."""
    return "GET" in (route.methods or ()) and not route.endpoint.__module__.startswith(
        ("app.site", "app.routers.editing")
    )


def _filled(route: APIRoute) -> Iterator[str]:
    forms: list[str] = [""]
    for parameter in route.dependant.path_params:
        kind = parameter.field_info.annotation
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            forms = [str(form) for form in kind]
        elif parameter.name == "form":
            forms = ["svg", "png"]
    begun = [name for name in NAMED if route.path_format.startswith(name)]
    parts = NAMED[max(begun, key=len)] if begun else {}
    for form in forms:
        path = re.sub(r"\{(suffix|form)\}", form, route.path_format).format(**parts)
        if route.param_convertors.keys() <= {*parts, "suffix", "form"} and route.path_regex.fullmatch(path):
            yield path


def pinned(path: str, revision: str) -> str:
    return path if path.startswith("/revisions/") else f"{path}?negotiation=test&revision={revision}"


def permalink(path: str, revision: str) -> str:
    """The address at a revision; a path that names its negotiation takes no parameter for it."""
    link = pinned(path, revision)
    return link.replace("negotiation=test&", "") if path.startswith("/negotiations") else link


@pytest.fixture(scope="module")
def reader(databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Reader]:
    with serving(databases, tmp_path_factory.mktemp("permalinks") / "parley.db", settings) as client:
        digest = load_on(client, first(), "2025-01-01").digest
        paths = list(addresses(client))
        links = [permalink(path, digest[7:23]) for path in paths]
        links += [permalink(path, "1") for path in paths if "." not in path]
        before = {link: client.ask(link).content for link in links}
        load_on(client, moved(first()), "2025-02-01")
        load_on(client, river(), "2025-03-01")
        yield Reader(client, before, digest)


def test_every_kind_of_address_is_asked(reader: Reader) -> None:
    paths = {link.partition("?")[0] for link in reader.before}

    assert len(paths) > 80
    assert {"/positions", "/changes", "/matrix.png", "/comparisons/nato.bib", "/data.zip", "/feed.atom"} <= paths
    assert {"/proposals/older/diff/newer", "/issues/cf/timeline", "/settlements.md"} <= paths


def test_a_permalink_gives_the_same_bytes_after_the_record_changed(reader: Reader) -> None:
    for link, before in reader.before.items():
        answer = reader.client.ask(link)
        assert answer.status_code == 200, (link, answer.text[:300])
        assert answer.content == before, link
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable", link
        assert link.startswith("/revisions/") or 'rel="latest-version"' in answer.headers["link"], link


def test_without_a_revision_the_newest_is_told_and_asked_about_each_time(reader: Reader) -> None:
    same = []
    for link, before in reader.before.items():
        if not link.startswith("/revisions/") and not link.endswith("revision=1"):
            answer = reader.client.ask(re.sub(r"[?&]revision=\w+$", "", link))
            assert answer.headers["cache-control"] == "public, no-cache", link
            same += [link] if answer.content == before else []
    # Nobody contradicts himself in the talks, and a table without rows does not say of what it is.
    assert {path for path in same if not path.startswith("/contradictions.")} == set()


def test_a_day_of_recording_picks_the_revision_for_every_address(reader: Reader) -> None:
    for link, before in reader.before.items():
        if link.endswith("revision=1"):
            answer = reader.client.ask(link.replace("revision=1", "recorded_by=2025-01-31"))
            assert (answer.status_code, answer.headers["cache-control"]) == (200, "public, no-cache"), link
            assert _bare(answer.json()) == _bare(json.loads(before)), link
        elif not link.startswith("/revisions/"):
            late = reader.client.ask(re.sub(r"revision=\w+$", "recorded_by=2024-12-31", link))
            assert late.json()["type"] == "/problems/unknown-revision", link


def _bare(answer: dict[str, object]) -> dict[str, object]:
    """An answer without the link to its next page, which names the revision if the request does."""
    return {name: value for name, value in answer.items() if name != "next"}


@pytest.mark.parametrize("revision", ["3", "99", "0", "f" * 12])
def test_what_is_no_revision_of_the_negotiation_is_not_found_at_any_address(reader: Reader, revision: str) -> None:
    for path in addresses(reader.client):
        if revision == "3" and path.partition(".")[0] == "/negotiations":
            continue  # lists those of all
        link = f"/revisions/{revision}" if path.startswith("/revisions/") else permalink(path, revision)
        problem = reader.client.refused(link, 404)
        assert problem["type"] == "/problems/unknown-revision", link


def test_against_the_newest_a_permalink_says_what_disagrees(reader: Reader) -> None:
    found = reader.client.get(f"/comparisons/nato?negotiation=test&revision={reader.digest[7:23]}&against=latest")

    told = {one["field"]: (one["pinned"], one["latest"]) for one in found["against"]["differences"]}
    assert found["against"]["differs"] is True
    assert told["question"] == ("What of nato?", "New: What of nato?")
    assert "verdict" in told
