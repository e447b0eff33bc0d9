"""Words and marks of the pages for what the record and the rules write as codes."""

from app.domain.verdicts.table import LABELS, Verdict

SHORT = {
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
"""A verdict in a cell; beside a mark, and explained under the table by its label."""

MARKS = {"conflict": "✕", "open": "○", "overlap": "●", "none": "\N{EN DASH}"}
"""A relation without colour."""

RELATIONS = {"conflict": "conflict", "open": "open", "overlap": "overlap", "none": "no comparison"}

KINDS = {"demand": "Asks for", "offer": "Offers", "red_line": "Rules out"}
NOUNS = {"demand": "Demand", "offer": "Offer", "red_line": "Red line"}

GRADES = {"on_record": "on the record", "reported": "reported", "anonymous": "anonymous"}
LEAST = {
    "on_record": "on the record only",
    "reported": "reported or better",
    "anonymous": "anonymous too",
}

SILENCES = {
    "none_found": "Nothing found",
    "declined_to_say": "Asked, and did not say",
    "left_open": "Spoke about it and left this open",
    "not_applicable": "The question does not arise for it",
    "not_yet": "Had not spoken yet",
    "ended": "What it had said has ended",
}

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
"""How a party moved on one day of a timeline; `/method` has the full words."""

SOURCES = {
    "document": "document",
    "transcript": "transcript",
    "interview": "interview",
    "treaty_draft": "draft of a treaty",
    "news_report": "news report",
    "reprint": "reprint",
    "leak": "leak",
}


def short(verdict: str) -> str:
    """A verdict in one or two words."""
    return SHORT[verdict]


def label(verdict: str) -> str:
    """A verdict in a sentence, as the rules call it."""
    return LABELS[Verdict(verdict)]


def mark(relation: str) -> str:
    """The mark of a relation."""
    return MARKS[relation]


def relation(code: str) -> str:
    """A relation in words."""
    return RELATIONS[code]


def kind(code: str) -> str:
    """What a party does with a position of a kind: asks for, offers, rules out."""
    return KINDS[code]


def noun(code: str) -> str:
    """A kind of position by its name."""
    return NOUNS[code]


def grade(code: str) -> str:
    """On whose word a position rests."""
    return GRADES[code]


def least(code: str) -> str:
    """Which grades count where a least one is named."""
    return LEAST[code]


def silence(code: str) -> str:
    """A kind of silence, told apart from the others."""
    return SILENCES[code]


def end(code: str) -> str:
    """How a position ended."""
    return ENDS[code]


def aspect(code: str) -> str:
    """What of a position somebody disputes."""
    return ASPECTS[code]


def move(code: str) -> str:
    """How a party moved."""
    return MOVES[code]


def source(code: str) -> str:
    """A kind of source."""
    return SOURCES[code]
