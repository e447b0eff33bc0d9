"""What the rules look at: a record, perhaps with holes, and what is known of what fell into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from app.domain.record.negotiation import Record
from app.domain.record.positions import Citation, Position
from app.seeding.reading.nodes import Path

Subject = tuple[str, str]
"""A record's kind and id; for a silence its number in the record."""


class Finding(NamedTuple):
    """A fault of one record, before it has a place in a file.

    Attributes:
        path: Where in the record.
        at_key: Whether the key is at fault rather than its value.
    """

    code: str
    subject: Subject
    path: Path
    message: str
    hint: str | None = None
    at_key: bool = False


@dataclass
class Holes:
    """What is there but could not be read.

    Attributes:
        ids: Ids of records that could not be read, by kind.
        kinds: Kinds of which a whole file could not be read, so that any id may be in it.
        cells: Cells in which a position or silence could not be read, as (party, issue); "" stands for any.
        headless: Whether the negotiation itself could not be read, and with it the coverage.
    """

    ids: dict[str, set[str]] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    cells: set[tuple[str, str]] = field(default_factory=set)
    headless: bool = False

    def lose(self, kind: str, id_: str | None) -> None:
        """Remember that a record could not be read."""
        if id_ is None:
            self.kinds.add(kind)
        else:
            self.ids.setdefault(kind, set()).add(id_)

    def may_hold(self, kind: str, id_: str) -> bool:
        """Whether a record of this id may be there, though it could not be read."""
        return kind in self.kinds or id_ in self.ids.get(kind, ())

    def in_cell(self, party: str, issue: str) -> bool:
        """Whether what a party says on an issue may not be all that it says."""
        return not self.cells.isdisjoint({(party, issue), (party, ""), ("", issue), ("", "")})


@dataclass(frozen=True)
class World:
    """A record and its holes."""

    record: Record
    holes: Holes = field(default_factory=Holes)


def citations_of(position: Position) -> Iterator[tuple[Path, Citation]]:
    """Every citation of a position with its path: its own, those of its end and of its disputes."""
    for index, citation in enumerate(position.citations):
        yield ("citations", index), citation
    for index, citation in enumerate(position.ended.citations if position.ended else ()):
        yield ("ended", "citations", index), citation
    for number, dispute in enumerate(position.disputes):
        for index, citation in enumerate(dispute.citations):
            yield ("disputes", number, "citations", index), citation
