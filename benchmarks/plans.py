"""Two made-up drafts of a plan for a made-up negotiation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from app.domain.algebra.notation import Plain, parse_region
from app.domain.algebra.regions import Region
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Issue, Record
from app.domain.record.positions import Alternative, Citation
from app.domain.record.proposals import Answer, Clause, Proposal, Response, Status
from app.schemas.wire.encode import dumps
from benchmarks.outcomes import anything, around

MOST = 20
"""Clauses of the first draft, where there are so many issues."""

BETWEEN = timedelta(days=60)
"""From one draft to the next."""

ON_TERMS = 0.2
"""Of the clauses: those that hold on terms only."""

Cite = Callable[[date], Citation]


def drafts(dice: Random, record: Record, cite: Cite, day: date) -> tuple[Proposal, Proposal]:
    """The draft of *day*, and the next one, in which clauses stay, change, fall away and are new; both answered."""
    issues = sorted(dice.sample(sorted(record.issues), min(MOST, len(record.issues))))
    older = _draft(dice, record, cite, day, list(_clauses(dice, record, issues)))
    newer = _draft(dice, record, cite, day + BETWEEN, list(_redrafted(dice, record, older)))
    return older, replace(newer, follows=(older.id,))


def _draft(dice: Random, record: Record, cite: Cite, day: date, clauses: list[Clause]) -> Proposal:
    on = PartialDate.parse(day.isoformat())
    responses = [Response(party, on, dice.choice(list(Answer)), (cite(day),)) for party in record.parties]
    return Proposal(
        f"draft-{day}",
        f"Draft of {day}",
        (min(record.parties),),
        on,
        Status.TABLED,
        (cite(day),),
        tuple(replace(clause, n=str(number)) for number, clause in enumerate(clauses, 1)),
        responses=tuple(responses),
    )


def _clauses(dice: Random, record: Record, issues: list[str]) -> Iterator[Clause]:
    """One clause for each issue; its terms are issues that have none, so that no clause rules out another."""
    free = [issue for issue in record.issues.values() if issue.id not in issues]
    for id_ in issues:
        clause = _clause(dice, record.issues[id_])
        if free and dice.random() < ON_TERMS:
            term = dice.choice(free)
            when: tuple[Alternative, ...] = (((term.id, _region(dice, term)[1]),),)
            clause = replace(clause, when=when)
        yield clause


def _clause(dice: Random, issue: Issue) -> Clause:
    written, region = _region(dice, issue)
    return Clause("", issue.id, region, summary=f"This is done: {issue.id}.", stated=dumps(written).decode())


def _region(dice: Random, issue: Issue) -> tuple[Plain, Region]:
    written = around(dice, issue.space, anything(dice, issue.space))
    return written, parse_region(issue.space, written)


def _redrafted(dice: Random, record: Record, older: Proposal) -> Iterator[Clause]:
    for clause in older.clauses:
        fate = dice.choice(("kept", "kept", "amended", "dropped"))
        if fate == "kept":
            yield clause
        elif fate == "amended":
            yield replace(_clause(dice, record.issues[clause.issue]), when=clause.when)
    named = {clause.issue for clause in older.clauses}
    named |= {issue for clause in older.clauses for alternative in clause.when for issue, _ in alternative}
    for id_ in [id_ for id_ in record.issues if id_ not in named][:3]:
        yield _clause(dice, record.issues[id_])
