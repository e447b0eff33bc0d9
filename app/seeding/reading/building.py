"""Seed models into the values of the record, one record at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.domain.algebra.notation import MAX_CLAUSES, is_complete
from app.domain.algebra.regions import MaskRegion, Region
from app.domain.algebra.spaces import ChoiceSpace
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import (
    Coverage,
    Issue,
    Negotiation,
    Office,
    Party,
    Person,
    Silence,
    SilenceKind,
    Source,
)
from app.domain.record.positions import Alternative, Citation, Dispute, Ended, Passage, Position
from app.domain.record.proposals import Clause, Proposal, Response
from app.schemas.seeds.issues import IssueSeed
from app.schemas.seeds.negotiation import NegotiationSeed, PartySeed
from app.schemas.seeds.people import PersonSeed
from app.schemas.seeds.positions import CitationSeed, DisputeSeed, EndedSeed, PassageSeed, PositionSeed
from app.schemas.seeds.proposals import ClauseSeed, ProposalSeed, ResponseSeed
from app.schemas.seeds.silences import SilenceSeed
from app.schemas.seeds.sources import SourceSeed
from app.schemas.wire.encode import dumps
from app.seeding.checking.regions import Flaw, read_region, read_space

NO_REGION = MaskRegion(ChoiceSpace(()), 0)
"""Stands in for a region that could not be read."""


def build_negotiation(seed: NegotiationSeed) -> Negotiation:
    """The scope of the record, without its parties."""
    return Negotiation(
        id=seed.id,
        title=seed.title,
        about=seed.about,
        licence=seed.licence,
        coverage=Coverage(seed.coverage.since, seed.coverage.through),
        stale_after=seed.stale_after,
        maintainers=tuple(seed.maintainers),
        background=tuple(seed.background),
        note=seed.note,
    )


def build_party(seed: PartySeed) -> Party:
    """A party."""
    return Party(seed.id, seed.name, seed.adjective, seed.note)


def build_person(seed: PersonSeed) -> Person:
    """A person with the offices held."""
    offices = (Office(office.party, office.title, office.since, office.until) for office in seed.offices)
    return Person(seed.id, seed.name, tuple(offices), seed.note)


def build_source(seed: SourceSeed) -> Source:
    """A source."""
    return Source(**{name: getattr(seed, name) for name in SourceSeed.model_fields})


def build_issue(seed: IssueSeed) -> tuple[Issue | None, list[Flaw]]:
    """An issue; None with the flaws of its option space."""
    space, flaws = read_space(seed.space)
    flaws = [flaw._replace(path=("space", *flaw.path)) for flaw in flaws]
    if seed.scope and seed.space.kind != "quantity":
        flaws.append(Flaw("scope-without-quantity", ("scope",), f"the issue is a {seed.space.kind}"))
    if space is None or flaws:
        return None, flaws
    issue = Issue(seed.id, seed.question, seed.topic, space, tuple(seed.acts), seed.role, seed.scope, seed.note)
    return issue, []


def build_silence(seed: SilenceSeed) -> Silence:
    """A recorded silence."""
    kind = SilenceKind(seed.kind)
    return Silence(seed.party, seed.issue, kind, seed.since, seed.through, seed.looked_on, seed.note)


def build_position(seed: PositionSeed, party: str, issues: Mapping[str, Issue]) -> tuple[Position, list[Flaw]]:
    """A position of *party*, whose regions are read against *issues*, with the flaws of its regions.

    With flaws, or where an issue that it names is not among *issues*, it is good for looking at what else it says:
    its region is then `NO_REGION`, and its conditions are those that could be read.
    """
    flaws: list[Flaw] = []
    when = _alternatives("when", seed.when, issues, flaws)
    unless = _alternatives("unless", seed.unless, issues, flaws)
    region: Region | None = None
    if issue := issues.get(seed.issue):
        region, bad = read_region(issue.space, seed.region)
        flaws.extend(flaw._replace(path=("region", *flaw.path)) for flaw in bad)
        if seed.scope and issue.space.kind != "quantity":
            flaws.append(Flaw("scope-without-quantity", ("scope",), f"the issue is a {issue.space.kind}"))
    stated = dumps(seed.region).decode() if region else ""
    return replace(_position(seed, party, when, unless), region=region or NO_REGION, stated=stated), flaws


def build_proposal(seed: ProposalSeed, issues: Mapping[str, Issue]) -> tuple[Proposal, list[Flaw]]:
    """A proposal, whose clauses are read against *issues*, with the flaws of their regions.

    As with positions, a clause that has flaws or names an unknown issue is kept, with `NO_REGION` in place of its own.
    """
    flaws: list[Flaw] = []
    clauses: list[Clause] = []
    for index, clause in enumerate(seed.clauses):
        built, bad = _clause(clause, issues)
        clauses.append(built)
        flaws.extend(flaw._replace(path=("clauses", index, *flaw.path)) for flaw in bad)
    return Proposal(
        id=seed.id,
        title=seed.title,
        authors=tuple(seed.authors),
        dated=seed.dated,
        status=seed.status,
        read=seed.read,
        follows=tuple(seed.follows),
        citations=_citations(seed.citations, seed.dated),
        clauses=tuple(clauses),
        responses=tuple(_response(response) for response in seed.responses),
        disputes=tuple(_dispute(dispute) for dispute in seed.disputes),
        note=seed.note,
    ), flaws


def _clause(seed: ClauseSeed, issues: Mapping[str, Issue]) -> tuple[Clause, list[Flaw]]:
    flaws: list[Flaw] = []
    when = _alternatives("when", seed.when, issues, flaws)
    region: Region | None = None
    if issue := issues.get(seed.issue):
        region, bad = read_region(issue.space, seed.region)
        flaws.extend(flaw._replace(path=("region", *flaw.path), hint=flaw.hint or _of_clause(flaw)) for flaw in bad)
    stated = dumps(seed.region).decode() if region else ""
    return Clause(seed.n, seed.issue, region or NO_REGION, when, seed.summary or "", stated, seed.note), flaws


def _of_clause(flaw: Flaw) -> str | None:
    """How a clause is mended where that is not how a position is."""
    return "name fewer outcomes, or leave the clause out" if flaw.code == "region-whole" else None


def _response(seed: ResponseSeed) -> Response:
    return Response(seed.party, seed.on, seed.response, _citations(seed.citations, seed.on), seed.clause, seed.note)


def _alternatives(
    key: str, written: Iterable[Mapping[str, object]], issues: Mapping[str, Issue], flaws: list[Flaw]
) -> tuple[Alternative, ...]:
    found: list[Alternative] = []
    for index, alternative in enumerate(written):
        parts: list[tuple[str, Region]] = []
        if not alternative:
            flaws.append(Flaw("empty-list", (key, index), "the alternative names no issue"))
        for name in sorted(alternative.keys() & issues.keys()):
            region, bad = read_region(issues[name].space, alternative[name])
            flaws.extend(flaw._replace(path=(key, index, name, *flaw.path)) for flaw in bad)
            if region is not None:
                if not is_complete(region):
                    flaws.append(Flaw("long-condition", (key, index, name), f"it has more than {MAX_CLAUSES} clauses"))
                parts.append((name, region))
        found.append(tuple(parts))
    return tuple(found)


def _position(
    seed: PositionSeed, party: str, when: tuple[Alternative, ...], unless: tuple[Alternative, ...]
) -> Position:
    return Position(
        id=seed.id,
        party=party,
        issue=seed.issue,
        kind=seed.kind,
        region=NO_REGION,
        when=when,
        unless=unless,
        scope=seed.scope,
        stated_on=seed.stated_on,
        replaces=tuple(seed.replaces),
        keeps=tuple(seed.keeps),
        contradicts=tuple(seed.contradicts),
        ended=_ended(seed.ended) if seed.ended else None,
        attribution=seed.attribution,
        channel=seed.channel,
        speaker=seed.speaker,
        speaks_for=seed.speaks_for,
        jointly_with=tuple(seed.jointly_with),
        summary=seed.summary,
        citations=_citations(seed.citations, seed.stated_on),
        disputes=tuple(_dispute(dispute) for dispute in seed.disputes),
        note=seed.note,
    )


def _citations(seeds: Iterable[CitationSeed], said_on: PartialDate | None = None) -> tuple[Citation, ...]:
    """Citations; a day that only repeats the position's own is left out."""
    return tuple(
        Citation(
            source=seed.source,
            on=None if seed.on == said_on else seed.on,
            attribution=seed.attribution,
            passage=_passage(seed.passage) if seed.passage else None,
            quote=seed.quote,
            note=seed.note,
        )
        for seed in seeds
    )


def _passage(seed: PassageSeed) -> Passage:
    return Passage(seed.start, seed.end, seed.confirmed)


def _dispute(seed: DisputeSeed) -> Dispute:
    return Dispute(
        party=seed.by.party,
        name=seed.by.name,
        on=seed.on,
        aspect=seed.aspect,
        summary=seed.summary,
        citations=_citations(seed.citations),
        note=seed.note,
    )


def _ended(seed: EndedSeed) -> Ended:
    return Ended(seed.on, seed.how, _citations(seed.citations), seed.note)
