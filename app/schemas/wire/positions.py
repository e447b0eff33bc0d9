"""A position as answers carry it: its region and conditions, who said it, its citations with links, its disputes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from json import loads
from urllib.parse import quote

from app.domain.record.negotiation import Record, Source
from app.domain.record.positions import Citation, Dispute, Ended, Passage, Position
from app.schemas.wire.regions import Json, alternatives_json, cut_json, region_json


def position_json(record: Record, position: Position) -> Json:
    """A position as the record lists it, by itself; its region in canonical form, and as it was stated."""
    return {
        "negotiation": record.negotiation.id,
        "party": position.party,
        "issue": position.issue,
        **side_position_json(record, position, None),
        "stated": loads(position.stated, parse_float=Decimal) if position.stated else region_json(position.region),
        "replaces": position.replaces,
        "keeps": position.keeps,
        "contradicts": position.contradicts,
        "note": position.note,
    }


def side_position_json(record: Record, position: Position, day: date | None) -> Json:
    """A position inside one side of a comparison as of *day*; None counts every later word too."""
    return {
        "id": position.id,
        "kind": position.kind,
        "region": region_json(position.region),
        **cut_json(position.region),
        "when": alternatives_json(position.when),
        "unless": alternatives_json(position.unless),
        "scope": position.scope,
        "stated_on": position.stated_on,
        "last_said": position.last_said(day or date.max),
        "ended": _ended_json(record, position.ended),
        "attribution": position.attribution,
        "channel": position.channel,
        "speaker": _speaker_json(record, position),
        "speaks_for": position.speaks_for,
        "jointly_with": position.jointly_with,
        "summary": position.summary,
        "disputes": [dispute_json(record, dispute) for dispute in position.disputes],
        "citations": [citation_json(record, citation) for citation in position.citations],
    }


def citation_json(record: Record, citation: Citation) -> Json:
    """A citation with its source in short and a link to the passage."""
    source = record.sources[citation.source]
    return {
        "source": {
            "id": source.id,
            "kind": source.kind,
            "title": source.title,
            "publisher": source.publisher,
            "published": source.published,
            "language": source.language,
            "url": source.url,
            "archive_url": source.archive_url,
            "confidence": source.confidence,
        },
        "on": citation.on,
        "attribution": citation.attribution,
        "passage": citation.passage and _passage_json(citation.passage),
        "quote": citation.quote,
        "link": link_to(source, citation.passage),
    }


def dispute_json(record: Record, dispute: Dispute) -> Json:
    """Who denies what of a position or a document, since when."""
    return {
        "by": {"party": dispute.party, "name": dispute.name},
        "on": dispute.on,
        "aspect": dispute.aspect,
        "summary": dispute.summary,
        "citations": [citation_json(record, citation) for citation in dispute.citations],
    }


def link_to(source: Source, passage: Passage | None) -> str | None:
    """A link that opens the source at the passage, by a text fragment; None where the source has no address.

    Source: DESIGN section 4; https://wicg.github.io/scroll-to-text-fragment/ (a dash, comma or ampersand is encoded).
    """
    if source.url is None or passage is None:
        return source.url
    start, end = (quote(words, safe="").replace("-", "%2D") for words in (passage.start, passage.end))
    joint = "" if "#" in source.url else "#"
    return f"{source.url}{joint}:~:text={start},{end}"


def _passage_json(passage: Passage) -> Json:
    return {"start": passage.start, "end": passage.end, "confirmed": passage.confirmed}


def _ended_json(record: Record, ended: Ended | None) -> Json | None:
    if ended is None:
        return None
    citations = [citation_json(record, citation) for citation in ended.citations]
    return {"on": ended.on, "how": ended.how, "citations": citations}


def _speaker_json(record: Record, position: Position) -> Json | None:
    """Who said it, with the office held for the party on the day; None where no speaker is named."""
    if position.speaker is None:
        return None
    person = record.people[position.speaker]
    day = position.stated_on
    held = [
        office.title
        for office in person.offices
        if office.party == position.party
        and (office.since is None or office.since.first <= day.last)
        and (office.until is None or day.first <= office.until.last)
    ]
    return {"id": person.id, "name": person.name, "title": held[0] if held else None}
