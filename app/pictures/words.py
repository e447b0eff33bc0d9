"""What pictures say beside an answer's own data, and the letters by which they mark it; plain data in, text out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from app.wording.codes import LEAST, RELATIONS, VERDICTS, sentence, word_for
from app.wording.days import day_words
from app.wording.sides import side_words

Json = dict[str, Any]

LETTERS = {"wanted": "A", "offered": "O", "ruled_out": "X"}
"""The mark of what a side asks for, offers or rules out."""

MOST = 4
"""Most clauses of a region that pictures draw; the others are counted, and stand in the data."""


@dataclass(frozen=True)
class Caption:
    """What a picture says beside an answer's own data.

    Attributes:
        negotiation: Its title.
        licence: Of the data.
        address: Where the answer is read; None for nowhere that is known.
        parties: Names by id.
        issues: Of each issue its question and space, by id: conditions name other issues than the picture's.
    """

    negotiation: str
    licence: str | None = None
    address: str | None = None
    parties: Mapping[str, str] = field(default_factory=dict)
    issues: Mapping[str, Json] = field(default_factory=dict)

    def party(self, selected: str) -> str:
        """The name of a selected party, with its own day where it has one."""
        return side_words(self.parties, selected)

    def source(self, meta: Json) -> list[str]:
        """The lines of source: day, grade, revision."""
        licence = f" Data: {self.licence}." if self.licence else ""
        return [
            "Stated positions, not bottom lines: what a party would accept in the end cannot be observed.",
            f"{asked_words(meta)}. Revision {digest_of(meta)}, rules {meta['rule_version']}.",
            f"Source: Parley, “{self.negotiation}”.{licence}{f' {self.address}' if self.address else ''}",
        ]


def asked_words(meta: Json) -> str:
    """The day and the grade that an answer is of."""
    known = f", known by {day_words(meta['known_on'])}" if meta.get("known_on") else ""
    return f"As of {day_words(meta['as_of'])}{known}; words {word_for(LEAST, meta['min_attribution'])}"


def digest_of(meta: Json) -> str:
    """The revision that an answer is of, by so many digits of its digest as links have."""
    return (meta.get("digest") or "")[: len("sha256:") + 16]


def verdict_words(verdict: str) -> str:
    """A verdict in a word or two."""
    return sentence(word_for(VERDICTS, verdict))


def headline(answer: Json) -> str:
    """A verdict in a sentence, and what kind of verdict it is."""
    return f"{answer['label']} ({word_for(RELATIONS, answer['relation'])})"


def encoded(value: object) -> Any:  # noqa: ANN401 - any JSON
    """Data with numbers that JSON can write: a decimal as an integer or a float."""
    if isinstance(value, dict):
        return {key: encoded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [encoded(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
