"""One sentence for people about a shift, a contradiction or a settlement; it takes nobody's side."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.analysis.history.contradictions import Contradiction
from app.domain.analysis.history.shifts import Move, Shift
from app.domain.analysis.settling.settlements import Settled, Settlement
from app.domain.record.selectors import Selector
from app.domain.verdicts.question import Question
from app.domain.verdicts.sentences import join, sides

SETTLEMENTS: dict[tuple[bool, bool], str] = {
    (False, True): "No stated red line stands in the way",
    (False, False): "Stated red lines leave no package",
    (True, True): "Neither a stated red line nor a stated yes stands in the way",
    (True, False): "Stated red lines and stated yeses leave no package",
}
"""What a settlement comes to, by whether packages had to be ones that everybody has said yes to, and whether there is
one."""

_MOVED: dict[Move, str] = {
    Move.NEW: "had no position in force on {before} and has one on {after}",
    Move.DROPPED: "had a position in force on {before} and has none on {after}",
    Move.SOFTENED: "allows more, or has said yes to more, on {after} than on {before}, and nothing less",
    Move.HARDENED: "allows less, or has said yes to less, on {after} than on {before}, and nothing more",
    Move.MOVED: "moved between {before} and {after} in a way that is neither softer nor harder throughout",
    Move.UNCHANGED: "allows the same and has said yes to the same on {before} and on {after}",
}

_ACROSS: dict[tuple[str, ...], str] = {
    (): "they were said through one channel and rest on evidence of one grade",
    ("channel",): "they were said through different channels",
    ("attribution",): "they rest on evidence of different grades",
    ("channel", "attribution"): "they were said through different channels and rest on evidence of different grades",
}

MOST_NAMED = 3
"""So many questions are named in a sentence."""

PAIR = 2


def shift_sentence(question: Question, shift: Shift) -> str:
    """How a party moved on an issue."""
    moved = _MOVED[shift.move].format(before=shift.before.isoformat(), after=shift.after.isoformat())
    return f"On the question “{shift.issue.question}” {_side(question, shift.party)} {moved}."


def contradiction_sentence(question: Question, found: Contradiction) -> str:
    """Which words of a party cannot all hold, where, and how long they stood beside each other."""
    side = _side(question, found.party)
    count = len(found.positions)
    if found.named and count == PAIR:
        said = f"the record names {count} statements of {side} as contradicting each other"
    else:
        said = f"{count} statements of {side} cannot all hold"
    if not found.when:
        said += ", though their conditions are never true together"
    elif any(found.when):
        said += " where their conditions are true"
    days = f"from {found.since.isoformat()} on"
    if found.through:
        days = f"from {found.since.isoformat()} through {found.through.isoformat()}"
    return f"On the question “{found.issue.question}” {said}; {_ACROSS[found.across]}, and stood together {days}."


def settlement_sentence(question: Question, settlement: Settlement, *, say_yes: bool) -> str:
    """What was asked of all issues and what the record says to it; not whether anybody would agree."""
    label = SETTLEMENTS[say_yes, settlement.feasible]
    asked = f"Asked whether a package could cross no red line of {sides(question, question.selectors)}"
    if say_yes:
        asked += " and be one to which each has said yes wherever it has said yes to anything"
    spoken = sum(len(component.issues) for component in settlement.components)
    if not spoken:
        return f"{asked}, {_days(question)}: none of them has a position in force there, so nothing is to be settled."
    over = f", {_days(question)}, over the {_count(spoken, 'question')} on which their words bear"
    found = f"{label[0].lower()}{label[1:]}"
    blocked = [component for component in settlement.components if not component.feasible]
    if not blocked:
        return f"{asked}{over}: {found}, which does not say that they would agree to one."
    groups = _count(len(settlement.components), "group")
    return f"{asked}{over}: {found}, since {len(blocked)} of {groups} of linked questions {_leave(len(blocked))} none."


def component_sentence(question: Question, settled: Settled, *, say_yes: bool) -> str:
    """What the record says to packages on some linked issues."""
    label = SETTLEMENTS[say_yes, settled.feasible]
    on = f"On {_questions(question, settled.issues)} {label[0].lower()}{label[1:]}"
    if settled.feasible:
        return f"{on}."
    cheapest = settled.to_move[0].cost
    choices = sum(move.cost == cheapest for move in settled.to_move)
    at_least = "" if settled.complete else "at least "
    lines = "red line" if cheapest == 1 else "red lines"
    yeses = (" or yes" if cheapest == 1 else " or yeses") if say_yes else ""
    moving = f"at least {cheapest} {lines}{yeses} would have to move"
    ways = f"there {'is' if choices == 1 else 'are'} {at_least}{_count(choices, 'way')} to choose so few"
    return f"{on}; {moving}, and {ways}."


def _side(question: Question, party: str) -> str:
    return sides(question, [Selector(party, party)])


def _days(question: Question) -> str:
    day = f"as of {question.as_of.isoformat()}"
    return f"{day} where no other day is named" if any(side.day for side in question.selectors) else day


def _questions(question: Question, issues: Sequence[str]) -> str:
    asked = [f"“{question.record.issues[issue].question}”" for issue in issues]
    if len(asked) == 1:
        return f"the question {asked[0]}"
    if len(asked) > MOST_NAMED:
        asked = [*asked[:MOST_NAMED], f"{len(asked) - MOST_NAMED} more"]
    return f"the linked questions {join(asked)}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _leave(number: int) -> str:
    return "leaves" if number == 1 else "leave"
