"""From a position to the rows that hold it."""

from __future__ import annotations

from app.domain.record.positions import Position
from app.models import PositionCitation, PositionCondition, PositionDispute, PositionLink, PositionPartner
from app.seeding.loading.evidence import citation_rows, dispute_rows
from app.seeding.loading.values import condition_text, region_text
from app.seeding.loading.written import Columns, Keys, Written


def position_rows(position: Position, keys: Keys) -> Written:
    """A position with its disputes, citations, links, partners and the issues that its condition names."""
    ended = position.ended
    columns = {
        "party": keys.of("party", position.party),
        "issue": keys.of("issue", position.issue),
        "kind": position.kind.value,
        "region": region_text(position.region),
        "stated": position.stated,
        "holds_when": condition_text(position.when),
        "holds_unless": condition_text(position.unless),
        "scope": position.scope,
        "stated_on": position.stated_on.text,
        "ended_on": ended and ended.on.text,
        "ended_how": ended and ended.how.value,
        "ended_note": ended and ended.note,
        "attribution": position.attribution.value,
        "channel": position.channel.value,
        "speaker": keys.optional("person", position.speaker),
        "speaks_for": position.speaks_for.value,
        "summary": position.summary,
        "note": position.note,
    }
    return Written(
        columns,
        {
            PositionDispute: dispute_rows(position.disputes, keys),
            PositionCitation: _citations(position, keys),
            PositionLink: _links(position, keys),
            PositionPartner: [{"party": keys.of("party", party)} for party in position.jointly_with],
            PositionCondition: [{"issue": keys.of("issue", issue)} for issue in sorted(position.condition_issues)],
        },
    )


def _links(position: Position, keys: Keys) -> list[Columns]:
    links = (
        ("replaces", position.replaces),
        ("keeps", position.keeps),
        ("contradicts", position.contradicts),
    )
    return [
        {"relation": relation, "other": keys.of("position", other)} for relation, others in links for other in others
    ]


def _citations(position: Position, keys: Keys) -> list[Columns]:
    found = citation_rows(position.citations, keys, "position", dispute=None)
    if position.ended:
        found += citation_rows(position.ended.citations, keys, "end", dispute=None)
    for n, dispute in enumerate(position.disputes):
        found += citation_rows(dispute.citations, keys, "dispute", dispute=n)
    return found
