"""The Hausdorff distance of two regions against single outcomes, and its laws as a metric."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.notation import parse_region
from app.domain.algebra.regions import Region, SpanRegion, empty, full
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, Space, SubsetSpace
from app.domain.algebra.spread import Spread, spread_between
from app.domain.errors import SpaceMismatch
from tests.domain.points import Outcome, lies_in, outcomes_of
from tests.domain.strategies import choice_spaces, named, regions, subset_spaces

PEOPLE = QuantitySpace("people", whole=True)
EUROS = QuantitySpace("euros")
ORDERED = ChoiceSpace(named(5), ordered=True)
TOWNS = SubsetSpace(named(3))
BOUNDED = [
    QuantitySpace("km", whole, line.cut(Fraction(-3), 0), line.cut(Fraction(3), 1))
    for whole in (False, True)
    for line in [QuantitySpace("km", whole)]
]


def between(space: Space, one: object, other: object) -> tuple[str, str] | None:
    spread = spread_between(parse_region(space, one), parse_region(space, other))
    return None if spread is None else (str(spread.value), spread.unit)


def test_two_numbers_are_as_far_apart_as_they_are() -> None:
    assert between(PEOPLE, {"exactly": 800_000}, {"exactly": 600_000}) == ("200000", "people")


def test_of_two_spans_the_farthest_end_counts_whichever_way() -> None:
    assert between(EUROS, {"from": 0, "to": 2}, {"from": 1, "to": 7}) == ("5", "euros")
    assert between(EUROS, {"from": 1, "to": 7}, {"from": 0, "to": 2}) == ("5", "euros")


def test_open_ends_count_as_closed() -> None:
    assert between(EUROS, {"above": 1, "below": 3}, {"from": 1, "to": 3}) == ("0", "euros")
    assert between(EUROS, {"above": 1, "below": 3}, {"from": 0, "to": 3}) == ("1", "euros")


def test_spans_that_go_on_the_same_way_have_a_distance_and_others_none() -> None:
    assert between(EUROS, {"at_least": 3}, {"at_least": 5}) == ("2", "euros")
    assert between(EUROS, {"at_most": 3}, {"at_most": 5}) == ("2", "euros")
    assert between(EUROS, {"at_most": -3}, [{"at_most": -10}, {"exactly": -5}]) == ("5/2", "euros")
    assert between(EUROS, {"at_least": 3}, {"from": 3, "to": 9}) is None
    assert between(EUROS, {"from": 3, "to": 9}, {"at_least": 3}) is None
    assert between(EUROS, {"at_most": 3}, {"at_least": 3}) is None
    assert between(EUROS, {"exactly": 0}, {"at_most": 3}) is None
    assert between(EUROS, [{"exactly": 0}, {"at_least": 7}], {"from": 0, "to": 3}) is None
    assert between(EUROS, {"from": 0, "to": 3}, [{"at_most": -7}, {"exactly": 0}]) is None


def test_a_hole_is_as_far_as_its_middle() -> None:
    hole = [{"at_most": 0}, {"at_least": 7}]

    assert between(EUROS, hole, [{"at_most": 2}, {"at_least": 2}]) == ("7/2", "euros")
    assert between(PEOPLE, hole, [{"at_most": 2}, {"at_least": 2}]) == ("3", "people")
    assert between(EUROS, hole, [{"at_most": 1}, {"at_least": 6}]) == ("1", "euros")
    assert between(EUROS, [{"exactly": 0}, {"exactly": 4}], {"from": 0, "to": 2}) == ("2", "euros")


def test_in_whole_numbers_the_number_on_either_side_of_a_middle_counts() -> None:
    assert between(PEOPLE, {"from": 0, "to": 2}, [{"exactly": 0}, {"exactly": 2}]) == ("1", "people")
    hole = [{"at_most": 0}, {"at_least": 7}]

    assert between(PEOPLE, hole, [{"at_most": 3}, {"at_least": 7}]) == ("3", "people")
    assert between(PEOPLE, hole, [{"at_most": 0}, {"at_least": 4}]) == ("3", "people")


def test_members_are_counted_on_subsets() -> None:
    assert between(TOWNS, {"all_in": ["a", "b", "c"]}, {"none_in": ["a", "b", "c"]}) == ("3", "members")
    assert between(TOWNS, {"all_in": ["a"]}, {"all_in": ["a", "b"]}) == ("1", "members")


def test_steps_are_counted_on_an_ordered_choice_and_nothing_on_another() -> None:
    assert between(ORDERED, ["a", "b"], ["b", "d"]) == ("2", "steps")
    assert between(ORDERED, ["b", "d"], ["a", "b"]) == ("2", "steps")
    assert between(ChoiceSpace(named(3)), ["a"], ["b"]) is None


@pytest.mark.parametrize("space", [PEOPLE, TOWNS, ORDERED], ids=["quantity", "subset", "choice"])
def test_the_empty_region_has_no_distance(space: Space) -> None:
    assert spread_between(empty(space), full(space)) is None
    assert spread_between(full(space), empty(space)) is None
    assert spread_between(full(space), full(space)) == Spread(
        Fraction(0), {PEOPLE: "people", TOWNS: "members", ORDERED: "steps"}[space]
    )


def test_regions_of_different_spaces_are_refused() -> None:
    with pytest.raises(SpaceMismatch, match=r"^regions of different option spaces have no distance$"):
        spread_between(full(PEOPLE), full(EUROS))
    with pytest.raises(SpaceMismatch):
        spread_between(full(TOWNS), full(ORDERED))
    with pytest.raises(SpaceMismatch):
        spread_between(full(PEOPLE), full(TOWNS))


def measured() -> st.SearchStrategy[Space]:
    """Spaces on which the distance is a metric."""
    ordered = choice_spaces().map(lambda space: ChoiceSpace(space.options, ordered=True))
    return st.one_of(ordered, subset_spaces(), st.sampled_from(BOUNDED))


def closed(region: Region) -> Region:
    """The region with its ends; a region of masks, or of whole numbers, is closed."""
    if isinstance(region, SpanRegion) and not region.space.whole:
        found = empty(region.space)
        for low, high in region.spans():
            found |= SpanRegion(region.space, ((0, low[1], 0), (0, high[1], 1)))
        return found
    return region


def step(space: Space, x: Outcome, y: Outcome) -> Fraction:
    return Fraction((int(x) ^ int(y)).bit_count()) if isinstance(space, SubsetSpace) else abs(Fraction(x) - Fraction(y))


@st.composite
def several(draw: st.DrawFn, count: int) -> list[Region]:
    space = draw(measured())
    found = regions(space).filter(lambda region: not region.is_empty).map(closed)
    return [draw(found) for _ in range(count)]


@given(several(2))
def test_it_is_the_farthest_that_an_outcome_lies_from_the_other_region(drawn: list[Region]) -> None:
    one, other = drawn
    space = one.space
    points = outcomes_of(space, one, other)
    if isinstance(space, QuantitySpace):
        middles = sorted({(Fraction(x) + Fraction(y)) / 2 for x in points for y in points})
        points = [x for x in middles if not space.whole or x.denominator == 1]
    within = [[x for x in points if lies_in(region, x)] for region in drawn]
    farthest = max(min(step(space, x, y) for y in goals) for starts, goals in (within, within[::-1]) for x in starts)

    found = spread_between(one, other)

    assert found
    assert found.value == farthest


@given(several(3))
def test_it_is_a_metric_on_closed_and_bounded_regions(drawn: list[Region]) -> None:
    def far(one: Region, other: Region) -> Fraction:
        spread = spread_between(one, other)
        assert spread
        return spread.value

    one, two, three = drawn

    assert far(one, two) == far(two, one)
    assert (far(one, two) == 0) == (one == two)
    assert far(one, three) <= far(one, two) + far(two, three)
