"""The oracle's answers over all contexts: verdict, relation, standing, who is against, cases, sets, some reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from app.domain.algebra.regions import Region
from app.domain.record.positions import Position
from app.domain.record.selectors import Selector
from app.domain.verdicts.question import Question
from tests.domain.points import Outcome, lies_in
from tests.domain.verdicts.oracle import (
    ORDER,
    STANDINGS,
    Box,
    Context,
    Ids,
    Joint,
    Joints,
    Oracle,
    Points,
    collides,
    minimal,
    subsets,
)

OVERLAPS = ("zopa", "compatible", "identical")


@dataclass(frozen=True)
class Case:
    """Contexts that come out alike."""

    when: frozenset[frozenset[tuple[str, Points]]]
    positions: Ids
    context: Context
    standing: str
    against: tuple[tuple[str, bool, tuple[Ids, ...]], ...]


class Judge(Oracle):
    """The oracle over all joint values."""

    @cached_property
    def contradictory(self) -> list[Selector]:
        """The speakers whose unconditional words cannot all hold."""
        return [side for side in self.speakers if collides(self.unconditional(side, self.issue))]

    def about(self, sides: Sequence[Selector]) -> "Judge":
        """The oracle about some of its sides alone."""
        return Judge(self.question, self.issue, sides, self.grade, self.leaving_out, self.known)

    @cached_property
    def outcome(self) -> dict[Joint, tuple[str, str]]:
        """Verdict and relation at each joint value."""
        return {joint: self.decided(joint) for joint in self.joints}

    @cached_property
    def contexts(self) -> dict[Joint, Context]:
        """All that comes out at each joint value."""
        return {joint: self.at(joint) for joint in self.joints}

    @cached_property
    def meeting(self) -> Joints:
        """The joint values in which all meet."""
        return frozenset(joint for joint, (verdict, _) in self.outcome.items() if verdict in OVERLAPS)

    @cached_property
    def verdict(self) -> str:
        """The verdict."""
        if not self.speakers:
            return "silent"
        if self.contradictory:
            return "contradictory"
        if len(self.speakers) == 1:
            return "one_sided"
        if 0 < len(self.meeting) < len(self.joints):
            return "conditional"
        return min((verdict for verdict, _ in self.outcome.values()), key=ORDER.index)

    @cached_property
    def relation(self) -> str:
        """The relation."""
        if self.contradictory:
            return self.about([side for side in self.speakers if side not in self.contradictory]).relation
        if len(self.speakers) < 2:
            return "none"
        if not self.conditional:
            return self.outcome[()][1]
        if len(self.meeting) == len(self.joints):
            return "overlap"
        if any(self.standing(values) != "free" for values in self.yes_on_terms):
            return "conflict"
        clash = any(relation == "conflict" for _, relation in self.outcome.values())
        met = bool(self.meeting) and self.standing(self.meeting) == "free"
        return "conflict" if clash and not met else "open"

    @cached_property
    def yes_on_terms(self) -> set[Joints]:
        """Where each demand or offer counts that holds in some joint values and not in others."""
        found = set()
        for number, side in enumerate(self.speakers):
            for position in self.words[side]:
                holding = [joint for joint in self.joints if self.holds(position, joint)]
                counting = frozenset(j for j in holding if position.id not in self.stances(j)[number].aside)
                if position.kind != "red_line" and counting and len(holding) < len(self.joints):
                    found.add(counting)
        return found

    # --- standing

    def boxes(self, values: Joints) -> set[Box]:
        """The maximal boxes within some joint values."""
        key = ("boxes", tuple(self.names), values)
        if key not in self.known:
            self.known[key] = boxes(values, [self.points(name) for name in self.names])
        return self.known[key]  # type: ignore[return-value]

    def named(self, box: Box) -> list[tuple[str, Points]]:
        """The issues that an alternative names, with the values that it allows."""
        return [(name, side) for name, side in zip(self.names, box, strict=True) if side != self.points(name)]

    def blockers(self, sides: Sequence[Selector], issue: str, value: Outcome) -> list[tuple[Selector, Position]]:
        """The positions that exclude a value or demand otherwise."""
        found = []
        for side in sides:
            stance = self.unconditional(side, issue)
            here = [lies_in(region, value) for name, region in self.own_terms(side) if name == issue]
            for position in stance.counted:
                inside = lies_in(position.region, value)
                excluded = position.kind == "red_line" and inside
                elsewhere = position.kind == "demand" and not inside
                if excluded or (elsewhere and value not in (stance.whole or ()) and not any(here)):
                    found.append((side, position))
        return found

    def own_terms(self, side: Selector) -> list[tuple[str, Region]]:
        """The parts of the `when` of a side's own demands and offers."""
        words = self.words.get(side, [])
        return [part for p in words if p.kind != "red_line" for alternative in p.when for part in alternative]

    def hindrances(self, sides: Sequence[Selector], values: Joints) -> list[list[list[set[tuple[str, str, str]]]]]:
        """For each largest alternative, each issue that it names and each value it allows there: who is against it."""
        key = ("hindrances", tuple(self.names), tuple(sides), values)
        if key not in self.known:
            self.known[key] = [
                [
                    [
                        {(side.text, p.id, p.kind.value) for side, p in self.blockers(sides, issue, v)}
                        for v in sorted(wanted)
                    ]
                    for issue, wanted in self.named(box)
                ]
                for box in sorted(self.boxes(values), key=str)
            ]
        return self.known[key]  # type: ignore[return-value]

    def standing(self, values: Joints, sides: Sequence[Selector] | None = None) -> str:
        """The best standing among the largest alternatives."""
        found = []
        for issues in self.hindrances(self.speakers if sides is None else sides, values):
            shut = any(all(any(kind == "red_line" for *_, kind in against) for against in v) for v in issues)
            refused = any(all(v) for v in issues)
            found.append("ruled_out" if shut else "opposed" if refused else "free")
        return min(found, key=STANDINGS.index)

    def against(self, values: Joints) -> tuple[tuple[str, bool, tuple[Ids, ...]], ...]:
        """Who makes it so, by which minimal sets; then what others would make of it alone."""
        found = []
        joint = self.making_so(self.speakers, values)
        for side in self.speakers:
            mine = {tuple(sorted(id_ for name, id_, _ in chosen if name == side.text)) for chosen in joint} - {()}
            if mine:
                found.append((side.text, True, in_order(mine)))
        chosen = {side.party for side in self.question.selectors}
        others = [Selector(party, party) for party in sorted(self.record.parties) if party not in chosen]
        for side in (*(side for side in self.question.selectors if side not in self.speakers), *others):
            alone = {tuple(sorted(id_ for _, id_, _ in one)) for one in self.making_so([side], values)}
            if alone:
                found.append((side.text, False, in_order(alone)))
        return tuple(found)

    def making_so(self, sides: Sequence[Selector], values: Joints) -> list[frozenset[tuple[str, str, str]]]:
        """The minimal sets of positions that give a standing which is not free."""
        standing = self.standing(values, sides)
        if standing == "free":
            return []
        hindrances = self.hindrances(sides, values)
        everyone = {one for issues in hindrances for v in issues for against in v for one in against}
        if standing == "ruled_out":
            everyone = {one for one in everyone if one[2] == "red_line"}

        def enough(chosen: tuple[tuple[str, str, str], ...]) -> bool:
            return all(any(all(against & set(chosen) for against in v) for v in issues) for issues in hindrances)

        return minimal(sorted(everyone), enough)

    # --- cases and sets

    def cases(self) -> set[Case]:
        """The contexts that come out alike, together."""
        groups: dict[Context, set[Joint]] = {}
        for joint, context in self.contexts.items():
            groups.setdefault(context, set()).add(joint)
        return {self.case(context, frozenset(values)) for context, values in groups.items()}

    def case(self, context: Context, values: Joints) -> Case:
        """One case."""
        words = [p for side in self.speakers for p in self.words[side]]
        return Case(
            when=frozenset(frozenset(self.named(box)) for box in self.boxes(values)),
            positions=tuple(sorted({p.id for p in words if all(self.holds(p, joint) for joint in values)})),
            context=context,
            standing=self.standing(values),
            against=self.against(values),
        )

    def related(self, relation: str) -> list[frozenset[str]]:
        """All sets of two or more sides that have spoken and are not contradictory, with this relation."""
        able = [side for side in self.speakers if side not in self.contradictory]
        found = [chosen for chosen in subsets(able, 2) if self.about(chosen).relation == relation]
        return [frozenset(side.text for side in chosen) for chosen in found]


def judge(question: Question, issue: str, grade: str = "") -> Judge:
    """The oracle about all sides of a question."""
    return Judge(question, issue, question.selectors, grade)


def in_order(sets: Iterable[Ids]) -> tuple[Ids, ...]:
    """Smallest first, then by ids."""
    return tuple(sorted(sets, key=lambda ids: (len(ids), ids)))


def boxes(values: Joints, whole: Sequence[Points]) -> set[Box]:
    """The maximal boxes within joint values: any outcomes of all issues but the last, which takes what it can."""
    if not whole:
        return {()} if values else set()
    found: set[Box] = set()
    for sides in product(*([frozenset(chosen) for chosen in subsets(sorted(points), 1)] for points in whole[:-1])):
        last = frozenset(x for x in whole[-1] if all((*front, x) in values for front in product(*sides)))
        if last:
            found.add((*sides, last))
    return {box for box in found if not any(box != other and within(box, other) for other in found)}


def within(box: Box, other: Box) -> bool:
    """Whether one box lies in another."""
    return all(side <= wider for side, wider in zip(box, other, strict=True))
