"""Regions, stances and conditions in words, from what the API answers; labels are those of the issue's option space."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.record.negotiation import Record, Role
from app.schemas.wire.regions import space_json
from app.site.environment import amount_words, number_words

Json = Mapping[str, Any]

CLAUSES = {
    "all_in": "with {all}",
    "none_in": "without {any}",
    "any_in": "with {any}",
    "any_out": "not with all of {all}",
}
STANCES = {"wanted": "asks for", "offered": "offers", "ruled_out": "rules out"}
QUANTITIES = {"at_least": "at least", "at_most": "at most", "above": "more than", "below": "less than"}


def region_words(space: Json, region: Sequence[Any]) -> str:
    """A region in words.

    >>> region_words({"kind": "quantity", "unit": "people"}, [{"at_most": 85000}, {"from": 100000, "to": 200000}])
    'at most 85,000 people, or from 100,000 to 200,000 people'
    """
    if space["kind"] == "choice":
        return _listed([f"“{label}”" for label in _labels(space["options"], region)], "or")
    if space["kind"] == "quantity":
        return ", or ".join(_interval(part, space["unit"]) for part in region)
    return _by_one(region, space["of"]) or "; or ".join(_clause(part, space["of"]) for part in region)


def outcome_words(space: Json, region: Sequence[Any]) -> str:
    """A region as what is asked for, offered or ruled out: of a subset issue, outcomes with or without some members."""
    words = region_words(space, region)
    return f"outcomes {words}" if space["kind"] == "subset" else words


def stance_words(space: Json, side: Json) -> str:
    """What a side's unconditional words come to, in one sentence.

    >>> space = {"kind": "choice", "options": [{"id": "a", "label": "Yes"}, {"id": "b", "label": "No"}]}
    >>> stance_words(space, {"wanted": ["a"], "offered": None, "ruled_out": ["b"], "cut": {}})
    'Asks for “Yes”; rules out “No”.'
    """
    found = "; ".join(
        f"{words} {outcome_words(space, side[name])}{_cut(space, side['cut'].get(name))}"
        for name, words in STANCES.items()
        if side[name] is not None
    )
    return f"{found[0].upper()}{found[1:]}." if found else "Says nothing here without a condition."


def conditions(record: Record, alternatives: Sequence[Json]) -> list[list[dict[str, Any]]]:
    """A condition: alternatives, each a list of questions with their answers; `open` says whether it has a page."""
    return [[_term(record, issue, region) for issue, region in one.items()] for one in alternatives]


def option_rows(space: Json, sides: Sequence[Json]) -> list[tuple[str, list[list[str]]]]:
    """Each option or member with what each side's unconditional words say of it; none for a quantity."""
    if space["kind"] == "choice":
        return [(option["label"], [_of_option(side, option["id"]) for side in sides]) for option in space["options"]]
    if space["kind"] == "subset":
        return [(member["label"], [_of_member(side, member["id"]) for side in sides]) for member in space["of"]]
    return []


def _of_option(side: Json, option: str) -> list[str]:
    return [words for name, words in STANCES.items() if option in (side[name] or ())]


def _of_member(side: Json, member: str) -> list[str]:
    """Whether a member is in, or out, in every outcome of a stance."""
    found = []
    for name, words in STANCES.items():
        clauses = side[name] or ()
        for key, how in (("all_in", "with"), ("none_in", "without")):
            if clauses and name not in side["cut"] and all(member in clause.get(key, ()) for clause in clauses):
                found.append(f"{words} outcomes {how} it")
    return found


def _term(record: Record, id_: str, region: Sequence[Any]) -> dict[str, Any]:
    issue = record.issues[id_]
    words = region_words(space_json(issue.space), region)
    return {"issue": id_, "question": issue.question, "words": words, "open": issue.role is Role.NEGOTIATED}


def _cut(space: Json, example: Sequence[Any] | None) -> str:
    """What stands for the rest of a region that is too long to list."""
    return "" if example is None else f" (and more; such as {_listed(_labels(space['of'], example), 'and') or 'none'})"


def _labels(named: Sequence[Json], ids: Sequence[Any]) -> list[str]:
    return [option["label"] for option in named if option["id"] in ids]


def _interval(part: Json, unit: str) -> str:
    if "exactly" in part:
        return f"exactly {amount_words(part['exactly'], unit)}"
    if "from" in part:
        return f"from {number_words(part['from'])} to {number_words(part['to'])} {unit}"
    said = [f"{QUANTITIES[name]} {number_words(value)}" for name, value in part.items()]
    return f"{' and '.join(said)} {unit}"


def _by_one(region: Sequence[Json], members: Sequence[Json]) -> str:
    """A union of clauses of one member each, shorter: any of them is in, or any of them is out; empty for others."""
    for key, words in (("all_in", "with any of {}"), ("none_in", "without at least one of {}")):
        named = [part[key][0] for part in region if set(part) == {key} and len(part[key]) == 1]
        if len(named) == len(region) > 1:
            return words.format(_listed(_labels(members, named), "or"))
    return ""


def _clause(part: Json, members: Sequence[Json]) -> str:
    found = []
    for key, words in CLAUSES.items():
        if part.get(key):
            labels = _labels(members, part[key])
            found.append(words.format(all=_listed(labels, "and"), any=_listed(labels, "or")))
    return " and ".join(found) or "anything"


def _listed(names: Sequence[str], joint: str) -> str:
    return f" {joint} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
