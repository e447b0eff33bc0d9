"""Names in a row, as English lists them."""

from __future__ import annotations

from collections.abc import Sequence

JOINTS = (", ", "; ", " and ", " or ")
"""What stands between the names of a list: a name that holds one of these is quoted there."""


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


def plain_name(name: str) -> str:
    """A name as it stands among others: quoted only where one could not tell where it ends.

    >>> plain_name("Crimea"), plain_name("Russia and Ukraine")
    ('Crimea', '“Russia and Ukraine”')
    """
    return quoted(name) if any(joint in name for joint in JOINTS) else name
