"""Negotiations, parties, people, issues with their options, and sources as tables."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.addresses import address
from app.exports.rows.cells import as_json
from app.exports.tables import (
    LINK,
    NEGOTIATION,
    OF_NEGOTIATION,
    REVISION,
    Column,
    Item,
    Kind,
    Row,
    Sight,
    Table,
    several,
    text,
    tied,
)


def _closing(sight: Sight, path: str, negotiation: str) -> Row:
    return {"revision": sight.revision, "link": address(sight, path, negotiation)}


def _party(item: Item, sight: Sight) -> Iterator[Row]:
    yield {**item, **_closing(sight, f"/parties/{item['id']}", item["negotiation"])}


def _negotiation(item: Item, sight: Sight) -> Iterator[Row]:
    names = ("id", "title", "about", "licence", "maintainers", "stale_after", "background", "note")
    yield {
        **{name: item[name] for name in names},
        "covered_from": item["coverage"]["from"],
        "covered_through": item["coverage"]["through"],
        **_closing(sight, f"/negotiations/{item['id']}", ""),
    }


def _person(item: Item, sight: Sight) -> Iterator[Row]:
    head = {name: item[name] for name in ("negotiation", "id", "name", "note")}
    head |= _closing(sight, f"/people/{item['id']}", item["negotiation"])
    if not item["offices"]:
        yield {**head, "n": 0, **dict.fromkeys(("party", "title", "from", "until"))}
    for n, office in enumerate(item["offices"], 1):
        yield {**head, "n": n, **office}


def _issue(item: Item, sight: Sight) -> Iterator[Row]:
    space = item["space"]
    options = space.get("options") or space.get("of") or []
    yield {
        **{name: item[name] for name in ("negotiation", "id", "question", "topic", "role", "acts", "scope", "note")},
        "space": space["kind"],
        "ordered": space.get("ordered"),
        "unit": space.get("unit"),
        "whole": space.get("whole"),
        "range": as_json(space.get("range")),
        "options": [option["id"] for option in options],
        "labels": [option["label"] for option in options],
        **_closing(sight, f"/issues/{item['id']}", item["negotiation"]),
    }


def _option(item: Item, sight: Sight) -> Iterator[Row]:
    space = item["space"]
    for n, option in enumerate(space.get("options") or space.get("of") or [], 1):
        yield {
            "negotiation": item["negotiation"],
            "issue": item["id"],
            "n": n,
            **option,
            **_closing(sight, f"/issues/{item['id']}", item["negotiation"]),
        }


def _source(item: Item, sight: Sight) -> Iterator[Row]:
    yield {**item, **_closing(sight, f"/sources/{item['id']}", item["negotiation"])}


PARTIES = Table(
    "parties",
    "Parties",
    "Who negotiates.",
    (
        NEGOTIATION,
        text("id", "id of the party", brief=True),
        text("name", "its name", brief=True),
        text("adjective", "the adjective to its name", brief=True),
        text("note", "a remark of the coders", brief=True),
        REVISION,
        LINK,
    ),
    ("negotiation", "id"),
    _party,
    (OF_NEGOTIATION,),
)

NEGOTIATIONS = Table(
    "negotiations",
    "Negotiations",
    "What is negotiated: the scope of all other tables.",
    (
        text("id", "id of the negotiation", brief=True),
        text("title", "what it is called", brief=True),
        text("about", "what it is, in a few sentences", brief=True),
        text("licence", "licence of the data, as SPDX names it"),
        several("maintainers", "who keeps the record"),
        Column("covered_from", "the first day that the record covers", Kind.DATE, brief=True),
        Column("covered_through", "the last day that the record covers", Kind.DATE, brief=True),
        Column("stale_after", "after how many days without a word a position counts as stale", Kind.INTEGER),
        several("background", "ids of records that are dated before the first day"),
        text("note", "a remark of the coders"),
        REVISION,
        LINK,
    ),
    ("id",),
    _negotiation,
)

PEOPLE = Table(
    "people",
    "People",
    "Who speaks: one row for each office held; one without an office where none is recorded.",
    (
        NEGOTIATION,
        text("id", "id of the person"),
        text("name", "the person's name", brief=True),
        Column("n", "the place of the office among those of the person, from 1 on; 0 where none is", Kind.INTEGER),
        text("party", "id of the party that the office was held for", brief=True),
        text("title", "what the office is called", brief=True),
        text("from", "when it began: a day, a month or a year; empty where that is not recorded", brief=True),
        text("until", "when it ended; empty where it did not, or that is not recorded", brief=True),
        text("note", "a remark of the coders"),
        REVISION,
        LINK,
    ),
    ("negotiation", "id", "n"),
    _person,
    (OF_NEGOTIATION,),
)

ISSUES = Table(
    "issues",
    "Issues",
    "The questions to be settled, each with what could be decided.",
    (
        NEGOTIATION,
        text("id", "id of the issue", brief=True),
        text("question", "the question to be settled", brief=True),
        text("topic", "what it is part of", brief=True),
        text("role", "negotiated; or event, which happens or not and which conditions name"),
        several("acts", "who would have to act: ids of parties, or free words"),
        text("scope", "what a figure is said of, where positions do not say it"),
        text("space", "what an outcome is: choice (one option), quantity (a number) or subset (a set of members)"),
        Column("ordered", "whether the options of a choice have an order; empty for others", Kind.BOOLEAN),
        text("unit", "unit of a quantity; empty for others"),
        Column("whole", "whether a quantity counts in whole numbers; empty for others", Kind.BOOLEAN),
        text("range", "which numbers a quantity may be, as JSON; empty for all, and for others"),
        several("options", "ids of the options of a choice or of the members of a subset"),
        several("labels", "the same in words", brief=True),
        text("note", "a remark of the coders"),
        REVISION,
        LINK,
    ),
    ("negotiation", "id"),
    _issue,
    (OF_NEGOTIATION,),
)

OPTIONS = Table(
    "options",
    "Options",
    "The options of each choice and the members of each subset, in their order.",
    (
        NEGOTIATION,
        text("issue", "id of the issue", brief=True),
        Column("n", "its place in the order, from 1 on", Kind.INTEGER, brief=True),
        text("id", "id of the option or member", brief=True),
        text("label", "the same in words", brief=True),
        REVISION,
        LINK,
    ),
    ("negotiation", "issue", "id"),
    _option,
    (tied("issue", "issues"),),
)

SOURCES = Table(
    "sources",
    "Sources",
    "The texts that carry words of the parties.",
    (
        NEGOTIATION,
        text("id", "id of the source", brief=True),
        text("kind", "document, transcript, interview, treaty_draft, news_report, reprint or leak", brief=True),
        text("title", "what it is called", brief=True),
        Column("title_is_ours", "whether we gave it that title, since it shows none", Kind.BOOLEAN),
        text("publisher", "who published it", brief=True),
        text("author", "who wrote it; empty where nobody is named"),
        text("published", "when: a day, a month or a year", brief=True),
        Column("published_inferred", "whether that is not printed, but inferred", Kind.BOOLEAN),
        text("url", "where it is", brief=True),
        text("no_url", "why there is no address; empty where there is one"),
        text("archive_url", "where a copy of it is kept; empty where we know of none"),
        text("language", "its language, as BCP 47 has it"),
        text("accessed", "when we read it: a day, a month or a year"),
        text("read", "whole; or excerpt, where we saw only a part"),
        text("confidence", "normal, or low where there is doubt about it"),
        text("note", "a remark of the coders"),
        REVISION,
        LINK,
    ),
    ("negotiation", "id"),
    _source,
    (OF_NEGOTIATION,),
)
