"""What a side asks for, offers and rules out, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.wording.regions import Json, outcome_words

STANCES = {"wanted": "asks for", "offered": "offers", "ruled_out": "rules out"}
"""What a side does with a region of its stance."""

OF_KIND = {"demand": "wanted", "offer": "offered", "red_line": "ruled_out"}
"""The part of a stance that positions of a kind make up."""


def said_words(
    stance: str, space: Json, region: Sequence[Any], example: Sequence[str] | None = None, most: int = 0
) -> str:
    """What a side does with a region: `asks for “Joins”`."""
    return f"{STANCES[stance]} {outcome_words(space, region, example, most)}"


def stance_lines(space: Json, side: Json) -> list[str]:
    """What a side's unconditional words come to: what it asks for, offers and rules out; none where it says nothing."""
    cut: Mapping[str, Sequence[str]] = side["cut"]
    return [said_words(name, space, side[name], cut.get(name)) for name in STANCES if side[name] is not None]


def stance_sentence(space: Json, side: Json) -> str:
    """The same in one sentence.

    >>> space = {"kind": "choice", "options": [{"id": "a", "label": "Yes"}, {"id": "b", "label": "No"}]}
    >>> stance_sentence(space, {"wanted": ["a"], "offered": None, "ruled_out": ["b"], "cut": {}})
    'Asks for “Yes”; rules out “No”.'
    """
    found = "; ".join(stance_lines(space, side))
    return f"{found[0].upper()}{found[1:]}." if found else "Says nothing here without a condition."
