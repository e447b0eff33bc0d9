"""The audit: who did what to which record, before and after. Lines are added, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import func, insert, select
from sqlmodel import Session

from app.models import AuditRow, table_of

AUDIT = table_of(AuditRow)


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does something: a key and its owner, in which request; without a key a command.

    Attributes:
        key_name: What the key is called, or the command.
    """

    key: str | None
    key_name: str
    owner: str | None
    request_id: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done.

    Attributes:
        before: The record's canonical form as JSON; None where there was none.
    """

    action: str
    kind: str
    id: str
    negotiation: str | None = None
    before: str | None = None
    after: str | None = None
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class AuditLine:
    """A deed with who did it, and when."""

    n: int
    at: str
    doer: Doer
    deed: Deed


def write_audit(session: Session, doer: Doer, at: str, deeds: Sequence[Deed]) -> None:
    """Add a line for each deed."""
    first = (session.scalar(select(func.max(AUDIT.c.n))) or 0) + 1
    rows = [{"n": n, "at": at, **asdict(doer), **asdict(deed)} for n, deed in enumerate(deeds, first)]
    if rows:
        session.connection().execute(insert(AUDIT), rows)


def read_audit(session: Session) -> list[AuditLine]:
    """Every line, in the order in which things were done."""
    found = []
    for row in session.execute(select(AUDIT).order_by(AUDIT.c.n)).mappings():
        doer = Doer(**{name: row[name] for name in ("key", "key_name", "owner", "request_id")})
        names = ("action", "kind", "id", "negotiation", "before", "after", "revision")
        found.append(AuditLine(row["n"], row["at"], doer, Deed(**{name: row[name] for name in names})))
    return found
