"""Proposals: listed, one by one, against what the parties say, and draft against draft."""

from dataclasses import replace
from typing import Any

import pytest

from tests.api.conftest import Client, Statements, load_on
from tests.api.test_problems import shape
from tests.api.worlds import plans, talks
from tests.database.records import river

OLDER = "/proposals/older/evaluation?parties=ru,ua,us&as_of=2024-06-14"
NEWER = "/proposals/newer/evaluation?parties=ru,ua,us&as_of=2024-06-14"
DIFF = "/proposals/older/diff/newer?parties=ru,ua&as_of=2024-06-14"
ROUTES = ["/proposals", "/proposals/older", OLDER, DIFF]


def ids(found: dict[str, Any]) -> list[str]:
    return [item["id"] for item in found["items"]]


def fits(found: dict[str, Any], party: str) -> dict[str, str]:
    """The verdict of each clause for a party, by the clause's number."""
    return {
        clause["n"]: fit["verdict"] for clause in found["clauses"] for fit in clause["parties"] if fit["party"] == party
    }


def fit_of(found: dict[str, Any], n: str, party: str) -> dict[str, Any]:
    clause = next(clause for clause in found["clauses"] if clause["n"] == n)
    fit: dict[str, Any] = next(fit for fit in clause["parties"] if fit["party"] == party)
    return fit


def summary_of(found: dict[str, Any], party: str) -> dict[str, Any]:
    summary: dict[str, Any] = next(one for one in found["parties"] if one["party"] == party)
    return summary


# --- The record of them --------------------------------------------------------------------------------------------


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
        *("negotiation", "id", "title", "authors", "dated", "status", "follows", "followed_by", "citations"),
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


# --- Against what the parties say ----------------------------------------------------------------------------------


def test_each_clause_is_judged_for_each_party_in_the_order_asked_for(planned: Client) -> None:
    found = planned.get("/proposals/older/evaluation?parties=ua,ru&as_of=2024-06-14")

    assert [[fit["party"] for fit in clause["parties"]] for clause in found["clauses"]] == [["ua", "ru"]] * 4
    assert [summary["party"] for summary in found["parties"]] == ["ua", "ru"]
    assert fits(found, "ru") == {"1": "partly_meets", "2": "not_ruled_out", "3": "partly_meets", "3a": "partly_meets"}
    assert fits(found, "ua") == {"1": "misses", "2": "meets", "3": "misses", "3a": "crosses"}
    assert found["proposal"] == {
        "negotiation": "test",
        "id": "older",
        "title": "The older draft",
        "authors": ["us"],
        "dated": "2024-03",
        "status": "leaked",
    }


def test_a_verdict_comes_with_its_words_its_gap_and_the_positions_cited(planned: Client) -> None:
    fit = fit_of(planned.get(OLDER), "3", "ua")

    assert fit["label"] == "The party asks for something else, and has said yes to no outcome of the clause"
    assert fit["gap"] == {"value": 150000, "unit": "people", "attained": True, "touching": False}
    assert fit["balance"] == "gives_up"
    assert [position["id"] for position in fit["positions"]] == ["ua-cap"]
    assert fit["positions"][0]["citations"][0]["source"]["id"] == "source-ua-cap"


def test_a_condition_that_the_package_leaves_open_is_said(planned: Client) -> None:
    found = planned.get(NEWER)

    assert fit_of(found, "1", "ru")["condition_open"]
    assert not fit_of(found, "2", "ru")["condition_open"]
    assert "terms open" in summary_of(found, "ru")["summary"]


def test_an_answer_to_the_clause_goes_before_one_to_the_whole_and_the_latest_counts(planned: Client) -> None:
    found = planned.get(OLDER)

    assert fit_of(found, "1", "ua")["response"]["response"] == "rejects"
    assert fit_of(found, "2", "ua")["response"]["response"] == "accepts_with_changes"
    assert summary_of(found, "ua")["response"]["response"] == "accepts_with_changes"
    assert fit_of(found, "1", "ru")["response"]["response"] == "as_basis"
    assert fit_of(found, "1", "us")["response"] is None


def test_an_answer_counts_from_its_day_on(planned: Client) -> None:
    found = planned.get("/proposals/older/evaluation?parties=ua,ua@2024-03-12,ua@2024-03-11&as_of=2024-06-14")

    told = [summary["response"] and summary["response"]["response"] for summary in found["parties"]]
    assert told == ["accepts_with_changes", "declined_to_say", None]
    assert [summary["party"] for summary in found["parties"]] == ["ua", "ua@2024-03-12", "ua@2024-03-11"]


