"""Column types and checks that SQLite and PostgreSQL both keep: whole numbers, texts, flags, dates, JSON."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Integer, SmallInteger, Text, text
from sqlmodel import Field

OPEN = 2**53 - 1
"""`to_revision` of what is current: the largest whole number that every JSON reader keeps exact. Never NULL."""

FAR = "9999-12-31"
"""The day that never comes: until when something holds that has no end."""

WHOLE: Any = BigInteger().with_variant(Integer(), "sqlite")
TEXT: Any = Text().with_variant(Text(collation="C"), "postgresql")
FLAG: Any = SmallInteger().with_variant(Integer(), "sqlite")


def whole(*, primary_key: bool = False) -> Any:  # noqa: ANN401 - whatever the annotation beside it says
    """A whole number; a key is given by whoever writes the row, under the writers' lock."""
    return Field(
        sa_type=WHOLE, primary_key=primary_key, sa_column_kwargs={"autoincrement": False} if primary_key else {}
    )


def words(*, primary_key: bool = False) -> Any:  # noqa: ANN401 - as above
    """A text, compared by code points on both databases."""
    return Field(sa_type=TEXT, primary_key=primary_key)


def flag() -> Any:  # noqa: ANN401 - as above
    """No or yes, as 0 or 1; give the column an `is_flag` check."""
    return Field(sa_type=FLAG)


def until() -> Any:  # noqa: ANN401 - as above
    """The first revision in which a row no longer holds, by default none."""
    return Field(default=OPEN, sa_type=WHOLE, sa_column_kwargs={"server_default": text(str(OPEN))})


def points(column: str, to: str | None = None) -> ForeignKeyConstraint:
    """*column* names an identity of the same negotiation, in table *to*, by default the table called as the column."""
    target = to or column
    return ForeignKeyConstraint([column, "negotiation"], [f"{target}.key", f"{target}.negotiation"])


def one_of(column: str, values: type[StrEnum] | Iterable[str]) -> CheckConstraint:
    """*column* holds one of *values*, or nothing where it may."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def is_flag(*columns: str) -> list[CheckConstraint]:
    """Each column is 0 or 1, or nothing where it may."""
    return [CheckConstraint(f"{column} IN (0, 1)", name=column) for column in columns]


def is_day(*columns: str) -> list[CheckConstraint]:
    """Each column is a day such as 2024-06-14."""
    found = []
    for column in columns:
        found += _checks(column, f"{column} GLOB '{_GLOB_DAY}'", f"{column} ~ '^\\d{{4}}-\\d{{2}}-\\d{{2}}$'")
    return found


def is_date(*columns: str) -> list[CheckConstraint]:
    """Each column is a day, a month or a year: 2024-06-14, 2024-06 or 2024."""
    found = []
    for column in columns:
        sqlite = " OR ".join(f"{column} GLOB '{form}'" for form in (_GLOB_DAY, _GLOB_MONTH, _GLOB_YEAR))
        found += _checks(column, sqlite, f"{column} ~ '^\\d{{4}}(-\\d{{2}}(-\\d{{2}})?)?$'")
    return found


def is_json(*columns: str, maybe: bool = False) -> list[CheckConstraint]:
    """Each column is JSON text, or nothing where it *maybe* is: to some versions of SQLite nothing is no JSON."""
    found = []
    for column in columns:
        sqlite = f"{column} IS NULL OR json_valid({column})" if maybe else f"json_valid({column})"
        found += _checks(column, sqlite, f"CAST({column} AS json) IS NOT NULL OR {column} IS NULL")
    return found


def is_slug(column: str) -> list[CheckConstraint]:
    """The column is a slug of at most 80 characters: small letters, digits, single hyphens inside."""
    sqlite = (
        f"length({column}) <= 80 AND {column} GLOB '[a-z0-9]*' AND {column} GLOB '*[a-z0-9]'"
        f" AND {column} NOT GLOB '*[^a-z0-9-]*' AND {column} NOT LIKE '%--%'"
    )
    return _checks(column, sqlite, f"length({column}) <= 80 AND {column} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'")


_DIGIT = "[0-9]"
_GLOB_YEAR = _DIGIT * 4
_GLOB_MONTH = f"{_GLOB_YEAR}-{_DIGIT * 2}"
_GLOB_DAY = f"{_GLOB_MONTH}-{_DIGIT * 2}"


def _checks(name: str, sqlite: str, postgresql: str) -> list[CheckConstraint]:
    """One rule in the words of each database; only the one that fits is made."""
    pairs = (("sqlite", sqlite), ("postgresql", postgresql))
    return [CheckConstraint(rule, name=name).ddl_if(dialect=dialect) for dialect, rule in pairs]
