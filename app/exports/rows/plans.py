"""A proposal against what parties have said, and draft against draft, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.rows.asked import ASKED, DAY, asked_cells
from app.exports.rows.cells import as_json, best
from app.exports.tables import NEGOTIATION, Column, Item, Kind, Row, Sight, Table, several, text, tied
from app.exports.words import condition_words, region_words


def _fits(item: Item, sight: Sight) -> Iterator[Row]:
    said = sight.said
    path = f"/proposals/{said['proposal']}/evaluation"
    head = {
        **{name: item[name] for name in ("issue", "question", "topic")},
        **_clause(item, sight, ""),
        "left": region_words(item["space"], item["left"]),
        "left_json": as_json(item["left"]["region"]),
    }
    for fit in item["parties"]:
        gap, response = fit["gap"] or {}, fit["response"] or {}
        cited = best(response.get("citations", ()))
        yield {
            **head,
            **{name: fit[name] for name in ("party", "verdict", "label", "condition_open", "balance")},
            "gap": gap.get("value"),
            "gap_unit": gap.get("unit"),
            "gap_attained": gap.get("attained"),
            "response": response.get("response"),
            "response_on": response.get("on"),
            "response_to": response.get("clause"),
            "response_link": cited and cited["link"],
            "positions": [position["id"] for position in fit["positions"]],
            **asked_cells(sight, path, said["negotiation"], parties=fit["party"]),
        }


def _change(item: Item, sight: Sight) -> Iterator[Row]:
    said = sight.said
    path = f"/proposals/{said['older']}/diff/{said['newer']}"
    yield {
        **{name: item[name] for name in ("n", "issue", "question", "topic", "change", "amendment")},
        **_clause(item["older"], sight, "older_"),
        **_clause(item["newer"], sight, "newer_"),
        **{name: item[name] for name in ("closer", "further")},
        **asked_cells(sight, path, said["negotiation"], parties=",".join(said["parties"])),
    }


def _clause(clause: Item | None, sight: Sight, draft: str) -> Row:
    """The cells of a clause, under names that begin with its *draft*; all empty where it has none."""
    if clause is None:
        return dict.fromkeys(column.name for column in _clause_columns(draft, ""))
    return {
        f"{draft}clause": clause["n"],
        f"{draft}region": region_words(clause["space"], clause),
        f"{draft}region_json": as_json(clause["region"]),
        f"{draft}only_if": condition_words(sight, sight.said["negotiation"], clause["when"]),
        f"{draft}when_json": as_json(clause["when"] or None),
        f"{draft}summary": clause["summary"],
    }


def _clause_columns(draft: str, of: str) -> tuple[Column, ...]:
    return (
        text(f"{draft}clause", f"number of the clause{of}, as the document has it", brief=True),
        text(f"{draft}region", f"which outcomes the clause{of} leaves, in words", brief=True),
        text(f"{draft}region_json", "the same in canonical form, as JSON; of a subset at most 64 clauses"),
        text(f"{draft}only_if", "in words, what must be so for the clause to apply; empty for nothing", brief=True),
        text(f"{draft}when_json", "the same as JSON: alternatives, each an object from issue to region"),
        text(f"{draft}summary", f"the clause{of} in one sentence of ours"),
    )


_ABOUT: tuple[Column, ...] = (
    text("issue", "id of the issue that the clause is about"),
    text("question", "the question that the clause answers", brief=True),
    text("topic", "what the issue is part of"),
)

EVALUATION = Table(
    "evaluation",
    "Evaluation",
    "What each party would say to each clause of one proposal, by the words it had in force on the day: one row for"
    " each clause and party.",
    (
        NEGOTIATION,
        text("proposal", "id of the proposal"),
        text("title", "what it is called"),
        *_clause_columns("", ""),
        *_ABOUT,
        text("left", "what all clauses together leave of the issue where the clause applies, in words"),
        text("left_json", "the same in canonical form, as JSON; of a subset at most 64 clauses"),
        text("party", "the party, as it was selected", brief=True),
        text("verdict", "what its words make of the clause, by a word of the rules"),
        text("label", "the verdict in words", brief=True),
        Column("condition_open", "whether the proposal leaves open if the party's terms hold", Kind.BOOLEAN),
        text("balance", "gets: within all its demands; gives_up: over a red line or outside its demands"),
        Column("gap", "how far the clause is from its words, in the unit; else empty", Kind.NUMBER, brief=True),
        text("gap_unit", "unit of the gap", brief=True),
        Column("gap_attained", "whether outcomes at exactly that distance are left", Kind.BOOLEAN),
        text("response", "what it answered: to this clause, else to the whole; empty where nothing is recorded"),
        text("response_on", "when it answered: a day, a month or a year"),
        text("response_to", "number of the clause that it answered to; empty for the whole"),
        text("response_link", "the source of the answer, opened at the passage"),
        several("positions", "ids of the positions that bear on the clause"),
        DAY,
        *ASKED,
    ),
    ("negotiation", "proposal", "clause", "party"),
    _fits,
    (tied("proposal", "proposals", "proposal"), tied("issue", "issues")),
)
DIFF = Table(
    "diff",
    "Differences",
    "Two drafts side by side: one row for each clause of either, beside its counterpart in the other.",
    (
        NEGOTIATION,
        text("older", "id of the older draft"),
        text("newer", "id of the newer draft"),
        Column("n", "the place of the row, from 1 on", Kind.INTEGER),
        *_ABOUT,
        text("change", "what happened to the clause, by a word of the rules", brief=True),
        text("amendment", "of an amended clause: which outcomes it now leaves", brief=True),
        *_clause_columns("older_", " of the older draft"),
        *_clause_columns("newer_", " of the newer draft"),
        several("closer", "the sides to whose words the newer draft is closer on this issue", brief=True),
        several("further", "the sides from whose words it is further on this issue", brief=True),
        DAY,
        *ASKED,
    ),
    ("negotiation", "older", "newer", "n"),
    _change,
    (tied("issue", "issues"),),
)
