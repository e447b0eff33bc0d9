"""Which records a statement reads: what stands at one revision, of one negotiation or of all, a page or the whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    FromClause,
    Integer,
    Label,
    Row,
    ScalarSelect,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    select,
    tuple_,
)
from sqlalchemy.sql.selectable import NamedFromClause
from sqlmodel import Session, SQLModel

from app.models import NegotiationKey, table_of

NEGOTIATION = table_of(NegotiationKey)

Rows = Sequence[Row[Any]]


@dataclass(frozen=True, slots=True)
class Scope:
    """Records at revision *n*, in order of id and then of negotiation.

    Attributes:
        negotiation: Its id; None for all, each as it stood at *n*.
        only: The one id to read; None for any.
        among: Only these ids; None for any.
        limit: At most so many; None for all there are.
        after: The (id, negotiation) behind which to begin; None for the beginning.
    """

    negotiation: str | None
    n: int
    only: str | None = None
    limit: int | None = None
    after: tuple[str, str] | None = None
    among: tuple[str, ...] | None = None

    @property
    def given(self) -> dict[str, str | int | tuple[str, ...]]:
        """What narrows the scope, by the name that a statement gives it."""
        id_, of = self.after or (None, None)
        values = {
            "n": self.n,
            "negotiation": self.negotiation,
            "only": self.only,
            "among": self.among,
            "limit": self.limit,
            "after": id_,
            "after_of": of,
        }
        return {name: value for name, value in values.items() if value is not None}


class Kind:
    """One kind of record: its versions and the column that names them, with the negotiation's id beside it.

    Its statements are built once for each shape of scope, since building one takes longer than running it.
    """

    def __init__(self, version: type[SQLModel], identity: type[SQLModel] | None = None) -> None:
        """Without an *identity* the version row names itself, as a silence does."""
        self.version = table_of(version)
        self.source: FromClause = self.version.join(NEGOTIATION, NEGOTIATION.c.key == self.version.c.negotiation)
        self.name: ColumnElement[str] = NEGOTIATION.c.id
        if identity is None:
            self.name = self.version.c.id
        elif table_of(identity) is not NEGOTIATION:
            names = table_of(identity)
            self.source = self.source.join(names, names.c.key == self.version.c[names.name])
            self.name = names.c.id
        self._built: dict[object, Select[Any]] = {}

    def heads(self, session: Session, scope: Scope, *named: Named) -> Rows:
        """The version rows in scope: all columns, `id`, the negotiation's id as `of`, and what else is *named*."""
        given = scope.given
        shape = (None, named, frozenset(given))
        if shape not in self._built:
            self._built[shape] = self._heads(given, named)
        return session.execute(self._built[shape], given).all()

    def parts(self, session: Session, scope: Scope, part: type[SQLModel], *named: Named) -> dict[int, list[Row[Any]]]:
        """What hangs on the version rows in scope, by row, each list in its order."""
        given = scope.given
        shape = (part, named, frozenset(given))
        if shape not in self._built:
            self._built[shape] = self._parts(given, table_of(part), named)
        parts: dict[int, list[Row[Any]]] = {}
        for row in session.execute(self._built[shape], given):
            parts.setdefault(row.version, []).append(row)
        return parts

    def _heads(self, given: Collection[str], named: tuple[Named, ...]) -> Select[Any]:
        own = [column for column in self.version.c if column.name not in ("id", "negotiation")]
        source = self.source
        for name in named:
            source = name.joined(source, self.version)
        columns = select(*own, self.name.label("id"), NEGOTIATION.c.id.label("of"), *(name.id for name in named))
        return self._within(columns.select_from(source), given)

    def _parts(self, given: Collection[str], child: Table, named: tuple[Named, ...]) -> Select[Any]:
        rows = self._within(select(self.version.c.row).select_from(self.source), given)
        source: FromClause = child
        for name in named:
            source = name.joined(source, child)
        found = select(*child.c, *(name.id for name in named)).select_from(source)
        return found.where(child.c.version.in_(rows)).order_by(child.c.version, child.c.n)

    def _within(self, statement: Select[Any], given: Collection[str]) -> Select[Any]:
        """What of *statement* is in a scope that gives these values."""
        found = statement.where(stands(self.version, bindparam("n", type_=Integer)))
        if "negotiation" in given:
            found = found.where(self.version.c.negotiation == key_of(bindparam("negotiation", type_=Text)))
        if "only" in given:
            found = found.where(self.name == bindparam("only"))
        if "among" in given:
            found = found.where(self.name.in_(bindparam("among", expanding=True)))
        if "after" in given:
            last = tuple_(bindparam("after", type_=Text), bindparam("after_of", type_=Text))
            found = found.where(tuple_(self.name, NEGOTIATION.c.id) > last)
        if "limit" in given:
            found = found.limit(bindparam("limit", type_=Integer))
        return found.order_by(self.name, NEGOTIATION.c.id)


@dataclass(frozen=True)
class Named:
    """The id behind a column that points at an identity, as `<column>_id`; None where the column is empty.

    Attributes:
        column: A column of the table that is read.
    """

    column: str
    identity: type[SQLModel]

    @cached_property
    def _table(self) -> NamedFromClause:
        return table_of(self.identity).alias(f"{self.column}_named")

    @property
    def id(self) -> Label[str]:
        """The column to select."""
        return self._table.c.id.label(f"{self.column}_id")

    def joined(self, source: FromClause, table: Table) -> FromClause:
        """*source* with the identity beside it, which may be missing."""
        return source.join(self._table, self._table.c.key == table.c[self.column], isouter=True)


def stands(version: FromClause, n: int | BindParameter[int]) -> ColumnElement[bool]:
    """Whether a row stands at revision *n*."""
    return and_(version.c.from_revision <= n, version.c.to_revision > n)


def key_of(negotiation: str | BindParameter[str]) -> ScalarSelect[int]:
    """The key of a negotiation, inside a statement."""
    return select(NEGOTIATION.c.key).where(NEGOTIATION.c.id == negotiation).scalar_subquery()
