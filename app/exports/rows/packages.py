"""What no party can mean together, and which packages stated words leave, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.rows.asked import ASKED, DAY, ISSUE, PARTIES, asked_cells, issue_cells, joined
from app.exports.rows.cells import as_json
from app.exports.tables import NEGOTIATION, Column, Item, Kind, Row, Sight, Table, several, text, tied
from app.exports.words import condition_words
from app.wording.conditions import answered_words


def _contradiction(item: Item, sight: Sight) -> Iterator[Row]:
    when = item["when"]
    yield {
        **issue_cells(item),
        **{name: item[name] for name in ("party", "summary", "named", "across", "from", "through")},
        "hold_if": condition_words(sight, item["negotiation"], when) if when else "never",
        "when_json": as_json(when),
        "positions": "+".join(position["id"] for position in item["positions"]),
        **asked_cells(sight, "/contradictions", item["negotiation"], parties=item["party"], issue=item["issue"]),
    }


def _settled(item: Item, sight: Sight) -> Iterator[Row]:
    said = sight.said
    first = item["issues"][0]
    asked = {"parties": ",".join(said["parties"]), "issue": first, **({"say_yes": "true"} if said["say_yes"] else {})}
    moves, chosen = item["to_move"], item["witness"] or ()
    yield {
        "issue": first,
        **{name: item[name] for name in ("issues", "feasible", "label", "summary", "complete")},
        "package": "; ".join(answered_words(one, one["region"], one["example"]) for one in chosen) or None,
        "package_json": as_json(item["witness"] and {one["issue"]: one["region"] for one in item["witness"]}),
        "blocking": joined(item["blocking"]),
        "to_move": joined([move["positions"] for move in moves]),
        "costs": [move["cost"] for move in moves],
        "cost": min((move["cost"] for move in moves), default=None),
        "positions": [position["id"] for position in item["positions"]],
        **asked_cells(sight, "/settlements", said["negotiation"], **asked),
    }


CONTRADICTIONS = Table(
    "contradictions",
    "Contradictions",
    "Words of one party, in force on the same day, that cannot all hold: one row for each smallest set of them.",
    (
        *ISSUE,
        text("party", "id of the party", brief=True),
        text("summary", "what collides, in one sentence", brief=True),
        Column("named", "whether the record itself names one of them as contradicting another", Kind.BOOLEAN),
        several("across", "what differs among them: channel, attribution; empty where neither does"),
        Column("from", "the first day on which all of them were in force", Kind.DATE, brief=True),
        Column("through", "the last such day; empty where nothing ended one of them", Kind.DATE, brief=True),
        text("hold_if", "in words, where all of them hold; empty for always, `never` for never", brief=True),
        text("when_json", "the same as JSON: alternatives, each an object from issue to region"),
        text("positions", "ids of the positions, newest first, joined by +", brief=True),
        Column("as_of", "the day that was asked about; empty for any day that the record covers", Kind.DATE),
        *ASKED,
    ),
    ("negotiation", "positions"),
    _contradiction,
    (tied("party", "parties"), tied("issue", "issues")),
)
SETTLEMENTS = Table(
    "settlements",
    "Settlements",
    "Which packages stated words leave: one row for each group of issues that conditions link. That no stated word"
    " stands in the way does not say that anybody would agree.",
    (
        NEGOTIATION,
        text("issue", "id of the first issue of the group, which names it"),
        several("issues", "ids of all issues of the group", brief=True),
        PARTIES,
        Column("say_yes", "whether packages had to be ones that everybody has said yes to", Kind.BOOLEAN),
        Column("feasible", "whether there is a package", Kind.BOOLEAN),
        text("label", "the same in words", brief=True),
        text("summary", "what was found, in one sentence", brief=True),
        text("package", "a package that nothing blocks, in words: an example, not advice; empty where none is"),
        text("package_json", "the same as JSON: an object from issue to region"),
        several("blocking", "smallest sets of positions that leave no package; the ids of a set are joined by +"),
        several("to_move", "smallest sets of positions without which there would be one, cheapest first, likewise"),
        several("costs", "how many red lines each of these sets holds, in the same order"),
        Column("cost", "the least of these; empty where there is a package", Kind.INTEGER, brief=True),
        Column("complete", "false where the sets are not all listed; the cheapest always is", Kind.BOOLEAN),
        several("positions", "ids of all positions in these sets"),
        DAY,
        *ASKED,
    ),
    ("negotiation", "issue", "say_yes"),
    _settled,
    (tied("issue", "issues"),),
)
