"""A system as clauses: a variable for each part of each dimension, one for each set of parts that a box names.

A part decides every set of parts: `part -> set` or `part -> not set`. So at most one part needs not be said: parts that
are true together agree on everything that the system tells apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.analysis.settling.systems import LocalBox, System

Clause = list[int]


class Encoding:
    """The clauses of a system, with the literals to ask for.

    Attributes:
        clauses: What always holds.
        parts: For each dimension the variable of each of its parts.
        selectors: For each constraint the variable that binds it.
        wishes: For each wish a variable that implies it.
    """

    def __init__(self, system: System) -> None:
        """Encode *system*; its constraints bind where their selectors are true."""
        self.system = system
        self.top = 0
        self.clauses: list[Clause] = []
        self._sets: dict[tuple[int, int], int] = {}
        self.parts = [[self.variable() for _ in range(size)] for size in system.sizes]
        self.selectors = [self.variable() for _ in system.constraints]
        self.clauses.extend(self.parts)
        for box in system.hard:
            self._forbid(box)
        for selector, boxes in zip(self.selectors, system.constraints, strict=True):
            for box in boxes:
                self._forbid(box, -selector)
        self.wishes = [self._wish(boxes) for boxes in system.wishes]

    def variable(self) -> int:
        """A new variable."""
        self.top += 1
        return self.top

    def picks(self, model: Sequence[int]) -> tuple[int, ...]:
        """The joint value of a model: of each dimension the first part that it takes."""
        return tuple(next(k for k, part in enumerate(parts) if model[part - 1] > 0) for parts in self.parts)

    def _forbid(self, box: LocalBox, *unless: int) -> None:
        if all(parts for _, parts in box):
            self.clauses.append([*unless, *(-literal for literal in self._literals(box))])

    def _wish(self, boxes: Iterable[LocalBox]) -> int:
        wish = self.variable()
        ways = []
        for box in boxes:
            if all(parts for _, parts in box):
                way = self.variable()
                ways.append(way)
                self.clauses.extend([-way, literal] for literal in self._literals(box))
        self.clauses.append([-wish, *ways])
        return wish

    def _literals(self, box: LocalBox) -> list[int]:
        whole = [(1 << size) - 1 for size in self.system.sizes]
        return [self._set(number, parts) for number, parts in box if parts != whole[number]]

    def _set(self, number: int, parts: int) -> int:
        """The literal that is true where the dimension takes one of *parts*; a set and its complement share it."""
        if parts & 1:
            return -self._set(number, ((1 << self.system.sizes[number]) - 1) & ~parts)
        if (number, parts) not in self._sets:
            within = self._sets[number, parts] = self.variable()
            self.clauses.extend(
                [-variable, within if parts >> k & 1 else -within] for k, variable in enumerate(self.parts[number])
            )
        return self._sets[number, parts]
