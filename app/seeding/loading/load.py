"""A record into the database, as one revision: all of it or nothing, and only what changed.

Source: DESIGN section 4, Record time; section 5, `load`; section 6, Tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Insert, Table, Update, bindparam, func, insert, select, update
from sqlmodel import Session, SQLModel

from app.db import write
from app.domain.record.negotiation import Record
from app.models import OPEN, NegotiationKey, RevisionRow, table_of
from app.queries.origins import TABLES
from app.queries.revisions import newest
from app.seeding.checking.codes import RULES
from app.seeding.checking.record import check_record
from app.seeding.faults import Severity
from app.seeding.loading.pages import refresh
from app.seeding.loading.reconciling import Unsound, mark_load, reconcile
from app.seeding.loading.rows import WRITERS
from app.seeding.loading.written import Columns, Keys
from app.seeding.writing.canonical import silence_id
from app.seeding.writing.digests import digest_of, record_digests

VERSIONS: Mapping[str, type[SQLModel]] = {kind: version for kind, (version, _) in TABLES.items()}

IDENTITIES: Mapping[str, type[SQLModel]] = {
    kind: keys for kind, (_, keys) in TABLES.items() if keys is not None and keys is not NegotiationKey
}
"""What holds the ids of the records in a negotiation."""

Named = tuple[str, str]
"""A record by kind and id."""

Digests = Mapping[Named, str]


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did.

    Attributes:
        revision: The number of the revision that it made; None where the database held the same already.
        digest: Of the negotiation as it stands now: `sha256:` and 64 digits.
        added: Records that were not there, as (kind, id), sorted.
        changed: Records that said something else.
        removed: Records that are no longer there.
    """

    revision: int | None
    digest: str
    added: tuple[Named, ...] = ()
    changed: tuple[Named, ...] = ()
    removed: tuple[Named, ...] = ()


def load(engine: Engine, record: Record, *, by: str, why: str, at: str, merge: bool = False) -> LoadResult:
    """Make *record* the whole state of its negotiation, in one transaction under the writers' lock.

    What is missing from it is removed, what is unchanged makes no version, and the same state again makes no revision.
    *at* is an ISO 8601 moment with its offset from UTC. With *merge*, edits made since its folder was last loaded stay.

    Raises:
        Unsound: The record breaks a rule of `parley check`.
        EditedSince: The database holds edits that this would undo; with *merge*, edits of the same records.
        ValueError: *at* is no moment, or has no offset.
    """
    moment = utc(at)
    check(record)
    with write(engine) as session:
        meant = reconcile(session, record, merge=merge)
        result = revise(session, meant, by=by, why=why, at=moment)
        mark_load(session, meant.negotiation.id, by, moment, merged=meant is not record, made=result.revision)
    return result


def check(record: Record) -> None:
    """See that a record keeps the rules of `parley check`, wherever it comes from.

    Raises:
        Unsound: It breaks one.
    """
    found = [finding for finding in check_record(record) if RULES[finding.code].severity is Severity.ERROR]
    if found:
        raise Unsound([f"{kind} {id_}: {code}: {message}" for code, (kind, id_), _, message, *_ in found])


def revise(session: Session, record: Record, *, by: str, why: str, at: str, n: int | None = None) -> LoadResult:
    """Make a checked *record* the whole state of its negotiation, in a transaction that holds the writers' lock.

    *at* is a moment in UTC, as `utc` writes it. Where the revision before is of a later one, a clock is or was wrong:
    the new one takes that moment, so that moments are in the order of numbers. The same state again makes no revision.
    The revision gets the number *n*, which must be larger than any that there is; by default the next one.

    Raises:
        Dangling: The record names what it does not hold.
    """
    digests = record_digests(record)
    digest = digest_of(digests)
    before = newest(session, record.negotiation.id)
    if before is not None and before.digest == digest:
        return LoadResult(None, digest)
    negotiation = _negotiation(session, record.negotiation.id)
    at = at if before is None else max(at, before.at)
    n = _revise(session, negotiation, {"digest": digest, "at": at, "by": by, "why": why}, n)
    result = _Writing(session, negotiation, n).state(record, digests)
    refresh(session, negotiation, record, n)
    return LoadResult(n, digest, *result)


def utc(at: str) -> str:
    """The ISO 8601 moment *at* in UTC, to the second: 2026-11-25T10:00:00Z.

    Raises:
        ValueError: It is no moment, or has no offset.
    """
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None:
        raise ValueError(f"{at!r} does not say how far it is from UTC")
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _negotiation(session: Session, id: str) -> int:
    """The key of a negotiation, made where it is new."""
    table = table_of(NegotiationKey)
    key = session.scalar(select(table.c.key).where(table.c.id == id))
    if key is None:
        key = _next(session, table, "key")
        session.execute(insert(table).values(key=key, id=id))
    return key


def _revise(session: Session, negotiation: int, columns: Columns, n: int | None) -> int:
    """The number of a new revision: *n*, else one more than the last of all, which the writers' lock makes safe."""
    table = table_of(RevisionRow)
    n = n or _next(session, table, "n")
    session.execute(insert(table).values(n=n, negotiation=negotiation, **columns))
    return n


