"""What pages say in words of a record: its regions and conditions, its parties, and the codes of plans and moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.record.negotiation import Record
from app.schemas.wire.regions import space_json
from app.services.rules import rules_json
from app.site.frames import plain
from app.site.regions import conditions
from app.wording.regions import outcome_words
from app.wording.sides import side_words

FITS = {
    "crosses": ("✕", "rules it out", "conflict"),
    "partly_crosses": ("◪", "rules out part", "conflict"),
    "misses": ("≠", "asks for something else", "conflict"),
    "not_ruled_out": ("○", "nothing against it", "open"),
    "partly_meets": ("◐", "said yes to part", "overlap"),
    "meets": ("●", "said yes", "overlap"),
    "unstated": ("\N{EN DASH}", "has not spoken", "none"),
}
"""A clause against a party's words: its mark, its words in a cell, and the relation whose look it has."""

CHANGES = {
    "kept": ("=", "kept", "none"),
    "amended": ("≈", "amended", "open"),
    "dropped": ("\N{MINUS SIGN}", "dropped", "open"),
    "added": ("+", "added", "open"),
    "not_seen": ("?", "not known", "none"),
}
"""What became of a clause: mark, word, look."""

AMENDMENTS = {"narrower": "leaves less", "wider": "leaves more", "moved": "leaves something else"}
NEARNESS = {"closer": "closer", "further": "further", "mixed": "closer and further", "same": "as close"}
BALANCES = {"gets": "gets what it asks for", "gives_up": "gives up what it asks for or refuses"}
ANSWERS = {
    "accepts": "accepted",
    "accepts_with_changes": "accepted with changes",
    "rejects": "rejected",
    "as_basis": "taken as a basis for talks",
    "not_received": "said that it had not received it",
    "declined_to_say": "asked, and did not say",
}
STATUSES = {
    "leaked": "leaked",
    "tabled": "tabled",
    "published": "published",
    "signed": "signed",
    "withdrawn": "withdrawn",
}
LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hu": "Hungarian",
    "it": "Italian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""Languages by their code; others are called by it."""


class Telling:
    """What templates say of one record; regions are of the issue that `on` names."""

    fits = FITS
    changes = CHANGES
    amendments = AMENDMENTS
    nearness = NEARNESS
    balances = BALANCES
    answers = ANSWERS
    statuses = STATUSES

    def __init__(self, record: Record, issue: str | None = None) -> None:
        self.record = record
        self.names = {party.id: party.name for party in record.parties.values()}
        self.space: dict[str, Any] = space_json(record.issues[issue].space) if issue else {}
        self.rules = {} if issue else _meanings()

    def on(self, issue: str) -> Telling:
        """The same for the regions of an issue."""
        return Telling(self.record, issue)

    def region(self, item: Mapping[str, Any]) -> str:
        """The region of an item in words; where it is too long to list, with one of its outcomes."""
        return outcome_words(self.space, item["region"], item["example"])

    def conditions(self, alternatives: Sequence[Mapping[str, Any]]) -> list[list[dict[str, Any]]]:
        """A condition, by its alternatives."""
        return conditions(self.record, alternatives)

    def meaning(self, kind: str, code: str) -> str:
        """A code as the rules explain it."""
        return self.rules[kind][code]

    def question(self, issue: str) -> str:
        """What an issue asks."""
        return self.record.issues[issue].question

    def party(self, side: str) -> str:
        """A side as it was asked for, such as `ru@2022-03-29`."""
        return side_words(self.names, side)

    def language(self, code: str) -> str:
        """The language of a source; by its code where it has no name here."""
        return LANGUAGES.get(code.partition("-")[0], code)

    def title(self, proposal: str) -> str:
        """What a proposal is called."""
        return self.record.proposals[proposal].title


def _meanings() -> dict[str, dict[str, str]]:
    """The rules by kind and code."""
    lists = {kind: found for kind, found in plain(rules_json()).items() if isinstance(found, list)}
    return {
        kind: {item["code"]: item["meaning"] for item in found if "meaning" in item} for kind, found in lists.items()
    }
