"""Dates of one record against each other, its sources' and the coverage.

A month or a year may be any of its days: a rule is broken only where no days within the dates keep it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Person, Source
from app.domain.record.positions import Position
from app.domain.record.proposals import Proposal
from app.seeding.checking.world import Finding, Subject, World, all_said, citations_of
from app.seeding.reading.nodes import Path


def findings(world: World) -> Iterator[Finding]:
    """Dates that cannot be right."""
    record = world.record
    yield from _coverage(world)
    for person in record.people.values():
        yield from _offices(person)
    for source in record.sources.values():
        yield from _source(source)
    for subject, said in all_said(record):
        yield from _order(subject, said)
        yield from _published(world, subject, said)
        yield from _within(world, subject, _dates(said), background=said.id in record.negotiation.background)
    for number, silence in enumerate(record.silences):
        subject = ("silence", str(number))
        dates = [("from", silence.since), ("through", silence.through), ("looked_on", silence.looked_on)]
        for (_, earlier), (key, later) in pairwise(dates):
            if before(later, earlier):
                yield Finding("silence-order", subject, (key,), f"{later} is before {earlier}")
        yield from _within(world, subject, [((key,), date) for key, date in dates[:2]], background=False)


def before(one: PartialDate, other: PartialDate) -> bool:
    """Whether *one* is before *other* whatever days are meant."""
    return one.last < other.first


def _coverage(world: World) -> Iterator[Finding]:
    record, coverage = world.record, world.record.negotiation.coverage
    subject = ("negotiation", record.negotiation.id)
    if coverage.through < coverage.since:
        message = f"{coverage.through} is before {coverage.since}"
        yield Finding("coverage-order", subject, ("coverage", "through"), message)
    for index, id_ in enumerate(record.negotiation.background):
        listed = [said[id_] for said in (record.positions, record.proposals) if id_ in said]
        days = [_own_date(said) for said in listed]
        if days and all(day.last >= coverage.since for day in days):
            message = f"{id_} is of {days[0]}, within the coverage"
            yield Finding("needless-background", subject, ("background", index), message)


def _offices(person: Person) -> Iterator[Finding]:
    for index, office in enumerate(person.offices):
        if office.since and office.until and before(office.until, office.since):
            message = f"{office.until} is before {office.since}"
            yield Finding("office-order", ("person", person.id), ("offices", index, "until"), message)


def _source(source: Source) -> Iterator[Finding]:
    if before(source.accessed, source.published):
        message = f"it was read on {source.accessed} and published on {source.published}"
        yield Finding("accessed-too-early", ("source", source.id), ("accessed",), message)


def _own_date(said: Position | Proposal) -> PartialDate:
    return said.stated_on if isinstance(said, Position) else said.dated


def _order(subject: Subject, said: Position | Proposal) -> Iterator[Finding]:
    own, kind = _own_date(said), subject[0]
    for index, citation in enumerate(said.citations):
        if citation.on and before(citation.on, own):
            message = f"{citation.on} is before {own}, the {kind}'s own date"
            yield Finding("said-again-too-early", subject, ("citations", index, "on"), message)
    for index, dispute in enumerate(said.disputes):
        if before(dispute.on, own):
            message = f"{dispute.on} is before {own}, the {kind}'s date"
            yield Finding("dispute-too-early", subject, ("disputes", index, "on"), message)
    if isinstance(said, Proposal):
        for index, response in enumerate(said.responses):
            if before(response.on, own):
                message = f"{response.on} is before {own}, the proposal's date"
                yield Finding("response-too-early", subject, ("responses", index, "on"), message)
    elif said.ended and said.ended.on.last <= own.first:
        message = f"{said.ended.on} is not after {own}, the position's date"
        yield Finding("ended-too-early", subject, ("ended", "on"), message)


def _published(world: World, subject: Subject, said: Position | Proposal) -> Iterator[Finding]:
    for path, citation, on in citations_of(said):
        source = world.record.sources.get(citation.source)
        if source and before(source.published, on):
            message = f"{source.id} was published on {source.published}, before {on}"
            yield Finding("published-too-early", subject, (*path, "source"), message)


def _dates(said: Position | Proposal) -> Iterator[tuple[Path, PartialDate]]:
    """The dates that must lie within the coverage. When a position ended may be known ahead."""
    yield ("stated_on" if isinstance(said, Position) else "dated",), _own_date(said)
    for path, citation, _ in citations_of(said):
        if citation.on:
            yield (*path, "on"), citation.on
    if isinstance(said, Proposal):
        for index, response in enumerate(said.responses):
            yield ("responses", index, "on"), response.on
    for index, dispute in enumerate(said.disputes):
        yield ("disputes", index, "on"), dispute.on


def _within(
    world: World, subject: Subject, dates: Iterable[tuple[Path, PartialDate]], *, background: bool
) -> Iterator[Finding]:
    coverage = world.record.negotiation.coverage
    if coverage.through < coverage.since:
        return
    for path, date in dates:
        if (date.last < coverage.since and not background) or date.first > coverage.through:
            message = f"{date} lies outside {coverage.since} through {coverage.through}"
            yield Finding("outside-coverage", subject, path, message)
