"""Proposals: listed and one by one, and what every answer about them has."""

from dataclasses import replace
from typing import Any

import pytest

from tests.api.conftest import Client, Statements, load_on
from tests.api.test_problems import shape
from tests.api.worlds import plans, talks
from tests.database.records import river

ROUTES = [
    *("/proposals", "/proposals/older", "/proposals/older/evaluation?parties=ru,ua,us&as_of=2024-06-14"),
    "/proposals/older/diff/newer?parties=ru,ua&as_of=2024-06-14",
]


def ids(found: dict[str, Any]) -> list[str]:
    return [item["id"] for item in found["items"]]


def test_proposals_come_newest_first(planned: Client) -> None:
    assert ids(planned.get("/proposals")) == ["newer", "older"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("-dated", ["newer", "older"]), ("dated", ["older", "newer"]), ("id", ["newer", "older"])],
)
def test_proposals_are_sorted_as_asked(planned: Client, sort: str, expected: list[str]) -> None:
    assert ids(planned.get(f"/proposals?sort={sort}")) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("author=us", ["newer", "older"]),
        ("author=ru", ["newer"]),
        ("author=ru,us", ["newer", "older"]),
        ("author=ua", []),
        ("issue=uw", ["older"]),
        ("issue=uw,tribunal", ["newer", "older"]),
        ("topic=test", ["newer", "older"]),
        ("status=leaked", ["older"]),
        ("status=leaked,tabled", ["newer", "older"]),
        ("status=signed", []),
        ("dated_from=2024-03", ["newer", "older"]),
        ("dated_from=2024-03-02", ["newer"]),
        ("dated_to=2024-03", ["older"]),
        ("dated_to=2024-06-13", ["older"]),
        ("dated_from=2024-06&dated_to=2024-06", ["newer"]),
        ("author=ru&issue=uw", []),
    ],
)
def test_filters_narrow_the_list(planned: Client, asked: str, expected: list[str]) -> None:
    assert ids(planned.get(f"/proposals?{asked}")) == expected


@pytest.mark.parametrize("sort", ["-dated", "dated", "id"])
def test_pages_hold_what_the_whole_list_holds(planned: Client, sort: str) -> None:
    first = planned.get(f"/proposals?limit=1&sort={sort}")
    second = planned.get(first["next"])

    assert second["next"] is None
    assert [*first["items"], *second["items"]] == planned.get(f"/proposals?sort={sort}")["items"]


def test_drafts_of_one_day_come_by_id_on_every_page(fresh: Client) -> None:
    record = plans()
    older = record.proposals["older"]
    many = {f"draft-{n}": replace(older, id=f"draft-{n}") for n in (3, 1, 2)}
    load_on(fresh, replace(record, proposals=many))

    pages = [fresh.get("/proposals?limit=2")]
    pages.append(fresh.get(pages[0]["next"]))

    assert [ids(page) for page in pages] == [["draft-1", "draft-2"], ["draft-3"]]


def test_a_proposal_is_listed_with_all_that_belongs_to_it(planned: Client) -> None:
    older = planned.get("/proposals/older")

    assert list(older) == [
        *("negotiation", "id", "title", "authors", "dated", "status", "read", "follows", "followed_by", "citations"),
        *("clauses", "responses", "disputes", "note", "meta"),
    ]
    assert (older["dated"], older["status"], older["authors"], older["note"]) == (
        "2024-03", "leaked", ["us"], "A remark.",
    )  # fmt: skip
    assert (older["follows"], older["followed_by"]) == ([], ["newer"])
    link = "https://example.org/older#:~:text=the%20first%20words,the%20last%20words"
    assert [citation["link"] for citation in older["citations"]] == [link]
    assert [clause["n"] for clause in older["clauses"]] == ["1", "2", "3", "3a"]
    assert older["disputes"][0]["by"] == {"party": None, "name": "A ministry"}
    del older["meta"]
    assert older in planned.get("/proposals")["items"]


