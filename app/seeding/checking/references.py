"""Ids that are named must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.domain.record.negotiation import Role
from app.domain.record.positions import Position
from app.seeding.checking.world import Finding, Subject, World, citations_of
from app.seeding.faults import nearest
from app.seeding.reading.nodes import Path


def findings(world: World) -> Iterator[Finding]:
    """Names of records that do not exist, and names that must not stand where they stand."""
    record = world.record
    for position in record.positions.values():
        yield from _position(world, position)
    for number, silence in enumerate(record.silences):
        subject = ("silence", str(number))
        yield from _named(world, "party", silence.party, subject, ("party",))
        yield from _named(world, "issue", silence.issue, subject, ("issue",))
        if silence.issue in record.issues and record.issues[silence.issue].role is Role.EVENT:
            yield Finding(
                "event-issue", subject, ("issue",), f"{silence.issue} is an event: nobody can be silent on it"
            )
    for person in record.people.values():
        for index, office in enumerate(person.offices):
            yield from _named(world, "party", office.party, ("person", person.id), ("offices", index, "party"))
    head = ("negotiation", record.negotiation.id)
    for index, id_ in enumerate(record.negotiation.background):
        if id_ not in record.positions and not world.holes.may_hold("position", id_):
            hint = nearest(id_, record.positions)
            yield Finding("unknown-background", head, ("background", index), f"there is no position {id_!r}", hint)
    yield from _double_entries("negotiation", record.negotiation.id, "background", record.negotiation.background)


def _position(world: World, position: Position) -> Iterator[Finding]:
    subject = ("position", position.id)
    issue = world.record.issues.get(position.issue)
    if issue and issue.role is Role.EVENT:
        yield Finding("event-issue", subject, ("issue",), f"{position.issue} is an event: nobody negotiates it")
    yield from _own_condition(subject, position)
    yield from _names(world, subject, position)
    for path, citation in citations_of(position):
        yield from _named(world, "source", citation.source, subject, (*path, "source"))
    for index, dispute in enumerate(position.disputes):
        if dispute.party:
            yield from _named(world, "party", dispute.party, subject, ("disputes", index, "by", "party"))


def _own_condition(subject: Subject, position: Position) -> Iterator[Finding]:
    for key, alternatives in (("when", position.when), ("unless", position.unless)):
        for index, alternative in enumerate(alternatives):
            if position.issue in dict(alternative):
                message = f"the condition of a position on {position.issue} names {position.issue}"
                yield Finding("own-condition", subject, (key, index, position.issue), message, at_key=True)


def _names(world: World, subject: Subject, position: Position) -> Iterator[Finding]:
    if position.speaker:
        yield from _named(world, "person", position.speaker, subject, ("speaker",))
    for index, party in enumerate(position.jointly_with):
        if party == position.party:
            yield Finding("joint-with-itself", subject, ("jointly_with", index), f"{party} is the party itself")
        else:
            yield from _named(world, "party", party, subject, ("jointly_with", index))
    for key in ("replaces", "keeps", "contradicts"):
        for index, id_ in enumerate(getattr(position, key)):
            yield from _named(world, "position", id_, subject, (key, index))
    for key in ("replaces", "keeps", "contradicts", "jointly_with"):
        yield from _double_entries("position", position.id, key, getattr(position, key))


def _named(world: World, kind: str, id_: str, subject: Subject, path: Path) -> Iterator[Finding]:
    """Find fault with a name of a record that does not exist."""
    record = world.record
    known: dict[str, Collection[str]] = {
        "party": record.parties,
        "person": record.people,
        "issue": record.issues,
        "source": record.sources,
        "position": record.positions,
    }
    if id_ not in known[kind] and not world.holes.may_hold(kind, id_):
        yield Finding(f"unknown-{kind}", subject, path, f"there is no {kind} {id_!r}", nearest(id_, known[kind]))


def _double_entries(kind: str, id_: str, key: str, names: tuple[str, ...]) -> Iterator[Finding]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Finding("double-entry", (kind, id_), (key, index), f"{name} stands here a second time")
