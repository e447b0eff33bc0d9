"""Which constraints a joint value breaks, by one look-up in each dimension."""

from __future__ import annotations

from app.domain.analysis.settling.systems import System


class Breaking:
    """The constraints of one system, ready to be asked about many joint values.

    All boxes are numbered; for each part of each dimension a mask says which of them hold there, and the boxes that
    hold a joint value are those that hold in every dimension.
    """

    def __init__(self, system: System) -> None:
        """Number the boxes of *system*."""
        boxes = [(number, box) for number, held in enumerate(system.constraints) for box in held]
        self._owners = [number for number, _ in boxes]
        self._everything = (1 << len(boxes)) - 1
        without = [[0] * size for size in system.sizes]
        for bit, (_, box) in enumerate(boxes):
            for dimension, parts in box:
                lacking = without[dimension]
                for part in range(len(lacking)):
                    if not parts >> part & 1:
                        lacking[part] |= 1 << bit
        self._without = without
        self._numbers = frozenset(range(len(system.constraints)))

    def kept(self, picks: tuple[int, ...]) -> frozenset[int]:
        """The numbers of the constraints that the joint value *picks* breaks none of."""
        lacking = 0
        for parts, pick in zip(self._without, picks, strict=True):
            lacking |= parts[pick]
        broken = set()
        holding = self._everything & ~lacking
        while holding:  # few boxes hold: their bits are picked out, not looked for
            lowest = holding & -holding
            broken.add(self._owners[lowest.bit_length() - 1])
            holding ^= lowest
        return self._numbers - broken