def _next(session: Session, table: Table, column: str) -> int:
    return (session.scalar(select(func.max(table.c[column]))) or 0) + 1


class _Writing:
    """The records of one negotiation on their way into one revision."""

    def __init__(self, session: Session, negotiation: int, n: int) -> None:
        self.session = session
        self.negotiation = negotiation
        self.n = n

    def state(self, record: Record, digests: Digests) -> tuple[tuple[Named, ...], ...]:
        """Close what is gone or changed, add what is new or changed; what was added, changed and removed."""
        standing = self._standing()
        gone = sorted(named for named in standing if named not in digests)
        new = sorted(named for named in digests if named not in standing)
        changed = sorted(named for named in digests if named in standing and standing[named][1] != digests[named])
        for kind, model in VERSIONS.items():
            self._close(table_of(model), [standing[named][0] for named in (*gone, *changed) if named[0] == kind])
        keys = self._keys(digests)
        todo = {*new, *changed}
        for kind in VERSIONS:
            records = [(id_, value) for id_, value in _values(record, kind) if (kind, id_) in todo]
            self._add(kind, records, keys, digests)
        return tuple(new), tuple(changed), tuple(gone)

    def _standing(self) -> dict[Named, tuple[int, str]]:
        """The version rows that are open, with their digests."""
        standing: dict[Named, tuple[int, str]] = {}
        for kind, model in VERSIONS.items():
            table = table_of(model)
            rows = select(table.c.row, table.c.digest).where(
                table.c.negotiation == self.negotiation, table.c.to_revision == OPEN
            )
            if kind == "silence":
                rows = rows.add_columns(table.c.id)
            else:
                names = table_of(IDENTITIES.get(kind, NegotiationKey))
                rows = rows.add_columns(names.c.id).join_from(table, names, names.c.key == table.c[kind])
            standing |= {(kind, id_): (row, digest) for row, digest, id_ in self.session.execute(rows)}
        return standing

    def _close(self, table: Table, rows: list[int]) -> None:
        if rows:
            close = update(table).where(table.c.row == bindparam("closed")).values(to_revision=self.n)
            self._send(close, [{"closed": row} for row in rows])

    def _keys(self, named: Iterable[Named]) -> Keys:
        """The keys of the records in *named*; an id that was ever used keeps its key, a new one gets the next."""
        ids: dict[str, list[str]] = {kind: [] for kind in IDENTITIES}
        for kind, id_ in sorted(named):
            if kind in ids:
                ids[kind].append(id_)
        return Keys({kind: self._identities(kind, wanted) for kind, wanted in ids.items()})

    def _identities(self, kind: str, ids: list[str]) -> dict[str, int]:
        table = table_of(IDENTITIES[kind])
        used = select(table.c.id, table.c.key).where(table.c.negotiation == self.negotiation)
        keys = dict(self.session.execute(used).all())
        first = _next(self.session, table, "key")
        new = {id_: key for key, id_ in enumerate((id_ for id_ in ids if id_ not in keys), first)}
        self._send(insert(table), [{"key": k, "negotiation": self.negotiation, "id": id_} for id_, k in new.items()])
        keys |= new
        return {id_: keys[id_] for id_ in ids}

    def _add(self, kind: str, records: list[tuple[str, Any]], keys: Keys, digests: Digests) -> None:
        """New version rows with what hangs on them, numbered in order of id."""
        table = table_of(VERSIONS[kind])
        rows: list[Columns] = []
        children: dict[Table, list[Columns]] = {}
        for row, (id_, record) in enumerate(sorted(records, key=lambda one: one[0]), _next(self.session, table, "row")):
            written = WRITERS[kind](record, keys)
            own: Columns = {"row": row, "negotiation": self.negotiation, "from_revision": self.n, "to_revision": OPEN}
            own["digest"] = digests[kind, id_]
            if kind in IDENTITIES:
                own[kind] = keys.of(kind, id_)
            rows.append(own | written.columns)
            for model, parts in written.children.items():
                hung = {"version": row, "negotiation": self.negotiation}
                children.setdefault(table_of(model), []).extend(
                    part | hung | {"n": number} for number, part in enumerate(parts)
                )
        self._send(insert(table), rows)
        for child, parts in children.items():
            self._send(insert(child), parts)

    def _send(self, statement: Insert | Update, rows: list[Columns]) -> None:
        if rows:
            self.session.connection().execute(statement, rows)


def _values(record: Record, kind: str) -> Iterator[tuple[str, Any]]:
    """The records of one kind with their ids."""
    if kind == "negotiation":
        yield record.negotiation.id, record.negotiation
    elif kind == "silence":
        yield from ((silence_id(silence), silence) for silence in record.silences)
    else:
        mappings: dict[str, Mapping[str, Any]] = {
            "party": record.parties,
            "person": record.people,
            "issue": record.issues,
            "source": record.sources,
            "position": record.positions,
            "proposal": record.proposals,
        }
        yield from mappings[kind].items()
