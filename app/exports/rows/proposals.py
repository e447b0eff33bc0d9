"""Proposals as tables: clause by clause, and what each party answered."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.addresses import address
from app.exports.rows.cells import SOURCE_COLUMNS, as_json, best, source_cells
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
from app.exports.words import condition_words, region_words


def _head(item: Item, sight: Sight) -> Row:
    return {
        "negotiation": item["negotiation"],
        "proposal": item["id"],
        "title": item["title"],
        "revision": sight.revision,
        "link": address(sight, f"/proposals/{item['id']}", item["negotiation"]),
    }


def _clauses(item: Item, sight: Sight) -> Iterator[Row]:
    head = {
        **_head(item, sight),
        **{name: item[name] for name in ("authors", "dated", "status", "follows", "followed_by")},
        "disputes": len(item["disputes"]),
        **source_cells(best(item["citations"])),
        "note": item["note"],
    }
    if not item["clauses"]:
        yield {**head, "n": 0, **_clause(None, sight, item["negotiation"])}
    for n, clause in enumerate(item["clauses"], 1):
        yield {**head, "n": n, **_clause(clause, sight, item["negotiation"])}


def _clause(clause: Item | None, sight: Sight, negotiation: str) -> Row:
    if clause is None:
        names = ("clause", "issue", "question", "topic", "region", "region_json", "only_if", "when_json")
        return dict.fromkeys((*names, "summary", "clause_note"))
    return {
        "clause": clause["n"],
        **{name: clause[name] for name in ("issue", "question", "topic", "summary")},
        "region": region_words(clause["space"], clause),
        "region_json": as_json(clause["region"]),
        "only_if": condition_words(sight, negotiation, clause["when"]),
        "when_json": as_json(clause["when"] or None),
        "clause_note": clause["note"],
    }


def _responses(item: Item, sight: Sight) -> Iterator[Row]:
    for n, response in enumerate(item["responses"], 1):
        yield {
            **_head(item, sight),
            "n": n,
            **{name: response[name] for name in ("party", "on", "response", "clause", "note")},
            **source_cells(best(response["citations"])),
        }


PROPOSALS = Table(
    "proposals",
    "Proposals",
    "Documents that are nobody's position by themselves: one row for each clause; one without a clause where none is"
    " coded.",
    (
        NEGOTIATION,
        text("proposal", "id of the proposal"),
        text("title", "what it is called", brief=True),
        several("authors", "ids of the parties that are said to have written it", brief=True),
        text("dated", "when: a day, a month or a year", brief=True),
        text("status", "leaked, tabled, published, signed or withdrawn", brief=True),
        several("follows", "ids of the earlier drafts that it follows"),
        several("followed_by", "ids of the later drafts that follow it"),
        Column("n", "the place of the clause in the document, from 1 on; 0 where none is coded", Kind.INTEGER),
        text("clause", "number of the clause, as the document has it", brief=True),
        text("issue", "id of the issue that the clause is about"),
        text("question", "the question that the clause answers", brief=True),
        text("topic", "what the issue is part of"),
        text("region", "which outcomes the clause leaves, in words", brief=True),
        text("region_json", "the same in canonical form, as JSON; of a subset at most 64 clauses"),
        text("only_if", "in words, what must be so for the clause to apply; empty where nothing must", brief=True),
        text("when_json", "the same as JSON: alternatives, each an object from issue to region"),
        text("summary", "the clause in one sentence of ours", brief=True),
        text("clause_note", "a remark of the coders on the clause"),
        Column("disputes", "how many denials of the document are recorded", Kind.INTEGER),
        *SOURCE_COLUMNS,
        text("note", "a remark of the coders on the document"),
        REVISION,
        LINK,
    ),
    ("negotiation", "proposal", "n"),
    _clauses,
    (OF_NEGOTIATION,),
)

RESPONSES = Table(
    "responses",
    "Responses",
    "What each party answered to a proposal, or to one clause of it.",
    (
        NEGOTIATION,
        text("proposal", "id of the proposal"),
        text("title", "what it is called", brief=True),
        Column("n", "the place of the answer among those to the proposal, from 1 on", Kind.INTEGER),
        text("party", "id of the party", brief=True),
        text("on", "when it answered: a day, a month or a year", brief=True),
        text(
            "response",
            "accepts, accepts_with_changes, rejects, as_basis, not_received or declined_to_say",
            brief=True,
        ),
        text("clause", "number of the clause; empty where the answer is to the whole", brief=True),
        *SOURCE_COLUMNS,
        text("note", "a remark of the coders"),
        REVISION,
        LINK,
    ),
    ("negotiation", "proposal", "n"),
    _responses,
    (tied("proposal", "proposals", "proposal"), tied("party", "parties")),
)
