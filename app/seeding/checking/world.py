"""What the rules look at: a record, perhaps with holes, and what is known of what fell into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Record
from app.domain.record.positions import Citation, Position
from app.domain.record.proposals import Proposal
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
        packages: Ids of proposals of which a clause could not be read.
        headless: Whether the negotiation itself could not be read, and with it the coverage.
    """

    ids: dict[str, set[str]] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    cells: set[tuple[str, str]] = field(default_factory=set)
    packages: set[str] = field(default_factory=set)
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


class Cited(NamedTuple):
    """A citation within a record.

    Attributes:
        path: Where in the record.
        on: The day of what it is cited for: its own, or that of the position, proposal, response or dispute.
    """

    path: Path
    citation: Citation
    on: PartialDate


def citations_of(said: Position | Proposal) -> Iterator[Cited]:
    """Every citation of a position or proposal: its own, those of its end or its responses, and of its disputes."""
    if isinstance(said, Position):
        yield from _cited((), said.citations, said.stated_on)
        if said.ended:
            yield from _cited(("ended",), said.ended.citations, said.stated_on)
    else:
        yield from _cited((), said.citations, said.dated)
        for number, response in enumerate(said.responses):
            yield from _cited(("responses", number), response.citations, response.on)
    for number, dispute in enumerate(said.disputes):
        yield from _cited(("disputes", number), dispute.citations, dispute.on)


def _cited(at: Path, citations: Iterable[Citation], on: PartialDate) -> Iterator[Cited]:
    for index, citation in enumerate(citations):
        yield Cited((*at, "citations", index), citation, citation.on or on)


def all_said(record: Record) -> Iterator[tuple[Subject, Position | Proposal]]:
    """Every position and every proposal, which are what cites."""
    yield from ((("position", position.id), position) for position in record.positions.values())
    yield from ((("proposal", proposal.id), proposal) for proposal in record.proposals.values())
