"""Words as the index holds them and as a search asks for them: cut here and nowhere else."""

from __future__ import annotations

import re
from unicodedata import category, normalize

MAX_LETTERS = 64
"""A longer word is cut, so that an index can hold it."""


def words_of(*texts: str) -> list[str]:
    """The different words of *texts*, sorted: case folded, marks removed, split at all that is no letter or digit.

    >>> words_of("Łukasz's Éclair, No. 7")
    ['7', 'eclair', 'no', 's', 'łukasz']
    """
    return sorted({word for text in texts for word in in_order(text)})


def in_order(text: str) -> list[str]:
    """The words of *text* in their order, so that the last can be told from the others."""
    folded = text.lower() if text.isascii() else _without_marks(_without_marks(text).casefold())
    return [word[:MAX_LETTERS] for word in _WORD.findall(folded)]


_WORD = re.compile(r"[^\W_]+")


def _without_marks(text: str) -> str:
    return "".join(char for char in normalize("NFKD", text) if not category(char).startswith("M"))
