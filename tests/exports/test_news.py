"""Feeds of corrections and of changed verdicts, read as readers of feeds do."""

from dataclasses import replace
from typing import Any

import feedparser
import pytest

from app.domain.record.negotiation import Record
from tests.api.conftest import Client, load_on
from tests.api.worlds import plans, talks
from tests.site.reading import page

FEEDS = ["/feed", "/changes", "/verdicts"]


def entries(client: Client, path: str) -> list[dict[str, Any]]:
    """The items of a feed in JSON."""
    found: list[dict[str, Any]] = client.get(path)["items"]
    return found


def without(record: Record, *ids: str) -> Record:
    return replace(record, positions={id_: one for id_, one in record.positions.items() if id_ not in ids})


def summed(record: Record, id_: str, summary: str) -> Record:
    mended = replace(record.positions[id_], summary=summary)
    return replace(record, positions=record.positions | {id_: mended})


@pytest.fixture
def changed(fresh: Client) -> Client:
    """A service that corrected one position, then removed another one, then heard of a third."""
    load_on(fresh, without(plans(), "ua-cap"))
    load_on(fresh, summed(without(plans(), "ua-cap"), "ru-cap", "Another <b>sentence</b> & more."), "2025-02-02")
    load_on(fresh, without(plans(), "ua-cap", "ua-nato"), "2025-03-03")
    load_on(fresh, without(plans(), "ua-nato"), "2025-04-04")
    return fresh


def test_corrections_are_told_field_by_field_newest_first(changed: Client) -> None:
    found = entries(changed, "/changes.feed.json")

    told = [(one["_parley"]["id"], one["_parley"]["change"], one["date_published"]) for one in found]
    assert told == [
        ("ru-cap", "corrected", "2025-03-03T12:00:00Z"),
        ("ua-nato", "removed", "2025-03-03T12:00:00Z"),
        ("ru-cap", "corrected", "2025-02-02T12:00:00Z"),
    ]
    assert found[2]["title"] == "Corrected: position ru-cap of Russia on “What of cap?”"
    assert "summary: was “" in found[2]["content_text"]
    assert "”, is “Another <b>sentence</b> & more.”." in found[2]["content_text"]
    assert found[2]["id"] == "tag:localhost,2026:test/changes/2025-02-02T12:00:00Z/position/ru-cap"


def test_a_correction_leads_to_its_record_and_a_removal_to_its_history(changed: Client) -> None:
    (removed,) = [one for one in entries(changed, "/changes.feed.json") if one["_parley"]["change"] == "removed"]

    assert removed["url"] == "/changes?negotiation=test&kind=position&id=ua-nato"
    for one in entries(changed, "/changes.feed.json"):
        assert changed.ask(one["url"]).status_code == 200


def test_the_feed_is_narrowed_as_the_list_of_changes_is(changed: Client) -> None:
    assert len(entries(changed, "/changes.feed.json?change=added&since=2025-04-01")) == 1
    assert entries(changed, "/changes.feed.json?party=us") == []
    told = entries(changed, "/changes.feed.json?issue=nato")
    assert [one["_parley"]["id"] for one in told] == ["ua-nato"]
    assert changed.refused("/changes.atom?party=rus")["errors"][0]["nearest"]


def test_changed_verdicts_are_told_by_revision_and_issue(changed: Client) -> None:
    found = entries(changed, "/verdicts.feed.json")

    told = [(one["_parley"]["issue"], one["date_published"]) for one in found]
    assert told[0] == ("cap", "2025-04-04T12:00:00Z")
    assert ("nato", "2025-03-03T12:00:00Z") in told
    assert not [day for _, day in told if day < "2025-03"]
    (cap,) = [one for one in found if one["_parley"]["issue"] == "cap"]
    revision = changed.get("/revisions/4")
    assert cap["_parley"]["verdicts"] == [one for one in revision["verdicts"] if one["issue"] == "cap"]
    for verdict in cap["_parley"]["verdicts"]:
        assert f"was “{verdict['before']['label']}”, is “{verdict['after']['label']}”" in cap["content_text"]
    assert cap["title"].startswith("What of cap? Now “")
    assert cap["url"] == "/n/test/issues/cap"


def test_the_first_revision_is_no_news(client: Client) -> None:
    assert entries(client, "/verdicts.feed.json") == []
    assert client.get("/verdicts.feed.json")["_parley"]["updated"] == "2025-01-01T12:00:00Z"


def test_changed_verdicts_are_narrowed_by_party_issue_and_topic(changed: Client) -> None:
    of_us = entries(changed, "/verdicts.feed.json?party=us&issue=cap")

    assert of_us
    for one in of_us:
        assert all("us" in verdict["parties"] for verdict in one["_parley"]["verdicts"])
    topic = changed.get("/issues/cap")["topic"]
    assert len(entries(changed, f"/verdicts.feed.json?topic={topic}")) >= 1
    assert changed.refused("/verdicts.atom?issue=natto")["errors"][0]["nearest"] == ["nato"]


