"""Everything that bears on one issue for some sides, compiled to masks: words, conditions, and words elsewhere.

A context is a class of joint values of the condition issues; conditions become masks over the joint values.
Source: DESIGN section 3, Conditions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.domain.algebra.atoms import Atoms, atoms_of, classes
from app.domain.algebra.boxes import Box, joint_count, lift, maximal_boxes
from app.domain.algebra.regions import Region
from app.domain.errors import TooLarge
from app.domain.record.force import graded_on, in_force
from app.domain.record.negotiation import Issue
from app.domain.record.positions import Alternative, Attribution, Position
from app.domain.record.selectors import Selector
from app.domain.verdicts.question import Question
from app.domain.verdicts.stances import Word

MAX_JOINT_VALUES = 4096
"""Most joint values of the condition issues of one comparison."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One side: its words on the issue, and its unconditional words on the issues that conditions name."""

    selector: Selector
    day: date
    words: tuple[Word, ...]
    elsewhere: Mapping[str, tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Dimension:
    """One condition issue: its atoms, and the classes of atoms that no condition tells apart."""

    issue: str
    atoms: Atoms
    parts: tuple[int, ...]

    def mask(self, parts: int) -> int:
        """The mask over the issue's atoms of some of its parts."""
        mask = 0
        for number, part in enumerate(self.parts):
            if parts >> number & 1:
                mask |= part
        return mask


@dataclass(frozen=True, slots=True)
class Hearing:
    """All that a verdict on one issue rests on.

    Attributes:
        voices: The selected sides in order, those that said nothing included.
        others: The other parties of the negotiation; only their words elsewhere are heard.
        joint: The mask of all joint values of the condition issues; 1 without conditions.
    """

    issue: Issue
    atoms: Atoms
    dimensions: tuple[Dimension, ...]
    voices: tuple[Voice, ...]
    others: tuple[Voice, ...]
    joint: int

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many parts each dimension has."""
        return tuple(len(dimension.parts) for dimension in self.dimensions)

    def contexts(self, words: Iterable[Word]) -> list[int]:
        """The classes of joint values that the conditions of *words* do not tell apart."""
        return classes(self.joint, [word.holds for word in words if word.position.conditional])

    def alternatives(self, values: int) -> list[dict[int, int]]:
        """The largest alternatives within a set of joint values: for each dimension that it names, a mask of atoms."""
        boxes = _boxes(values, self.sizes)
        return [
            {
                number: dimension.mask(box[number])
                for number, dimension in enumerate(self.dimensions)
                if box[number] != (1 << len(dimension.parts)) - 1
            }
            for box in boxes
        ]

    def named(self, alternative: Mapping[int, int]) -> Alternative:
        """An alternative with issues and regions."""
        return tuple(
            (self.dimensions[number].issue, self.dimensions[number].atoms.region(mask))
            for number, mask in alternative.items()
        )


@lru_cache(maxsize=4096)
def _boxes(values: int, sizes: tuple[int, ...]) -> tuple[Box, ...]:
    """The maximal boxes; one comparison asks for those of the same joint values once for each party and set."""
    return tuple(maximal_boxes(values, sizes))


def hear(
    question: Question,
    issue: Issue,
    grade: Attribution,
    leave_out: Callable[[Position, date], bool] | None = None,
) -> Hearing:
    """Compile the words of the question's sides on *issue*, at *grade*.

    What *leave_out* says of a position, on the day of its side, is heard as if it had never been recorded: an older
    one that it replaced is in force then.

    Raises:
        TooLarge: The conditions have more than `MAX_JOINT_VALUES` joint values.
    """

    def stated(side: Selector, name: str, day: date) -> list[Position]:
        said = [graded_on(position, day) for position in question.record.cell(side.party, name)]
        return in_force([p for p in said if not (leave_out and leave_out(p, day))], day, grade)

    sides = [(selector, selector.day or question.as_of) for selector in question.selectors]
    spoken = {side.text: stated(side, issue.id, day) for side, day in sides}
    said = [position for positions in spoken.values() for position in positions]
    names = sorted({name for position in said for name in position.condition_issues})
    away = _away(question)
    beside = {
        (side.text, name): [position for position in stated(side, name, day) if not position.conditional]
        for side, day in (*sides, *away)
        for name in names
    }
    dimensions = tuple(_dimension(question, name, said, beside) for name in names)
    joint = _joint(dimensions)
    atoms = atoms_of(issue.space, (position.region for position in said))

    def voice(selector: Selector, day: date, positions: Sequence[Position]) -> Voice:
        words = tuple(Word(p, atoms.mask(p.region), _holds(p, dimensions, joint)) for p in positions)
        elsewhere = {d.issue: _words(beside[selector.text, d.issue], d.atoms) for d in dimensions}
        return Voice(selector, day, words, elsewhere)

    voices = tuple(voice(side, day, spoken[side.text]) for side, day in sides)
    return Hearing(issue, atoms, dimensions, voices, tuple(voice(side, day, ()) for side, day in away), joint)


def _away(question: Question) -> list[tuple[Selector, date]]:
    """The parties that were not selected, by id."""
    chosen = {selector.party for selector in question.selectors}
    parties = sorted(question.record.parties.keys() - chosen)
    return [(Selector(party, party), question.as_of) for party in parties]


def _words(positions: Iterable[Position], atoms: Atoms) -> tuple[Word, ...]:
    return tuple(Word(position, atoms.mask(position.region)) for position in positions)


def _dimension(
    question: Question,
    name: str,
    said: Iterable[Position],
    beside: Mapping[tuple[str, str], Sequence[Position]],
) -> Dimension:
    conditions: list[Region] = [
        region
        for position in said
        for alternative in (*position.when, *position.unless)
        for issue, region in alternative
        if issue == name
    ]
    stated = [position.region for (_, issue), positions in beside.items() if issue == name for position in positions]
    atoms = atoms_of(question.record.issues[name].space, [*conditions, *stated])
    return Dimension(name, atoms, tuple(classes(atoms.full, [atoms.mask(region) for region in conditions])))


def _joint(dimensions: Sequence[Dimension]) -> int:
    count = joint_count([len(dimension.parts) for dimension in dimensions])
    if count > MAX_JOINT_VALUES:
        raise TooLarge(
            f"the conditions on this issue have {count} joint values, at most {MAX_JOINT_VALUES} are compared"
        )
    return (1 << count) - 1


def _holds(position: Position, dimensions: Sequence[Dimension], joint: int) -> int:
    """The joint values in which a position holds."""
    if position.when:
        return _within(position.when, dimensions, joint)
    return joint & ~_within(position.unless, dimensions, joint)


def _within(alternatives: Iterable[Alternative], dimensions: Sequence[Dimension], joint: int) -> int:
    sizes = [len(dimension.parts) for dimension in dimensions]
    numbers = {dimension.issue: number for number, dimension in enumerate(dimensions)}
    values = 0
    for alternative in alternatives:
        held = joint
        for issue, region in alternative:
            number = numbers[issue]
            wanted = dimensions[number].atoms.mask(region)
            parts = sum(1 << k for k, part in enumerate(dimensions[number].parts) if part & wanted)
            held &= lift(number, parts, sizes)
        values |= held
    return values
