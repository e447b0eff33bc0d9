"""Maximal boxes within a set of joint values: how a set of contexts is told in as few words as possible.

A joint value takes one part from each dimension; a box takes a set of parts from each, as one bit mask a dimension.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from app.domain.errors import TooLarge

Box = tuple[int, ...]

MAX_BOXES = 2_000


def joint_count(sizes: Sequence[int]) -> int:
    """How many joint values there are; 1 without dimensions."""
    return prod(sizes)


def digits(number: int, sizes: Sequence[int]) -> tuple[int, ...]:
    """The part that joint value *number* takes from each dimension, first dimension slowest."""
    found = []
    for size in reversed(sizes):
        number, digit = divmod(number, size)
        found.append(digit)
    return tuple(reversed(found))


def lift(dimension: int, parts: int, sizes: Sequence[int]) -> int:
    """The mask of the joint values whose part of *dimension* is in the mask *parts*."""
    inner = prod(sizes[dimension + 1 :])
    block = 0
    for part in range(sizes[dimension]):
        if parts >> part & 1:
            block |= ((1 << inner) - 1) << (part * inner)
    width = inner * sizes[dimension]
    repeats = prod(sizes[:dimension])
    done = 1
    while done < repeats:  # by doubling: block by block the time would grow with the square of the joint values
        block |= block << (done * width)
        done *= 2
    return block & (1 << (repeats * width)) - 1


def maximal_boxes(values: int, sizes: Sequence[int]) -> list[Box]:
    """The maximal boxes within the joint values in the mask *values*.

    Sorted by how few dimensions they restrict, then by their masks. No box for no value.

    Raises:
        TooLarge: More than `MAX_BOXES` boxes came up on the way.
    """
    whole = tuple((1 << size) - 1 for size in sizes)
    boxes = [whole] if values else []
    for number in range(joint_count(sizes)):
        if not values >> number & 1:
            boxes = _without(boxes, digits(number, sizes))
            if len(boxes) > MAX_BOXES:
                raise TooLarge("the conditions on this issue are too many to tell apart; ask for fewer parties")
    return sorted(boxes, key=lambda box: (sum(part != all_ for part, all_ in zip(box, whole, strict=True)), box))


def _without(boxes: list[Box], point: tuple[int, ...]) -> list[Box]:
    """The maximal boxes that avoid *point*, from the maximal ones that avoid the points before."""
    kept = [box for box in boxes if not _holds(box, point)]
    cut: set[Box] = set()
    for box in boxes:
        if _holds(box, point):
            for dimension, digit in enumerate(point):
                part = box[dimension] & ~(1 << digit)
                if part:
                    cut.add((*box[:dimension], part, *box[dimension + 1 :]))
    pool = [*kept, *cut]
    return [*kept, *(box for box in cut if not any(box != other and _inside(box, other) for other in pool))]


def _holds(box: Box, point: tuple[int, ...]) -> bool:
    return all(part >> digit & 1 for part, digit in zip(box, point, strict=True))


def _inside(box: Box, other: Box) -> bool:
    return all(part & ~wider == 0 for part, wider in zip(box, other, strict=True))
