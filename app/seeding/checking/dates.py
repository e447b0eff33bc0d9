"""Dates of one record against each other, its sources' and the coverage.

A month or a year may be any of its days: a rule is broken only where no days within the dates keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Person, Source
from app.domain.record.positions import Position
from app.seeding.checking.world import Finding, Subject, World, citations_of
from app.seeding.reading.nodes import Path


def findings(world: World) -> Iterator[Finding]:
    """Dates that cannot be right."""
    record = world.record
    yield from _coverage(world)
    for person in record.people.values():
        yield from _offices(person)
    for source in record.sources.values():
        yield from _source(source)
    for position in record.positions.values():
        yield from _order(position)
        yield from _published(world, position)
        yield from _within(world, ("position", position.id), _said(position), background=_background(world, position))
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
    head, coverage = world.record.negotiation, world.record.negotiation.coverage
    subject = ("negotiation", head.id)
    if coverage.through < coverage.since:
        message = f"{coverage.through} is before {coverage.since}"
        yield Finding("coverage-order", subject, ("coverage", "through"), message)
    for index, id_ in enumerate(head.background):
        position = world.record.positions.get(id_)
        if position and position.stated_on.last >= coverage.since:
            message = f"{id_} was stated within the coverage, on {position.stated_on}"
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


def _order(position: Position) -> Iterator[Finding]:
    subject, stated = ("position", position.id), position.stated_on
    for index, citation in enumerate(position.citations):
        if citation.on and before(citation.on, stated):
            message = f"{citation.on} is before {stated}, the position's own date"
            yield Finding("said-again-too-early", subject, ("citations", index, "on"), message)
    for index, dispute in enumerate(position.disputes):
        if before(dispute.on, stated):
            message = f"{dispute.on} is before {stated}, the position's date"
            yield Finding("dispute-too-early", subject, ("disputes", index, "on"), message)
    if position.ended and position.ended.on.last <= stated.first:
        message = f"{position.ended.on} is not after {stated}, the position's date"
        yield Finding("ended-too-early", subject, ("ended", "on"), message)


def _published(world: World, position: Position) -> Iterator[Finding]:
    for path, citation in citations_of(position):
        source = world.record.sources.get(citation.source)
        said = citation.on or (position.disputes[int(path[1])].on if path[0] == "disputes" else position.stated_on)
        if source and before(source.published, said):
            message = f"{source.id} was published on {source.published}, before {said}"
            yield Finding("published-too-early", ("position", position.id), (*path, "source"), message)


def _said(position: Position) -> list[tuple[Path, PartialDate]]:
    """The dates of a position that must lie within the coverage. When it ended may be known ahead."""
    dates: list[tuple[Path, PartialDate]] = [(("stated_on",), position.stated_on)]
    dates += [((*path, "on"), citation.on) for path, citation in citations_of(position) if citation.on]
    dates += [(("disputes", index, "on"), dispute.on) for index, dispute in enumerate(position.disputes)]
    return dates


def _background(world: World, position: Position) -> bool:
    return position.id in world.record.negotiation.background


def _within(
    world: World, subject: Subject, dates: list[tuple[Path, PartialDate]], *, background: bool
) -> Iterator[Finding]:
    coverage = world.record.negotiation.coverage
    if coverage.through < coverage.since:
        return
    for path, date in dates:
        if (date.last < coverage.since and not background) or date.first > coverage.through:
            message = f"{date} lies outside {coverage.since} through {coverage.through}"
            yield Finding("outside-coverage", subject, path, message)
