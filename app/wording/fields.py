"""Fields of records and their values in words: for telling what a correction changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal


def field_words(pointer: str) -> str:
    """Where a value stands, from its JSON pointer (RFC 6901); elements of lists are counted from 1.

    >>> field_words("/summary"), field_words("/citations/0/passage/start"), field_words("")
    ('summary', 'citations, 1, passage, start', 'all of it')
    """
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    words = [str(int(step) + 1) if step.isdecimal() else step.replace("_", " ") for step in steps]
    return ", ".join(words) or "all of it"


def value_words(value: object) -> str:
    """A value of a field as text; empty where there is none.

    >>> value_words(None), value_words(True), value_words(["member", "open"]), value_words([{"at_most": 5}])
    ('', 'yes', 'member, open', 'at most: 5')
    >>> value_words({"source": "a-paper", "passage": {"start": "The first", "confirmed": False}})
    'source: a-paper; passage: (start: The first; confirmed: no)'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{str(name).replace('_', ' ')}: {_inner(part)}" for name, part in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(value_words(part) if len(value) == 1 else _inner(part) for part in value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _inner(value: object) -> str:
    """A value inside another: in brackets where it is more than one word or list."""
    return f"({value_words(value)})" if isinstance(value, Mapping) and value else value_words(value)
