"""Whether the newest revision answers a pinned comparison otherwise, and in what."""

from json import loads
from typing import cast

from sqlmodel import Session

from app.domain.record.negotiation import Record
from app.domain.record.positions import Position
from app.domain.verdicts.comparison import Comparison, compare
from app.schemas.wire.comparisons import comparison_json
from app.schemas.wire.encode import dumps
from app.schemas.wire.positions import side_position_json
from app.schemas.wire.regions import Json
from app.services.inquiries import Inquiry, again
from app.services.scopes import Wanted, reading_of


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
