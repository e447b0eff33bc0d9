"""Ids that are named must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.domain.record.negotiation import Role
from app.domain.record.positions import Alternative, Position
from app.domain.record.proposals import Proposal
from app.seeding.checking.world import Finding, Subject, World, all_said, citations_of
from app.seeding.faults import nearest
from app.seeding.reading.nodes import Path


def findings(world: World) -> Iterator[Finding]:
    """Names of records that do not exist, and names that must not stand where they stand."""
    record = world.record
    for position in record.positions.values():
        yield from _position(world, position)
    for proposal in record.proposals.values():
        yield from _proposal(world, proposal)
    for subject, said in all_said(record):
        yield from _evidence(world, subject, said)
    for number, silence in enumerate(record.silences):
        subject = ("silence", str(number))
        yield from _named(world, "party", silence.party, subject, ("party",))
        yield from _named(world, "issue", silence.issue, subject, ("issue",))
        yield from _event(world, subject, ("issue",), silence.issue, "nobody can be silent on it")
    for person in record.people.values():
        for index, office in enumerate(person.offices):
            yield from _named(world, "party", office.party, ("person", person.id), ("offices", index, "party"))
    yield from _background(world)


def _background(world: World) -> Iterator[Finding]:
    record, head = world.record, world.record.negotiation
    for index, id_ in enumerate(head.background):
        lost = world.holes.may_hold("position", id_) or world.holes.may_hold("proposal", id_)
        if id_ not in record.positions and id_ not in record.proposals and not lost:
            hint = nearest(id_, [*record.positions, *record.proposals])
            message = f"there is no position or proposal {id_!r}"
            yield Finding("unknown-background", ("negotiation", head.id), ("background", index), message, hint)
    yield from _double_entries("negotiation", head.id, "background", head.background)


def _position(world: World, position: Position) -> Iterator[Finding]:
    subject = ("position", position.id)
    yield from _event(world, subject, ("issue",), position.issue, "nobody negotiates it")
    for key, alternatives in (("when", position.when), ("unless", position.unless)):
        yield from _own_condition(subject, (key,), position.issue, alternatives)
    yield from _names(world, subject, position)


def _proposal(world: World, proposal: Proposal) -> Iterator[Finding]:
    subject = ("proposal", proposal.id)
    for index, clause in enumerate(proposal.clauses):
        at: Path = ("clauses", index)
        yield from _event(world, subject, (*at, "issue"), clause.issue, "nobody negotiates it")
        yield from _own_condition(subject, (*at, "when"), clause.issue, clause.when)
    for index, response in enumerate(proposal.responses):
        yield from _named(world, "party", response.party, subject, ("responses", index, "party"))
    for index, party in enumerate(proposal.authors):
        yield from _named(world, "party", party, subject, ("authors", index))
    for index, id_ in enumerate(proposal.follows):
        yield from _named(world, "proposal", id_, subject, ("follows", index))
    yield from _double_entries("proposal", proposal.id, "authors", proposal.authors)
    yield from _double_entries("proposal", proposal.id, "follows", proposal.follows)


def _evidence(world: World, subject: Subject, said: Position | Proposal) -> Iterator[Finding]:
    for path, citation, _ in citations_of(said):
        yield from _named(world, "source", citation.source, subject, (*path, "source"))
    for index, dispute in enumerate(said.disputes):
        if dispute.party:
            yield from _named(world, "party", dispute.party, subject, ("disputes", index, "by", "party"))


def _event(world: World, subject: Subject, path: Path, issue: str, why: str) -> Iterator[Finding]:
    if issue in world.record.issues and world.record.issues[issue].role is Role.EVENT:
        yield Finding("event-issue", subject, path, f"{issue} is an event: {why}")


def _own_condition(subject: Subject, at: Path, issue: str, alternatives: tuple[Alternative, ...]) -> Iterator[Finding]:
    for index, alternative in enumerate(alternatives):
        if issue in dict(alternative):
            message = f"the condition of a {'clause' if len(at) > 1 else 'position'} on {issue} names {issue}"
            yield Finding("own-condition", subject, (*at, index, issue), message, at_key=True)


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
        "proposal": record.proposals,
    }
    if id_ not in known[kind] and not world.holes.may_hold(kind, id_):
        yield Finding(f"unknown-{kind}", subject, path, f"there is no {kind} {id_!r}", nearest(id_, known[kind]))


def _double_entries(kind: str, id_: str, key: str, names: tuple[str, ...]) -> Iterator[Finding]:
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Finding("double-entry", (kind, id_), (key, index), f"{name} stands here a second time")
