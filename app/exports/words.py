"""What exports put in words of the answers' items: the shared wording, with what a row is seen against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.exports.tables import Item, Sight
from app.wording import conditions, regions


def region_words(space: Item, item: Mapping[str, Any] | None) -> str | None:
    """The region of an item in words of its option space; None where there is none."""
    return regions.region_words(space, item["region"], item["example"]) if item else None


def condition_words(sight: Sight, negotiation: str, alternatives: Sequence[Item]) -> str | None:
    """Conditions in words, as alternatives of questions with what must be their answer; None where nothing must."""
    if not all(alternatives):
        return None
    issues = {id_: sight.issues[negotiation, id_] for one in alternatives for id_ in one}
    return conditions.alternatives_words(issues, alternatives) or None
