"""Pages of positions, made from the record: each position's finished text, and what lists filter and sort by.

One function renders a negotiation's record, whether it was just loaded or is read again at an old revision, so pages
never hold anything that the versions do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlmodel import Session

from app.domain.record.force import known_on
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution, Position
from app.models import (
    FAR,
    OPEN,
    NegotiationKey,
    PositionKey,
    PositionPage,
    PositionPageSource,
    PositionWord,
    RevisionRow,
    table_of,
)
from app.queries.records import load_record
from app.queries.words import words_of
from app.schemas.wire.encode import dumps
from app.schemas.wire.positions import position_json

PAGE = table_of(PositionPage)
SOURCE = table_of(PositionPageSource)
WORD = table_of(PositionWord)


@dataclass(frozen=True, slots=True)
class Page:
    """A position as it was known over some days: the columns of its row, the sources it cites, the words on it."""

    columns: dict[str, Any]
    sources: list[str]
    words: list[str]

    @property
    def digest(self) -> str:
        """The SHA-256 of all of it, in hex."""
        return sha256(dumps([self.columns, self.sources, self.words])).hexdigest()


def render(record: Record) -> Iterator[Page]:
    """The pages of every position, in order of id and then of the days on which they were known."""
    newer: dict[str, list[Position]] = {}
    for position in record.positions.values():
        for old in position.replaces:
            newer.setdefault(old, []).append(position)
    for id_ in sorted(record.positions):
        yield from _pages(record, record.positions[id_], newer.get(id_, []))


def _pages(record: Record, position: Position, newer: list[Position]) -> Iterator[Page]:
    """The pages of one position: a new one from each day on which something about it became known."""
    found: list[tuple[date, Page]] = []
    for day, known in _worlds(record, position, newer):
        if position.id not in known.positions:
            continue
        page = _page(known, known.positions[position.id])
        if not found or found[-1][1] != page:
            found.append((day, page))
    days = [day.isoformat() for day, _ in found]
    for since, until, (_, page) in zip(days, [*days[1:], FAR], found, strict=True):
        yield replace(page, columns=page.columns | {"known_from": since, "known_to": until})


def _worlds(record: Record, position: Position, newer: list[Position]) -> Iterator[tuple[date, Record]]:
    """What bears on a position, as it was known from each day that made a difference; last the record as it stands."""
    around = (position, *newer)
    sources = {source: record.sources[source] for one in around for source in _cited(one)}
    small = replace(record, positions={one.id: one for one in around}, sources=sources, silences=(), proposals={})
    days = sorted({source.published.first for source in sources.values()})
    if not position.citations:
        days = [date.max]
    for day in days[:-1]:
        yield day, known_on(small, day)
    yield days[-1], small


def _cited(position: Position) -> Iterator[str]:
    groups = [position.citations, *(dispute.citations for dispute in position.disputes)]
    if position.ended:
        groups.append(position.ended.citations)
    return (citation.source for citations in groups for citation in citations)


def _page(record: Record, position: Position) -> Page:
    """A position's page but for the days of its knowledge, from a record that holds what bears on it."""
    stated = position.stated_on.first
    columns = {
        "id": position.id,
        "party": position.party,
        "issue": position.issue,
        "topic": record.issues[position.issue].topic,
        "kind": position.kind.value,
        "attribution": position.attribution.rank,
        "channel": position.channel.value,
        "speaker": position.speaker or "",
        "stated_on": stated.isoformat(),
        "newest": date.max.toordinal() - stated.toordinal(),
        **{f"until_{grade.value}": _until(record, position, grade) for grade in Attribution},
        "disputed": int(bool(position.disputes)),
        "text": dumps(position_json(record, position)).decode(),
    }
    return Page(columns, sorted(set(_cited(position))), _words(record, position))


def _until(record: Record, position: Position, grade: Attribution) -> str:
    """The first day on which a position is no longer in force where *grade* or better counts. See `force.in_force`."""
    days = [
        newer.stated_on.first
        for newer in record.positions.values()
        if position.id in newer.replaces and newer.attribution.counts_at(grade)
    ]
    if position.ended:
        days.append(position.ended.on.first)
    return min(days, default=date.max).isoformat()


def _words(record: Record, position: Position) -> list[str]:
    """The words under which a position is found: its own, and the names of who said it and on what."""
    speaker = record.people[position.speaker].name if position.speaker else ""
    said = [
        position.summary,
        position.note or "",
        position.scope or "",
        record.parties[position.party].name,
        record.issues[position.issue].question,
        speaker,
    ]
    said += [citation.quote or "" for citation in position.citations]
    said += [dispute.summary for dispute in position.disputes]
    return words_of(*said)


def refresh(session: Session, negotiation: int, record: Record, n: int) -> None:
    """Bring the pages of the negotiation with key *negotiation* to its *record* at revision *n*, its newest.

    Pages that say the same stay, those that differ or whose position is gone are closed, new ones are added.
    """
    standing = {
        (position, known_to): (row, digest)
        for row, position, known_to, digest in session.execute(
            select(PAGE.c.row, PAGE.c.id, PAGE.c.known_to, PAGE.c.digest).where(
                PAGE.c.negotiation == negotiation, PAGE.c.to_revision == OPEN
            )
        )
    }
    added: list[Page] = []
    for page in render(record):
        place = page.columns["id"], page.columns["known_to"]
        if place in standing and standing[place][1] == page.digest:
            del standing[place]
        else:
            added.append(page)
    _close(session, [row for row, _ in standing.values()], n)
    _add(session, negotiation, added, n)


def _close(session: Session, rows: list[int], n: int) -> None:
    if rows:
        close = update(PAGE).where(PAGE.c.row == bindparam("closed")).values(to_revision=n)
        session.connection().execute(close, [{"closed": row} for row in rows])


def _add(session: Session, negotiation: int, pages: Sequence[Page], n: int) -> None:
    if not pages:
        return
    names = select(table_of(PositionKey).c.id, table_of(PositionKey).c.key)
    keys = dict(session.execute(names.where(table_of(PositionKey).c.negotiation == negotiation)).all())
    first = (session.scalar(select(func.max(PAGE.c.row))) or 0) + 1
    rows: list[dict[str, Any]] = []
    sources: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    for row, page in enumerate(pages, first):
        own = {"row": row, "negotiation": negotiation, "from_revision": n, "to_revision": OPEN, "digest": page.digest}
        rows.append(page.columns | own | {"position": keys[page.columns["id"]]})
        sources += [{"negotiation": negotiation, "source": source, "page": row} for source in page.sources]
        words += [{"negotiation": negotiation, "word": word, "page": row} for word in page.words]
    for table, parts in ((PAGE, rows), (SOURCE, sources), (WORD, words)):
        if parts:
            session.connection().execute(insert(table), parts)


def replay(session: Session) -> None:
    """Throw all pages away and make them again from the versions, revision by revision: the same rows come out."""
    for table in (WORD, SOURCE, PAGE):
        session.execute(delete(table))
    revision, names = table_of(RevisionRow), table_of(NegotiationKey)
    made = select(revision.c.n, names.c.key, names.c.id).join_from(
        revision, names, names.c.key == revision.c.negotiation
    )
    for n, key, id_ in session.execute(made.order_by(revision.c.n)).all():
        refresh(session, key, load_record(session, id_, n), n)
