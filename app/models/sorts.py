"""The sorts of tables of DESIGN section 6, as classes to derive from and the constraints that each sort has.

A table says its sort in `info["sort"]`; the triggers of app/models/triggers.py follow from it.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from sqlalchemy import (
    CheckConstraint,
    Constraint,
    ForeignKeyConstraint,
    Index,
    MetaData,
    Table,
    TextClause,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import SchemaItem
from sqlmodel import SQLModel

from app.models.columns import OPEN, is_slug, points, until, whole, words

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


class Stored(SQLModel):
    """A table of ours, in our metadata."""

    metadata: ClassVar[MetaData] = METADATA


class Identity(Stored):
    """An id once used in a negotiation; a row never changes and never goes."""

    key: int = whole(primary_key=True)
    negotiation: int = whole()
    id: str = words()


class Version(Stored):
    """What a record said from one revision until another; closing it is the only change there is."""

    row: int = whole(primary_key=True)
    negotiation: int = whole()
    from_revision: int = whole()
    to_revision: int = until()
    digest: str = words()


class Child(Stored):
    """What belongs to a record and hangs on its version row, in order from 0; a row never changes and never goes."""

    version: int = whole(primary_key=True)
    negotiation: int = whole()
    n: int = whole(primary_key=True)


def table_of(model: type[SQLModel]) -> Table:
    """The table of a model, for statements that read or write plain rows."""
    table: Table = model.__table__  # type: ignore[attr-defined]  # SQLModel sets it on each table class
    return table


def identity(*more: SchemaItem) -> tuple[Any, ...]:
    """The constraints of an identity: unique by id in its negotiation, and there to be pointed at."""
    return (
        UniqueConstraint("negotiation", "id"),
        UniqueConstraint("key", "negotiation"),
        ForeignKeyConstraint(["negotiation"], ["negotiation.key"]),
        *is_slug("id"),
        *more,
        {"info": {"sort": "identity"}, "sqlite_strict": True},
    )


def version(kind: str, *more: SchemaItem | Iterable[Constraint], of: str | None = None) -> tuple[Any, ...]:
    """The constraints of a version of *kind*: one row is open at a time, and revisions run forward.

    *of* is the column that names the record, by default its identity, called as the kind.
    """
    record = of or kind
    name = f"{kind}_version"
    columns = dict.fromkeys(("negotiation", record))
    return (
        UniqueConstraint("row", "negotiation"),
        Index(f"ix_{name}_open", *columns, unique=True, sqlite_where=open_rows(), postgresql_where=open_rows()),
        Index(f"ix_{name}_current", "negotiation", "to_revision", "from_revision"),
        *([] if of else [ForeignKeyConstraint([kind], ["negotiation.key"]) if kind == "negotiation" else points(kind)]),
        *revisions(),
        *_flat(more),
        {"info": {"sort": "version"}, "sqlite_strict": True},
    )


def revisions() -> tuple[Constraint, ...]:
    """A row begins with a revision of its own negotiation and ends after it began."""
    return (
        ForeignKeyConstraint(["from_revision", "negotiation"], ["revision.n", "revision.negotiation"]),
        CheckConstraint("from_revision < to_revision", name="revisions"),
    )


def child(parent: str, *more: SchemaItem | Iterable[Constraint], sort: str = "child") -> tuple[Any, ...]:
    """The constraints of what hangs on a row of *parent*."""
    return (
        ForeignKeyConstraint(["version", "negotiation"], [f"{parent}.row", f"{parent}.negotiation"]),
        *_flat(more),
        {"info": {"sort": sort, "parent": parent}, "sqlite_strict": True, "sqlite_with_rowid": False},
    )


def open_rows() -> TextClause:
    """The condition of an index over what is current."""
    return text(f"to_revision = {OPEN}")


def _flat(more: Iterable[SchemaItem | Iterable[Constraint]]) -> list[SchemaItem]:
    found: list[SchemaItem] = []
    for item in more:
        found += [item] if isinstance(item, SchemaItem) else item
    return found
