"""From the values of a record to the rows that hold them: one version row each, and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import SQLModel

from app.domain.algebra.notation import Plain, is_complete, write_region
from app.domain.algebra.regions import MaskRegion, Region
from app.domain.algebra.spaces import Cut, QuantitySpace, SubsetSpace
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Issue, Negotiation, Party, Person, Silence, Source
from app.domain.record.positions import Alternative, Citation, Dispute, Position
from app.models import (
    IssueActor,
    IssueOption,
    NegotiationBackground,
    NegotiationMaintainer,
    PersonOffice,
    PositionCitation,
    PositionCondition,
    PositionDispute,
    PositionLink,
    PositionPartner,
)
from app.queries.values import OUTCOMES
from app.schemas.wire.encode import dumps, number_text
from app.seeding.writing.canonical import silence_id

Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """A record as rows: the columns of its version row, and the children that hang on it, in order."""

    columns: Columns
    children: Mapping[type[SQLModel], list[Columns]]


class Dangling(LookupError):
    """A record names another that is not in the same negotiation."""


class Keys:
    """The keys of a record's identities, by kind and id."""

    def __init__(self, keys: Mapping[str, Mapping[str, int]]) -> None:
        self._keys = keys

    def of(self, kind: str, id: str) -> int:
        """The key of the record *id* of *kind*.

        Raises:
            Dangling: There is none.
        """
        try:
            return self._keys[kind][id]
        except KeyError:
            raise Dangling(f"the record names {kind} {id!r}, which it does not hold") from None

    def maybe(self, kind: str, id: str | None) -> int | None:
        """The key of the record *id* of *kind*; None where there is none, or no id."""
        return None if id is None else self._keys[kind].get(id)

    def optional(self, kind: str, id: str | None) -> int | None:
        """The key of the record *id* of *kind*; None for no id.

        Raises:
            Dangling: There is an id, and no such record.
        """
        return None if id is None else self.of(kind, id)


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
    background = [
        {"id": id_, "position": keys.maybe("position", id_), "source": keys.maybe("source", id_)}
        for id_ in negotiation.background
    ]
    for row in background:
        if row["position"] is None and row["source"] is None:
            raise Dangling(f"the background names {row['id']!r}, which is no position and no source")
    maintainers: list[Columns] = [{"name": name} for name in negotiation.maintainers]
    return Written(columns, {NegotiationMaintainer: maintainers, NegotiationBackground: background})


def party_rows(party: Party, _: Keys) -> Written:
    """A party."""
    return Written({"name": party.name, "adjective": party.adjective, "note": party.note}, {})


def person_rows(person: Person, keys: Keys) -> Written:
    """A person and the offices held."""
    offices = [
        {
            "party": keys.of("party", office.party),
            "title": office.title,
            "since": _text(office.since),
            "until": _text(office.until),
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


def position_rows(position: Position, keys: Keys) -> Written:
    """A position with its disputes, citations, links, partners and the issues that its condition names."""
    ended = position.ended
    columns = {
        "party": keys.of("party", position.party),
        "issue": keys.of("issue", position.issue),
        "kind": position.kind.value,
        "region": _json(region_data(position.region)),
        "stated": position.stated,
        "holds_when": _condition(position.when),
        "holds_unless": _condition(position.unless),
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
            PositionDispute: [_dispute(dispute, keys) for dispute in position.disputes],
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


def _dispute(dispute: Dispute, keys: Keys) -> Columns:
    return {
        "party": keys.optional("party", dispute.party),
        "name": dispute.name,
        "disputed_on": dispute.on.text,
        "aspect": dispute.aspect.value,
        "summary": dispute.summary,
        "note": dispute.note,
    }


def _citations(position: Position, keys: Keys) -> list[Columns]:
    found = [_citation(citation, "position", None, keys) for citation in position.citations]
    if position.ended:
        found += [_citation(citation, "end", None, keys) for citation in position.ended.citations]
    for number, dispute in enumerate(position.disputes):
        found += [_citation(citation, "dispute", number, keys) for citation in dispute.citations]
    return found


def _citation(citation: Citation, carries: str, dispute: int | None, keys: Keys) -> Columns:
    passage = citation.passage
    return {
        "carries": carries,
        "dispute": dispute,
        "source": keys.of("source", citation.source),
        "said_on": _text(citation.on),
        "attribution": citation.attribution and citation.attribution.value,
        "passage_start": passage and passage.start,
        "passage_end": passage and passage.end,
        "passage_confirmed": passage and int(passage.confirmed),
        "quote": citation.quote,
        "note": citation.note,
    }


def region_data(region: Region) -> list[Plain] | dict[str, str]:
    """The region in canonical form; a subset region of too many clauses by its outcomes, so that none is lost."""
    if isinstance(region, MaskRegion) and not is_complete(region):
        return {OUTCOMES: f"{region.mask:x}"}
    return write_region(region)


def _condition(alternatives: Iterable[Alternative]) -> str:
    return _json([{issue: region_data(region) for issue, region in alternative} for alternative in alternatives])


def _json(value: object) -> str:
    return dumps(value).decode()


def _text(date: PartialDate | None) -> str | None:
    return None if date is None else date.text


WRITERS: Mapping[str, Callable[[Any, Keys], Written]] = {
    "negotiation": negotiation_rows,
    "party": party_rows,
    "person": person_rows,
    "issue": issue_rows,
    "source": source_rows,
    "position": position_rows,
    "silence": silence_rows,
}
