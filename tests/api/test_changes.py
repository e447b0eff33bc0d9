"""What changed in the record: revisions, records field by field, and verdicts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Record
from app.domain.record.positions import Ended, EndedHow
from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.test_revisions import later
from tests.api.worlds import plans, talks
from tests.database.records import river
from tests.databases import Databases

Json = dict[str, Any]


def ended(record: Record, id_: str) -> Record:
    """The record with a position's end."""
    end = Ended(PartialDate.parse("2024-06-30"), EndedHow.LAPSED)
    return replace(record, positions=record.positions | {id_: replace(record.positions[id_], ended=end)})


@pytest.fixture(scope="module")
def told(databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Client]:
    """The talks in four states (revisions 1, 2, 4 and 5), and the river (3)."""
    with serving(databases, tmp_path_factory.mktemp("changes") / "parley.db", settings) as client:
        load_on(client, talks(), "2025-01-01")
        load_on(client, later(), "2025-02-01")
        load_on(client, river(), "2025-03-01")
        load_on(client, ended(talks(), "ru-nato"), "2025-04-01")
        load_on(client, talks(), "2025-05-01")
        yield client


def all_of(client: Client, path: str) -> list[Json]:
    """The items of every page."""
    items: list[Json] = []
    following: str | None = path
    while following:
        answer = client.get(following)
        items += answer["items"]
        following = answer["next"]
    return items


def brief(items: list[Json]) -> list[tuple[int, str, str, str]]:
    return [(item["revision"], item["kind"], item["id"], item["change"]) for item in items]


def test_revisions_are_listed_newest_first_each_with_the_one_before(told: Client) -> None:
    items = all_of(told, "/revisions?limit=2")

    assert [(item["n"], item["previous"] and item["previous"]["n"]) for item in items] == [
        (5, 4),
        (4, 2),
        (2, 1),
        (1, None),
    ]
    assert items[1]["at"] == "2025-04-01T12:00:00Z"
    assert items[1]["previous"]["digest"] == items[2]["digest"]


def test_revisions_of_all_negotiations_are_one_sequence(told: Client) -> None:
    items = all_of(told, "/revisions?negotiation=all&limit=2")

    assert [(item["n"], item["negotiation"]) for item in items] == [
        (5, "test"),
        (4, "test"),
        (3, "river"),
        (2, "test"),
        (1, "test"),
    ]


def test_changes_are_listed_by_revision_then_kind_and_id(told: Client) -> None:
    items = all_of(told, "/changes?from=2&limit=3")

    assert brief(items) == [
        (5, "position", "ru-nato", "corrected"),
        (4, "issue", "court", "removed"),
        (4, "issue", "tribunal", "added"),
        (4, "party", "eu", "removed"),
        (4, "position", "ru-nato", "ended"),
        (4, "position", "ua-nato", "corrected"),
        (4, "source", "source-ru-cf", "corrected"),
        (2, "issue", "court", "added"),
        (2, "issue", "tribunal", "removed"),
        (2, "party", "eu", "added"),
        (2, "position", "ua-nato", "corrected"),
        (2, "source", "source-ru-cf", "corrected"),
    ]


def test_a_change_names_each_field_that_differs(told: Client) -> None:
    (item,) = told.get("/changes?id=source-ru-cf&from=2&to=2")["items"]

    assert item["fields"] == [{"at": "/title", "before": item["fields"][0]["before"], "after": "A corrected title"}]
    assert (item["party"], item["issue"], item["verdicts"]) == (None, None, [])


def test_an_end_is_a_field_that_came(told: Client) -> None:
    (item,) = told.get("/changes?change=ended")["items"]

    assert item["fields"] == [{"at": "/ended", "before": None, "after": {"on": "2024-06-30", "how": "lapsed"}}]
    assert (item["party"], item["issue"]) == ("ru", "nato")


def test_a_position_changes_the_verdicts_on_its_issue(told: Client) -> None:
    (item,) = told.get("/changes?id=ua-nato&to=2&from=2")["items"]

    (pair,) = [verdict for verdict in item["verdicts"] if verdict["parties"] == ["ru", "ua"]]
    assert (pair["before"]["verdict"], pair["after"]["verdict"]) == ("apart", "compatible")
    assert pair["after"]["label"] == "All demands made can be met"
    assert all(verdict["issue"] == "nato" for verdict in item["verdicts"])


