"""Feeds of positions: Atom and JSON Feed, with ids that stay and days from the data, never from a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from app.exports.addresses import page
from app.exports.references import NO_BOTTOM_LINES
from app.exports.tables import Item, Sight
from app.schemas.wire.encode import dumps
from app.wording.codes import GRADES, word_for
from app.wording.days import day_words

MOST_ENTRIES = 100
"""Most entries of a feed."""

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
SINCE = "2026"
"""The year from which on we make ids. Source: RFC 4151, where a date says when the name was held."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A position in a feed.

    Attributes:
        recorded: When it came into the record, in UTC: 2026-11-25T10:00:00Z; `changed`: when it last changed there.
    """

    item: Item
    recorded: str
    changed: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    Attributes:
        path: Its own path, with what was asked, in one order.
        updated: When anything in it last changed; the revision's time where nothing is in it.
    """

    title: str
    path: str
    authors: tuple[str, ...]
    licence: str
    updated: str
    entries: Sequence[Entry]


def atom(feed: Feed, sight: Sight) -> bytes:
    """A feed as Atom. Source: RFC 4287."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _add(root, "id", tag(sight, feed.path))
    _add(root, "title", feed.title)
    _add(root, "subtitle", f"{NO_BOTTOM_LINES}.")
    _add(root, "updated", feed.updated)
    _add(root, "rights", feed.licence)
    _add(root, "link", None, rel="self", type="application/atom+xml", href=f"{sight.public}{feed.path}")
    for author in feed.authors:
        _add(_add(root, "author", None), "name", author)
    for entry in feed.entries:
        _atom_entry(root, entry, sight)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def json_feed(feed: Feed, sight: Sight) -> bytes:
    """A feed as JSON Feed 1.1. Source: https://www.jsonfeed.org/version/1.1/."""
    found: Item = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": f"{sight.public}/",
        "feed_url": f"{sight.public}{feed.path}",
        "description": f"{NO_BOTTOM_LINES}.",
        "language": "en",
        "authors": [{"name": author} for author in feed.authors],
        "items": [_json_entry(entry, sight) for entry in feed.entries],
        "_parley": {"updated": feed.updated, "licence": feed.licence},
    }
    return dumps(found)


def tag(sight: Sight, name: str) -> str:
    """An id that stays as long as our public address does. Source: RFC 4151."""
    host = urlsplit(sight.public).hostname or "localhost"
    return f"tag:{host},{SINCE}:{name}"


def _atom_entry(root: ET.Element, entry: Entry, sight: Sight) -> None:
    item = entry.item
    found = _add(root, "entry", None)
    _add(found, "id", _id(item, sight))
    _add(found, "title", _title(item, sight))
    _add(found, "link", None, rel="alternate", type="text/html", href=_page(item, sight))
    link = item["citations"][0]["link"]
    if link:
        _add(found, "link", None, rel="via", href=link)
    _add(found, "published", entry.recorded)
    _add(found, "updated", entry.changed)
    _add(found, "content", _content(item, sight), type="text")
    for word in _tags(item, sight):
        _add(found, "category", None, term=word)


def _json_entry(entry: Entry, sight: Sight) -> Item:
    item = entry.item
    link = item["citations"][0]["link"]
    return {
        "id": _id(item, sight),
        "url": _page(item, sight),
        **({"external_url": link} if link else {}),
        "title": _title(item, sight),
        "content_text": _content(item, sight),
        "date_published": entry.recorded,
        "date_modified": entry.changed,
        "tags": _tags(item, sight),
        "_parley": {name: item[name] for name in ("negotiation", "id", "party", "issue", "stated_on", "attribution")},
    }


def _id(item: Item, sight: Sight) -> str:
    return tag(sight, f"{item['negotiation']}/positions/{item['id']}")


def _page(item: Item, sight: Sight) -> str:
    return page(sight, f"/positions/{item['id']}", item["negotiation"])


def _title(item: Item, sight: Sight) -> str:
    return f"{sight.parties[item['negotiation'], item['party']]}, {day_words(item['stated_on'])}: {item['summary']}"


def _content(item: Item, sight: Sight) -> str:
    source = item["citations"][0]["source"]
    question = sight.issues[item["negotiation"], item["issue"]]["question"]
    said = f"Stated on {day_words(item['stated_on'])}, {word_for(GRADES, item['attribution'])}"
    where = f"{source['publisher']}, “{source['title']}”, {day_words(source['published'])}"
    return f"{question} {item['summary']} {said}; source: {where}."


def _tags(item: Item, sight: Sight) -> list[str]:
    topic = sight.issues[item["negotiation"], item["issue"]]["topic"]
    return [item["party"], item["issue"], topic, item["kind"], item["attribution"]]


def _add(parent: ET.Element, name: str, text: str | None, **attributes: str) -> ET.Element:
    found = ET.SubElement(parent, name, attributes)
    found.text = text
    return found
