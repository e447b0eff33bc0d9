"""Names in a row, as English lists them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

JOINTS = (", ", "; ", " and ", " or ")
"""What stands between the names of a list: where a name holds one of these, names are quoted."""


def listed(names: Sequence[str], joint: str) -> str:
    """Names as English lists them; empty for none.

    >>> listed(["Crimea", "Donetsk", "Luhansk"], "or")
    'Crimea, Donetsk or Luhansk'
    """
    return f" {joint} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def quoted(name: str) -> str:
    """A name in quotation marks.

    >>> quoted("Joins")
    '“Joins”'
    """
    return f"“{name}”"


def are_plain(names: Iterable[str]) -> bool:
    """Whether one can tell where each of these names ends, however they are listed; else all of them are quoted.

    >>> are_plain(["Crimea", "Donetsk"]), are_plain(["Crimea", "Russia and Ukraine"])
    (True, False)
    """
    return not any(joint in name for name in names for joint in JOINTS)
