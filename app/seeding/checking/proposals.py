"""Proposals: what they follow, which clauses can hold together, and who answered what."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.analysis.plans.packages import clashes
from app.domain.errors import TooLarge
from app.domain.record.proposals import Proposal
from app.seeding.checking.cycles import cycles
from app.seeding.checking.world import Finding, World
from app.seeding.faults import nearest


def findings(world: World) -> Iterator[Finding]:
    """Drafts that follow later ones, clauses that cannot be, answers to nothing and answers given twice."""
    for proposal in world.record.proposals.values():
        yield from _later(world, proposal)
        yield from _numbers(proposal)
        yield from _responses(proposal)
        if proposal.id not in world.holes.packages:
            yield from _together(proposal)
    yield from _cycles(world)


def _later(world: World, proposal: Proposal) -> Iterator[Finding]:
    for index, id_ in enumerate(proposal.follows):
        older = world.record.proposals.get(id_)
        if older and older.id != proposal.id and not _earlier(older, proposal):
            message = f"{id_} is of {older.dated}, not before {proposal.dated}"
            yield Finding("follows-later", ("proposal", proposal.id), ("follows", index), message)


def _earlier(older: Proposal, newer: Proposal) -> bool:
    """Whether one may be of an earlier day than the other."""
    return older.dated.first < newer.dated.last


def _cycles(world: World) -> Iterator[Finding]:
    proposals = world.record.proposals
    names = {
        proposal.id: [
            id_
            for id_ in proposal.follows
            if id_ == proposal.id or (id_ in proposals and _earlier(proposals[id_], proposal))
        ]
        for proposal in proposals.values()
    }
    for id_, back in cycles(names).items():
        for index, named in enumerate(proposals[id_].follows):
            if named in back:
                message = "it follows itself" if named == id_ else f"{named} leads back to {id_}"
                yield Finding("follows-cycle", ("proposal", id_), ("follows", index), message)


def _numbers(proposal: Proposal) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, clause in enumerate(proposal.clauses):
        if clause.n in seen:
            message = f"there is another clause {clause.n!r}"
            yield Finding("double-clause", ("proposal", proposal.id), ("clauses", index, "n"), message)
        seen.add(clause.n)


def _responses(proposal: Proposal) -> Iterator[Finding]:
    subject = ("proposal", proposal.id)
    numbers = [clause.n for clause in proposal.clauses]
    seen: set[tuple[str, str | None, str]] = set()
    for index, response in enumerate(proposal.responses):
        if response.clause is not None and response.clause not in numbers:
            message = f"there is no clause {response.clause!r}"
            hint = nearest(response.clause, numbers)
            yield Finding("unknown-clause", subject, ("responses", index, "clause"), message, hint)
        said = (response.party, response.clause, response.on.text)
        if said in seen:
            what = "the whole" if response.clause is None else f"clause {response.clause}"
            message = f"{response.party} has another answer to {what} on {response.on}"
            yield Finding("double-response", subject, ("responses", index), message)
        seen.add(said)


def _together(proposal: Proposal) -> Iterator[Finding]:
    subject = ("proposal", proposal.id)
    try:
        for error in clashes(proposal.clauses):
            number = int(error.path[0])
            code = "clause-never-holds" if proposal.clauses[number].when else "clauses-leave-nothing"
            yield Finding(code, subject, ("clauses", *error.path), str(error))
    except TooLarge as error:
        yield Finding("tangled-conditions", subject, ("clauses",), str(error))
