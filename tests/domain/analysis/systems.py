"""Random systems of constraints, and their answer by trying every joint value and every set of constraints."""

from itertools import product

from hypothesis import strategies as st

from app.domain.analysis.settling.systems import LocalBox, Solution, System
from tests.domain.analysis.oracle import hitting, minimal

Numbers = tuple[int, ...]


@st.composite
def boxes(draw: st.DrawFn, sizes: Numbers) -> LocalBox:
    """A box over up to two dimensions, now and then one that takes all or nothing of one."""
    numbers = draw(st.lists(st.sampled_from(range(len(sizes))), max_size=2, unique=True))
    return tuple((number, draw(st.integers(0, 2 ** sizes[number] - 1))) for number in sorted(numbers))


@st.composite
def systems(draw: st.DrawFn, most: int = 6) -> System:
    """One to three dimensions of up to three parts, up to *most* constraints and four wishes."""
    sizes = tuple(draw(st.lists(st.integers(1, 3), min_size=1, max_size=3)))
    told = st.lists(boxes(sizes), min_size=1, max_size=2).map(tuple)
    constraints = tuple(draw(st.lists(told, max_size=most)))
    return System(
        sizes, constraints, tuple(draw(st.lists(told, max_size=4))), tuple(draw(st.lists(boxes(sizes), max_size=1)))
    )


def lies_within(box: LocalBox, picks: Numbers) -> bool:
    """Whether a joint value lies in a box."""
    return all((parts // 2 ** picks[number]) % 2 for number, parts in box)


def broken(system: System, picks: Numbers) -> frozenset[int]:
    """The constraints that a joint value breaks."""
    return frozenset(n for n, told in enumerate(system.constraints) if any(lies_within(box, picks) for box in told))


def met(system: System, picks: Numbers) -> int:
    """How many wishes a joint value meets."""
    return sum(any(lies_within(box, picks) for box in told) for told in system.wishes)


def solve_by_trying(system: System) -> Solution:
    """The answer by the definitions."""
    every = product(*map(range, system.sizes))
    left = [picks for picks in every if not any(lies_within(box, picks) for box in system.hard)]
    fine = [picks for picks in left if not broken(system, picks)]
    if fine:
        return Solution(max(fine, key=lambda picks: met(system, picks)))
    corrections = minimal(broken(system, picks) for picks in left)
    blocking = hitting(corrections, range(len(system.constraints)))
    return Solution(None, ordered(blocking), ordered(corrections))


def ordered(sets: list[frozenset[int]]) -> tuple[Numbers, ...]:
    """Fewest first, then by numbers."""
    return tuple(sorted((tuple(sorted(found)) for found in sets), key=lambda numbers: (len(numbers), numbers)))
