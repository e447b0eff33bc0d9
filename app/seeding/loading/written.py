"""What a record becomes on its way into the tables, and the keys of the records that it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import SQLModel

Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """A record as rows: the columns of its version row, and the children that hang on it, in order."""

    columns: Columns
    children: Mapping[type[SQLModel], list[Columns]]


class Dangling(LookupError):
    """A record names another that is not in the same negotiation, or a part that it does not have."""


class Keys:
    """The keys of a record's identities, by kind and id."""

    def __init__(self, keys: Mapping[str, Mapping[str, int]]) -> None:
        self._keys = keys

    def of(self, kind: str, id: str) -> int:
        """The key of the record *id* of *kind*.

        Raises:
            Dangling: There is none.
        """
        try:
            return self._keys[kind][id]
        except KeyError:
            raise Dangling(f"the record names {kind} {id!r}, which it does not hold") from None

    def maybe(self, kind: str, id: str | None) -> int | None:
        """The key of the record *id* of *kind*; None where there is none, or no id."""
        return None if id is None else self._keys[kind].get(id)

    def optional(self, kind: str, id: str | None) -> int | None:
        """The key of the record *id* of *kind*; None for no id.

        Raises:
            Dangling: There is an id, and no such record.
        """
        return None if id is None else self.of(kind, id)
