"""Columns and cells that tables of verdicts share: what was asked for, of which issue, and where that is answered."""

from __future__ import annotations

from collections.abc import Sequence

from app.exports.addresses import address
from app.exports.tables import LINK, NEGOTIATION, REVISION, Column, Item, Kind, Row, Sight, several, text

ASKED: tuple[Column, ...] = (
    Column("known_on", "only what was published by then counts; empty for all that is known", Kind.DATE),
    text("min_attribution", "words of this grade or better count: on_record, reported or anonymous"),
    text("rule_version", "version of the rules that the row follows from"),
    REVISION,
    LINK,
)
DAY = Column("as_of", "the day on which words are in force", Kind.DATE)
ISSUE: tuple[Column, ...] = (
    NEGOTIATION,
    text("issue", "id of the issue"),
    text("question", "the question to be settled", brief=True),
    text("topic", "what the issue is part of"),
)
VERDICT: tuple[Column, ...] = (
    text("verdict", "what their words come to, by a word of the rules", brief=True),
    text("relation", "what kind of verdict it is: overlap, conflict or another"),
    text("label", "the verdict in words", brief=True),
)
PARTIES = several("parties", "the sides, as they were selected", brief=True)


def asked_cells(sight: Sight, path: str, negotiation: str, **more: str) -> Row:
    """What was asked for, and the address that answers it for this row; *more* are parameters of its own."""
    said = {name: value for name, value in sight.said.items() if name != "as_of" or "to" not in more}
    given = {name: str(said[name]) for name in ("as_of", "known_on", "min_attribution") if said.get(name) is not None}
    return {**said, "revision": sight.revision, "link": address(sight, path, negotiation, **more, **given)}


def issue_cells(item: Item) -> Row:
    """The issue that a row is about."""
    return {name: item[name] for name in ("negotiation", "issue", "question", "topic")}


def joined(sets: Sequence[Sequence[str]]) -> list[str]:
    """Sets as texts: their members joined by `+`."""
    return ["+".join(one) for one in sets]
