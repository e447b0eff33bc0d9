"""Verdicts and shifts as tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.exports.addresses import address
from app.exports.rows.cells import as_json
from app.exports.tables import LINK, NEGOTIATION, REVISION, Column, Item, Kind, Row, Sight, Table, several, text
from app.exports.words import region_words

_ASKED: tuple[Column, ...] = (
    Column("known_on", "only what was published by then counts; empty for all that is known", Kind.DATE),
    text("min_attribution", "words of this grade or better count: on_record, reported or anonymous"),
    text("rule_version", "version of the rules that the row follows from"),
    REVISION,
    LINK,
)
_DAY = Column("as_of", "the day on which words are in force", Kind.DATE)
_ISSUE: tuple[Column, ...] = (
    NEGOTIATION,
    text("issue", "id of the issue"),
    text("question", "the question to be settled", brief=True),
    text("topic", "what the issue is part of"),
)
_VERDICT: tuple[Column, ...] = (
    text("verdict", "what their words come to, by a word of the rules", brief=True),
    text("relation", "what kind of verdict it is: overlap, conflict or another"),
    text("label", "the verdict in words", brief=True),
)
_PARTIES = several("parties", "the sides, as they were selected", brief=True)


def _asked(sight: Sight, path: str, negotiation: str, **more: str) -> Row:
    said = {name: value for name, value in sight.said.items() if name != "as_of" or "to" not in more}
    given = {name: str(said[name]) for name in ("as_of", "known_on", "min_attribution") if said.get(name) is not None}
    return {**said, "revision": sight.revision, "link": address(sight, path, negotiation, **more, **given)}


def _head(item: Item) -> Row:
    return {name: item[name] for name in ("negotiation", "issue", "question", "topic")}


def _sets(sets: Sequence[Sequence[str]]) -> list[str]:
    """Sets as texts: their members joined by `+`."""
    return ["+".join(one) for one in sets]


def _comparison(item: Item, sight: Sight) -> Iterator[Row]:
    zone, gap = item["zone"] or {}, item["gap"] or {}
    names = ("parties", "verdict", "relation", "label", "summary", "reasons", "silent", "contradictory")
    path = f"/comparisons/{item['issue']}"
    yield {
        **_head(item),
        **{name: item[name] for name in names},
        **{f"verdict_{grade}": verdict for grade, verdict in item["by_grade"].items()},
        "zone": region_words(item["space"], zone.get("region"), complete=zone.get("complete", True)),
        "zone_json": as_json(zone.get("region")),
        "zone_rests_on": zone.get("rests_on"),
        "gap": gap.get("value"),
        "gap_unit": gap.get("unit"),
        "gap_attained": gap.get("attained"),
        "blocking": _sets(item["blocking"]),
        "cases": len(item["cases"]),
        "positions": [position["id"] for side in item["sides"] for position in side["positions"]],
        **_asked(sight, path, item["negotiation"], parties=",".join(item["parties"])),
    }


def _with_sets(item: Item, sight: Sight) -> Iterator[Row]:
    for row in _comparison(item, sight):
        sets = item["sets"]
        yield {
            **row,
            "sets": _sets([one["parties"] for one in sets]),
            "set_verdicts": [one["verdict"] for one in sets],
        }


def _cells(item: Item, sight: Sight) -> Iterator[Row]:
    for whole, cell in [*((False, pair) for pair in item["pairs"]), (True, item["whole"])]:
        path = f"/comparisons/{item['issue']}"
        asked = _asked(sight, path, item["negotiation"], parties=",".join(cell["parties"]))
        yield {**_head(item), **cell, "whole": whole, **asked}


def _shift(item: Item, sight: Sight) -> Iterator[Row]:
    distance = item["distance"] or {}
    words = {
        f"{day}_{stance}": _stance(item["space"], item[day], stance)
        for day in ("before", "after")
        for stance in ("wanted", "offered", "ruled_out")
    }
    days = {"from": item["from"], "to": item["to"]}
    yield {
        **_head(item),
        **{name: item[name] for name in ("party", "from", "to", "move", "label", "summary")},
        "distance": distance.get("value"),
        "distance_unit": distance.get("unit"),
        **words,
        **{name: [position["id"] for position in item[name]] for name in ("came", "ended", "kept")},
        **_asked(sight, "/shifts", item["negotiation"], party=item["party"], issue=item["issue"], **days),
    }


def _stance(space: Item, stances: Item | None, name: str) -> str | None:
    found = stances or {}
    return region_words(space, found.get(name), complete=name not in found.get("cut", {}))


_COMPARED: tuple[Column, ...] = (
    *_ISSUE,
    _PARTIES,
    *_VERDICT,
    text("summary", "what their words come to, in one sentence", brief=True),
    several("reasons", "why, by words of the rules"),
    text("verdict_on_record", "the verdict where only words on record count"),
    text("verdict_reported", "the verdict where reported words count too"),
    text("verdict_anonymous", "the verdict where anonymous words count too"),
    text("zone", "the stated zone of possible agreement, in words; empty where there is none, or it depends on cases"),
    text("zone_json", "the same in canonical form, as JSON; of a subset at most 64 clauses"),
    text("zone_rests_on", "said_yes: all have said yes to it; not_ruled_out: nobody has ruled it out"),
    Column("gap", "the stated gap between the sides, in its unit; empty where there is none", Kind.NUMBER, brief=True),
    text("gap_unit", "unit of the gap", brief=True),
    Column("gap_attained", "whether outcomes at exactly that distance were asked for", Kind.BOOLEAN),
    several("blocking", "smallest sets of positions that cannot hold together; the ids of a set are joined by +"),
    Column("cases", "how many contexts the conditions make, each with a verdict of its own", Kind.INTEGER),
    several("silent", "the sides that have said nothing"),
    several("contradictory", "the sides whose own words cannot all hold"),
    several("positions", "ids of the positions that the verdict is made from"),
)
_SETS: tuple[Column, ...] = (
    several("sets", "the sets of parties, members joined by +", brief=True),
    several("set_verdicts", "the verdict of each of these sets, in the same order"),
)

COMPARISONS = Table(
    "comparisons",
    "Comparisons",
    "Where the selected parties stand against each other: one row for each issue.",
    (*_COMPARED, _DAY, *_ASKED),
    ("negotiation", "issue"),
    _comparison,
)
CONFLICTS = Table(
    "conflicts",
    "Conflicts",
    "The issues on which parties are in conflict, with the smallest sets of those.",
    (*_COMPARED, *_SETS, _DAY, *_ASKED),
    ("negotiation", "issue"),
    _with_sets,
)
OVERLAPS = Table(
    "overlaps",
    "Overlaps",
    "The issues on which parties overlap, with the largest sets of those.",
    (*_COMPARED, *_SETS, _DAY, *_ASKED),
    ("negotiation", "issue"),
    _with_sets,
)
MATRIX = Table(
    "matrix",
    "Matrix",
    "The verdicts of each pair of parties, and of all of them, on each issue: one row for each.",
    (
        *_ISSUE,
        text("parties", "the sides, as they were selected, joined by |", brief=True),
        Column("whole", "true for the row of all parties, false for those of pairs", Kind.BOOLEAN),
        *_VERDICT,
        _DAY,
        *_ASKED,
    ),
    ("negotiation", "issue", "parties", "whole"),
    _cells,
)
SHIFTS = Table(
    "shifts",
    "Shifts",
    "How each party moved on each issue between two days.",
    (
        *_ISSUE,
        text("party", "id of the party", brief=True),
        Column("from", "the first of the two days", Kind.DATE, brief=True),
        Column("to", "the second of them", Kind.DATE, brief=True),
        text("move", "how it moved, by a word of the rules"),
        text("label", "the move in words", brief=True),
        text("summary", "how it moved, in one sentence", brief=True),
        Column("distance", "how far, in its unit; empty where that cannot be said", Kind.NUMBER),
        text("distance_unit", "unit of the distance"),
        *(
            text(f"{day}_{stance}", f"what it {words} on the {which} day without conditions, in words")
            for day, which in (("before", "first"), ("after", "second"))
            for stance, words in (("wanted", "asked for"), ("offered", "offered"), ("ruled_out", "ruled out"))
        ),
        several("came", "ids of the positions that came between the two days"),
        several("ended", "ids of the positions that ended between them"),
        several("kept", "ids of the positions that stood on both"),
        *_ASKED,
    ),
    ("negotiation", "issue", "party"),
    _shift,
)
