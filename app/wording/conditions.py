"""Conditions in words: what must be so, or must not be so, for a position to hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.wording.lists import quoted
from app.wording.regions import Json, region_words

ALWAYS = "in any case"

Alternatives = Sequence[Mapping[str, Sequence[Any]]]
"""Alternatives, any one of which is enough; each an object from issue to region, all of which must hold."""


def condition_words(issues: Mapping[str, Json], when: Alternatives, unless: Alternatives = ()) -> str:
    """Both halves of a condition: `only if ..., unless ...`; empty where there is none.

    Args:
        issues: Of each issue its question and space, by id; one that is missing is called by its id.
        when: What must be so.
        unless: What must not be so.
    """
    parts = [f"only if {alternatives_words(issues, when)}"] if when else []
    parts += [f"unless {alternatives_words(issues, unless)}"] if unless else []
    return ", ".join(parts)


def alternatives_words(issues: Mapping[str, Json], alternatives: Alternatives) -> str:
    """Alternatives, each with all that it asks for; one that asks for nothing holds in any case.

    >>> issue = {"question": "Is there a ceasefire?", "space": {"kind": "quantity", "unit": "days"}}
    >>> alternatives_words({"ceasefire": issue}, [{"ceasefire": [{"at_least": 30}]}])
    '“Is there a ceasefire?”: at least 30 days'
    """
    told = (", and ".join(_term(issues, *term) for term in one.items()) for one in alternatives)
    return "; or ".join(one or ALWAYS for one in told)


def answered_words(issue: Json, region: Sequence[Any], example: Sequence[str] | None = None) -> str:
    """A question with its answer; *issue* has its `question` and `space`."""
    return f"{quoted(issue['question'])}: {answer_words(issue['space'], region, example)}"


def answer_words(space: Json, region: Sequence[Any], example: Sequence[str] | None = None) -> str:
    """An answer among others; in brackets where it is a list whose end one could miss.

    >>> answer_words({"kind": "quantity", "unit": "days"}, [{"below": 3}, {"exactly": 7}])
    '(less than 3 days, or exactly 7 days)'
    """
    words = region_words(space, region, example)
    return f"({words})" if any(joint in words for joint in (", or ", "; or ")) else words


def _term(issues: Mapping[str, Json], id_: str, region: Sequence[Any]) -> str:
    issue = issues.get(id_)
    return f"{quoted(id_)}: {' or '.join(map(str, region))}" if issue is None else answered_words(issue, region)
