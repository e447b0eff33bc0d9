"""Records in the form of the seed files, canonical, and the digests made from it.

Keys stand in the order of DESIGN section 2; what says only the default is left out. Equal records give equal forms,
so the digest of a negotiation depends on its data alone and is the same in every database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from json import loads

from app.domain.algebra.notation import Plain, is_complete, write_region
from app.domain.algebra.regions import MaskRegion, Region, full
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, Space
from app.domain.record.negotiation import (
    Confidence,
    Issue,
    Negotiation,
    Office,
    Party,
    Person,
    Record,
    Role,
    Silence,
    Source,
)
from app.domain.record.positions import Alternative, Channel, Citation, Dispute, Ended, Passage, Position, SpeaksFor
from app.schemas.wire.encode import dumps

Form = dict[str, object]


def negotiation_form(negotiation: Negotiation) -> Form:
    """A negotiation without its parties."""
    return _said(
        id=negotiation.id,
        title=negotiation.title,
        about=negotiation.about,
        licence=negotiation.licence,
        maintainers=list(negotiation.maintainers),
        coverage={"from": negotiation.coverage.since, "through": negotiation.coverage.through},
        stale_after=negotiation.stale_after,
        background=list(negotiation.background),
        note=negotiation.note,
    )


def party_form(party: Party) -> Form:
    """A party, as `negotiation.yaml` lists it."""
    return _said(id=party.id, name=party.name, adjective=party.adjective, note=party.note)


def person_form(person: Person) -> Form:
    """A person with the offices held."""
    return _said(id=person.id, name=person.name, offices=[_office(o) for o in person.offices], note=person.note)


def _office(office: Office) -> Form:
    return _said(party=office.party, title=office.title, **{"from": office.since, "until": office.until})


def issue_form(issue: Issue) -> Form:
    """An issue with its option space."""
    return _said(
        id=issue.id,
        role=None if issue.role is Role.NEGOTIATED else issue.role,
        question=issue.question,
        topic=issue.topic,
        acts=list(issue.acts),
        scope=issue.scope,
        space=_space(issue.space),
        note=issue.note,
    )


def _space(space: Space) -> Form:
    if isinstance(space, ChoiceSpace):
        options = [{"id": option.id, "label": option.label} for option in space.options]
        return _said(kind=space.kind, ordered=space.ordered or None, options=options)
    if isinstance(space, QuantitySpace):
        edges = write_region(full(space))[0]
        return _said(kind=space.kind, unit=space.unit, whole=space.whole or None, range=edges or None)
    return _said(kind=space.kind, of=[{"id": member.id, "label": member.label} for member in space.members])


def source_form(source: Source) -> Form:
    """A source."""
    return _said(
        id=source.id,
        kind=source.kind,
        title=source.title,
        title_is_ours=source.title_is_ours or None,
        publisher=source.publisher,
        author=source.author,
        published=source.published,
        published_inferred=source.published_inferred or None,
        url=source.url,
        no_url=source.no_url,
        archive_url=source.archive_url,
        language=source.language,
        accessed=source.accessed,
        read=source.read,
        confidence=None if source.confidence is Confidence.NORMAL else source.confidence,
        note=source.note,
    )


def position_form(position: Position) -> Form:
    """A position without its party, which heads its file; the region as it was stated, if the record says how."""
    return _said(
        id=position.id,
        issue=position.issue,
        kind=position.kind,
        region=loads(position.stated, parse_float=Decimal) if position.stated else write_region(position.region),
        when=_alternatives(position.when),
        unless=_alternatives(position.unless),
        scope=position.scope,
        stated_on=position.stated_on,
        replaces=list(position.replaces),
        keeps=list(position.keeps),
        contradicts=list(position.contradicts),
        ended=position.ended and _ended(position.ended),
        attribution=position.attribution,
        channel=None if position.channel is Channel.PUBLIC else position.channel,
        speaker=position.speaker,
        speaks_for=None if position.speaks_for is SpeaksFor.ALL else position.speaks_for,
        jointly_with=list(position.jointly_with),
        summary=position.summary,
        citations=[_citation(citation) for citation in position.citations],
        disputes=[_dispute(dispute) for dispute in position.disputes],
        note=position.note,
    )


def _alternatives(alternatives: tuple[Alternative, ...]) -> list[dict[str, list[Plain]]]:
    return [{issue: write_region(region) for issue, region in alternative} for alternative in alternatives]


def _citation(citation: Citation) -> Form:
    return _said(
        source=citation.source,
        on=citation.on,
        attribution=citation.attribution,
        passage=citation.passage and _passage(citation.passage),
        quote=citation.quote,
        note=citation.note,
    )


def _passage(passage: Passage) -> Form:
    return {"start": passage.start, "end": passage.end, "confirmed": passage.confirmed}


def _dispute(dispute: Dispute) -> Form:
    return _said(
        by={"party": dispute.party} if dispute.party else {"name": dispute.name},
        on=dispute.on,
        aspect=dispute.aspect,
        summary=dispute.summary,
        citations=[_citation(citation) for citation in dispute.citations],
        note=dispute.note,
    )


def _ended(ended: Ended) -> Form:
    citations = [_citation(citation) for citation in ended.citations]
    return _said(on=ended.on, how=ended.how, citations=citations, note=ended.note)


def silence_form(silence: Silence) -> Form:
    """A recorded silence."""
    return _said(
        party=silence.party,
        issue=silence.issue,
        kind=silence.kind,
        **{"from": silence.since, "through": silence.through, "looked_on": silence.looked_on},
        note=silence.note,
    )


def silence_id(silence: Silence) -> str:
    """The name of a silence, which has no id of its own: its cell and its first day."""
    return f"{silence.party}/{silence.issue}/{silence.since}"


def forms(record: Record) -> Iterator[tuple[str, str, Form]]:
    """Every record of a negotiation as (kind, id, form), in no order that matters.

    A position carries its party, and beside the words of its region the set that they mean: where an issue gains an
    option, the same words may mean another set.
    """
    yield "negotiation", record.negotiation.id, negotiation_form(record.negotiation)
    yield from (("party", party.id, party_form(party)) for party in record.parties.values())
    yield from (("person", person.id, person_form(person)) for person in record.people.values())
    yield from (("issue", issue.id, issue_form(issue)) for issue in record.issues.values())
    yield from (("source", source.id, source_form(source)) for source in record.sources.values())
    for position in record.positions.values():
        form = {"party": position.party, "set": _set(position.region)} | position_form(position)
        yield "position", position.id, form
    yield from (("silence", silence_id(silence), silence_form(silence)) for silence in record.silences)


def _set(region: Region) -> object:
    """The whole of a region: its canonical form, or its outcomes in hex where that form is cut."""
    if isinstance(region, MaskRegion) and not is_complete(region):
        return f"{region.mask:x}"
    return write_region(region)


def record_digests(record: Record) -> dict[tuple[str, str], str]:
    """The SHA-256 of each record's canonical form, in hex, by (kind, id)."""
    return {(kind, id_): sha256(dumps(form)).hexdigest() for kind, id_, form in forms(record)}


def digest_of(digests: Mapping[tuple[str, str], str]) -> str:
    """The digest of a negotiation: `sha256:` and the hash of the sorted lines `kind id digest`. DESIGN section 4."""
    lines = "".join(sorted(f"{kind} {id_} {digest}\n" for (kind, id_), digest in digests.items()))
    return f"sha256:{sha256(lines.encode()).hexdigest()}"


def _said(**fields: object) -> Form:
    """The fields that say something: no None, no empty list."""
    return {key: value for key, value in fields.items() if value is not None and value != []}
