"""What rows are seen against: the issues and parties they name, the revision, our address."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from app.domain.record.negotiation import Negotiation, Record
from app.exports.references import Edition
from app.exports.tables import Item, Sight
from app.queries.lists import list_issues, list_negotiations, list_parties
from app.queries.scopes import Scope
from app.routers.answers import DIGITS
from app.routers.deps import Desk
from app.routers.exports.files import plain_items
from app.schemas.wire.records import issue_json, negotiation_json
from app.services.scopes import Reading


def sight_of(session: Session, desk: Desk, reading: Reading) -> Sight:
    """What rows are seen against, read for itself: in seven statements."""
    scope = Scope(reading.negotiation, reading.revision.n)
    issues = plain_items(issue_json(of, issue) for of, issue in list_issues(session, scope))
    pin = _pin(reading)
    return Sight(
        revision=pin or str(reading.revision.n),
        pin=pin,
        public=desk.public,
        issues=_by_id(issues),
        parties={(of, party.id): party.name for of, party in list_parties(session, scope)},
        titles={of: negotiation.title for of, negotiation in list_negotiations(session, scope)},
    )


def sight_in(record: Record, desk: Desk, reading: Reading, said: Mapping[str, object]) -> Sight:
    """What rows are seen against, from a record that was read already; *said* is what verdicts were asked for."""
    of = record.negotiation.id
    pin = _pin(reading)
    return Sight(
        revision=pin or str(reading.revision.n),
        pin=pin,
        public=desk.public,
        issues=_by_id(plain_items(issue_json(of, issue) for issue in record.issues.values())),
        parties={(of, party.id): party.name for party in record.parties.values()},
        titles={of: record.negotiation.title},
        said=said,
    )


def edition_of(session: Session, reading: Reading, accessed: date | None = None) -> Edition:
    """What is cited: the one negotiation that is read, in three statements."""
    ((_, negotiation),) = list_negotiations(session, Scope(reading.negotiation, reading.revision.n))
    return edition_in(negotiation, reading, accessed)


def edition_in(negotiation: Negotiation, reading: Reading, accessed: date | None = None) -> Edition:
    """What is cited, from a negotiation that was read already."""
    (item,) = plain_items([negotiation_json(negotiation)])
    revision = reading.revision
    return Edition(item, revision.digest, date.fromisoformat(revision.at[:10]), accessed)


def _pin(reading: Reading) -> str:
    """What links pin their answer to: the digest in short; nothing where all negotiations are read."""
    return reading.revision.digest[:DIGITS] if reading.negotiation else ""


def _by_id(issues: list[Item]) -> dict[tuple[str, str], Item]:
    return {(issue["negotiation"], issue["id"]): issue for issue in issues}
