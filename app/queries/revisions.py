"""Revisions: which there are, and which one a reader means. Every read names its revision once, first of all.

Source: DESIGN section 4, Record time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, select
from sqlmodel import Session, col

from app.models import NegotiationKey, RevisionRow, table_of

SHORTEST_DIGEST = 12
"""A revision is named by at least so many digits of its digest; fewer characters are a number."""

_PREFIX = "sha256:"


@dataclass(frozen=True, slots=True)
class Revision:
    """The state of one negotiation after one load or one edit.

    Attributes:
        negotiation: Its id.
        digest: `sha256:` and 64 digits.
        at: When it was recorded, in UTC: 2026-11-25T10:00:00Z.
    """

    n: int
    negotiation: str
    digest: str
    at: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Span:
    """Some revisions that follow one another.

    Attributes:
        newest: The number of the last one; `oldest`: of the first.
        since: Recorded on this day (UTC) or later; `until`: on that day or earlier. None for any.
    """

    newest: int
    oldest: int = 1
    since: date | None = None
    until: date | None = None

    def holds(self) -> Iterator[ColumnElement[bool]]:
        """That a revision is one of them."""
        at = col(RevisionRow.at)
        yield col(RevisionRow.n).between(self.oldest, self.newest)
        if self.since:
            yield at >= self.since.isoformat()
        if self.until and self.until < date.max:
            yield at < (self.until + timedelta(days=1)).isoformat()


def newest(session: Session, negotiation: str | None) -> Revision | None:
    """The newest revision of a negotiation, or of all of them; None where nothing was loaded yet.

    Read at the newest revision of all, each negotiation stands at its own newest one: numbers are one sequence.
    """
    return _first(session, _revisions(negotiation).order_by(col(RevisionRow.n).desc()))


def find(session: Session, negotiation: str | None, text: str) -> Revision | None:
    """The revision that *text* names: a number, or at least 12 digits of a digest, with or without `sha256:`.

    None where there is none, and for a number of another negotiation. A state that came back has one digest and several
    numbers: the first of them, so that a link with a digest leads to the same answer for good.
    """
    if len(text) < SHORTEST_DIGEST:
        if not (text.isascii() and text.isdigit()):
            return None
        return _first(session, _revisions(negotiation).where(col(RevisionRow.n) == int(text)))
    digits = text.removeprefix(_PREFIX)
    if len(digits) < SHORTEST_DIGEST or not set(digits) <= set("0123456789abcdef"):
        return None
    digest = col(RevisionRow.digest)
    named = _revisions(negotiation).where(digest >= _PREFIX + digits, digest < f"{_PREFIX}{digits}g")
    return _first(session, named.order_by(col(RevisionRow.n)))


def recorded_by(session: Session, negotiation: str | None, day: date) -> Revision | None:
    """The revision at which a negotiation stood at the end of *day*, in UTC; None before its first."""
    if day == date.max:
        return newest(session, negotiation)
    before = (day + timedelta(days=1)).isoformat()
    by_then = _revisions(negotiation).where(col(RevisionRow.at) < before)
    return _first(session, by_then.order_by(col(RevisionRow.n).desc()))


def before_each(session: Session, numbers: Collection[int]) -> dict[int, Revision]:
    """The revision of the same negotiation before each of some, by their numbers; a first one is left out."""
    revision, earlier = table_of(RevisionRow), table_of(RevisionRow).alias("earlier")
    last = select(func.max(earlier.c.n)).where(
        earlier.c.negotiation == revision.c.negotiation, earlier.c.n < revision.c.n
    )
    found = session.execute(select(revision.c.n, last.scalar_subquery()).where(revision.c.n.in_(sorted(numbers))))
    pairs = {n: before for n, before in found if before is not None}
    rows = session.execute(_revisions(None).where(col(RevisionRow.n).in_(sorted(set(pairs.values())))))
    known = {row[0]: Revision(*row) for row in rows}
    return {n: known[before] for n, before in pairs.items()}


def listed(
    session: Session, negotiation: str | None, span: Span, limit: int, among: CompoundSelect[Any] | None = None
) -> list[Revision]:
    """At most *limit* revisions of a negotiation, or of all of them, in *span*, newest first.

    Args:
        among: Only those whose numbers this statement finds.
    """
    within = _revisions(negotiation).where(*span.holds())
    if among is not None:
        within = within.where(col(RevisionRow.n).in_(among))
    found = session.execute(within.order_by(col(RevisionRow.n).desc()).limit(limit))
    return [Revision(*row) for row in found]


def negotiation_ids(session: Session) -> list[str]:
    """The ids of all negotiations ever loaded, in order of id."""
    return list(session.scalars(select(col(NegotiationKey.id)).order_by(col(NegotiationKey.id))))


def first_negotiation(session: Session) -> str | None:
    """The id of the negotiation that was loaded first; None in an empty database."""
    return session.scalar(select(col(NegotiationKey.id)).order_by(col(NegotiationKey.key)).limit(1))


def _revisions(negotiation: str | None) -> Select[int, str, str, str, str, str]:
    columns = select(
        col(RevisionRow.n),
        col(NegotiationKey.id),
        col(RevisionRow.digest),
        col(RevisionRow.at),
        col(RevisionRow.by),
        col(RevisionRow.why),
    ).join(NegotiationKey, col(NegotiationKey.key) == col(RevisionRow.negotiation))
    return columns if negotiation is None else columns.where(col(NegotiationKey.id) == negotiation)


def _first(session: Session, statement: Select[int, str, str, str, str, str]) -> Revision | None:
    found = session.execute(statement.limit(1)).first()
    return Revision(*found) if found else None
