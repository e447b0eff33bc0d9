"""All revisions of negotiations from files into a database: what is there must be the beginning of what is told.

Each revision is made anew from what it says, and its digest must come out as it is told; so a link with a digest leads
to the same answers here. In one transaction: all of it or nothing. Source: docs/decisions/0051.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import merge

from sqlalchemy import Engine
from sqlmodel import Session

from app.db import write
from app.domain.errors import RegionError
from app.domain.record.negotiation import Record
from app.models.audit import ACTIONS
from app.queries.audit import Deed, Doer, write_audit
from app.queries.origins import revisions_of
from app.queries.revisions import Revision, newest
from app.seeding.loading.load import revise
from app.seeding.loading.written import Dangling
from app.seeding.reading.history import BadHistory, History, Named, Told
from app.seeding.reading.told import record_told
from app.seeding.writing.digests import digest_of, record_digests

MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", re.ASCII)
COMMAND = "parley load --history"


class OtherHistory(Exception):
    """The database holds another history of the negotiation, or numbers that this one needs; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Continued:
    """What became of a negotiation's history.

    Attributes:
        made: How many revisions were made; the database held the others before.
        renumbered: Whether some have other numbers here than in the file.
    """

    negotiation: str
    made: int
    held: int
    renumbered: bool

    def __str__(self) -> str:
        """In one line."""
        numbers = ", under new numbers" if self.renumbered else ""
        return f"{self.negotiation}: {self.made} revisions made{numbers}, {self.held} were there"


def load_histories(engine: Engine, histories: Sequence[History], *, renumber: bool = False) -> list[Continued]:
    """Make the revisions of some histories that the database does not hold yet.

    Numbers stay what they are, since answers name them. With *renumber* a revision whose number is taken, or behind one
    that is, gets the next free one: links with a digest then lead to the same state, in answers with another number.

    Raises:
        OtherHistory: A negotiation has another history here, or the numbers are taken.
        BadHistory: A file does not say what its digests say.
    """
    with write(engine) as session:
        states = [_State(session, history, renumber=renumber) for history in histories]
        todo = merge(*([(told.n, at, told) for told in state.todo] for at, state in enumerate(states)))
        for _, at, told in todo:
            states[at].make(session, told)
        return [state.result for state in states]


class _State:
    """A negotiation while its revisions are made one after the other."""

    def __init__(self, session: Session, history: History, *, renumber: bool) -> None:
        """Go through what the database holds already."""
        self.history = history
        self.renumber = renumber
        self.documents: dict[Named, dict[str, object]] = {}
        there = revisions_of(session, history.negotiation)
        held = history.revisions[: len(there)]
        for ours, told in zip(there, held, strict=False):
            self._check_same(ours, told)
            self._apply(told)
        self.todo = history.revisions[len(there) :]
        self.held = len(there)
        self.renumbered = any(ours.n != told.n for ours, told in zip(there, held, strict=False))

    @property
    def result(self) -> Continued:
        """What became of it, when all is made."""
        return Continued(self.history.negotiation, len(self.todo), self.held, self.renumbered)

    def make(self, session: Session, told: Told) -> None:
        """Make one revision.

        Raises:
            OtherHistory: Its number is taken.
            BadHistory: It does not say what its digest says.
        """
        n = self._number(session, told)
        self._apply(told)
        record = self._record(told)
        try:
            result = revise(session, record, by=told.by, why=told.why, at=told.at, n=n)
        except Dangling as error:
            raise self._bad(told, str(error)) from None
        if result.revision is None:
            raise self._bad(told, "the revision changes nothing")
        deeds = [Deed(d, "negotiation", record.negotiation.id, record.negotiation.id, revision=n) for d in told.done]
        write_audit(session, Doer(None, COMMAND, told.by), told.at, deeds)

    def _number(self, session: Session, told: Told) -> int:
        last = newest(session, None)
        free = last.n + 1 if last else 1
        if told.n >= free:
            return told.n
        if not self.renumber:
            raise OtherHistory(
                f"{self.history.negotiation}: number {told.n} is taken or passed here, the next free one is {free};"
                " nothing was changed: load into an empty database, or with --renumber"
            )
        self.renumbered = True
        return free

    def _record(self, told: Told) -> Record:
        if not MOMENT.fullmatch(told.at) or not set(told.done) <= set(ACTIONS):
            raise self._bad(told, "the moment or what was done is none that we write")
        if [id_ for kind, id_ in self.documents if kind == "negotiation"] != [self.history.negotiation]:
            raise self._bad(told, "the revision holds no negotiation of that name, or another one")
        try:
            record = record_told(self.documents)
        except (LookupError, ValueError, TypeError, AttributeError, RegionError) as error:
            raise self._bad(told, f"the records cannot be read: {error}") from None
        if record.negotiation.id != self.history.negotiation or digest_of(record_digests(record)) != told.digest:
            raise self._bad(told, "the records are not those of the digest")
        return record

    def _apply(self, told: Told) -> None:
        self.documents |= told.put
        for named in told.gone:
            if self.documents.pop(named, None) is None:
                raise self._bad(told, f"{named[0]} {named[1]!r} is removed, but was not there")

    def _check_same(self, ours: Revision, told: Told) -> None:
        same = (ours.digest, ours.at, ours.by, ours.why) == (told.digest, told.at, told.by, told.why)
        if not same or (ours.n != told.n and not self.renumber):
            raise OtherHistory(
                f"{self.history.negotiation} has another history here: its revision {ours.n} of {ours.at} by {ours.by}"
                f" is not the one of line {told.line} of {self.history.name}; nothing was changed"
            )

    def _bad(self, told: Told, message: str) -> BadHistory:
        return BadHistory(self.history.name, told.line, f"revision {told.n}: {message}")
