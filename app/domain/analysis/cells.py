"""What one side says on one issue, and its stance wherever its conditions hold or fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from app.domain.algebra.atoms import Atoms, atoms_of, classes
from app.domain.analysis.joint import Joint, conditions_of, joint_of
from app.domain.record.force import counted_on
from app.domain.record.positions import Position
from app.domain.verdicts.hearing import MAX_JOINT_VALUES
from app.domain.verdicts.question import Question
from app.domain.verdicts.stances import Stance, Word, stance_of


@dataclass(frozen=True, slots=True)
class Cell:
    """One side's positions in force on one issue; none where it has not spoken."""

    side: str
    issue: str
    positions: tuple[Position, ...]

    def says_yes(self) -> bool:
        """Whether it has said yes to something that counts, wherever its conditions may hold.

        Raises:
            TooLarge: The conditions are too many.
        """
        if not self.positions:
            return False
        conditions = joint_of_conditions(self.positions)
        atoms = atoms_of(self.positions[0].region.space, (position.region for position in self.positions))
        stances = stances_in(words_of(self.positions, atoms, conditions), conditions.whole(), atoms.full)
        return any(stance.whole_yes is not None for _, stance in stances)


def words_of(positions: Iterable[Position], atoms: Atoms, joint: Joint) -> list[Word]:
    """Some positions compiled: regions over *atoms*, conditions over *joint*."""
    return [Word(p, atoms.mask(p.region), joint.holds(p)) for p in positions]


def joint_of_conditions(positions: Iterable[Position]) -> Joint:
    """The issues that the conditions of *positions* name, divided so that no condition splits a part.

    Raises:
        TooLarge: They have more joint values than a comparison goes through.
    """
    joint = joint_of(chain.from_iterable(map(conditions_of, positions)))
    joint.whole(MAX_JOINT_VALUES)
    return joint


def cells_of(question: Question, issues: Iterable[str]) -> Iterator[Cell]:
    """The cell of each of the question's sides on each of *issues*: side by side, the issues in the order given."""
    issues = list(issues)
    for selector in question.selectors:
        for issue in issues:
            said = question.record.cell(selector.party, issue)
            positions = counted_on(said, selector.day or question.as_of, question.grade)
            yield Cell(selector.text, issue, tuple(positions))


def stances_in(words: Iterable[Word], values: int, full: int) -> Iterator[tuple[int, Stance]]:
    """The contexts within the joint values *values* that conditions tell apart, each with the stance there."""
    words = list(words)
    for context in classes(values, [word.holds for word in words if word.position.conditional]):
        yield context, stance_of([word for word in words if word.holds & context], full)
