"""What a record tells of one thing, in one piece: so that two revisions can be held against each other."""

from collections.abc import Callable

from app.domain.record.negotiation import Record
from app.schemas.wire.positions import position_json
from app.schemas.wire.proposals import proposal_json
from app.schemas.wire.records import issue_json, party_json, source_json

Teller = Callable[[Record], object]
"""From a record to all that it tells of one thing; None where it does not hold it."""


def position_in(id_: str) -> Teller:
    """All that is told of a position."""
    return lambda record: position_json(record, record.positions[id_]) if id_ in record.positions else None


def source_in(id_: str) -> Teller:
    """All that is told of a source."""
    return lambda record: source_json(record.negotiation.id, record.sources[id_]) if id_ in record.sources else None


def party_in(id_: str) -> Teller:
    """All that is told of a party, with all of its positions."""

    def told(record: Record) -> object:
        if id_ not in record.parties:
            return None
        said = [position_json(record, one) for one in record.positions.values() if one.party == id_]
        return [party_json(record.negotiation.id, record.parties[id_]), sorted(said, key=lambda one: str(one["id"]))]

    return told


def proposals_in(*ids: str) -> Teller:
    """All that is told of some proposals; None where one of them is not there."""

    def told(record: Record) -> object:
        if not all(id_ in record.proposals for id_ in ids):
            return None
        return [proposal_json(record, record.proposals[id_], ()) for id_ in ids]

    return told


def event_in(id_: str) -> Teller:
    """All that is told of an event, with the positions that depend on it."""

    def told(record: Record) -> object:
        if id_ not in record.issues:
            return None
        said = [position_json(record, one) for one in record.positions.values() if id_ in one.condition_issues]
        return [issue_json(record.negotiation.id, record.issues[id_]), sorted(said, key=lambda one: str(one["id"]))]

    return told