def test_the_first_revision_added_all_there_was(told: Client) -> None:
    items = all_of(told, "/changes?to=1&limit=20")

    record = talks()
    kinds = [item["kind"] for item in items]
    assert {item["change"] for item in items} == {"added"}
    assert kinds.count("position") == len(record.positions)
    assert kinds.count("source") == len(record.sources)
    assert brief(items) == sorted(brief(items))


def test_a_revision_tells_its_changes_counts_and_verdicts(told: Client) -> None:
    answer = told.ask("/revisions/4?limit=4")

    found = answer.json()
    assert found["counts"] == {"added": 1, "corrected": 2, "ended": 1, "removed": 2}
    assert (found["n"], found["by"], found["why"], found["previous"]["n"]) == (4, "Ada", "a test", 2)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert found["next"].startswith("/revisions/4?negotiation=test&limit=4&cursor=")
    assert brief([*found["items"], *told.get(found["next"])["items"]]) == brief(all_of(told, "/changes?from=4&to=4"))
    assert told.get(f"/revisions/{found['digest']}?limit=4")["items"] == found["items"]


def test_the_newest_lists_are_asked_about_each_time_and_those_of_a_revision_are_kept(told: Client) -> None:
    for path in ("/changes", "/revisions"):
        assert told.ask(path).headers["cache-control"] == "public, no-cache"
        pinned = told.ask(f"{path}?revision=2")
        assert "immutable" in pinned.headers["cache-control"]
        assert f'<{path}?negotiation=test>; rel="latest-version"' in pinned.headers["link"]
        assert all(item.get("revision", item.get("n")) <= 2 for item in pinned.json()["items"])


def test_pages_keep_to_the_revision_of_the_first(fresh: Client) -> None:
    load_on(fresh, talks(), "2025-01-01")
    load_on(fresh, later(), "2025-02-01")
    before = all_of(fresh, "/changes?limit=3")
    first = fresh.get("/changes?limit=3")
    load_on(fresh, ended(talks(), "ru-nato"), "2025-03-01")

    assert [*first["items"], *all_of(fresh, first["next"])] == before


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("party=eu", {("party", "eu")}),
        ("party=ua&from=2", {("position", "ua-nato")}),
        ("issue=court", {("issue", "court")}),
        (
            "topic=test&from=4&to=4",
            {("issue", "court"), ("issue", "tribunal"), *{("position", f"{p}-nato") for p in ("ru", "ua")}},
        ),
        ("since=2025-02-01&until=2025-03-31&kind=issue", {("issue", "court"), ("issue", "tribunal")}),
        ("since=2025-06-01", set()),
        ("change=removed", {("issue", "court"), ("issue", "tribunal"), ("party", "eu")}),
        ("issue=nato&party=ru&from=2", {("position", "ru-nato")}),
    ],
)
def test_changes_are_narrowed(told: Client, query: str, found: set[tuple[str, str]]) -> None:
    assert {(item["kind"], item["id"]) for item in all_of(told, f"/changes?{query}")} == found


def test_a_proposal_is_found_by_its_clauses(fresh: Client) -> None:
    load_on(fresh, plans(), "2025-01-01")

    found = all_of(fresh, "/changes?kind=proposal&issue=cf")

    assert found
    assert all(any(c["issue"] == "cf" for c in item["fields"][0]["after"]["clauses"]) for item in found)


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/revisions/99", 404, "unknown-revision"),
        ("/revisions/3", 404, "unknown-revision"),
        ("/revisions/x", 404, "unknown-revision"),
        ("/revisions/4?negotiation=river", 404, "unknown-revision"),
        ("/revisions/4?negotiation=all", 422, "unknown-value"),
        ("/changes?revision=3", 404, "unknown-revision"),
        ("/changes?from=99", 422, "unknown-value"),
        ("/changes?party=rus", 422, "unknown-value"),
        ("/changes?issue=tribunals", 422, "unknown-value"),
        ("/changes?topic=tests", 422, "unknown-value"),
        ("/changes?id=nothing", 422, "unknown-value"),
        ("/changes?id=ru/nato/x", 422, "invalid-value"),
        ("/changes?kind=word", 422, "unknown-value"),
        ("/changes?change=moved", 422, "unknown-value"),
        ("/changes?cursor=abc", 422, "invalid-cursor"),
        ("/changes?sort=n", 422, "unknown-parameter"),
    ],
)
def test_what_cannot_be_answered_is_refused(told: Client, path: str, status: int, kind: str) -> None:
    assert told.refused(path, status)["type"] == f"/problems/{kind}"
