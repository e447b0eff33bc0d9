"""What a table is: columns with a meaning that stay, and what its rows rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from json import loads
from typing import Any

Item = dict[str, Any]
"""An item of an answer, as JSON holds it; numbers that are no whole ones are decimals."""

Row = dict[str, Any]
"""The cells of a row by the names of their columns."""


class Kind(StrEnum):
    """What the cells of a column hold. Source: the field types of Table Schema, https://datapackage.org/standard/."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        about: What a cell means, with its unit and when it is empty.
        brief: Whether the table for people, which has little room, shows it.
    """

    name: str
    about: str
    kind: Kind = Kind.STRING
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """Columns whose cells name a row of another table, by its own columns there."""

    columns: tuple[str, ...]
    table: str
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: *rows* makes those of one item.

    Attributes:
        key: The columns that together tell one row from all others.
        ties: What its rows belong to, in other tables of the record.
    """

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Item, Sight], Iterator[Row]]
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """What rows are seen against.

    Attributes:
        revision: As the column says it: the digest in short; a number where all negotiations are read.
        pin: What links pin their answer to; empty where nothing does.
        public: The address under which the world reaches us, without a slash at its end; empty for links by path.
        issues: The issues by negotiation and id; `parties`: the names of parties likewise.
        said: What a verdict was asked for: day, knowledge, grade, version of the rules; and what all rows are of, such
            as a proposal, where their items do not say it.
        titles: The titles of the negotiations, by id.
    """

    revision: str = ""
    pin: str = ""
    public: str = ""
    issues: Mapping[tuple[str, str], Item] = field(default_factory=dict)
    parties: Mapping[tuple[str, str], str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, Any] = field(default_factory=dict)


def text(name: str, about: str, *, brief: bool = False) -> Column:
    """A column of text."""
    return Column(name, about, Kind.STRING, brief)


def several(name: str, about: str, *, brief: bool = False) -> Column:
    """A column of several texts, joined by `|`."""
    return Column(name, f"{about}; several are joined by |", Kind.LIST, brief)


def tied(column: str, table: str, there: str = "id") -> Tie:
    """The tie of a column that names a record of the same negotiation."""
    return Tie(("negotiation", column), table, ("negotiation", there))


OF_NEGOTIATION = Tie(("negotiation",), "negotiations", ("id",))
NEGOTIATION = text("negotiation", "id of the negotiation")
REVISION = text("revision", "the revision of the record that the row is from, as `revision=` takes it")
LINK = text("link", "where Parley says this, pinned to the revision")


def items_of(texts: Sequence[str | bytes]) -> list[Item]:
    """The items that some finished JSON texts write, with exact numbers."""
    return [loads(one, parse_float=Decimal) for one in texts]
