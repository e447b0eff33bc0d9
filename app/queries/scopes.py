"""Which records a statement reads: what stands at one revision, of one negotiation or of all, a page or the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, ScalarSelect, Select, Table, and_, select, tuple_
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
        limit: At most so many; None for all there are.
        after: The (id, negotiation) behind which to begin; None for the beginning.
    """

    negotiation: str | None
    n: int
    only: str | None = None
    limit: int | None = None
    after: tuple[str, str] | None = None


class Kind:
    """One kind of record: its versions and the column that names them, with the negotiation's id beside it."""

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

    def heads(self, session: Session, scope: Scope, *named: Named) -> Rows:
        """The version rows in scope: all columns, `id`, the negotiation's id as `of`, and what else is *named*."""
        own = [column for column in self.version.c if column.name not in ("id", "negotiation")]
        statement = self._within(select(*own, self.name.label("id"), NEGOTIATION.c.id.label("of")), scope, named)
        return session.execute(statement).all()

    def parts(self, session: Session, scope: Scope, part: type[SQLModel], *named: Named) -> dict[int, list[Row[Any]]]:
        """What hangs on the version rows in scope, by row, each list in its order."""
        child = table_of(part)
        rows = self._within(select(self.version.c.row), scope)
        source: FromClause = child
        for name in named:
            source = name.joined(source, child)
        found = select(*child.c, *(name.id for name in named)).select_from(source)
        parts: dict[int, list[Row[Any]]] = {}
        for row in session.execute(found.where(child.c.version.in_(rows)).order_by(child.c.version, child.c.n)):
            parts.setdefault(row.version, []).append(row)
        return parts

    def _within(self, statement: Select[Any], scope: Scope, named: tuple[Named, ...] = ()) -> Select[Any]:
        source = self.source
        for name in named:
            source = name.joined(source, self.version)
            statement = statement.add_columns(name.id)
        conditions = [stands(self.version, scope.n)]
        if scope.negotiation is not None:
            conditions.append(self.version.c.negotiation == key_of(scope.negotiation))
        if scope.only is not None:
            conditions.append(self.name == scope.only)
        if scope.after is not None:
            conditions.append(tuple_(self.name, NEGOTIATION.c.id) > tuple_(*scope.after))
        found = statement.select_from(source).where(*conditions)
        return found.order_by(self.name, NEGOTIATION.c.id).limit(scope.limit)


class Named:
    """The id behind a column that points at an identity, as `<column>_id`; None where the column is empty."""

    def __init__(self, column: str, identity: type[SQLModel]) -> None:
        """*column* is a column of the table that is read."""
        self.column = column
        self.table = table_of(identity).alias(f"{column}_named")
        self.id = self.table.c.id.label(f"{column}_id")

    def joined(self, source: FromClause, table: Table) -> FromClause:
        """*source* with the identity beside it, which may be missing."""
        return source.join(self.table, self.table.c.key == table.c[self.column], isouter=True)


def stands(version: FromClause, n: int) -> ColumnElement[bool]:
    """Whether a row stands at revision *n*."""
    return and_(version.c.from_revision <= n, version.c.to_revision > n)


def key_of(negotiation: str) -> ScalarSelect[int]:
    """The key of a negotiation, inside a statement."""
    return select(NEGOTIATION.c.key).where(NEGOTIATION.c.id == negotiation).scalar_subquery()
