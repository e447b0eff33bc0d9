"""A package that a reader sends: every fault of it at once, or what each side would say to it. Nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlmodel import Session

from app.domain.record.negotiation import Record
from app.domain.record.proposals import Clause
from app.domain.record.selectors import Selector
from app.queries.records import load_record
from app.schemas.seeds.proposals import ClauseSeed
from app.schemas.wire.decode import Path, pointer, values_of
from app.services.inquiries import Asked, Inquiry, inquiry_on
from app.services.packages import PackageFault, read_clauses, value_at
from app.services.refusals import (
    BeforeCoverage,
    BodyFault,
    Conflicting,
    Faulty,
    InvalidBody,
    PartiesRequired,
    Refusal,
    UnknownRevision,
    UnknownValue,
)
from app.services.scopes import Reading, Wanted, one_negotiation, reading_of

CODES: dict[type[Refusal], str] = {
    UnknownValue: "unknown-party",
    BeforeCoverage: "before-coverage",
    PartiesRequired: "parties-required",
    Faulty: "double-entry",
}
"""Which rule is broken where a side cannot be taken."""

OF_RECORD: dict[type[Refusal], str] = {
    UnknownValue: "unknown-negotiation",
    UnknownRevision: "unknown-revision",
    Conflicting: "conflicting-parameters",
}
"""Which rule is broken where no record can be read."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What a reader sent, as far as it could be read.

    Attributes:
        document: What was sent, as plain data.
        title: What the reader calls the package.
        clauses: Those whose keys and values are in order, by their place in the list.
        faults: What is wrong with the others, and with the rest.
    """

    document: object
    wanted: Wanted
    asked: Asked
    title: str | None
    clauses: Mapping[int, ClauseSeed]
    faults: tuple[PackageFault, ...] = ()


def judged(session: Session, sent: Submission) -> tuple[Inquiry, list[Clause]]:
    """The inquiry that a submission makes, and its clauses.

    Raises:
        InvalidBody: With everything that is wrong with it.
        UnknownValue: There is no such negotiation.
        UnknownRevision: The negotiation has no such revision.
        Conflicting: Both a revision and a day of recording are named.
        TooLarge: There are too many clauses, or their conditions are too many.
        NotReady: Nothing was loaded yet.
    """
    try:
        reading = one_negotiation(reading_of(session, sent.wanted))
    except Refusal as refusal:
        raise _elsewhere(sent, refusal) from None
    whole = load_record(session, reading.revision.negotiation, reading.revision.n)
    faults = [*sent.faults, *_of_sides(whole, reading, sent.asked)]
    numbers = list(sent.clauses)
    clauses, found = read_clauses(whole, list(sent.clauses.values()))
    faults += [replace(fault, path=("clauses", numbers[int(fault.path[0])], *fault.path[1:])) for fault in found]
    if faults:
        raise _invalid(sent.document, faults)
    return inquiry_on(whole, reading, sent.asked), clauses


def _elsewhere(sent: Submission, refusal: Refusal) -> Refusal:
    """Why the record cannot be read: by itself as everywhere, beside other faults as one of them."""
    if refusal.where and sent.faults:
        fault = PackageFault((refusal.at,), OF_RECORD[type(refusal)], str(refusal), refusal.nearest)
        return _invalid(sent.document, [*sent.faults, fault])
    if refusal.where:
        refusal.where, refusal.at = "body", pointer((refusal.at,))
    return refusal


def _of_sides(whole: Record, reading: Reading, asked: Asked) -> list[PackageFault]:
    """What is wrong with the sides and the day that are asked about: each by itself, then the sides together."""
    alone = replace(asked, parties=(), as_of=None, known_on=None)
    somebody = min(whole.parties)
    trials: list[tuple[Path, Asked]] = [
        (("as_of",), replace(alone, parties=(Selector(somebody, somebody),), as_of=asked.as_of)),
        *((("parties", n), replace(alone, parties=(side,))) for n, side in enumerate(asked.parties)),
    ]
    faults = [fault for trial in trials for fault in _refused(whole, reading, *trial)]
    broken = {fault.path for fault in faults}
    sides = tuple(side for n, side in enumerate(asked.parties) if ("parties", n) not in broken)
    if sides or not asked.parties:
        day = None if ("as_of",) in broken else asked.as_of
        faults += _refused(whole, reading, ("parties",), replace(alone, parties=sides, as_of=day))
    return faults


def _refused(whole: Record, reading: Reading, path: Path, asked: Asked) -> Iterator[PackageFault]:
    try:
        inquiry_on(whole, reading, asked)
    except Refusal as refusal:
        yield PackageFault(path, CODES[type(refusal)], str(refusal), refusal.nearest)


def _invalid(document: object, faults: Sequence[PackageFault]) -> InvalidBody:
    """The refusal of a document, its faults in the order of its text."""
    order = {path: number for number, (path, _) in enumerate(values_of(document))}

    def place(fault: PackageFault) -> int:
        path = fault.path
        while path not in order:
            path = path[:-1]
        return order[path]

    def told(fault: PackageFault) -> BodyFault:
        got = str(fault.path[-1]) if fault.at_key else text_of(value_at(document, fault.path))
        return BodyFault(pointer(fault.path), got, fault.code, fault.message, fault.nearest)

    return InvalidBody(tuple(told(fault) for fault in sorted(faults, key=place)))


def text_of(value: object) -> str:
    """A value as the reader may have written it; numbers are never worked out, since one may be of any size."""
    if value is None or (isinstance(value, str | int | Decimal) and not isinstance(value, bool)):
        return "" if value is None else str(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
