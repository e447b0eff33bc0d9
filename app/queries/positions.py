"""Positions as lists and single answers read them: finished text, in one statement, from the pages.

Every filter is a range or a value of a column; pages of a list follow one another by key, never by offset.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Select, false, select, tuple_
from sqlmodel import Session

from app.domain.record.positions import Attribution, Channel, Kind
from app.models import FAR, PositionPage, PositionPageSource, PositionWord, table_of
from app.queries.scopes import NEGOTIATION, key_of, stands
from app.queries.words import in_order

PAGE = table_of(PositionPage)
SOURCE = table_of(PositionPageSource)
WORD = table_of(PositionWord)

BEYOND = "\U0010ffff"
"""Sorts behind every letter and digit, so that the beginning of a word becomes a range."""


class Sort(StrEnum):
    """The orders of a list; ties by id, then by negotiation."""

    NEWEST = "-stated_on"
    OLDEST = "stated_on"
    ID = "id"
    ID_BACKWARDS = "-id"


_ORDERS: dict[Sort, tuple[Column[Any], ...]] = {
    Sort.NEWEST: (PAGE.c.newest, PAGE.c.id),
    Sort.OLDEST: (PAGE.c.stated_on, PAGE.c.id),
    Sort.ID: (PAGE.c.id,),
    Sort.ID_BACKWARDS: (PAGE.c.id,),
}


@dataclass(frozen=True, slots=True)
class PositionFilter:
    """Which positions are listed; of several values of one filter any will do, and nothing given filters nothing.

    Attributes:
        negotiation: Its id; None for all.
        party: Ids; so for issue, speaker and source. Topics are words.
        min_attribution: This grade or better; with `as_of` also the grade at which a position is in force.
        as_of: Only what is in force on this day.
        known_on: Only what was publicly known on this day, as it was known then.
        stated_from: Stated on this day or later, a month or year by its first day; `stated_to`: on that day or earlier.
        q: Words that must all be found, the last as the beginning of one; without any letter or digit it finds nothing.
    """

    negotiation: str | None
    party: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    kind: tuple[Kind, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    min_attribution: Attribution | None = None
    channel: tuple[Channel, ...] = ()
    speaker: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    as_of: date | None = None
    known_on: date | None = None
    stated_from: date | None = None
    stated_to: date | None = None
    disputed: bool | None = None
    q: str | None = None


Place = tuple[str | int, ...]
"""Where an item stands in its list: what `after` takes, for the same filter and order."""


class Listed(NamedTuple):
    """An item of a list: its finished JSON text and its place."""

    text: str
    place: Place


def list_positions(
    session: Session,
    asked: PositionFilter,
    n: int,
    limit: int,
    after: Place | None = None,
    sort: Sort = Sort.NEWEST,
) -> list[Listed]:
    """At most *limit* positions at revision *n*, those behind *after*, in the order of *sort*.

    For all negotiations *n* is the newest revision of any: each is read as it stood then.
    """
    order: tuple[Column[Any], ...] = _ORDERS[sort]
    if asked.negotiation is None:
        order = (*order, NEGOTIATION.c.id)
    found = select(PAGE.c.text, *order).where(stands(PAGE, n), *_conditions(asked)).limit(limit)
    if asked.negotiation is None:
        found = found.join_from(PAGE, NEGOTIATION, NEGOTIATION.c.key == PAGE.c.negotiation)
    rows = session.execute(_behind(found, order, after, backwards=sort is Sort.ID_BACKWARDS))
    return [Listed(text, tuple(place)) for text, *place in rows]


def position_text(session: Session, negotiation: str, n: int, id: str, known_on: date | None = None) -> str | None:
    """The finished JSON text of one position at revision *n*; None where it does not stand, or was not known."""
    named = PAGE.c.negotiation == key_of(negotiation), PAGE.c.id == id
    return session.scalar(select(PAGE.c.text).where(*named, stands(PAGE, n), _known(known_on)))


def _behind(
    statement: Select[Any], order: Sequence[Column[Any]], after: Place | None, *, backwards: bool
) -> Select[Any]:
    """The statement in its order, from behind a place on: one comparison of rows, which an index answers."""
    if after is not None:
        here, there = tuple_(*order), tuple_(*after)
        statement = statement.where(here < there if backwards else here > there)
    return statement.order_by(*(column.desc() if backwards else column for column in order))


def _conditions(asked: PositionFilter) -> Iterator[ColumnElement[bool]]:
    if asked.negotiation is not None:
        yield PAGE.c.negotiation == key_of(asked.negotiation)
    yield _known(asked.known_on)
    yield from _values(asked)
    yield from _days(asked)
    if asked.min_attribution is not None:
        yield PAGE.c.attribution <= asked.min_attribution.rank
    if asked.disputed is not None:
        yield PAGE.c.disputed == int(asked.disputed)
    if asked.source:
        cited = select(SOURCE.c.page).where(_near(SOURCE.c.negotiation, asked), SOURCE.c.source.in_(asked.source))
        yield PAGE.c.row.in_(cited)
    if asked.q is not None:
        yield from _search(asked, asked.q)


def _values(asked: PositionFilter) -> Iterator[ColumnElement[bool]]:
    for name in ("party", "issue", "topic", "kind", "channel", "speaker"):
        values: tuple[str, ...] = getattr(asked, name)
        if len(values) == 1:
            yield PAGE.c[name] == str(values[0])  # an equality keeps the order of an index, a list does not
        elif values:
            yield PAGE.c[name].in_([str(value) for value in values])
    if asked.attribution:
        yield PAGE.c.attribution.in_([grade.rank for grade in asked.attribution])


def _days(asked: PositionFilter) -> Iterator[ColumnElement[bool]]:
    """When it was stated, in both columns that say so, since each order has an index on one; when it was in force."""
    latest = min((day for day in (asked.stated_to, asked.as_of) if day), default=None)
    if latest is not None:
        yield PAGE.c.stated_on <= latest.isoformat()
        yield PAGE.c.newest >= date.max.toordinal() - latest.toordinal()
    if asked.stated_from is not None:
        yield PAGE.c.stated_on >= asked.stated_from.isoformat()
        yield PAGE.c.newest <= date.max.toordinal() - asked.stated_from.toordinal()
    if asked.as_of is not None:
        grade = asked.min_attribution or Attribution.ANONYMOUS
        yield PAGE.c[f"until_{grade.value}"] > _before_far(asked.as_of)


def _known(day: date | None) -> ColumnElement[bool]:
    """The one page of a position that was true to whoever knew what was known on *day*; None for all that is known."""
    if day is None:
        return PAGE.c.known_to == FAR
    told = _before_far(day)
    return (PAGE.c.known_from <= told) & (PAGE.c.known_to > told)


def _before_far(day: date) -> str:
    """The day as columns hold it; the last day of the calendar, which stands for never, as the one before it."""
    return min(day, date.max - timedelta(days=1)).isoformat()


def _search(asked: PositionFilter, text: str) -> Iterator[ColumnElement[bool]]:
    """All words of *text*, the last as the beginning of one."""
    words = in_order(text)
    if not words:
        yield false()
        return
    *whole, last = words
    for word in whole:
        yield _on_page(asked, WORD.c.word == word)
    yield _on_page(asked, (WORD.c.word >= last) & (WORD.c.word < last + BEYOND))


def _on_page(asked: PositionFilter, found: ColumnElement[bool]) -> ColumnElement[bool]:
    return PAGE.c.row.in_(select(WORD.c.page).where(_near(WORD.c.negotiation, asked), found))


def _near(negotiation: Column[Any], asked: PositionFilter) -> ColumnElement[bool]:
    """The negotiation that is asked for; for all of them each one in turn, since the indexes begin with it."""
    if asked.negotiation is None:
        return negotiation.in_(select(NEGOTIATION.c.key))
    return negotiation == key_of(asked.negotiation)