def test_a_clause_says_what_it_is_about_and_leaves(planned: Client) -> None:
    _, clause, cap, _ = planned.get("/proposals/older")["clauses"]

    assert (clause["issue"], clause["question"], clause["topic"]) == ("cf", "What of cf?", "test")
    assert (clause["region"], clause["stated"], clause["complete"]) == (["now"], ["now"], True)
    assert clause["when"] == [{"uw": [{"all_in": ["d", "l"]}]}]
    assert clause["space"]["options"][0] == {"id": "now", "label": "NOW"}
    assert cap["region"] == [{"at_most": 100000}]


def test_answers_name_their_clause_or_none(planned: Client) -> None:
    said = planned.get("/proposals/older")["responses"]

    assert [(one["party"], one["response"], one["clause"]) for one in said] == [
        ("ru", "as_basis", None),
        ("ua", "rejects", "1"),
        ("ua", "declined_to_say", None),
        ("ua", "accepts_with_changes", None),
    ]
    assert said[0]["citations"][0]["source"]["id"] == "source-answers"


def test_a_negotiation_without_proposals_lists_none(client: Client) -> None:
    assert client.get("/proposals")["items"] == []


def test_proposals_of_all_negotiations_are_listed_together(fresh: Client) -> None:
    load_on(fresh, plans())
    other = plans()
    load_on(fresh, replace(other, negotiation=replace(other.negotiation, id="other")))
    load_on(fresh, river())

    found = fresh.get("/proposals?negotiation=all&status=leaked,tabled")

    named = [(item["id"], item["negotiation"]) for item in found["items"] if item["negotiation"] != "river"]
    assert named == [("newer", "other"), ("newer", "test"), ("older", "other"), ("older", "test")]
    assert found["meta"]["coverage"] is None


@pytest.mark.parametrize("path", ROUTES)
def test_an_answer_is_marked_and_the_same_again_and_head_is_get_without_the_body(planned: Client, path: str) -> None:
    whole = planned.ask(path)

    assert planned.ask(path).content == whole.content
    assert planned.ask(path, If_None_Match=whole.headers["etag"]).status_code == 304
    head = planned.ask(path, "HEAD")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", whole.headers["etag"])
    allowed = {"GET", "HEAD", "OPTIONS"} | ({"PUT", "DELETE"} if path == "/proposals/older" else set())
    assert set(planned.ask(path, "OPTIONS").headers["allow"].split(", ")) == allowed


@pytest.mark.parametrize("path", ROUTES)
def test_a_pinned_answer_never_changes_and_says_where_the_newest_is(fresh: Client, path: str) -> None:
    digest = load_on(fresh, plans()).digest
    pinned = f"{path}{'&' if '?' in path else '?'}revision=1"
    before = fresh.ask(pinned)
    record = plans()
    moved = replace(record.proposals["older"], title="Another title", clauses=record.proposals["older"].clauses[:3])
    load_on(fresh, replace(record, proposals=record.proposals | {"older": moved}), "2025-02-01")

    after = fresh.ask(pinned)

    assert after.content == before.content
    assert after.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert '; rel="latest-version"' in after.headers["link"]
    assert after.json()["meta"]["digest"] == digest
    assert fresh.ask(path).content != before.content
    assert fresh.get(f"{path}{'&' if '?' in path else '?'}recorded_by=2025-01-15")["meta"]["revision"] == 1


def test_the_order_in_which_records_were_told_changes_no_byte(planned: Client, fresh: Client) -> None:
    record = plans()
    load_on(fresh, replace(record, proposals=dict(reversed(record.proposals.items()))))

    for path in ROUTES:
        assert fresh.ask(path).content == planned.ask(path).content


COUNTS = {
    "/proposals": 16,
    "/proposals?author=us&issue=uw&topic=test": 19,
    "/proposals/older": 17,
    "/proposals/older/evaluation": 25,
    "/proposals/older/diff/newer": 25,
}


