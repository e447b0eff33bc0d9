"""What pages make of regions beside their words: conditions with links, and a table of options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.domain.record.negotiation import Record
from app.schemas.wire.regions import space_json
from app.wording.conditions import answer_words
from app.wording.regions import Json
from app.wording.stances import STANCES


def conditions(record: Record, alternatives: Sequence[Json]) -> list[list[dict[str, Any]]]:
    """A condition: alternatives, each a list of questions with their answers."""
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
    words = answer_words(space_json(issue.space), region)
    return {"issue": id_, "question": issue.question, "words": words}