def test_what_was_not_published_by_a_day_does_not_count_and_the_clauses_stay(planned: Client) -> None:
    found = planned.get(f"{OLDER}&known_on=2024-04-01")

    assert len(found["clauses"]) == 4
    assert summary_of(found, "ua")["response"] is None
    assert planned.get(f"{OLDER}&known_on=2024-02-01")["proposal"]["id"] == "older"
    assert found["meta"]["known_on"] == "2024-04-01"


def test_the_summary_names_what_is_got_given_up_and_left_out(planned: Client) -> None:
    ua = summary_of(planned.get(OLDER), "ua")

    assert ua["counts"] == {"crosses": 1, "misses": 2, "meets": 1}
    assert (ua["gets"], ua["gives_up"], ua["left_out"]) == (["2"], ["1", "3", "3a"], ["talks"])
    assert ua["summary"] == (
        "Of 4 clauses the Ukrainian side rules out every outcome of 1, asks for something else on 2 and has said yes to"
        " every outcome of 1; it also asks for something on 1 issue without a clause."
    )


def test_filters_narrow_the_clauses_shown_and_change_no_verdict(planned: Client) -> None:
    whole, some = planned.get(OLDER), planned.get(f"{OLDER}&issue=cf,nato")

    assert [clause["n"] for clause in some["clauses"]] == ["1", "2"]
    assert some["clauses"] == whole["clauses"][:2]
    assert some["parties"] == whole["parties"]
    assert planned.get(f"{OLDER}&topic=test") == whole


def test_by_default_all_parties_are_asked_as_of_the_last_day_covered(planned: Client) -> None:
    found = planned.get("/proposals/older/evaluation")

    assert [summary["party"] for summary in found["parties"]] == ["ru", "ua", "us"]
    assert found["meta"]["as_of"] == "2024-12-31"


# --- Draft against draft -------------------------------------------------------------------------------------------


def changes(found: dict[str, Any]) -> list[tuple[str, str, str | None, str | None, str | None]]:
    def number(clause: dict[str, Any] | None) -> str | None:
        return clause and clause["n"]

    return [
        (one["issue"], one["change"], one["amendment"], number(one["older"]), number(one["newer"]))
        for one in found["changes"]
    ]


def test_clauses_are_aligned_by_issue_whatever_their_numbers(planned: Client) -> None:
    found = planned.get(DIFF)

    assert changes(found) == [
        ("cap", "amended", "wider", "3", "3"),
        ("cf", "amended", "narrower", "2", "1"),
        ("nato", "amended", "narrower", "1", "2"),
        ("tribunal", "added", None, None, "4"),
        ("uw", "dropped", None, "3a", None),
    ]
    assert found["counts"] == {"kept": 0, "amended": 3, "dropped": 1, "added": 1}
    assert (found["older"]["id"], found["newer"]["id"]) == ("older", "newer")


def test_for_each_party_the_newer_draft_is_closer_or_not(planned: Client) -> None:
    ru, ua = planned.get(DIFF)["parties"]

    assert (ru["party"], ru["nearness"], ru["closer"], ru["further"]) == ("ru", "mixed", ["nato"], ["uw"])
    assert (ua["party"], ua["nearness"], ua["closer"], ua["further"]) == ("ua", "closer", ["cap", "uw"], [])
    assert ua["label"].startswith("The newer draft is closer")


def test_the_other_way_round_everything_is_mirrored(planned: Client) -> None:
    back = planned.get("/proposals/newer/diff/older?parties=ru,ua&as_of=2024-06-14")

    assert changes(back) == [
        ("cap", "amended", "narrower", "3", "3"),
        ("cf", "amended", "wider", "1", "2"),
        ("nato", "amended", "wider", "2", "1"),
        ("tribunal", "dropped", None, "4", None),
        ("uw", "added", None, None, "3a"),
    ]
    assert [(one["nearness"], one["closer"]) for one in back["parties"]] == [("mixed", ["uw"]), ("further", [])]


def test_a_draft_beside_itself_is_kept_whole(planned: Client) -> None:
    found = planned.get("/proposals/older/diff/older")

    assert {one["change"] for one in found["changes"]} == {"kept"}
    assert {(one["nearness"], *one["closer"], *one["further"]) for one in found["parties"]} == {("same",)}


# --- What every answer of the record has ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", ROUTES)
def test_an_answer_is_marked_and_the_same_again_and_head_is_get_without_the_body(planned: Client, path: str) -> None:
    whole = planned.ask(path)

    assert planned.ask(path).content == whole.content
    assert planned.ask(path, If_None_Match=whole.headers["etag"]).status_code == 304
    head = planned.ask(path, "HEAD")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", whole.headers["etag"])
    assert planned.ask(path, "OPTIONS").headers["allow"] == "GET, HEAD, OPTIONS"


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
    assert after.headers["link"].endswith('; rel="latest-version"')
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
    "/proposals/older": 16,
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
