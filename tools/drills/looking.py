"""What a database holds after a drill, held against what was acknowledged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlmodel import Session

from app.db import opened, read, write
from app.models import PositionPage, PositionPageSource, PositionWord, table_of
from app.queries.audit import AUDIT
from app.queries.records import load_record
from app.queries.revisions import Revision, Span, listed, newest
from app.seeding.loading.pages import replay
from app.seeding.writing.digests import digest_of, record_digests
from tools.drills.editors import Ledger, Told
from tools.drills.services import NEGOTIATION

PAGES = tuple(table_of(model) for model in (PositionPage, PositionPageSource, PositionWord))


@dataclass
class Look:
    """What was seen, revision by revision.

    Attributes:
        upto: The newest revision that was looked at.
        keys: How many revisions name each key.
        broken: Revisions whose record is not what their digest says, or that lack lines in the audit.
    """

    upto: int
    keys: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def go_on(self, url: str, ledger: Ledger) -> None:
        """Look at the revisions made since the last time."""
        with opened(url) as engine, read(engine) as session:
            last = newest(session, NEGOTIATION)
            if last is None:
                raise RuntimeError("the database is empty")
            for revision in reversed(listed(session, NEGOTIATION, Span(last.n, self.upto + 1), 1_000_000)):
                self._one(session, revision, ledger.acknowledged.get(revision.why))
            self.upto = last.n

    def _one(self, session: Session, revision: Revision, told: Told | None) -> None:
        self.keys[revision.why] += 1
        self.numbers[revision.why] = revision.n
        record = load_record(session, NEGOTIATION, revision.n)
        if digest_of(record_digests(record)) != revision.digest:
            self.broken.append(f"revision {revision.n}: its record has another digest")
        lines = session.execute(select(AUDIT.c.after).where(AUDIT.c.revision == revision.n)).scalars().all()
        naming = sum(revision.why in (after or "") for after in lines)
        if told is not None and naming != told.errand.touches:
            self.broken.append(f"revision {revision.n}: {naming} lines in the audit")

    def lost(self, ledger: Ledger) -> list[str]:
        """Acknowledged edits that are not there as their answer said."""
        return [token for token, told in ledger.acknowledged.items() if self.numbers.get(token) != told.revision]

    def twice(self) -> list[str]:
        """Keys that more than one revision names."""
        return [token for token, times in self.keys.items() if times > 1]


def pages_are_right(url: str) -> bool:
    """Whether all pages, thrown away and made again from the revisions, come out the same."""
    with opened(url) as engine, write(engine) as session:
        before = _rows(session)
        replay(session)
        return _rows(session) == before


def _rows(session: Session) -> list[list[tuple[object, ...]]]:
    return [sorted(map(tuple, session.execute(select(table))), key=repr) for table in PAGES]