@pytest.mark.parametrize("path", COUNTS)
def test_a_route_sends_as_many_statements_however_many_proposals_there_are(
    planned: Client, fresh: Client, statements: Statements, path: str
) -> None:
    record = plans()
    more = {f"draft-{n}": replace(record.proposals["older"], id=f"draft-{n}") for n in range(10)}
    load_on(fresh, replace(record, proposals=record.proposals | more))

    for client in (planned, fresh):
        with statements(client.engine) as sent:
            assert client.ask(path).status_code == 200
        assert len(sent) == COUNTS[path], sent


REFUSED: list[tuple[str, int, dict[str, Any]]] = [
    ("/proposals?author=rus", 422, {"at": "author", "got": "rus", "nearest": ["ru", "us"]}),
    ("/proposals?issue=nat", 422, {"at": "issue", "got": "nat", "nearest": ["nato"]}),
    ("/proposals?topic=tst", 422, {"at": "topic", "got": "tst", "nearest": ["test"]}),
    ("/proposals?status=leak", 422, {"at": "status", "got": "leak", "nearest": ["leaked"]}),
    ("/proposals?dated_from=2024-13", 422, {"at": "dated_from", "got": "2024-13"}),
    ("/proposals?dated_to=June", 422, {"at": "dated_to", "got": "June"}),
    ("/proposals?sort=-id", 422, {"at": "sort", "got": "-id", "nearest": ["id"]}),
    ("/proposals?sort=newest", 422, {"at": "sort", "got": "newest"}),
    ("/proposals?cursor=abcdefgh", 422, {"at": "cursor", "got": "abcdefgh"}),
    ("/proposals?atuhor=us", 422, {"at": "atuhor", "nearest": ["author"]}),
    ("/proposals/old", 404, {"in": "path", "at": "id", "got": "old", "nearest": ["older"]}),
    ("/proposals/older?negotiation=all", 422, {"at": "negotiation", "got": "all"}),
    ("/proposals/old/evaluation", 404, {"in": "path", "at": "id", "got": "old", "nearest": ["older"]}),
    ("/proposals/older/evaluation?parties=rus", 422, {"at": "parties", "got": "rus"}),
    ("/proposals/older/evaluation?issue=vote", 422, {"at": "issue", "got": "vote"}),
    ("/proposals/older/evaluation?as_of=2021-01-01", 422, {"at": "as_of", "nearest": ["2022-02-24"]}),
    ("/proposals/older/evaluation?revision=99", 404, {"at": "revision", "got": "99", "nearest": ["1"]}),
    ("/proposals/old/diff/newer", 404, {"in": "path", "at": "a", "got": "old", "nearest": ["older"]}),
    ("/proposals/older/diff/newr", 404, {"in": "path", "at": "b", "got": "newr", "nearest": ["newer"]}),
    ("/proposals/older/diff/newer?issue=uw", 422, {"at": "issue", "got": "uw"}),
]


@pytest.mark.parametrize(("path", "status", "error"), REFUSED, ids=[path for path, *_ in REFUSED])
def test_a_refusal_says_what_is_wrong_where_and_what_would_be_right(
    planned: Client, path: str, status: int, error: dict[str, Any]
) -> None:
    problem = planned.refused(path, status)

    shape(problem)
    found, expected = problem["errors"][0], {"in": "query", **error}
    best = expected.pop("nearest", [])
    assert {key: found[key] for key in expected} == expected
    assert found["nearest"][: len(best)] == best


def test_a_proposal_that_later_revisions_lack_is_still_there_at_its_own(fresh: Client) -> None:
    load_on(fresh, plans())
    load_on(fresh, talks(), "2025-02-01")

    assert fresh.refused("/proposals/older", 404)["errors"][0]["nearest"] == []
    assert fresh.get("/proposals/older?revision=1")["id"] == "older"
