"""Regions and conditions in words, from what answers carry."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from app.exports.tables import Item, Sight

_BOUNDS = {"exactly": "exactly", "at_least": "at least", "above": "above", "at_most": "at most", "below": "below"}


def region_words(space: Item, region: Sequence[Any] | None, *, complete: bool = True) -> str | None:
    """A region in words of its option space; None where there is none. One that is not *complete* says so.

    >>> region_words({"kind": "quantity", "unit": "people"}, [{"at_most": 85000}])
    'at most 85000 people'
    """
    if region is None:
        return None
    if space["kind"] == "choice":
        labels = {option["id"]: option["label"] for option in space["options"]}
        parts = [str(labels[option]) for option in region]
    elif space["kind"] == "quantity":
        parts = [_interval(part, space["unit"]) for part in region]
    else:
        labels = {member["id"]: member["label"] for member in space["of"]}
        parts = [_clause(part, labels) for part in region]
    return " or ".join(parts if complete else [*parts, "other outcomes, too many to list"])


def condition_words(sight: Sight, negotiation: str, alternatives: Sequence[Item]) -> str | None:
    """Conditions in words: alternatives, each a list of questions with what must be their answer; None for none."""
    told = [" and ".join(_answered(sight, negotiation, *part) for part in one.items()) for one in alternatives]
    return "; or ".join(told) or None


def number_words(value: object) -> str:
    """A number in plain digits: no exponent."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _answered(sight: Sight, negotiation: str, issue: str, region: Sequence[Any]) -> str:
    found = sight.issues[negotiation, issue]
    return f"{found['question']} {region_words(found['space'], region)}"


def _interval(part: Item, unit: str) -> str:
    if {"from", "to"} <= set(part):
        return f"from {number_words(part['from'])} to {number_words(part['to'])} {unit}"
    bounds = [f"{_BOUNDS[name]} {number_words(value)}" for name, value in part.items()]
    return f"{' and '.join(bounds)} {unit}"


def _clause(part: Item, labels: dict[str, str]) -> str:
    words = {"all_in": "with ", "none_in": "without "}
    told = [words[name] + ", ".join(labels[member] for member in members) for name, members in part.items() if members]
    return "; ".join(told)
