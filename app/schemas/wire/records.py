"""Parties, people, issues, sources and negotiations as answers carry them."""

from __future__ import annotations

from app.domain.record.negotiation import Issue, Negotiation, Office, Party, Person, Source
from app.schemas.wire.regions import Json, space_json


def negotiation_json(negotiation: Negotiation) -> Json:
    """A negotiation without its parties, which are records of their own."""
    return {
        "id": negotiation.id,
        "title": negotiation.title,
        "about": negotiation.about,
        "licence": negotiation.licence,
        "maintainers": negotiation.maintainers,
        "coverage": {"from": negotiation.coverage.since, "through": negotiation.coverage.through},
        "stale_after": negotiation.stale_after,
        "background": negotiation.background,
        "note": negotiation.note,
    }


def party_json(negotiation: str, party: Party) -> Json:
    """A party of a negotiation."""
    return {
        "negotiation": negotiation,
        "id": party.id,
        "name": party.name,
        "adjective": party.adjective,
        "note": party.note,
    }


def person_json(negotiation: str, person: Person) -> Json:
    """A speaker with the offices held."""
    return {
        "negotiation": negotiation,
        "id": person.id,
        "name": person.name,
        "offices": [_office_json(office) for office in person.offices],
        "note": person.note,
    }


def _office_json(office: Office) -> Json:
    return {"party": office.party, "title": office.title, "from": office.since, "until": office.until}


def issue_json(negotiation: str, issue: Issue) -> Json:
    """An issue with its option space."""
    return {
        "negotiation": negotiation,
        "id": issue.id,
        "question": issue.question,
        "topic": issue.topic,
        "role": issue.role,
        "acts": issue.acts,
        "scope": issue.scope,
        "space": space_json(issue.space),
        "note": issue.note,
    }


def source_json(negotiation: str, source: Source) -> Json:
    """A source with all that is known of it."""
    return {
        "negotiation": negotiation,
        "id": source.id,
        "kind": source.kind,
        "title": source.title,
        "title_is_ours": source.title_is_ours,
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published,
        "published_inferred": source.published_inferred,
        "url": source.url,
        "no_url": source.no_url,
        "archive_url": source.archive_url,
        "language": source.language,
        "accessed": source.accessed,
        "read": source.read,
        "confidence": source.confidence,
        "note": source.note,
    }
