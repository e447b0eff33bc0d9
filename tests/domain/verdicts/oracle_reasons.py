"""The oracle's reasons, but for those of the question and of publication: worlds at random carry no sources."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import reduce

from app.domain.algebra.spaces import SubsetSpace
from app.domain.record.positions import Position
from tests.domain.verdicts.oracle import Points, Stance
from tests.domain.verdicts.oracle_contexts import Judge

Rule = Callable[[Position, date], bool]


def reasons(oracle: Judge) -> set[str]:
    """All reasons of one comparison."""
    found = set(evidence(oracle))
    if any(map(oracle.set_aside, oracle.speakers)):
        found.add("channels_differ")
    if oracle.verdict in ("silent", "one_sided"):
        return found
    if oracle.verdict == "contradictory":
        plain = [oracle.unconditional(side, oracle.issue) for side in oracle.speakers]
        return found | set(structural(oracle, plain))
    for joint, context in oracle.contexts.items():
        found |= set(structural(oracle, oracle.stances(joint)))
        if (context.verdict, context.relation) == ("apart", "open"):
            found.add("offers_only")
        if context.zone and unmentioned(oracle, oracle.stances(joint), context.zone[1]):
            found.add("unmentioned_part")
    return found | set(of_conditions(oracle)) if oracle.conditional else found


def structural(oracle: Judge, stances: list[Stance]) -> Iterator[str]:
    """What stances that hold together show."""
    if not reduce(frozenset.__and__, (stance.allowed for stance in stances), oracle.outcomes):
        yield "red_lines_exhaust"
    demands = [stance.demanded for stance in stances if stance.demanded is not None]
    if len(demands) > 1 and not reduce(frozenset.__and__, demands):
        yield "demands_disjoint"
    for one in stances:
        if one.demanded and any(
            one.demanded <= oracle.outcomes - other.allowed for other in stances if other is not one
        ):
            yield "demand_crosses_red_line"
    if len(oracle.scopes(stances)) > 1:
        yield "scope_mismatch"


def unmentioned(oracle: Judge, stances: list[Stance], zone: Points) -> bool:
    """Whether a member is in, or out, in all of the zone, and a party with a yes has no word that depends on it."""
    space = oracle.record.issues[oracle.issue].space
    if not isinstance(space, SubsetSpace):
        return False
    bits = [1 << number for number in range(len(space.members))]
    settled = [bit for bit in bits if len({int(x) & bit for x in zone}) == 1]
    spoke = [
        oracle.words[side] for side, stance in zip(oracle.speakers, stances, strict=True) if stance.yes is not None
    ]
    return any(not any(depends(oracle, word, bit) for word in words) for words in spoke for bit in settled)


def depends(oracle: Judge, position: Position, bit: int) -> bool:
    """Whether a member's being in or out can decide whether an outcome lies in a position's region."""
    region = oracle.within(position.region, oracle.outcomes)
    return any((x in region) != (int(x) ^ bit in region) for x in oracle.outcomes)


def of_conditions(oracle: Judge) -> Iterator[str]:
    """What the conditions show."""
    if len(oracle.meeting) < len(oracle.joints):
        unions = oracle.yes_on_terms | ({oracle.meeting} if oracle.meeting else set())
        standings = {oracle.standing(values) for values in unions}
        yield from (f"condition_{standing}" for standing in standings - {"free"})
    if (oracle.issue, oracle.issue) in leads(oracle):
        yield "order_disputed"
    events = {name for name in oracle.names if oracle.record.issues[name].role == "event"}
    named = [{issue for issue, _ in oracle.named(box)} for box in oracle.boxes(oracle.meeting)]
    if named and all(issues & events for issues in named):
        yield "depends_on_event"


def leads(oracle: Judge) -> set[tuple[str, str]]:
    """Which issue leads to which by the conditions of the selected sides, over any number of steps."""
    steps = {
        (issue, name)
        for side in oracle.sides
        for issue in oracle.record.issues
        for position in oracle.in_force(side, issue)
        for part in (*position.when, *position.unless)
        for name, _ in part
    }
    while more := {(a, d) for a, b in steps for c, d in steps if b == c} - steps:
        steps |= more
    return steps


def evidence(oracle: Judge) -> Iterator[str]:
    """The kinds of positions without which verdict or relation would differ."""
    after = timedelta(days=oracle.record.negotiation.stale_after)
    rules: dict[str, Rule] = {
        "reported_only": lambda p, _: p.attribution == "reported",
        "anonymous_only": lambda p, _: p.attribution == "anonymous",
        "disputed": lambda p, day: any(d.party != p.party and d.on.first <= day for d in p.disputes),
        "denied_by_itself": lambda p, day: any(d.party == p.party and d.on.first <= day for d in p.disputes),
        "stale": lambda p, day: p.stated_on.last + after < day,
    }
    for name, rule in rules.items():
        if not any(rule(p, oracle.day(side)) for side in oracle.sides for p in oracle.record.positions.values()):
            continue
        other = Judge(oracle.question, oracle.issue, oracle.sides, oracle.grade, rule)
        if (other.verdict, other.relation) != (oracle.verdict, oracle.relation):
            yield name
