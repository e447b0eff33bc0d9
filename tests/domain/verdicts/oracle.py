"""The verdict rules once more, by brute force over points: every outcome, every joint value, every subset.

Written from DESIGN section 3 and sharing no code with app/domain/verdicts. Only for small worlds.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import reduce
from itertools import chain, combinations, product
from typing import TypeVar

from app.domain.algebra.gaps import Gap
from app.domain.algebra.regions import Region
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, Space, SubsetSpace
from app.domain.record.positions import Position
from app.domain.record.selectors import Selector
from app.domain.verdicts.question import Question
from tests.domain.points import Outcome, lies_in, outcomes_of

Points = frozenset[Outcome]
Joint = tuple[Outcome, ...]
Joints = frozenset[Joint]
Box = tuple[Points, ...]
Ids = tuple[str, ...]
T = TypeVar("T")

LINE = QuantitySpace("km")
"""The one quantity whose numbers are not whole."""

KINDS = ("red_line", "demand", "offer")
GRADES = ("on_record", "reported", "anonymous")
ORDER = ("deadlock", "apart", "untested", "conditional", "zopa", "compatible", "identical")
STANDINGS = ("free", "opposed", "ruled_out")


def points_of(space: Space, regions: Iterable[Region] = ()) -> Points:
    """The outcomes of a space; of an unbounded quantity enough of them to tell the regions apart."""
    if isinstance(space, QuantitySpace) and space.whole and space.high[0] == 0:
        return frozenset(Fraction(n) for n in range(int(space.low[1]), int(space.high[1])))
    return frozenset(outcomes_of(space, *regions))


def subsets(items: Sequence[T], least: int = 0) -> Iterable[tuple[T, ...]]:
    """All subsets, smallest first."""
    return chain.from_iterable(combinations(items, size) for size in range(least, len(items) + 1))


def minimal(items: Sequence[T], bad: Callable[[tuple[T, ...]], bool]) -> list[frozenset[T]]:
    """The subsets that are bad and have no bad subset of their own, smallest first."""
    found: list[frozenset[T]] = []
    for chosen in subsets(items):
        if not any(smaller <= set(chosen) for smaller in found) and bad(chosen):
            found.append(frozenset(chosen))
    return found


@dataclass(frozen=True)
class Stance:
    """A party in one context."""

    allowed: Points
    demanded: Points | None
    offered: Points | None
    counted: tuple[Position, ...]
    aside: frozenset[str]

    @property
    def whole(self) -> Points | None:
        """D or O."""
        if self.demanded is None and self.offered is None:
            return None
        return (self.demanded or frozenset()) | (self.offered or frozenset())

    @property
    def yes(self) -> Points | None:
        """Acc."""
        return None if self.whole is None else self.whole & self.allowed


@dataclass(frozen=True)
class Context:
    """What comes out at one joint value."""

    verdict: str
    relation: str
    zone: tuple[str, Points] | None
    gap: Gap | None
    blocking: tuple[Ids, ...]


def nothing(_: Position, __: date) -> bool:
    """Leave out no position."""
    return False


@dataclass
class Oracle:
    """All answers about some sides on one issue."""

    question: Question
    issue: str
    sides: Sequence[Selector]
    grade: str = ""
    leaving_out: Callable[[Position, date], bool] = nothing
    known: dict[object, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.grade = self.grade or self.question.grade.value
        self.record = self.question.record
        self.words = {side: self.in_force(side, self.issue) for side in self.sides}
        self.speakers = [side for side in self.sides if self.words[side]]
        every = [position for side in self.sides for position in self.words[side]]
        self.conditional = any(position.when or position.unless for position in every)
        self.names = sorted({issue for p in every for part in (*p.when, *p.unless) for issue, _ in part})
        self.outcomes = self.points(self.issue)
        self.joints = list(product(*(sorted(self.points(name)) for name in self.names)))

    def points(self, issue: str) -> Points:
        """The outcomes of an issue."""
        stated = [p.region for p in self.record.positions.values() if p.issue == issue]
        return points_of(self.record.issues[issue].space, stated)

    def day(self, side: Selector) -> date:
        """The day of a side."""
        return side.day or self.question.as_of

    def in_force(self, side: Selector, issue: str) -> list[Position]:
        """The side's positions in force, by id."""
        day = self.day(side)
        stated = [
            p
            for _, p in sorted(self.record.positions.items())
            if (p.party, p.issue) == (side.party, issue)
            and not self.leaving_out(p, day)
            and GRADES.index(p.attribution) <= GRADES.index(self.grade)
            and p.stated_on.first <= day
        ]
        standing = [p for p in stated if not any(p.id in newer.replaces for newer in stated)]
        return [p for p in standing if p.ended is None or p.ended.on.first > day]

    def within(self, region: Region, points: Points) -> Points:
        """Those of some points that lie in a region."""
        return frozenset(x for x in points if lies_in(region, x))

    # --- stances

    def holds(self, position: Position, joint: Joint) -> bool:
        """Whether a position's condition is true at a joint value."""
        key = ("holds", tuple(self.names), position.id)
        if key not in self.known:
            self.known[key] = {at for at in self.joints if self.true(position, dict(zip(self.names, at, strict=True)))}
        return joint in self.known[key]  # type: ignore[operator]

    def true(self, position: Position, at: dict[str, Outcome]) -> bool:
        """Whether a position's condition is true."""
        parts = position.when or position.unless
        some = any(all(lies_in(region, at[issue]) for issue, region in part) for part in parts)
        return some if position.when else not some

    def stance(self, positions: Sequence[Position], points: Points) -> Stance:
        """What positions that hold together come to, anonymous ones set aside where they collide."""
        clashing = minimal(positions, lambda chosen: collides(self.plain(chosen, points)))
        anonymous = {p.id for p in positions if p.attribution == "anonymous"}
        aside = frozenset(p.id for found in clashing for p in found if p.id in anonymous)
        return self.plain([p for p in positions if p.id not in aside], points, aside)

    def plain(self, positions: Sequence[Position], points: Points, aside: frozenset[str] = frozenset()) -> Stance:
        """A, D and O as they are defined."""
        of = {kind: [self.within(p.region, points) for p in positions if p.kind == kind] for kind in KINDS}
        allowed = points - frozenset(chain.from_iterable(of["red_line"]))
        demanded = reduce(frozenset.__and__, of["demand"]) if of["demand"] else None
        offered = reduce(frozenset.__or__, of["offer"]) if of["offer"] else None
        return Stance(allowed, demanded, offered, tuple(positions), aside)

    def together(self, positions: Sequence[Position], issue: str) -> Stance:
        """The stance of positions that hold together, worked out once."""
        key = ("stance", issue, tuple(p.id for p in positions))
        if key not in self.known:
            self.known[key] = self.stance(positions, self.points(issue))
        return self.known[key]  # type: ignore[return-value]

    def unconditional(self, side: Selector, issue: str) -> Stance:
        """A side's stance on an issue, conditions apart."""
        words = self.words[side] if side in self.words and issue == self.issue else self.in_force(side, issue)
        return self.together([p for p in words if not (p.when or p.unless)], issue)

    def holding(self, side: Selector, joint: Joint) -> Stance:
        """A side's stance at a joint value."""
        return self.together([p for p in self.words[side] if self.holds(p, joint)], self.issue)

    def stances(self, joint: Joint) -> list[Stance]:
        """Every speaker's stance at a joint value."""
        return [self.holding(side, joint) for side in self.speakers]

    def set_aside(self, side: Selector) -> set[str]:
        """The ids of a side's words that do not count at some joint value."""
        return {id_ for joint in self.joints for id_ in self.holding(side, joint).aside}

    # --- one context

    def decided(self, joint: Joint) -> tuple[str, str]:
        """Verdict and relation at one joint value."""
        stances = self.stances(joint)
        key = ("decided", *(tuple(p.id for p in stance.counted) for stance in stances))
        if key not in self.known:
            self.known[key] = decided(stances, self.outcomes)
        return self.known[key]  # type: ignore[return-value]

    def at(self, joint: Joint) -> Context:
        """All that comes out at one joint value."""
        stances = self.stances(joint)
        key = ("at", *(tuple(p.id for p in stance.counted) for stance in stances))
        if key not in self.known:
            zone = zone_of(stances, self.outcomes)
            self.known[key] = Context(*self.decided(joint), zone, self.gap(stances), self.blocking(stances))
        return self.known[key]  # type: ignore[return-value]

    def gap(self, stances: Sequence[Stance]) -> Gap | None:
        """The least sum of distances from one outcome to each yes."""
        space = self.record.issues[self.issue].space
        yes = [stance.yes or frozenset() for stance in stances]
        if isinstance(space, ChoiceSpace) or not all(yes) or len(self.scopes(stances)) > 1:
            return None
        apart = flips if isinstance(space, SubsetSpace) else lambda a, b: Fraction(abs(a - b))

        def least(regions: Sequence[Points]) -> Fraction:
            return min(
                sum((min(apart(x, y) for y in region) for region in regions), Fraction(0)) for x in self.outcomes
            )

        unit = "members" if isinstance(space, SubsetSpace) else space.unit
        value = least([closure(said, self.outcomes) for said in yes] if space == LINE else yes)
        meet = bool(reduce(frozenset.__and__, yes))
        return Gap(value, unit, attained=least(yes) == value, touching=value == 0 and not meet)

    def scopes(self, stances: Sequence[Stance]) -> set[str | None]:
        """The scopes of the numbers that count."""
        issue = self.record.issues[self.issue]
        quantity = isinstance(issue.space, QuantitySpace)
        return {p.scope or issue.scope for stance in stances for p in stance.counted if quantity}

    def blocking(self, stances: Sequence[Stance]) -> tuple[Ids, ...]:
        """The minimal infeasible sets of red lines and whole yeses."""
        limits: list[tuple[Ids, Points]] = []
        for stance in stances:
            lines = [p for p in stance.counted if p.kind == "red_line"]
            limits.extend(((p.id,), self.outcomes - self.within(p.region, self.outcomes)) for p in lines)
            if stance.whole is not None:
                limits.append((tuple(p.id for p in stance.counted if p.kind != "red_line"), stance.whole))
        found = minimal(limits, lambda chosen: not reduce(frozenset.__and__, (p for _, p in chosen), self.outcomes))
        sets = {tuple(sorted(id_ for ids, _ in chosen for id_ in ids)) for chosen in found}
        return tuple(sorted(sets, key=lambda ids: (len(ids), ids)))


