"""From the values of a record to the rows that hold them: one version row each, and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.algebra.spaces import Cut, QuantitySpace, SubsetSpace
from app.domain.record.negotiation import Issue, Negotiation, Party, Person, Silence, Source
from app.models import IssueActor, IssueOption, NegotiationBackground, NegotiationMaintainer, PersonOffice
from app.schemas.wire.encode import number_text
from app.seeding.loading.positions import position_rows
from app.seeding.loading.proposals import proposal_rows
from app.seeding.loading.values import date_text
from app.seeding.loading.written import Columns, Dangling, Keys, Written
from app.seeding.writing.canonical import silence_id


def negotiation_rows(negotiation: Negotiation, keys: Keys) -> Written:
    """A negotiation, its maintainers and its background."""
    columns = {
        "title": negotiation.title,
        "about": negotiation.about,
        "licence": negotiation.licence,
        "covered_from": negotiation.coverage.since.isoformat(),
        "covered_through": negotiation.coverage.through.isoformat(),
        "stale_after": negotiation.stale_after,
        "note": negotiation.note,
    }
    background = [_background(id_, keys) for id_ in negotiation.background]
    maintainers: list[Columns] = [{"name": name} for name in negotiation.maintainers]
    return Written(columns, {NegotiationMaintainer: maintainers, NegotiationBackground: background})


def _background(id: str, keys: Keys) -> Columns:
    """A record of the background: whatever bears that id.

    Raises:
        Dangling: Nothing does.
    """
    named = {kind: keys.maybe(kind, id) for kind in ("position", "source", "proposal")}
    if not any(named.values()):
        raise Dangling(f"the background names {id!r}, which is no position, no source and no proposal")
    return {"id": id, **named}


def party_rows(party: Party, _: Keys) -> Written:
    """A party."""
    return Written({"name": party.name, "adjective": party.adjective, "note": party.note}, {})


def person_rows(person: Person, keys: Keys) -> Written:
    """A person and the offices held."""
    offices = [
        {
            "party": keys.of("party", office.party),
            "title": office.title,
            "since": date_text(office.since),
            "until": date_text(office.until),
        }
        for office in person.offices
    ]
    return Written({"name": person.name, "note": person.note}, {PersonOffice: offices})


def issue_rows(issue: Issue, keys: Keys) -> Written:
    """An issue, its options or members, and who would have to act."""
    space = issue.space
    columns: Columns = {
        "question": issue.question,
        "topic": issue.topic,
        "role": issue.role.value,
        "scope": issue.scope,
        "note": issue.note,
        "space": space.kind,
    }
    columns |= dict.fromkeys(("ordered", "unit", "whole", "low", "low_open", "high", "high_open"))
    options: list[Columns] = []
    if isinstance(space, QuantitySpace):
        columns |= {"unit": space.unit, "whole": int(space.whole)}
        columns |= _end("low", space.low) | _end("high", space.high)
    else:
        members = space.members if isinstance(space, SubsetSpace) else space.options
        options = [{"id": member.id, "label": member.label} for member in members]
        columns["ordered"] = None if isinstance(space, SubsetSpace) else int(space.ordered)
    actors = [{"name": name, "party": keys.maybe("party", name)} for name in issue.acts]
    return Written(columns, {IssueOption: options, IssueActor: actors})


def _end(name: str, cut: Cut) -> Columns:
    return {name: number_text(cut[1]), f"{name}_open": cut[2]} if cut[0] == 0 else {}


def source_rows(source: Source, _: Keys) -> Written:
    """A source."""
    columns = {
        "kind": source.kind.value,
        "title": source.title,
        "title_is_ours": int(source.title_is_ours),
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published.text,
        "published_inferred": int(source.published_inferred),
        "url": source.url,
        "no_url": source.no_url,
        "archive_url": source.archive_url,
        "language": source.language,
        "accessed": source.accessed.text,
        "read": source.read.value,
        "confidence": source.confidence.value,
        "note": source.note,
    }
    return Written(columns, {})


def silence_rows(silence: Silence, keys: Keys) -> Written:
    """A silence, which is its own version row."""
    columns = {
        "id": silence_id(silence),
        "party": keys.of("party", silence.party),
        "issue": keys.of("issue", silence.issue),
        "kind": silence.kind.value,
        "since": silence.since.text,
        "through": silence.through.text,
        "looked_on": silence.looked_on.text,
        "note": silence.note,
    }
    return Written(columns, {})


WRITERS: Mapping[str, Callable[[Any, Keys], Written]] = {
    "negotiation": negotiation_rows,
    "party": party_rows,
    "person": person_rows,
    "issue": issue_rows,
    "source": source_rows,
    "position": position_rows,
    "proposal": proposal_rows,
    "silence": silence_rows,
}
