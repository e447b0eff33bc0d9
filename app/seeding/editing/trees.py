"""Plain data as trees of nodes, as if all of it stood in one file with a value on each line; a line finds its spot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.record.dates import PartialDate
from app.seeding.faults import Place
from app.seeding.reading.nodes import Entry, Listing, Mapping, Node, Path, Scalar, Value

Named = tuple[str, str]
"""A record by kind and id."""

_KEY = 2
"""The column of a key; its value is in the first."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value comes from.

    Attributes:
        record: The standing record that says it; None where it was sent.
        path: Where in that record, or in what was sent.
        at_key: Whether the key is meant, at the end of the path, and not its value.
    """

    record: Named | None
    path: Path
    at_key: bool = False


class Trees:
    """Makes trees, and remembers where each value comes from."""

    def __init__(self) -> None:
        self.spots: list[tuple[Named | None, Path]] = []

    def tree(self, value: object, record: Named | None = None, broken: Iterable[Path] = ()) -> Node:
        """The tree of plain data; values at the paths *broken* have been found fault with already."""
        return self._node(value, record, (), frozenset(broken))

    def spot(self, line: int, column: int) -> Spot:
        """What stands at a place of a tree."""
        record, path = self.spots[line - 1]
        return Spot(record, path, column == _KEY)

    def _node(self, value: object, record: Named | None, path: Path, broken: frozenset[Path]) -> Node:
        self.spots.append((record, path))
        line = len(self.spots)
        place = Place("", line)
        if isinstance(value, dict):
            entries: dict[str, Entry] = {}
            for key, item in value.items():
                node = self._node(item, record, (*path, key), broken)
                entries[key] = Entry(Place("", node.place.line, _KEY), node)
            return Mapping(entries, place)
        if isinstance(value, list | tuple):
            return Listing([self._node(item, record, (*path, n), broken) for n, item in enumerate(value)], place)
        return Scalar(_scalar(value), place, path in broken)


def _scalar(value: object) -> Value:
    """A scalar as a file would give it: dates and words of lists are text."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    return value  # type: ignore[return-value]  # JSON and the forms of records hold nothing else
