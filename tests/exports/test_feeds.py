"""Feeds, read as readers of feeds do."""

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from app.domain.record.negotiation import Record
from tests.api.conftest import Client, load_on
from tests.api.worlds import talks

ATOM = "{http://www.w3.org/2005/Atom}"


def atom(client: Client, path: str) -> Any:  # noqa: ANN401 - as the library gives it
    found = feedparser.parse(client.ask(path).content)
    assert not found.bozo
    return found


def without(record: Record, *ids: str) -> Record:
    return replace(record, positions={id_: one for id_, one in record.positions.items() if id_ not in ids})


@pytest.fixture
def grown(fresh: Client) -> Client:
    """A service that came to know one position a month after the others."""
    load_on(fresh, without(talks(), "ua-nato"))
    load_on(fresh, talks(), "2025-02-02")
    return fresh


def test_a_feed_lists_what_came_last_into_the_record(grown: Client) -> None:
    found = atom(grown, "/feed.atom")

    assert found.entries[0].id == "tag:localhost,2026:test/positions/ua-nato"
    assert found.entries[0].published == found.entries[0].updated == "2025-02-02T12:00:00Z"
    assert {entry.published for entry in found.entries[1:]} == {"2025-01-01T12:00:00Z"}
    assert found.feed.updated == "2025-02-02T12:00:00Z"
    assert len(found.entries) == len(talks().positions)


def test_of_one_day_the_newest_stated_is_first(client: Client) -> None:
    stated = [item["_parley"]["stated_on"] for item in client.get("/feed.json")["items"]]

    assert stated == [item["stated_on"] for item in client.get("/positions")["items"]]


def test_both_forms_tell_the_same(known_abroad: Client) -> None:
    feed, items = atom(known_abroad, "/feed.atom"), known_abroad.get("/feed.json")["items"]

    assert [entry.id for entry in feed.entries] == [item["id"] for item in items]
    # The library reads all white space as one blank.
    assert [entry.title.split() for entry in feed.entries] == [item["title"].split() for item in items]
    assert [entry.link for entry in feed.entries] == [item["url"] for item in items]
    assert [entry.published for entry in feed.entries] == [item["date_published"] for item in items]
    assert [entry.content[0].value.split() for entry in feed.entries] == [
        item["content_text"].split() for item in items
    ]
    assert [[tag.term for tag in entry.tags] for entry in feed.entries] == [item["tags"] for item in items]


def test_ids_and_links_stay_when_a_position_is_mended(grown: Client) -> None:
    before = grown.get("/feed.json")["items"]
    record = talks()
    mended = replace(record.positions["ru-cap"], summary="Another sentence.")
    load_on(grown, replace(record, positions=record.positions | {"ru-cap": mended}), "2025-03-03")

    after = grown.get("/feed.json")["items"]

    assert [(item["id"], item["url"], item["date_published"]) for item in after] == [
        (item["id"], item["url"], item["date_published"]) for item in before
    ]
    changed = [item["id"] for item in after if item["date_modified"] == "2025-03-03T12:00:00Z"]
    assert changed == ["tag:localhost,2026:test/positions/ru-cap"]


def test_a_feed_is_narrowed_as_the_list_is(client: Client) -> None:
    asked = "party=ua&issue=cf,talks&kind=demand"

    feed = client.get(f"/feed.json?{asked}")

    assert {item["_parley"]["id"] for item in feed["items"]} == {
        item["id"] for item in client.get(f"/positions?{asked}")["items"]
    }
    assert feed["feed_url"] == "/feed.json?negotiation=test&party=ua&issue=cf,talks&kind=demand"


def test_a_feed_is_made_of_what_its_standard_asks_for(known_abroad: Client) -> None:
    root = ET.fromstring(known_abroad.ask("/feed.atom?party=us").content)  # noqa: S314 - it is our own

    for name in ("id", "title", "updated", "author", "link"):
        assert root.find(ATOM + name) is not None
    for entry in root.findall(ATOM + "entry"):
        for name in ("id", "title", "updated", "content", "link"):
            assert entry.find(ATOM + name) is not None
    link = root.find(f"{ATOM}link[@rel='self']")
    assert link is not None
    assert link.get("href") == "https://parley.example/base/feed.atom?negotiation=test&party=us"
    assert root.findtext(f"{ATOM}id") == "tag:parley.example,2026:/feed.atom?negotiation=test&party=us"


def test_an_entry_leads_to_the_words_at_their_source(known_abroad: Client) -> None:
    (item,) = [item for item in known_abroad.get("/feed.json")["items"] if item["_parley"]["id"] == "ru-cf"]

    position = known_abroad.get("/positions/ru-cf")
    assert item["external_url"] == position["citations"][0]["link"]
    assert item["url"] == "https://parley.example/base/n/test/positions/ru-cf"
    assert item["title"] == f"Russia, 14 June 2024: {position['summary']}"
    assert "Stated on 14 June 2024, reported; source: =Cité & fils" in item["content_text"]


def test_an_empty_feed_is_of_the_day_of_its_revision(grown: Client) -> None:
    found = atom(grown, "/feed.atom?q=zzzz")

    assert found.entries == []
    assert found.feed.updated == "2025-02-02T12:00:00Z"
    assert grown.get("/feed.json?q=zzzz")["items"] == []


def test_a_feed_of_all_negotiations_names_each(client: Client) -> None:
    found = client.get("/feed.json?negotiation=all")

    assert found["title"] == "New positions: all negotiations"
    assert {item["_parley"]["negotiation"] for item in found["items"]} == {"test"}


def test_a_feed_has_a_hundred_entries_at_most(ukraine: Client) -> None:
    many = len(ukraine.get("/positions?limit=500")["items"])

    assert len(ukraine.get("/feed.json")["items"]) == min(many, 100)


@pytest.mark.parametrize("asked", ["limit=5", "sort=id", "cursor=abc"])
def test_a_feed_has_an_order_and_a_length_of_its_own(client: Client, asked: str) -> None:
    assert client.refused(f"/feed.atom?{asked}")["code"] == "unknown_parameter"


@pytest.mark.parametrize(
    ("suffix", "media_type"), [("atom", "application/atom+xml; charset=utf-8"), ("json", "application/feed+json")]
)
def test_a_feed_has_its_kind(client: Client, suffix: str, media_type: str) -> None:
    assert client.ask(f"/feed.{suffix}").headers["content-type"] == media_type