def test_an_issue_that_went_leads_to_the_revision_that_took_it(fresh: Client) -> None:
    record = talks()
    load_on(fresh, record)
    gone = [id_ for id_, one in record.positions.items() if one.issue == "cap"]
    kept = {id_: issue for id_, issue in record.issues.items() if id_ != "cap"}
    load_on(fresh, replace(without(record, *gone), issues=kept), "2025-02-02")

    (entry,) = entries(fresh, "/verdicts.feed.json?issue=cap")

    assert entry["url"] == "/revisions/2?negotiation=test"
    assert fresh.ask(entry["url"]).status_code == 200
    assert "is “no verdict”" in entry["content_text"]


@pytest.mark.parametrize("path", FEEDS)
def test_both_forms_tell_the_same(changed: Client, path: str) -> None:
    answer = changed.ask(f"{path}.atom")
    feed = feedparser.parse(answer.content)
    items = entries(changed, "/feed.json" if path == "/feed" else f"{path}.feed.json")

    assert not feed.bozo
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert [(one.id, one.title, one.link, one.published) for one in feed.entries] == [
        (item["id"], item["title"], item["url"], item["date_published"]) for item in items
    ]
    assert [one.content[0].value.split() for one in feed.entries] == [item["content_text"].split() for item in items]
    assert len({one.id for one in feed.entries}) == len(items) > 0
    assert feed.feed.updated == max(item["date_modified"] for item in items)


@pytest.mark.parametrize("path", ["/feed.json", "/changes.feed.json", "/verdicts.feed.json"])
def test_a_json_feed_has_what_its_standard_asks_for(changed: Client, path: str) -> None:
    answer = changed.ask(path)
    feed = answer.json()

    assert answer.headers["content-type"] == "application/feed+json"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    assert all(isinstance(author["name"], str) for author in feed["authors"])
    assert set(feed) <= {
        *("version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items", "_parley"),
    }
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert isinstance(item["content_text"], str)
        assert all(isinstance(tag, str) for tag in item["tags"])


@pytest.mark.parametrize("path", ["/changes", "/verdicts"])
def test_ids_do_not_move_when_the_record_goes_on(changed: Client, path: str) -> None:
    before = entries(changed, f"{path}.feed.json")
    load_on(changed, summed(without(plans(), "ua-nato"), "us-talks", "Yet another one."), "2025-05-05")

    after = entries(changed, f"{path}.feed.json")

    assert after[-len(before) :] == before


@pytest.mark.parametrize(("kind", "suffix"), [("application/atom+xml", "atom"), ("application/feed+json", "feed.json")])
def test_the_list_of_changes_is_a_feed_by_accept(changed: Client, kind: str, suffix: str) -> None:
    assert changed.ask("/changes", Accept=kind).content == changed.ask(f"/changes.{suffix}").content
    assert changed.ask("/changes.json").content == changed.ask("/changes").content


@pytest.mark.parametrize("path", ["/changes.atom", "/verdicts.atom"])
@pytest.mark.parametrize("asked", ["limit=5", "cursor=abc", "sort=id", "bom=true"])
def test_a_feed_has_a_length_of_its_own(changed: Client, path: str, asked: str) -> None:
    assert changed.refused(f"{path}?{asked}")["code"] == "unknown_parameter"


def test_letters_that_xml_cannot_hold_do_not_break_a_feed(fresh: Client) -> None:
    load_on(fresh, summed(talks(), "ru-cap", "one\x0btwo\ufffe three"))

    feed = feedparser.parse(fresh.ask("/feed.atom?party=ru&issue=cap").content)

    assert not feed.bozo
    assert feed.entries[0].title.endswith("one\ufffdtwo\ufffd three")


@pytest.mark.parametrize(
    "path", ["/", "/n/test/issues/cap", "/n/test/parties/ru", "/n/test/positions/ru-cap", "/method"]
)
def test_pages_lead_to_the_feeds(changed: Client, path: str) -> None:
    root = page(changed, path)
    found = [
        link.attributes["href"]
        for link in root.every("link", rel="alternate")
        if link.attributes["type"] in ("application/atom+xml", "application/feed+json")
    ]

    narrowed = {"/n/test/issues/cap": "issue=cap", "/n/test/parties/ru": "party=ru"}.get(path, "")
    assert len(found) == (0 if path == "/method" else 6 if narrowed else 4)
    assert sum(narrowed in one for one in found if narrowed) == (2 if narrowed else 0)
    for address in found:
        assert changed.ask(address).status_code == 200
