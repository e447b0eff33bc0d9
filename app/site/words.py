"""Words of the pages for codes, as templates call them, and the marks that stand beside verdicts."""

from app.domain.verdicts.table import LABELS, Verdict
from app.wording import codes

MARKS = {"conflict": "✕", "open": "○", "overlap": "●", "none": "\N{EN DASH}"}
"""A relation without colour."""


def short(verdict: str) -> str:
    """A verdict in one or two words; explained under the table by its label."""
    return codes.VERDICTS[verdict]


def label(verdict: str) -> str:
    """A verdict in a sentence, as the rules call it."""
    return LABELS[Verdict(verdict)]


def mark(relation: str) -> str:
    """The mark of a relation."""
    return MARKS[relation]


def relation(code: str) -> str:
    """A relation in words."""
    return codes.RELATIONS[code]


def kind(code: str) -> str:
    """What a party does with a position of a kind: asks for, offers, rules out."""
    return codes.sentence(codes.KINDS[code])


def noun(code: str) -> str:
    """A kind of position by its name."""
    return codes.sentence(codes.NOUNS[code])


def grade(code: str) -> str:
    """On whose word a position rests."""
    return codes.GRADES[code]


def least(code: str) -> str:
    """Which grades count where a least one is named."""
    return codes.LEAST[code]


def silence(code: str) -> str:
    """A kind of silence, told apart from the others."""
    return codes.sentence(codes.SILENCES[code])


def difference(field: str) -> str:
    """A part of a comparison in which two revisions differ."""
    return codes.word_for(codes.DIFFERENCES, field)


def end(code: str) -> str:
    """How a position ended."""
    return codes.ENDS[code]


def aspect(code: str) -> str:
    """What of a position somebody disputes."""
    return codes.ASPECTS[code]


def move(code: str) -> str:
    """How a party moved."""
    return codes.MOVES[code]


def source(code: str) -> str:
    """A kind of source."""
    return codes.SOURCES[code]
