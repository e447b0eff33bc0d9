"""Records in the form of the seed files, canonical.

Keys stand in the order of DESIGN section 2; what says only the default is left out. Equal records give equal forms.
"""

from __future__ import annotations

from decimal import Decimal
from json import loads

from app.domain.algebra.notation import Plain, write_region
from app.domain.algebra.regions import full
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, Space
from app.domain.record.negotiation import (
    Confidence,
    Issue,
    Negotiation,
    Office,
    Party,
    Person,
    Role,
    Silence,
    Source,
)
from app.domain.record.positions import Alternative, Channel, Citation, Dispute, Ended, Passage, Position, SpeaksFor
from app.domain.record.proposals import Clause, Proposal, Response
from app.domain.record.texts import ReadHow

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
        region=_stated(position),
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


def proposal_form(proposal: Proposal) -> Form:
    """A proposal with its clauses in the order of the document and its responses as recorded."""
    return _said(
        id=proposal.id,
        title=proposal.title,
        authors=list(proposal.authors),
        dated=proposal.dated,
        status=proposal.status,
        read=None if proposal.read is ReadHow.WHOLE else proposal.read,
        follows=list(proposal.follows),
        citations=[_citation(citation) for citation in proposal.citations],
        clauses=[_clause(clause) for clause in proposal.clauses],
        responses=[_response(response) for response in proposal.responses],
        disputes=[_dispute(dispute) for dispute in proposal.disputes],
        note=proposal.note,
    )


def _clause(clause: Clause) -> Form:
    return _said(
        n=clause.n,
        issue=clause.issue,
        region=_stated(clause),
        when=_alternatives(clause.when),
        summary=clause.summary or None,
        note=clause.note,
    )


def _response(response: Response) -> Form:
    return _said(
        party=response.party,
        on=response.on,
        clause=response.clause,
        response=response.response,
        citations=[_citation(citation) for citation in response.citations],
        note=response.note,
    )


def _stated(said: Position | Clause) -> object:
    """The region as it was stated, if the record says how."""
    return loads(said.stated, parse_float=Decimal) if said.stated else write_region(said.region)


def _said(**fields: object) -> Form:
    """The fields that say something: no None, no empty list."""
    return {key: value for key, value in fields.items() if value is not None and value != []}
