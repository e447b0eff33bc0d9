"""Words for what the record and the rules write as codes; small letters, to stand within a sentence or a cell."""

from __future__ import annotations

from collections.abc import Mapping

VERDICTS = {
    "silent": "silent",
    "contradictory": "contradictory",
    "one_sided": "one side",
    "deadlock": "deadlock",
    "apart": "apart",
    "untested": "untested",
    "conditional": "depends",
    "zopa": "zone",
    "compatible": "compatible",
    "identical": "the same",
}
"""A verdict in a cell, where its label has no room."""

RELATIONS = {"conflict": "conflict", "open": "open", "overlap": "overlap", "none": "no comparison"}

KINDS = {"demand": "asks for", "offer": "offers", "red_line": "rules out"}
NOUNS = {"demand": "demand", "offer": "offer", "red_line": "red line"}

GRADES = {"on_record": "on the record", "reported": "reported", "anonymous": "anonymous"}
LEAST = {
    "on_record": "on the record only",
    "reported": "reported or better",
    "anonymous": "anonymous or better",
}
"""Which words count where this is the least grade."""

SILENCES = {
    "none_found": "nothing found",
    "declined_to_say": "asked, and did not say",
    "left_open": "spoke about it and left this open",
    "not_applicable": "the question does not arise for it",
    "not_yet": "had not spoken yet",
    "ended": "what it had said has ended",
}
DIFFERENCES = {
    "space": "what could be decided",
    "relation": "what the verdict means",
    "by_grade": "verdicts at other grades",
    "summary": "the sentence about it",
    "reasons": "the reasons",
    "zone": "the stated zone",
    "gap": "the stated gap",
    "cases": "the cases that it depends on",
    "blocking": "the words that cannot all be met",
    "sides": "what the sides come to",
    "silent": "who is silent",
    "contradictory": "whose words collide",
}
"""Parts of a comparison, where two revisions differ in them."""

ENDS = {"withdrawn": "withdrawn", "lapsed": "lapsed", "overtaken": "overtaken by events, by our reading"}
ASPECTS = {
    "existence": "whether it was said",
    "receipt": "whether it was received",
    "authorship": "whose words they are",
    "content": "what was said",
    "currency": "whether it still holds",
}
MOVES = {
    "new": "takes a position",
    "dropped": "has no position in force any more",
    "softened": "softer: allows or accepts more than before",
    "hardened": "harder: allows or accepts less than before",
    "moved": "moved, neither softer nor harder throughout",
    "unchanged": "the same in substance",
}
"""How a party moved on one day of a timeline; the rules have the full words."""

SOURCES = {
    "document": "document",
    "transcript": "transcript",
    "interview": "interview",
    "treaty_draft": "draft of a treaty",
    "news_report": "news report",
    "reprint": "reprint",
    "leak": "leak",
}


def word_for(words: Mapping[str, str], code: str) -> str:
    """The words for a code; the code itself, without its underscores, where a later release made it.

    >>> word_for(GRADES, "on_record"), word_for(GRADES, "sworn_to")
    ('on the record', 'sworn to')
    """
    return words.get(code, code.replace("_", " "))


def sentence(words: str) -> str:
    """Words with a capital in front.

    >>> sentence("asks for")
    'Asks for'
    """
    return words[:1].upper() + words[1:]
