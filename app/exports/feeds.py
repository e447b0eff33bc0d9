"""Feeds: Atom and JSON Feed, with ids that stay and days from the data, never from a clock."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from app.exports.references import NO_BOTTOM_LINES
from app.exports.tables import Item, Sight
from app.schemas.wire.encode import dumps

MOST_ENTRIES = 100
"""Most entries of a feed."""

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
SINCE = "2026"
"""The year from which on we make ids. Source: RFC 4151, where a date says when the name was held."""


_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Letters that no XML may hold, however they are written. Source: XML 1.0, 2.2."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed.

    Attributes:
        name: What its id is made from: it stays whatever becomes of the record.
        via: The source itself, where the entry has one.
        recorded: When it came into the record, in UTC: 2026-11-25T10:00:00Z; `changed`: when it last changed there.
        own: What a program may want of it beside the words, as JSON.
    """

    name: str
    title: str
    url: str
    via: str | None
    content: str
    recorded: str
    changed: str
    tags: tuple[str, ...]
    own: Item


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
    found = _add(root, "entry", None)
    _add(found, "id", tag(sight, entry.name))
    _add(found, "title", entry.title)
    _add(found, "link", None, rel="alternate", type="text/html", href=entry.url)
    if entry.via:
        _add(found, "link", None, rel="via", href=entry.via)
    _add(found, "published", entry.recorded)
    _add(found, "updated", entry.changed)
    _add(found, "content", entry.content, type="text")
    for word in entry.tags:
        _add(found, "category", None, term=word)


def _json_entry(entry: Entry, sight: Sight) -> Item:
    return {
        "id": tag(sight, entry.name),
        "url": entry.url,
        **({"external_url": entry.via} if entry.via else {}),
        "title": entry.title,
        "content_text": entry.content,
        "date_published": entry.recorded,
        "date_modified": entry.changed,
        "tags": entry.tags,
        "_parley": entry.own,
    }


def _add(parent: ET.Element, name: str, text: str | None, **attributes: str) -> ET.Element:
    found = ET.SubElement(parent, name, {key: _NOT_IN_XML.sub("\ufffd", value) for key, value in attributes.items()})
    found.text = text and _NOT_IN_XML.sub("\ufffd", text)
    return found
