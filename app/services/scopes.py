"""Which negotiation a request is about, and which of its revisions it reads: settled once, at the start."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NoReturn

from sqlmodel import Session

from app.db import to_primary
from app.queries import revisions
from app.queries.revisions import Revision
from app.services.cursors import Key, bad_cursor, read_cursor
from app.services.refusals import (
    BadCursor,
    Conflicting,
    NotReady,
    UnknownRevision,
    UnknownValue,
    unknown_in_filter,
    unknown_in_path,
)

ALL = "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a request says of negotiation and revision; None where it says nothing.

    Attributes:
        home: The negotiation of requests that name none; None for the first ever loaded.
        cursor: Where in a list to go on, and so at which revision.
        question: The filters and the order of that list, as plain data.
    """

    home: str | None = None
    negotiation: str | None = None
    revision: str | None = None
    recorded_by: date | None = None
    cursor: str | None = None
    question: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a request reads.

    Attributes:
        negotiation: Its id; None for all of them.
        revision: The newest one that counts.
        pinned: Whether the request named its revision, so that its answer never changes.
        question: What a cursor of this list is bound to.
        after: The sort key behind which the page begins; None for the beginning.
        newest: The newest revision there is, where an older one may be read and somebody wants to be told.
    """

    negotiation: str | None
    revision: Revision
    pinned: bool = False
    question: Mapping[str, object] = field(default_factory=dict)
    after: Key | None = None
    newest: Revision | None = None

    @property
    def outdated(self) -> bool:
        """Whether the newest revision, where it was told of, holds other data than the one that is read."""
        return self.newest is not None and self.newest.digest != self.revision.digest

    @property
    def name(self) -> str:
        """The negotiation as links and `meta` write it."""
        return self.negotiation or ALL


def reading_of(session: Session, wanted: Wanted) -> Reading:
    """What *wanted* comes to, in one to three statements; what a replica does not hold yet is read from the primary.

    Raises:
        BadCursor: The cursor is of another list, or of another revision than the one named.
        NotReady: Nothing was loaded yet.
        UnknownValue: There is no such negotiation.
        UnknownRevision: The negotiation has no such revision, or none that was recorded by that day.
        Conflicting: Both a revision and a day of recording are named.
    """
    if wanted.revision and wanted.recorded_by:
        raise Conflicting(
            "Give `revision` or `recorded_by`, not both: each of them picks the revision.",
            where="query",
            at="recorded_by",
            got=wanted.recorded_by.isoformat(),
        )
    try:
        return _reading_of(session, wanted)
    except (BadCursor, NotReady, UnknownRevision, UnknownValue):
        if not to_primary(session):
            raise
    return _reading_of(session, wanted)


def _reading_of(session: Session, wanted: Wanted) -> Reading:
    negotiation = _negotiation(session, wanted)
    question = {**wanted.question, "negotiation": negotiation}
    cursor = read_cursor(wanted.cursor, question) if wanted.cursor else None
    revision = _revision(session, wanted, negotiation)
    if revision is None:
        _refuse(session, wanted, negotiation)
    if cursor:
        kept = revisions.find(session, negotiation, str(cursor.revision))
        if kept is None or (wanted.revision and kept.digest != revision.digest):
            raise bad_cursor(wanted.cursor or "")
        revision = kept
    after = cursor.after if cursor else None
    return Reading(negotiation, revision, wanted.revision is not None, question, after)


def one_negotiation(reading: Reading) -> Reading:
    """The reading itself, where it is of one negotiation: an id means nothing in all of them.

    Raises:
        UnknownValue: It is of all negotiations.
    """
    if reading.negotiation is None:
        raise UnknownValue(
            "This address is of one negotiation; `all` is for lists of records.",
            where="query",
            at="negotiation",
            got=ALL,
            nearest=(reading.revision.negotiation,),
        )
    return reading


def with_newest(session: Session, reading: Reading) -> Reading:
    """The same reading, told which revision is the newest."""
    return replace(reading, newest=revisions.newest(session, reading.negotiation))


def negotiation_in_path(session: Session, wanted: Wanted) -> Reading:
    """What is read of the negotiation that an address names.

    Raises:
        Unknown: There is no such negotiation, or it has no such revision.
    """
    known = revisions.negotiation_ids(session)
    if wanted.negotiation not in known and to_primary(session):
        known = revisions.negotiation_ids(session)
    if known and wanted.negotiation not in known:
        raise unknown_in_path("negotiation", wanted.negotiation or "", known)
    return reading_of(session, wanted)


def revision_in_path(session: Session, wanted: Wanted) -> Reading:
    """What is read of the revision that an address names.

    Raises:
        UnknownRevision: There is no such revision of the negotiation.
    """
    try:
        return reading_of(session, wanted)
    except UnknownRevision as error:
        raise UnknownRevision(
            str(error), where="path", at="n", got=wanted.revision or "", nearest=error.nearest
        ) from None


def _revision(session: Session, wanted: Wanted, negotiation: str | None) -> Revision | None:
    if wanted.revision:
        return revisions.find(session, negotiation, wanted.revision)
    if wanted.recorded_by:
        return revisions.recorded_by(session, negotiation, wanted.recorded_by)
    return revisions.newest(session, negotiation)


def _negotiation(session: Session, wanted: Wanted) -> str | None:
    """The negotiation asked for, or the default one; None for all.

    Raises:
        NotReady: Nothing was loaded yet.
    """
    if wanted.negotiation == ALL:
        return None
    found = wanted.negotiation or wanted.home or revisions.first_negotiation(session)
    if found is None:
        raise NotReady("No negotiation is loaded yet.")
    return found


def _refuse(session: Session, wanted: Wanted, negotiation: str | None) -> NoReturn:
    """Say why there is no revision to read: the negotiation is unknown, or the revision is, or nothing is loaded."""
    known = revisions.negotiation_ids(session)
    if not known or (negotiation not in known and negotiation == wanted.home and not wanted.negotiation):
        raise NotReady("No negotiation is loaded yet.")
    if negotiation is not None and negotiation not in known:
        raise unknown_in_filter("negotiation", negotiation, known, at="negotiation")
    newest = revisions.newest(session, negotiation)
    last = (str(newest.n),) if newest else ()
    where = "These negotiations have" if negotiation is None else f"The negotiation {negotiation!r} has"
    if wanted.recorded_by:
        day = wanted.recorded_by.isoformat()
        raise UnknownRevision(f"{where} no revision recorded by {day}.", where="query", at="recorded_by", got=day)
    got = wanted.revision or ""
    raise UnknownRevision(f"{where} no revision {got!r}.", where="query", at="revision", got=got, nearest=last)
