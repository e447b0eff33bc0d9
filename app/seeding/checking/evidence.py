"""Grades, speakers and joint statements."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.record.force import best_grade
from app.domain.record.negotiation import Office
from app.domain.record.positions import Position
from app.seeding.checking.world import Finding, World


def findings(world: World) -> Iterator[Finding]:
    """Grades that the citations do not bear out, speakers without office, joint statements of one party alone."""
    for position in world.record.positions.values():
        best = best_grade(position, position.citations)
        if best is not position.attribution:
            message = f"the position is {position.attribution.value}, its best citation {best.value}"
            yield Finding("attribution-differs", ("position", position.id), ("attribution",), message)
        yield from _speaker(world, position)
        yield from _joint(world, position)


def _speaker(world: World, position: Position) -> Iterator[Finding]:
    person = world.record.people.get(position.speaker or "")
    if person and not any(_held(office, position) for office in person.offices):
        message = f"{person.id} holds no office of {position.party} on {position.stated_on}"
        yield Finding("speaker-without-office", ("position", position.id), ("speaker",), message)


def _held(office: Office, position: Position) -> bool:
    said = position.stated_on
    begun = office.since is None or office.since.first <= said.last
    over = office.until is not None and office.until.last < said.first
    return office.party == position.party and begun and not over


def _joint(world: World, position: Position) -> Iterator[Finding]:
    for index, party in enumerate(position.jointly_with):
        if party not in world.record.parties or party == position.party or world.holes.in_cell(party, position.issue):
            continue
        cell = world.record.cell(party, position.issue)
        if not any(p.stated_on == position.stated_on and position.party in p.jointly_with for p in cell):
            message = f"{party} has no joint position on {position.issue} of {position.stated_on}"
            yield Finding("joint-without-record", ("position", position.id), ("jointly_with", index), message)