def closure(region: Points, outcomes: Points) -> Points:
    """A region with its ends; of the outcomes every second, from the second on, may be an end."""
    line = sorted(outcomes)
    return region | {line[k] for k in range(1, len(line) - 1, 2) if region & {line[k - 1], line[k + 1]}}


def flips(one: Outcome, other: Outcome) -> Fraction:
    """In how many members two subsets differ."""
    return Fraction((int(one) ^ int(other)).bit_count())


def collides(stance: Stance) -> bool:
    """Whether a party's words cannot all hold."""
    asked = (stance.demanded, stance.offered)
    return not stance.allowed or any(said is not None and not said & stance.allowed for said in asked)


def decided(stances: Sequence[Stance], outcomes: Points) -> tuple[str, str]:
    """Verdict and relation of two or more speakers in one context."""
    room = reduce(frozenset.__and__, (stance.allowed for stance in stances), outcomes)
    yes = [stance.yes for stance in stances if stance.yes is not None]
    demands = [stance.demanded for stance in stances if stance.demanded is not None]
    common = reduce(frozenset.__and__, yes, room)
    if not room:
        return "deadlock", "conflict"
    if not common:
        return "apart", "conflict" if demands or any(not said & room for said in yes) else "open"
    if len(yes) < len(stances):
        return "untested", "open"
    if len(demands) < len(stances) or not reduce(frozenset.__and__, demands, room):
        return "zopa", "overlap"
    return "identical" if all(demand == demands[0] for demand in demands) else "compatible", "overlap"


def zone_of(stances: Sequence[Stance], outcomes: Points) -> tuple[str, Points] | None:
    """The zone, and what it rests on."""
    room = reduce(frozenset.__and__, (stance.allowed for stance in stances), outcomes)
    yes = [stance.yes for stance in stances if stance.yes is not None]
    zone = reduce(frozenset.__and__, yes, room)
    return ("said_yes" if yes else "not_ruled_out", zone) if zone else None
