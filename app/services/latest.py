"""Whether the newest revision answers a pinned comparison otherwise, and in what."""

from collections.abc import Callable
from dataclasses import replace
from json import loads
from typing import Any, cast

from sqlmodel import Session

from app.domain.record.negotiation import Record, Role
from app.domain.record.positions import Position
from app.domain.verdicts.comparison import Comparison, compare
from app.queries.records import load_record
from app.schemas.wire.comparisons import comparison_json
from app.schemas.wire.encode import dumps
from app.schemas.wire.positions import side_position_json
from app.schemas.wire.regions import Json
from app.services.comparing import matrix
from app.services.inquiries import Inquiry, again
from app.services.scopes import Reading, Wanted, reading_of


def against_latest(session: Session, inquiry: Inquiry, pinned: Comparison) -> Json:
    """What the newest revision of the negotiation says to the same question: same sides, same day, same grade."""
    newest = reading_of(session, Wanted(negotiation=inquiry.reading.negotiation))
    latest = again(session, inquiry, newest)
    record = latest.question.record
    issue = pinned.issue.id
    there = issue in record.issues and all(s.party in record.parties for s in inquiry.question.selectors)
    found: Json = {"revision": newest.revision.n, "digest": newest.revision.digest}
    if not there:
        nothing: Json = {"added": [], "removed": [], "changed": []}
        return {**found, "differs": True, "answered": False, "differences": [], "positions": nothing}
    other = compare(latest.question, issue)
    differences = _differences(inquiry.question.record, pinned, record, other)
    moved = _moved(_told(inquiry.question.record, pinned), _told(record, other))
    differs = bool(differences or any(moved.values()))
    return {**found, "differs": differs, "answered": True, "differences": differences, "positions": moved}


def record_against_latest(session: Session, reading: Reading, told: Callable[[Record], object]) -> str | None:
    """Whether the newest revision that the *reading* was told of tells something otherwise than the one that is read.

    Args:
        told: What a record tells of it; None where the record does not hold it.

    Returns:
        `same`, `changed`, or `gone`, where the newest revision does not hold it any more; None where it is the one
        that is read.
    """
    newest = reading.newest
    if newest is None or not reading.outdated:
        return None
    then, now = (told(load_record(session, found.negotiation, found.n)) for found in (reading.revision, newest))
    if now is None:
        return "gone"
    return "same" if dumps(then) == dumps(now) else "changed"


def matrix_against_latest(session: Session, inquiry: Inquiry) -> Json | None:
    """In how many verdicts of a matrix the newest revision differs, of how many that both hold.

    Verdicts are those of pairs and of all sides, on the issues that both revisions hold.

    Returns:
        `answered` is false where the newest revision holds not all of the sides; None where it is the one that is
        read.
    """
    reading = inquiry.reading
    if reading.newest is None or not reading.outdated:
        return None
    latest = again(session, inquiry, replace(reading, revision=reading.newest))
    record = latest.question.record
    if any(side.party not in record.parties for side in inquiry.question.selectors):
        return {"answered": False, "differ": 0, "of": 0}
    both = tuple(id_ for id_ in inquiry.issues if id_ in record.issues and record.issues[id_].role is Role.NEGOTIATED)
    then, now = (_verdicts(replace(found, issues=both)) for found in (inquiry, latest))
    differ = sum(one != other for one, other in zip(then, now, strict=True))
    return {"answered": True, "differ": differ, "of": len(then)}


def _verdicts(inquiry: Inquiry) -> list[object]:
    """The verdicts of a matrix, row by row."""
    rows: list[dict[str, Any]] = loads(dumps([row for _, row in matrix(inquiry)[0]]))
    return [cell["verdict"] for row in rows for cell in (*row["pairs"], row["whole"])]


def _differences(record: Record, pinned: Comparison, newer: Record, latest: Comparison) -> list[Json]:
    """The fields that differ, with both values."""
    there, here = _plain(record, pinned), _plain(newer, latest)
    return [
        {"field": field, "pinned": value, "latest": here[field]}
        for field, value in there.items()
        if value != here[field]
    ]


def _plain(record: Record, comparison: Comparison) -> Json:
    """A comparison as it is sent, its sides without their positions, which are told apart by themselves."""
    plain: Json = loads(dumps(comparison_json(record, comparison)))
    for side in cast("list[Json]", plain["sides"]):
        del side["positions"]
    return plain


def _told(record: Record, comparison: Comparison) -> dict[str, bytes]:
    """Each position in force with all that is told of it."""

    def text(position: Position) -> bytes:
        return dumps(side_position_json(record, position, None))

    return {position.id: text(position) for side in comparison.sides for position in side.positions}


def _moved(pinned: dict[str, bytes], latest: dict[str, bytes]) -> dict[str, list[str]]:
    return {
        "added": sorted(latest.keys() - pinned.keys()),
        "removed": sorted(pinned.keys() - latest.keys()),
        "changed": sorted(id_ for id_ in pinned.keys() & latest.keys() if pinned[id_] != latest[id_]),
    }
