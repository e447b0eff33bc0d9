"""An event has a page: what it is, what may happen, and what holds only if it happens."""

import pytest

from tests.api.conftest import Client
from tests.site.reading import Node, page


def links(node: Node) -> set[str]:
    return {link.attributes["href"].partition("?")[0] for link in node.every("a")}


def test_the_page_of_an_event_says_that_nobody_negotiates_it(client: Client) -> None:
    root = page(client, "/n/test/issues/vote")

    assert root.the("h1").text == "What of vote?"
    assert "nobody negotiates it" in root.the(class_="lead").text
    assert [option.text for option in root.the("main").every("section")[0].every("li")] == ["YES", "NO"]
    assert not root.every("img")


@pytest.mark.parametrize(
    ("asked", "stands"),
    [
        ("", False),
        ("min_attribution=anonymous", True),
        ("min_attribution=anonymous&as_of=2024-02-13", False),
        ("min_attribution=anonymous&as_of=2024-02-14&parties=nobody", True),
    ],
)
def test_the_page_of_an_event_lists_what_depends_on_it_and_whether_it_is_in_force(
    client: Client, asked: str, stands: bool
) -> None:
    found = page(client, f"/n/test/issues/vote?{asked}").the("section", aria_labelledby="positions")

    assert "/n/test/positions/ru-talks" in links(found)
    assert "Only if “What of vote?”: “YES”." in found.text
    assert ("None that is in force" in found.text) is not stands
    assert bool(found.every("h3")) is not stands


def test_the_condition_of_a_position_leads_to_the_event(client: Client) -> None:
    asked = "min_attribution=anonymous&parties=ru,us"

    assert "/n/test/issues/vote" in links(page(client, f"/n/test/issues/talks?{asked}").the("main"))
    assert "/n/test/issues/vote" in links(page(client, "/n/test/positions/ru-talks").the("main"))
    assert "/n/test/issues/vote" in links(page(client, "/search?q=vote").the("main"))


def test_an_event_and_its_data_name_each_other(client: Client) -> None:
    answer = client.ask("/n/test/issues/vote?as_of=2024-06-14")
    data = client.ask("/issues/vote?negotiation=test")

    assert '</issues/vote?negotiation=test>; rel="alternate"; type="application/json"' in answer.headers["link"]
    assert '</n/test/issues/vote?as_of=2024-06-14>; rel="canonical"' in answer.headers["link"]
    assert '</n/test/issues/vote>; rel="alternate"; type="text/html"' in data.headers["link"]


def test_the_clauses_that_depend_on_an_event_stand_on_its_page(ukraine: Client) -> None:
    named = {
        (item["id"], clause["n"], issue)
        for item in ukraine.get("/proposals?negotiation=ukraine&limit=500")["items"]
        for clause in item["clauses"]
        for alternative in clause["when"]
        for issue in alternative
        if ukraine.get(f"/issues/{issue}?negotiation=ukraine")["role"] == "event"
    }

    assert named
    for proposal, number, event in sorted(named)[:3]:
        found = page(ukraine, f"/n/ukraine/issues/{event}").the("section", aria_labelledby="clauses")
        assert f"/n/ukraine/proposals/{proposal}#clause-{number}" in links(found)


def test_a_day_before_the_record_is_refused_on_the_page_of_an_event(client: Client) -> None:
    page(client, "/n/test/issues/vote?as_of=1999-01-01", 422)
