"""Positions, and what they cite, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.addresses import address
from app.exports.rows.cells import SOURCE_COLUMNS, as_json, best, first_day, source_cells
from app.exports.tables import LINK, NEGOTIATION, REVISION, Column, Item, Kind, Row, Sight, Table, several, text, tied
from app.exports.words import condition_words, region_words

_AS_THEY_ARE = (
    *("negotiation", "id", "party", "issue", "kind", "scope", "stated_on", "last_said", "attribution", "channel"),
    *("speaks_for", "jointly_with", "summary", "replaces", "keeps", "contradicts", "note"),
)


def _position(item: Item, sight: Sight) -> Iterator[Row]:
    negotiation = item["negotiation"]
    issue = sight.issues[negotiation, item["issue"]]
    ended, speaker = item["ended"] or {}, item["speaker"] or {}
    yield {
        **{name: item[name] for name in _AS_THEY_ARE},
        "party_name": sight.parties[negotiation, item["party"]],
        "question": issue["question"],
        "topic": issue["topic"],
        "region": region_words(issue["space"], item),
        "region_json": as_json(item["region"]),
        "only_if": condition_words(sight, negotiation, item["when"]),
        "when_json": as_json(item["when"] or None),
        "not_if": condition_words(sight, negotiation, item["unless"]),
        "unless_json": as_json(item["unless"] or None),
        "stated_first": first_day(item["stated_on"]),
        "ended_on": ended.get("on"),
        "ended_how": ended.get("how"),
        "speaker": speaker.get("id"),
        "speaker_name": speaker.get("name"),
        "speaker_title": speaker.get("title"),
        "disputes": len(item["disputes"]),
        "citations": len(item["citations"]),
        **source_cells(best(item["citations"], item["attribution"])),
        "sources": list(dict.fromkeys(one["source"]["id"] for one in item["citations"])),
        "revision": sight.revision,
        "link": address(sight, f"/positions/{item['id']}", negotiation),
    }


def _citations(item: Item, sight: Sight) -> Iterator[Row]:
    for n, citation in enumerate(item["citations"], 1):
        yield {
            "negotiation": item["negotiation"],
            "position": item["id"],
            "n": n,
            "said_again_on": citation["on"],
            "attribution": citation["attribution"],
            **source_cells(citation),
            "revision": sight.revision,
            "link": address(sight, f"/positions/{item['id']}", item["negotiation"]),
        }


_KIND = (
    "demand: the party asks for an outcome in the region; offer: it says it would accept one; red_line: it says it"
    " will accept none"
)
_GRADE = "on_record (the party's own words) is better than reported, which is better than anonymous"

POSITIONS = Table(
    "positions",
    "Positions",
    "What each party said it demands, offers or refuses: one row for each position.",
    (
        NEGOTIATION,
        text("id", "id of the position"),
        text("party", "id of the party"),
        text("party_name", "its name", brief=True),
        text("issue", "id of the issue"),
        text("question", "the question to be settled", brief=True),
        text("topic", "what the issue is part of"),
        text("kind", _KIND, brief=True),
        text("region", "which outcomes, in words", brief=True),
        text("region_json", "the same in canonical form, as JSON; of a subset at most 64 clauses"),
        text("only_if", "in words, what must be so for the position to hold; empty where nothing must", brief=True),
        text("when_json", "the same as JSON: alternatives, each an object from issue to region"),
        text("not_if", "in words, what must not be so; empty where there is nothing of the kind", brief=True),
        text("unless_json", "the same as JSON"),
        text("scope", "what a figure is said of; empty where nothing is said"),
        text("stated_on", "when it was first said: a day, a month or a year", brief=True),
        Column("stated_first", "the first day of that, to sort by", Kind.DATE),
        text("last_said", "when it was last said: a day, a month or a year"),
        text("ended_on", "when it ended, if not by another position; empty where it did not"),
        text("ended_how", "withdrawn, lapsed or overtaken (our reading)"),
        text("attribution", f"how good the evidence is: {_GRADE}", brief=True),
        text("channel", "public or private"),
        text("speaker", "id of the person who said it; empty where nobody is named"),
        text("speaker_name", "the person's name", brief=True),
        text("speaker_title", "the office held for the party on that day"),
        text("speaks_for", "all, or some of a party of many voices"),
        several("jointly_with", "ids of the other parties of a joint statement"),
        text("summary", "what was said, in one sentence of ours", brief=True),
        Column("disputes", "how many denials of it are recorded", Kind.INTEGER),
        Column("citations", "how many citations it rests on; the first of the best grade follows", Kind.INTEGER),
        *SOURCE_COLUMNS,
        several("sources", "ids of all sources that it cites"),
        several("replaces", "ids of the positions that it ended"),
        several("keeps", "ids of older positions that still hold beside it"),
        several("contradicts", "ids of positions that it cannot hold together with"),
        text("note", "a remark of the coders"),
        REVISION,
        LINK,
    ),
    ("negotiation", "id"),
    _position,
    (tied("party", "parties"), tied("issue", "issues")),
)

CITATIONS = Table(
    "citations",
    "Citations",
    "What each position cites: one row for each passage.",
    (
        NEGOTIATION,
        text("position", "id of the position", brief=True),
        Column("n", "the place of the citation in the position, from 1 on", Kind.INTEGER),
        text("said_again_on", "when it was said again here; empty for the day of the position"),
        text("attribution", f"how good this evidence is, where it differs from the position's: {_GRADE}", brief=True),
        *SOURCE_COLUMNS,
        REVISION,
        LINK,
    ),
    ("negotiation", "position", "n"),
    _citations,
    (tied("position", "positions"), tied("source", "sources")),
)
