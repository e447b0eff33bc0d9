"""What is wrong with a seed file, where, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """Whether a fault keeps the record from being used."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A place in a file; lines and columns count from 1, columns in characters.

    Attributes:
        file: The path as the caller wrote the folder, with `/` between its parts.
    """

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault at one place.

    Attributes:
        code: The rule that is broken: a key of `checking.codes.RULES`.
        message: What is wrong here.
        hint: How to mend it.
    """

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    hint: str

    def __str__(self) -> str:
        """`file:line:column: code: what, and how to mend it`."""
        return f"{self.file}:{self.line}:{self.column}: {self.code}: {self.message}; {self.hint}"


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """The faults sorted by file, line, column, code and words, each once."""
    return sorted(set(faults), key=lambda f: (f.file, f.line, f.column, f.code, f.message, f.hint))


def are_errors(faults: Iterable[Fault]) -> bool:
    """Whether one of them is more than a warning."""
    return any(fault.severity is Severity.ERROR for fault in faults)


def nearest(word: object, names: Iterable[str]) -> str:
    """The advice for a name that is unknown: the nearest ones that are known, or all of a few."""
    known = list(names)
    if not known:
        return "there is none yet"
    near = get_close_matches(str(word), known, n=3, cutoff=0.5)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"write one of {', '.join(known)}" if len(known) <= FEW else "write one that exists"


def named_in(hint: str) -> tuple[str, ...]:
    """The names that the advice of `nearest` gives, best first; none where it is other advice."""
    found = _NAMES.fullmatch(hint)
    if not found:
        return ()
    return tuple(found[1].split(" or ")) if found[1] else tuple(found[2].split(", "))


_NAMES = re.compile(r"did you mean (.+)\?|write one of (.+)")

FEW = 12
"""Most names that a hint lists in full."""
