"""Regions and option spaces in words; labels are those of the space."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.wording.clauses import clause_words, merged, outcome_of_members, some_of, some_words
from app.wording.intervals import ANY, interval_words
from app.wording.lists import are_plain, listed, quoted

Json = Mapping[str, Any]

NOTHING = "no outcome"
ANYTHING = "any outcome"
CLAUSES = 8
"""More clauses on members than one sentence carries: the others are counted."""

FEWER = (4, 3, 2, 1)
"""So many parts are named where there is too little room for all."""


def region_words(space: Json, region: Sequence[Any], example: Sequence[str] | None = None, most: int = 0) -> str:
    """A region as the answer to the issue's question.

    Args:
        space: The option space, as answers have it.
        region: Options, intervals or clauses, as answers have it.
        example: One outcome of a region whose list was cut; None where the list is the whole of it.
        most: So many options, intervals or clauses are named, and the others counted; 0 for all but the longest.

    >>> region_words({"kind": "quantity", "unit": "people"}, [{"at_most": 85000}, {"from": 100000, "to": 200000}])
    'at most 85,000 people, or from 100,000 to 200,000 people'
    """
    if not region:
        return NOTHING
    if is_whole(space, region):
        return ANY if space["kind"] == "quantity" else ANYTHING
    if space["kind"] == "choice":
        return _options(region, labels_of(space), most)
    if space["kind"] == "quantity":
        return _joined([interval_words(span, space["unit"]) for span in region], (", or ", "range"), most)
    return _clauses(region, labels_of(space), example, most)


def outcome_words(space: Json, region: Sequence[Any], example: Sequence[str] | None = None, most: int = 0) -> str:
    """A region as what somebody asks for, offers or rules out: of a subset space, outcomes with or without members."""
    words = region_words(space, region, example, most)
    return f"outcomes {words}" if space["kind"] == "subset" and words not in {NOTHING, ANYTHING} else words


def space_words(space: Json) -> str:
    """What could be decided.

    >>> space_words({"kind": "quantity", "unit": "people", "whole": True, "range": {"at_least": 0}})
    'a whole number of people: at least 0 people'
    """
    if space["kind"] == "quantity":
        found = f"a {'whole ' if space.get('whole') else ''}number of {space['unit']}"
        return f"{found}: {interval_words(space['range'], space['unit'])}" if space.get("range") else found
    labels = list(labels_of(space).values())
    if space["kind"] == "subset":
        names = labels if are_plain(labels) else [quoted(label) for label in labels]
        return f"any set of {listed(names, 'and')}, or none of them"
    order = ", from one end to the other" if space.get("ordered") else ""
    return f"one of {listed([quoted(label) for label in labels], 'and')}{order}"


def labels_of(space: Json) -> dict[str, str]:
    """The labels of a space's options or members, by id; none for a quantity."""
    return {one["id"]: one["label"] for one in space.get("options") or space.get("of") or ()}


def is_whole(space: Json, region: Sequence[Any]) -> bool:
    """Whether a region in canonical form leaves every outcome of its space."""
    if space["kind"] == "choice":
        return len(space["options"]) > 1 and {one["id"] for one in space["options"]} <= set(region)
    if space["kind"] == "subset":
        return any(not any(clause.values()) for clause in region)
    return {} in region or list(region) == [space.get("range")]


def shortened(tell: Callable[[int], str], fits: Callable[[str], bool]) -> str:
    """The longest wording that *fits*: with all parts of a region, else with fewer; the shortest where none does.

    Args:
        tell: Gives the words with at most so many parts named; 0 for all of them.
        fits: Whether words find room.
    """
    words = ""
    for most in (0, *FEWER):
        words = tell(most)
        if fits(words):
            break
    return words


def _options(region: Sequence[str], labels: Mapping[str, str], most: int) -> str:
    names = [quoted(labels.get(option, option)) for option in region]
    more = len(names) - most if most else 0
    return listed([*names[:most], f"{more} more"] if more > 0 else names, "or")


def _clauses(region: Sequence[Any], labels: Mapping[str, str], example: Sequence[str] | None, most: int) -> str:
    if example is None and (members := some_of(region)):
        return some_words(members, labels)
    parts = [clause_words(clause, labels) for clause in merged(region)]
    if example is None:
        return _joined(parts, ("; or ", "such set"), most or CLAUSES)
    such = f"others, too many to list, such as {outcome_of_members(example, labels)}"
    return "; or ".join([*parts[: most or CLAUSES], such])


def _joined(parts: Sequence[str], joint_and_sort: tuple[str, str], most: int) -> str:
    """Parts by their joint; those beyond *most* are counted, by what sort of thing they are."""
    joint, sort = joint_and_sort
    more = len(parts) - most if most else 0
    if more <= 0:
        return joint.join(parts)
    return joint.join([*parts[:most], f"{more} more {sort}{'' if more == 1 else 's'}"])
