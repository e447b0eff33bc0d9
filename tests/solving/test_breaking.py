"""Which constraints a joint value breaks."""

from itertools import product

from hypothesis import given

from app.domain.analysis.settling.systems import System, holds_in
from app.solving.breaking import Breaking
from tests.domain.analysis.systems import systems


@given(systems(most=6))
def test_those_are_kept_of_which_no_box_holds_the_value(system: System) -> None:
    breaking = Breaking(system)

    for picks in product(*(range(size) for size in system.sizes)):
        broken = {number for number, boxes in enumerate(system.constraints) if holds_in(boxes, picks)}
        assert breaking.kept(picks) == set(range(len(system.constraints))) - broken
