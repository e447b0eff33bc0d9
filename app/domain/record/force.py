"""Which positions are in force on a day at a grade, and what was publicly known by then.

Source: DESIGN section 3, In force; section 4, Valid time and Public knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from app.domain.record.negotiation import Record, Silence, SilenceKind
from app.domain.record.positions import Attribution, Citation, Dispute, Ended, Position


def in_force(positions: Iterable[Position], day: date, grade: Attribution) -> list[Position]:
    """The positions that are in force on *day* where *grade* or better counts, in the order given.

    Stated by then, not ended, and not replaced by a position that counts at the grade; replacing is for good: the end
    of the newer position does not revive the older one.
    """
    counting = [p for p in positions if p.attribution.counts_at(grade) and p.said_by(day)]
    replaced = {old for p in counting for old in p.replaces}
    return [p for p in counting if p.id not in replaced and not (p.ended and p.ended.on.first <= day)]


def counted_on(positions: Iterable[Position], day: date, grade: Attribution) -> list[Position]:
    """The positions that are in force on *day* at *grade*, each with the grade that it had by then.

    See `graded_on`; a position that replaces another does so from the day on which it counts.
    """
    return in_force([graded_on(position, day) for position in positions], day, grade)


def graded_on(position: Position, day: date) -> Position:
    """The position with the best grade of what had been said by *day*: a leak is one until it is said openly.

    Its citations keep their own grades. Source: docs/decisions/0008.
    """
    grades = [grade for said, grade in _grades(position) if said <= day]
    grade = min(grades, key=lambda one: one.rank, default=position.attribution)
    if grade is position.attribution:
        return position
    citations = (replace(cited, attribution=cited.attribution or position.attribution) for cited in position.citations)
    return replace(position, attribution=grade, citations=tuple(citations))


def counts_from(position: Position, grade: Attribution) -> date | None:
    """The first day on which *position* counts at *grade*; None where it never does."""
    return min((day for day, one in _grades(position) if one.counts_at(grade)), default=None)


def _grades(position: Position) -> list[tuple[date, Attribution]]:
    """The grade of each citation with the day on which its words were said; the earliest stand for the position's day.

    Without citations the position's own grade, on its own day.
    """
    stated = position.stated_on.first
    found = [
        ((cited.on or position.stated_on).first, cited.attribution or position.attribution)
        for cited in position.citations
    ]
    first = min((day for day, _ in found), default=stated)
    return [(stated if day == first else day, grade) for day, grade in found] or [(stated, position.attribution)]


def days_in_force(positions: Iterable[Position], position: Position, grade: Attribution) -> tuple[date, date | None]:
    """The first and the last day on which *position*, one of *positions*, is in force at *grade*.

    The last is None where nothing ended it so far, and lies before the first where it never was in force.
    """
    newer = (counts_from(other, grade) for other in positions if position.id in other.replaces)
    ends = [day for day in newer if day]
    if position.ended:
        ends.append(position.ended.on.first)
    first = counts_from(position, grade) or position.stated_on.first
    return first, min(ends) - timedelta(days=1) if ends else None


def known_on(record: Record, day: date) -> Record:
    """The record without what no cited source had published by *day*.

    Positions, proposals, responses, disputes and ends lose the citations that came later; where none is left they go,
    but for disputes and ends that never cited anything. A position's grade is the best of the citations that remain.
    """
    sources = {id_: source for id_, source in record.sources.items() if source.published.first <= day}

    def known(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(citation for citation in citations if citation.source in sources)

    def heard(about: Dispute | Ended) -> bool:
        return not about.citations or bool(known(about.citations))

    positions: dict[str, Position] = {}
    for position in record.positions.values():
        citations = known(position.citations)
        if not citations:
            continue
        ended = position.ended
        positions[position.id] = replace(
            position,
            citations=citations,
            attribution=best_grade(position, citations),
            disputes=tuple(replace(d, citations=known(d.citations)) for d in position.disputes if heard(d)),
            ended=replace(ended, citations=known(ended.citations)) if ended and heard(ended) else None,
        )
    proposals = {
        id_: replace(
            proposal,
            citations=known(proposal.citations),
            responses=tuple(replace(r, citations=known(r.citations)) for r in proposal.responses if known(r.citations)),
            disputes=tuple(replace(d, citations=known(d.citations)) for d in proposal.disputes if heard(d)),
        )
        for id_, proposal in record.proposals.items()
        if known(proposal.citations)
    }
    return replace(record, positions=positions, proposals=proposals)


def best_grade(position: Position, citations: Iterable[Citation]) -> Attribution:
    """The best grade among *citations* of a position; the position's own where they name none."""
    grades = [citation.attribution or position.attribution for citation in citations]
    return min(grades, key=lambda grade: grade.rank, default=position.attribution)


def silence_of(record: Record, party: str, issue: str, day: date) -> Silence | None:
    """The recorded silence of a cell on *day*; None where there is none. The latest look wins."""
    found = [
        s for s in record.silences if s.party == party and s.issue == issue and s.since.first <= day <= s.through.last
    ]
    return max(found, key=lambda s: (s.looked_on, s.kind), default=None)


def derived_silence(record: Record, party: str, issue: str, day: date) -> SilenceKind | None:
    """`not_yet` before the first position of a cell, `ended` after its last; None where neither applies.

    Judged on every grade: what an anonymous source reported is no silence, only filtered out where a better grade
    is asked for.
    """
    cell = record.cell(party, issue)
    if not cell:
        return None
    if not any(p.said_by(day) for p in cell):
        return SilenceKind.NOT_YET
    if not in_force(cell, day, Attribution.ANONYMOUS):
        return SilenceKind.ENDED
    return None
