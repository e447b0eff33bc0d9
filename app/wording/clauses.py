"""Clauses on the members of a subset space in words: what every outcome is with, and without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.wording.lists import are_plain, listed, quoted

Clause = Mapping[str, Sequence[str]]

INSIDE = {"all_in": True, "none_in": False, "any_in": True, "any_out": False}
"""Whether the members that a key names are in, or out."""

_MANY = {
    "all_in": ("with {}", "and"),
    "none_in": ("without {}", "or"),
    "any_in": ("with any of {}", "or"),
    "any_out": ("without at least one of {}", "or"),
}


def clause_words(clause: Clause, labels: Mapping[str, str]) -> str:
    """What a clause asks for: all of it; empty where it names nobody.

    >>> clause_words({"all_in": ["a", "b"], "none_in": ["c", "d"]}, dict(a="A", b="B", c="C", d="D"))
    'with A and B and without C or D'
    """
    return " and ".join(_members(key, clause[key], labels) for key in _MANY if clause.get(key))


def outcome_of_members(members: Sequence[str], labels: Mapping[str, str]) -> str:
    """One outcome, by the members in it.

    >>> outcome_of_members(["a", "b"], dict(a="A", b="B")), outcome_of_members([], {})
    ('with just A and B', 'with none of them')
    """
    return f"with just {listed(_names(members, labels), 'and')}" if members else "with none of them"


def merged(region: Sequence[Clause]) -> list[dict[str, Any]]:
    """The clauses of a region, those that each name one member drawn together: as `any_in`, as `any_out`.

    >>> merged([{"all_in": ["a"]}, {"all_in": ["b"]}, {"all_in": ["c", "d"]}])
    [{'any_in': ['a', 'b']}, {'all_in': ['c', 'd']}]
    """
    single = [clause for clause in region if sum(map(len, clause.values())) == 1]
    named = [(INSIDE[key], members[0]) for clause in single for key, members in clause.items() if members]
    found: list[dict[str, Any]] = []
    for inside, key, alone in ((True, "any_in", "all_in"), (False, "any_out", "none_in")):
        ids = [id_ for within, id_ in named if within == inside]
        found += [{key if len(ids) > 1 else alone: ids}] if ids else []
    return [*found, *(dict(clause) for clause in region if clause not in single)]


def some_of(region: Sequence[Clause]) -> list[str]:
    """The members of which, by a region, some but not all are in; none for a region of another kind.

    In canonical form that is a clause for each two of them, the one in and the other out.

    >>> some_of([{"all_in": ["a"], "none_in": ["b"]}, {"all_in": ["b"], "none_in": ["a"]}])
    ['a', 'b']
    """
    if any(set(clause) != {"all_in", "none_in"} or {1} != set(map(len, clause.values())) for clause in region):
        return []
    pairs = [(clause["all_in"][0], clause["none_in"][0]) for clause in region]
    members = list(dict.fromkeys(inside for inside, _ in pairs))
    every_two = {(inside, out) for inside in members for out in members if inside != out}
    return members if every_two and every_two == set(pairs) else []


def some_words(members: Sequence[str], labels: Mapping[str, str]) -> str:
    """That some of these members are in, and some are out.

    >>> some_words(["a", "b", "c"], dict(a="A", b="B", c="C"))
    'with some, but not all, of A, B and C'
    """
    return f"with some, but not all, of {listed(_names(members, labels), 'and')}"


def _members(key: str, members: Sequence[str], labels: Mapping[str, str]) -> str:
    words, joint = _MANY["all_in" if INSIDE[key] else "none_in"] if len(members) == 1 else _MANY[key]
    return words.format(listed(_names(members, labels), joint))


def _names(members: Sequence[str], labels: Mapping[str, str]) -> list[str]:
    """The names of some members as they stand in a list: all of a space's are quoted, or none."""
    names = [labels.get(member, member) for member in members]
    return names if are_plain((*labels.values(), *names)) else [quoted(name) for name in names]
