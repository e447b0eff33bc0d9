"""Lists of records: what they hold, how they are cut into pages, and what their links say."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.api.conftest import Client, load_on
from tests.api.worlds import PAIR, talks
from tests.database.records import river

LISTS = ["/negotiations", "/parties", "/people", "/issues", "/sources", "/positions"]
VERDICTS = ["/comparisons", "/matrix", "/conflicts", "/overlaps"]


def ids(items: list[dict[str, str]]) -> list[str]:
    return [item["id"] for item in items]


def pages(client: Client, path: str) -> list[list[dict[str, object]]]:
    """All pages from *path* on, each found by the link of the one before."""
    found = []
    following: str | None = path
    while following:
        answer = client.get(following)
        found.append(answer["items"])
        following = answer["next"]
    return found


@pytest.mark.parametrize("path", [*LISTS, *VERDICTS])
def test_a_list_has_items_next_and_meta(client: Client, path: str) -> None:
    found = client.get(path)

    assert list(found)[:3] == ["items", "next", "meta"]
    assert found["meta"]["api"] == "1.0"
    assert found["meta"]["revision"] == 1


def test_the_parties_are_listed_by_id(client: Client) -> None:
    assert ids(client.get("/parties")["items"]) == ["ru", "ua", "us"]


def test_positions_come_newest_first_then_by_id(client: Client) -> None:
    found = client.get("/positions")["items"]

    said = [(item["stated_on"], item["id"]) for item in found]
    assert said[:3] == [("2024-06-14", "ru-cf"), ("2024-06-14", "ru-uw"), ("2024-06-14", "ua-cf")]
    assert said[-1] == ("2022-03", "ru-nato")


@pytest.mark.parametrize(
    ("order", "first"), [("-stated_on", "ru-cf"), ("stated_on", "ru-nato"), ("id", "ru-cap"), ("-id", "us-talks")]
)
def test_positions_are_sorted_as_asked(client: Client, order: str, first: str) -> None:
    assert client.get(f"/positions?sort={order}")["items"][0]["id"] == first


@pytest.mark.parametrize("path", ["/parties", "/issues", "/sources", "/positions", *VERDICTS])
def test_pages_hold_what_the_whole_list_holds(client: Client, path: str) -> None:
    whole = client.get(path)["items"]

    cut = pages(client, f"{path}?limit=2")

    assert [len(page) for page in cut[:-1]] == [2] * (len(cut) - 1)
    assert [item for page in cut for item in page] == whole


@pytest.mark.parametrize("path", ["/comparisons?sort=severity", "/conflicts?sort=issue", "/positions?sort=-id"])
def test_pages_follow_any_order(client: Client, path: str) -> None:
    cut = pages(client, f"{path}&limit=1")

    assert [item for page in cut for item in page] == client.get(path)["items"]


def test_a_link_to_the_next_page_names_negotiation_and_filters_but_no_host(client: Client) -> None:
    answer = client.ask("/positions?limit=2&party=ru,ua&stated_from=2022")

    following = answer.json()["next"]
    asked = parse_qs(urlsplit(following).query)
    assert following.startswith("/positions?negotiation=test&")
    assert (asked["party"], asked["limit"], asked["stated_from"]) == (["ru,ua"], ["2"], ["2022"])
    assert answer.headers["link"] == f'<{following}>; rel="next"'


def test_the_last_page_links_to_no_next_one(client: Client) -> None:
    answer = client.ask("/parties")

    assert answer.json()["next"] is None
    assert 'rel="next"' not in answer.headers["link"]


@pytest.mark.parametrize("limit", [1, 50, 500])
def test_a_limit_up_to_500_is_taken(client: Client, limit: int) -> None:
    assert len(client.get(f"/positions?limit={limit}")["items"]) == min(limit, 13)


@pytest.mark.parametrize("limit", ["501", "0", "-1", "1e2", "many", "1_0", "%205"])
def test_a_limit_that_is_none_or_too_large_is_refused(client: Client, limit: str) -> None:
    problem = client.refused(f"/positions?limit={limit}")

    assert problem["type"] == "/problems/invalid-value"
    assert problem["errors"][0]["at"] == "limit"


def test_a_limit_too_large_is_told_the_largest(client: Client) -> None:
    assert client.refused("/conflicts?limit=501")["errors"][0]["nearest"] == ["500"]


def cursor_of(client: Client, path: str) -> str:
    return parse_qs(urlsplit(str(client.get(path)["next"])).query)["cursor"][0]


def test_a_cursor_serves_no_other_filter(client: Client) -> None:
    cursor = cursor_of(client, "/positions?limit=1")

    problem = client.refused(f"/positions?limit=1&party=ru&cursor={cursor}")

    assert problem["type"] == "/problems/invalid-cursor"
    assert problem["errors"][0]["at"] == "cursor"


def test_a_cursor_serves_no_other_list_and_no_other_order(client: Client) -> None:
    cursor = cursor_of(client, f"/conflicts?{PAIR}&limit=1")

    client.refused(f"/overlaps?{PAIR}&limit=1&cursor={cursor}")
    client.refused(f"/conflicts?{PAIR}&limit=1&sort=issue&cursor={cursor}")


@pytest.mark.parametrize("cursor", ["abc", "a", "W10", "!", "AAAAAAAAAAAAAAAAAAAAAAAA"])
def test_a_cursor_that_was_never_given_out_is_refused(client: Client, cursor: str) -> None:
    assert client.refused(f"/positions?cursor={cursor}")["type"] == "/problems/invalid-cursor"


def test_a_cursor_without_text_is_refused(client: Client) -> None:
    assert client.refused("/positions?cursor=")["type"] == "/problems/invalid-value"


def test_a_cursor_may_go_on_with_another_limit(client: Client) -> None:
    cursor = cursor_of(client, "/positions?limit=1")

    assert len(client.get(f"/positions?limit=3&cursor={cursor}")["items"]) == 3


def test_another_negotiation_changes_no_answer(fresh: Client) -> None:
    load_on(fresh, talks())
    before = {path: fresh.ask(path).content for path in [*LISTS[1:], *VERDICTS, "/parties/ru", "/comparisons/nato"]}

    load_on(fresh, river())

    assert {path: fresh.ask(path).content for path in before} == before


def test_lists_of_records_take_all_negotiations(fresh: Client) -> None:
    load_on(fresh, talks())
    load_on(fresh, river())

    found = fresh.get("/parties?negotiation=all&limit=500")

    assert {item["negotiation"] for item in found["items"]} == {"river", "test"}
    assert (found["meta"]["negotiation"], found["meta"]["digest"], found["meta"]["coverage"]) == ("all", None, None)
    assert len(fresh.get("/positions?negotiation=all&limit=500")["items"]) == 13 + 7
    assert pages(fresh, "/positions?negotiation=all&limit=3")[-1]


def test_filters_of_all_negotiations_take_the_names_of_any(fresh: Client) -> None:
    load_on(fresh, talks())
    load_on(fresh, river())

    found = fresh.get("/positions?negotiation=all&party=ru,east&topic=test,use&limit=500")

    assert {item["negotiation"] for item in found["items"]} == {"river", "test"}
    assert fresh.refused("/positions?negotiation=all&topic=peace")["errors"][0]["at"] == "topic"


def test_verdicts_and_single_records_are_of_one_negotiation(fresh: Client) -> None:
    load_on(fresh, talks())

    for path in [*VERDICTS, "/parties/ru", "/positions/ru-cf", "/comparisons/nato"]:
        problem = fresh.refused(f"{path}?negotiation=all")
        assert (problem["type"], problem["errors"][0]["nearest"]) == ("/problems/unknown-value", ["test"])


def test_negotiations_are_all_listed(fresh: Client) -> None:
    load_on(fresh, talks())
    load_on(fresh, river())

    assert ids(fresh.get("/negotiations")["items"]) == ["river", "test"]
    assert fresh.get("/negotiations/river")["title"] == "The river"
    assert fresh.get("/negotiations/river")["meta"]["negotiation"] == "river"


def test_a_negotiation_says_what_its_record_holds_and_lacks(client: Client) -> None:
    found = client.get("/negotiations/test")

    positions = client.get("/positions?negotiation=test&limit=500")["items"]
    holdings = found["holdings"]
    assert holdings["as_of"] == found["coverage"]["through"]
    assert holdings["positions"] == len(positions) == sum(holdings["by_party"].values())
    assert sum(holdings["cells"].values()) == holdings["issues"] * len(client.get("/parties")["items"])
    assert holdings["cells"]["position"] == len(holdings["ages"])


def test_people_are_narrowed_to_a_party(fresh: Client) -> None:
    load_on(fresh, river())

    assert ids(fresh.get("/people?party=east")["items"]) == ["ada-east"]
    assert fresh.get("/people?party=west")["items"] == []


def test_issues_are_narrowed_by_topic_and_role(fresh: Client) -> None:
    load_on(fresh, river())

    assert ids(fresh.get("/issues?topic=use")["items"]) == ["fishing", "water"]
    assert ids(fresh.get("/issues?role=event")["items"]) == ["vote"]
    assert ids(fresh.get("/issues?role=negotiated&topic=land,law")["items"]) == ["isles", "reeds"]


def test_sources_are_narrowed_by_kind(fresh: Client) -> None:
    load_on(fresh, river())

    assert ids(fresh.get("/sources?kind=leak,document")["items"]) == ["leak", "old-map", "west-letter"]


def test_a_narrowed_list_has_full_pages(fresh: Client) -> None:
    load_on(fresh, river())

    assert [ids(page) for page in pages(fresh, "/sources?kind=leak,document&limit=2")] == [  # type: ignore[arg-type]
        ["leak", "old-map"],
        ["west-letter"],
    ]
