"""Verdicts and shifts as tables."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.rows.asked import ASKED, DAY, ISSUE, PARTIES, VERDICT, asked_cells, issue_cells, joined
from app.exports.rows.cells import as_json, of_the_day, source_cells
from app.exports.tables import Column, Item, Kind, Row, Sight, Table, several, text, tied
from app.exports.words import region_words


def _comparison(item: Item, sight: Sight) -> Iterator[Row]:
    zone, gap = item["zone"] or {}, item["gap"] or {}
    names = ("parties", "verdict", "relation", "label", "summary", "reasons", "silent", "contradictory")
    path = f"/comparisons/{item['issue']}"
    yield {
        **issue_cells(item),
        **{name: item[name] for name in names},
        **{f"verdict_{grade}": verdict for grade, verdict in item["by_grade"].items()},
        "zone": region_words(item["space"], item["zone"]),
        "zone_json": as_json(zone.get("region")),
        "zone_rests_on": zone.get("rests_on"),
        "gap": gap.get("value"),
        "gap_unit": gap.get("unit"),
        "gap_attained": gap.get("attained"),
        "blocking": joined(item["blocking"]),
        "cases": len(item["cases"]),
        "positions": [position["id"] for side in item["sides"] for position in side["positions"]],
        **asked_cells(sight, path, item["negotiation"], parties=",".join(item["parties"])),
    }


def _with_sets(item: Item, sight: Sight) -> Iterator[Row]:
    for row in _comparison(item, sight):
        sets = item["sets"]
        yield {
            **row,
            "sets": joined([one["parties"] for one in sets]),
            "set_verdicts": [one["verdict"] for one in sets],
        }


def _cells(item: Item, sight: Sight) -> Iterator[Row]:
    for whole, cell in [*((False, pair) for pair in item["pairs"]), (True, item["whole"])]:
        path = f"/comparisons/{item['issue']}"
        asked = asked_cells(sight, path, item["negotiation"], parties=",".join(cell["parties"]))
        yield {**issue_cells(item), **cell, "whole": whole, **asked}


def _shift(item: Item, sight: Sight) -> Iterator[Row]:
    days = {"from": item["from"], "to": item["to"]}
    asked = {"party": item["party"], "issue": item["issue"], **days}
    yield {**_moved(item), **asked_cells(sight, "/shifts", item["negotiation"], **asked)}


def _dated(item: Item, sight: Sight) -> Iterator[Row]:
    path = f"/issues/{item['issue']}/timeline"
    came = item["came"]
    cited = of_the_day(came[0]["citations"], came[0]["attribution"]) if came else None
    links = source_cells(cited)
    yield {
        **_moved(item),
        "said": " ".join(position["summary"] for position in came) or None,
        **{name: links[name] for name in ("source_publisher", "source_published", "source_link")},
        **asked_cells(sight, path, item["negotiation"], parties=item["party"]),
    }


def _moved(item: Item) -> Row:
    distance = item["distance"] or {}
    words = {
        f"{day}_{stance}": _stance(item["space"], item[day], stance)
        for day in ("before", "after")
        for stance in ("wanted", "offered", "ruled_out")
    }
    return {
        **issue_cells(item),
        **{name: item[name] for name in ("party", "from", "to", "move", "label", "summary")},
        "distance": distance.get("value"),
        "distance_unit": distance.get("unit"),
        **words,
        **{name: [position["id"] for position in item[name]] for name in ("came", "ended", "kept")},
    }


def _stance(space: Item, stances: Item | None, name: str) -> str | None:
    if not stances or stances[name] is None:
        return None
    return region_words(space, {"region": stances[name], "example": stances["cut"].get(name)})


_COMPARED: tuple[Column, ...] = (
    *ISSUE,
    PARTIES,
    *VERDICT,
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
    (*_COMPARED, DAY, *ASKED),
    ("negotiation", "issue"),
    _comparison,
    (tied("issue", "issues"),),
)
CONFLICTS = Table(
    "conflicts",
    "Conflicts",
    "The issues on which parties are in conflict, with the smallest sets of those.",
    (*_COMPARED, *_SETS, DAY, *ASKED),
    ("negotiation", "issue"),
    _with_sets,
    (tied("issue", "issues"),),
)
OVERLAPS = Table(
    "overlaps",
    "Overlaps",
    "The issues on which parties overlap, with the largest sets of those.",
    (*_COMPARED, *_SETS, DAY, *ASKED),
    ("negotiation", "issue"),
    _with_sets,
    (tied("issue", "issues"),),
)
MATRIX = Table(
    "matrix",
    "Matrix",
    "The verdicts of each pair of parties, and of all of them, on each issue: one row for each.",
    (
        *ISSUE,
        text("parties", "the sides, as they were selected, joined by |", brief=True),
        Column("whole", "true for the row of all parties, false for those of pairs", Kind.BOOLEAN),
        *VERDICT,
        DAY,
        *ASKED,
    ),
    ("negotiation", "issue", "parties", "whole"),
    _cells,
    (tied("issue", "issues"),),
)
_MOVED: tuple[Column, ...] = (
    *ISSUE,
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
)

SHIFTS = Table(
    "shifts",
    "Shifts",
    "How each party moved on each issue between two days.",
    (*_MOVED, *ASKED),
    ("negotiation", "issue", "party"),
    _shift,
    (tied("party", "parties"), tied("issue", "issues")),
)
TIMELINE = Table(
    "timeline",
    "Timeline",
    "How the stances on one issue came about: one row for each day on which a party's words on it changed, as a shift"
    " from the day before it.",
    (
        *_MOVED,
        text("said", "what it said on the second day, in sentences of ours; empty where words only ended", brief=True),
        text("source_publisher", "who published what carries the newest of these words", brief=True),
        text("source_published", "when: a day, a month or a year", brief=True),
        text("source_link", "the source, opened at the passage", brief=True),
        DAY,
        *ASKED,
    ),
    ("negotiation", "issue", "party", "to"),
    _dated,
    (tied("party", "parties"), tied("issue", "issues")),
)
