"""Why a verdict came out as it did: one rule for each reason. Source: DESIGN section 3, Reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial, reduce
from operator import and_, or_

from app.domain.algebra.cubes import support
from app.domain.algebra.spaces import QuantitySpace, SubsetSpace
from app.domain.record.force import counted_on, graded_on
from app.domain.record.positions import Attribution, Position
from app.domain.verdicts.hearing import Hearing, Voice, hear
from app.domain.verdicts.question import Question
from app.domain.verdicts.stances import Stance
from app.domain.verdicts.standing import Standing
from app.domain.verdicts.table import Relation, Verdict
from app.domain.verdicts.weighing import Context, Weighing, facts_of, plain_stance, set_aside_of, weigh


class Reason(StrEnum):
    """The codes of the reasons."""

    RED_LINES_EXHAUST = "red_lines_exhaust"
    DEMAND_CROSSES_RED_LINE = "demand_crosses_red_line"
    DEMANDS_DISJOINT = "demands_disjoint"
    OFFERS_ONLY = "offers_only"
    CONDITION_RULED_OUT = "condition_ruled_out"
    CONDITION_OPPOSED = "condition_opposed"
    ORDER_DISPUTED = "order_disputed"
    DEPENDS_ON_EVENT = "depends_on_event"
    CHANNELS_DIFFER = "channels_differ"
    UNMENTIONED_PART = "unmentioned_part"
    SCOPE_MISMATCH = "scope_mismatch"
    REPORTED_ONLY = "reported_only"
    ANONYMOUS_ONLY = "anonymous_only"
    DISPUTED = "disputed"
    DENIED_BY_ITSELF = "denied_by_itself"
    STALE = "stale"
    PUBLISHED_LATER = "published_later"
    DIFFERENT_DATES = "different_dates"
    BEYOND_COVERAGE = "beyond_coverage"


REASONS: dict[Reason, str] = {
    Reason.RED_LINES_EXHAUST: "The red lines together rule out every outcome.",
    Reason.DEMAND_CROSSES_RED_LINE: "All that one party demands is ruled out by another.",
    Reason.DEMANDS_DISJOINT: "No outcome meets all the demands.",
    Reason.OFFERS_ONLY: "The offers do not meet, but nobody demands anything and red lines leave part of each offer.",
    Reason.CONDITION_RULED_OUT: "What this depends on is ruled out by red lines of the compared parties.",
    Reason.CONDITION_OPPOSED: "What this depends on is opposed by what the compared parties say elsewhere.",
    Reason.ORDER_DISPUTED: "The parties' conditions form a circle: each waits for what the other makes depend on it.",
    Reason.DEPENDS_ON_EVENT: "They meet only if something happens that nobody negotiates.",
    Reason.CHANNELS_DIFFER: "Anonymous reports differ from what the same party says on better authority.",
    Reason.UNMENTIONED_PART: "Every outcome in the zone settles a part that one of the parties never mentioned.",
    Reason.SCOPE_MISMATCH: "The numbers are said for different scopes, so no gap is computed.",
    Reason.REPORTED_ONLY: "The verdict would differ without positions that are reported, not on the record.",
    Reason.ANONYMOUS_ONLY: "The verdict would differ without positions that rest on anonymous sources.",
    Reason.DISPUTED: "The verdict would differ without positions that somebody else disputes.",
    Reason.DENIED_BY_ITSELF: "The verdict would differ without positions that the party itself denies.",
    Reason.STALE: "The verdict would differ without positions that have long not been repeated.",
    Reason.PUBLISHED_LATER: "The verdict would differ without positions that were published only after this day.",
    Reason.DIFFERENT_DATES: "The sides are compared as of different days.",
    Reason.BEYOND_COVERAGE: "The day lies after the last day that the record covers.",
}


def reasons_of(question: Question, hearing: Hearing, voices: Sequence[Voice], weighing: Weighing) -> tuple[Reason, ...]:
    """The reasons that apply to a weighing of *voices*, in the order of the list."""
    found = {
        *_structural(hearing, weighing),
        *_of_conditions(question, hearing, voices, weighing),
        *_of_channels(hearing, weighing),
        *_of_evidence(question, hearing, voices, weighing),
    }
    return tuple(reason for reason in Reason if reason in found)


def of_question(question: Question) -> tuple[Reason, ...]:
    """The reasons that lie in the question itself."""
    days = {selector.day or question.as_of for selector in question.selectors}
    found = []
    if len(days) > 1:
        found.append(Reason.DIFFERENT_DATES)
    if max(days, default=question.as_of) > question.record.negotiation.coverage.through:
        found.append(Reason.BEYOND_COVERAGE)
    return tuple(found)


def scopes(hearing: Hearing, stances: Sequence[Stance]) -> set[str | None]:
    """The scopes of the words that count together; empty where the issue is no quantity."""
    if not isinstance(hearing.issue.space, QuantitySpace):
        return set()
    return {word.position.scope or hearing.issue.scope for stance in stances for word in stance.counted}


def _structural(hearing: Hearing, weighing: Weighing) -> Iterator[Reason]:
    if weighing.verdict is Verdict.CONTRADICTORY:
        yield from _of_stances(hearing, [plain_stance(hearing, voice) for voice in weighing.voices])
    for context in weighing.contexts:
        yield from _of_stances(hearing, context.stances)
        if _unmentioned(hearing, weighing.voices, context):
            yield Reason.UNMENTIONED_PART
        if context.verdict is Verdict.APART and context.relation is Relation.OPEN:
            yield Reason.OFFERS_ONLY


def _of_stances(hearing: Hearing, stances: Sequence[Stance]) -> Iterator[Reason]:
    """The reasons that lie in stances that hold together."""
    if facts_of(stances).not_ruled_out == 0:
        yield Reason.RED_LINES_EXHAUST
    if _crosses(stances):
        yield Reason.DEMAND_CROSSES_RED_LINE
    demands = [stance.demanded for stance in stances if stance.demanded is not None]
    if len(demands) > 1 and not reduce(and_, demands):
        yield Reason.DEMANDS_DISJOINT
    if len(scopes(hearing, stances)) > 1:
        yield Reason.SCOPE_MISMATCH


def _crosses(stances: Sequence[Stance]) -> bool:
    return any(
        one.demanded and not one.demanded & other.allowed for one in stances for other in stances if other is not one
    )


def _unmentioned(hearing: Hearing, voices: Sequence[Voice], context: Context) -> bool:
    """Whether every outcome of the zone needs a member in, or out, that a party which said yes never mentioned."""
    space = hearing.issue.space
    if not isinstance(space, SubsetSpace):
        return False
    zone = facts_of(context.stances).said_yes
    if not zone:
        return False
    members = len(space.members)
    settled = _settled(zone, members)
    return any(
        stance.said_yes is not None and settled & ~_mentioned(voice, members)
        for voice, stance in zip(voices, context.stances, strict=True)
    )


def _settled(zone: int, members: int) -> int:
    """The members that are in, or out, in every outcome of a zone, as bits."""
    outcomes = [number for number in range(zone.bit_length()) if zone >> number & 1]
    inside, anywhere = reduce(and_, outcomes), reduce(or_, outcomes)
    return inside | (~anywhere & ((1 << members) - 1))


def _mentioned(voice: Voice, members: int) -> int:
    return reduce(or_, (support(word.mask, members) for word in voice.words))


def _of_conditions(
    question: Question, hearing: Hearing, voices: Sequence[Voice], weighing: Weighing
) -> Iterator[Reason]:
    if Standing.RULED_OUT in weighing.depends:
        yield Reason.CONDITION_RULED_OUT
    if Standing.OPPOSED in weighing.depends:
        yield Reason.CONDITION_OPPOSED
    if weighing.conditional and _in_circle(question, voices, hearing.issue.id):
        yield Reason.ORDER_DISPUTED
    if weighing.meeting:
        events = {d.issue for d in hearing.dimensions if question.record.issues[d.issue].role == "event"}
        alternatives = [hearing.named(found) for found in hearing.alternatives(weighing.meeting)]
        if all(any(issue in events for issue, _ in alternative) for alternative in alternatives):
            yield Reason.DEPENDS_ON_EVENT


def _in_circle(question: Question, voices: Sequence[Voice], issue: str) -> bool:
    """Whether the conditions of *voices*, those included that are silent on *issue*, lead from it back to it."""
    reached: set[str] = set()
    waiting = [issue]
    while waiting:
        name = waiting.pop()
        for voice in voices:
            for position in counted_on(question.record.cell(voice.selector.party, name), voice.day, question.grade):
                new = position.condition_issues - reached
                reached |= new
                waiting.extend(new)
    return issue in reached


def _of_channels(hearing: Hearing, weighing: Weighing) -> Iterator[Reason]:
    if any(set_aside_of(hearing, voice) for voice in weighing.voices):
        yield Reason.CHANNELS_DIFFER


def _of_evidence(question: Question, hearing: Hearing, voices: Sequence[Voice], weighing: Weighing) -> Iterator[Reason]:
    """Each kind of evidence without which verdict or relation would be different."""
    narrowed = replace(question, selectors=tuple(voice.selector for voice in voices))
    names = (hearing.issue.id, *(dimension.issue for dimension in hearing.dimensions))
    stated = [
        (graded_on(position, voice.day), voice.day)
        for voice in voices
        for name in names
        for position in question.record.cell(voice.selector.party, name)
        if position.said_by(voice.day)
    ]
    for reason, rule in _EVIDENCE.items():
        rests = partial(rule, question)
        if any(rests(position, day) for position, day in stated):
            poorer = hear(narrowed, hearing.issue, question.grade, rests)
            other = weigh(poorer, poorer.voices)
            if (other.verdict, other.relation) != (weighing.verdict, weighing.relation):
                yield reason


def _is_disputed(_: Question, position: Position, day: date) -> bool:
    return any(d.party != position.party and d.on.first <= day for d in position.disputes)


def _is_denied(_: Question, position: Position, day: date) -> bool:
    return any(d.party == position.party and d.on.first <= day for d in position.disputes)


def _is_stale(question: Question, position: Position, day: date) -> bool:
    return (day - position.last_said(day).last).days > question.record.negotiation.stale_after


def _is_later(question: Question, position: Position, day: date) -> bool:
    published = [question.record.sources[citation.source].published for citation in position.citations]
    return bool(published) and all(found.first > day for found in published)


_EVIDENCE: dict[Reason, Callable[[Question, Position, date], bool]] = {
    Reason.REPORTED_ONLY: lambda _, position, __: position.attribution is Attribution.REPORTED,
    Reason.ANONYMOUS_ONLY: lambda _, position, __: position.attribution is Attribution.ANONYMOUS,
    Reason.DISPUTED: _is_disputed,
    Reason.DENIED_BY_ITSELF: _is_denied,
    Reason.STALE: _is_stale,
    Reason.PUBLISHED_LATER: _is_later,
}
