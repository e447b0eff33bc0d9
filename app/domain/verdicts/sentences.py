"""One sentence for people about a comparison; it names every selected party that is silent."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.record.negotiation import Issue
from app.domain.record.selectors import Selector
from app.domain.verdicts.question import Question
from app.domain.verdicts.table import Verdict
from app.domain.verdicts.weighing import Weighing

_PHRASES: dict[Verdict, str] = {
    Verdict.DEADLOCK: "their red lines together leave no outcome",
    Verdict.APART: "nothing that was asked for or offered suits all of them",
    Verdict.UNTESTED: "nothing they say clashes, but not all of them have said yes to something",
    Verdict.CONDITIONAL: "they meet only if conditions hold that lie outside this question",
    Verdict.ZOPA: "there are outcomes that all of them have said yes to",
    Verdict.COMPATIBLE: "all their demands can be met at once",
    Verdict.IDENTICAL: "they ask for the same",
}


def sentence(question: Question, issue: Issue, weighing: Weighing) -> str:
    """What was found, in one sentence.

    >>> join(["Russian", "Ukrainian", "American"])
    'Russian, Ukrainian and American'
    """
    speaking = [voice.selector for voice in weighing.voices]
    silent = [selector for selector in question.selectors if selector not in speaking]
    quiet = f"no stated position of {sides(question, silent)} is in force" if silent else ""
    if weighing.verdict is Verdict.SILENT:
        return f"On the question “{issue.question}” {quiet}."
    if weighing.verdict is Verdict.ONE_SIDED:
        said = f"only {sides(question, speaking)} has spoken"
    elif weighing.verdict is Verdict.CONTRADICTORY:
        who = sides(question, [voice.selector for voice in weighing.contradictory])
        said = f"the recorded words of {who} cannot all hold"
    else:
        said = f"{sides(question, speaking)} have spoken, and {_PHRASES[weighing.verdict]}"
    return f"On the question “{issue.question}” {said}{'; ' + quiet if quiet else ''}."


def join(names: Sequence[str]) -> str:
    """Names as English lists them; empty for none."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def sides(question: Question, selectors: Sequence[Selector]) -> str:
    """The sides by their adjectives, which need no article of their own: some names do, and some do not."""
    names = join([_adjective(question, selector) for selector in selectors])
    return f"the {names} side{'s' if len(selectors) > 1 else ''}"


def _adjective(question: Question, selector: Selector) -> str:
    party = question.record.parties.get(selector.party)
    adjective = party.adjective if party else selector.party
    return f"{adjective} (as of {selector.day.isoformat()})" if selector.day else adjective
