"""Gaps against a search: over all outcomes, or for a line over its ends, its middles and what lies beyond."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.gaps import MEMBERS, Gap, gap_between
from app.domain.algebra.notation import parse_region
from app.domain.algebra.regions import MaskRegion, Region, SpanRegion, empty, full
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, Space, SubsetSpace
from tests.domain.points import lies_in, samples
from tests.domain.strategies import named, quantity_spaces, regions, subset_spaces

LINE = QuantitySpace("km")
PEOPLE = QuantitySpace("people", whole=True)
LAND = SubsetSpace(named(3))


def several(space: Space) -> st.SearchStrategy[list[Region]]:
    return st.lists(regions(space).filter(lambda region: not region.is_empty), min_size=1, max_size=4)


def subset_search(space: SubsetSpace, found: list[Region]) -> int:
    """The least number of members to move, over every outcome as the common one."""
    every = range(space.size)
    inside = [[k for k in every if lies_in(region, k)] for region in found]
    return min(sum(min((x ^ k).bit_count() for k in held) for held in inside) for x in every)


def ends_of(region: Region) -> list[Fraction]:
    """The finite ends of a region of a quantity, as numbers, open ones too."""
    assert isinstance(region, SpanRegion)
    lows = [cut[1] for cut in region.cuts[::2] if cut[0] == 0]
    highs = [cut[1] - 1 if region.space.whole else cut[1] for cut in region.cuts[1::2] if cut[0] == 0]
    return lows + highs


def line_search(space: QuantitySpace, found: list[Region]) -> Gap:
    ends = {end for region in found for end in ends_of(region)}
    outcomes = samples(space, ends)
    inside = [[x for x in outcomes if lies_in(region, x)] for region in found]
    closed = [[*held, *ends_of(region)] for held, region in zip(inside, found, strict=True)]

    def total(x: Fraction, parts: list[list[Fraction]]) -> Fraction:
        return sum((min(abs(x - y) for y in part) for part in parts), Fraction(0))

    least = min(total(x, closed) for x in {*outcomes, *ends})
    attained = any(total(x, inside) == least for x in outcomes)
    meets = any(all(x in held for held in inside) for x in outcomes)
    return Gap(least, space.unit, attained, touching=least == 0 and not meets)


@given(st.data())
def test_a_subset_gap_is_the_fewest_members_to_move(data: st.DataObject) -> None:
    space = data.draw(subset_spaces(least=0, most=3))
    found = data.draw(several(space))

    expected = Gap(Fraction(subset_search(space, found)), "members", attained=True, touching=False)

    assert gap_between(found) == expected


@given(st.data())
def test_a_quantity_gap_is_the_least_sum_of_concessions(data: st.DataObject) -> None:
    space = data.draw(quantity_spaces())
    found = data.draw(several(space))

    assert gap_between(found) == line_search(space, found)


@given(st.data())
def test_a_gap_never_shrinks_with_a_further_party_or_a_narrower_region(data: st.DataObject) -> None:
    space = data.draw(st.one_of(quantity_spaces(), subset_spaces()))
    found = data.draw(several(space))
    before, after, narrower = gap_between(found[:-1]), gap_between(found), gap_between([found[0] & found[-1], *found])

    assert before is None or (after is not None and before.value <= after.value)
    assert narrower is None or (after is not None and after.value <= narrower.value)


@given(st.data())
def test_three_parties_lie_at_least_half_the_sum_of_their_pairs_apart(data: st.DataObject) -> None:
    space = data.draw(st.one_of(quantity_spaces(), subset_spaces()))
    one, two, three = (data.draw(regions(space).filter(lambda r: not r.is_empty)) for _ in range(3))
    pairs = [gap_between(pair) for pair in ([one, two], [two, three], [one, three])]
    together = gap_between([one, two, three])

    assert together is not None
    assert 2 * together.value >= sum(pair.value for pair in pairs if pair)


@pytest.mark.parametrize(
    ("forms", "value", "attained", "touching"),
    [
        ([{"at_most": 40}, {"at_least": 60}], 20, True, False),
        ([{"below": 40}, {"at_least": 60}], 20, False, False),
        ([{"at_most": 40}, {"above": 60}], 20, False, False),
        ([{"below": 5}, {"at_least": 5}], 0, False, True),
        ([{"below": 5}, {"above": 5}], 0, False, True),
        ([{"at_most": 5}, {"at_least": 5}], 0, True, False),
        ([{"exactly": 0}, {"exactly": 10}, {"exactly": 4}], 10, True, False),
        ([{"exactly": 0}, {"exactly": 10}, {"from": 4, "to": 6}], 10, True, False),
        ([{"exactly": 0}, {"exactly": 10}, {"above": 3, "below": 4}], 10, True, False),
        ([{"exactly": 0}, {"exactly": 10}, {"above": 12}], 12, False, False),
        ([{"exactly": 0}, {"exactly": 0}, {"exactly": 9}], 9, True, False),
        ([[{"at_most": 0}, {"at_least": 10}], {"from": 4, "to": 5}], 4, True, False),
        ([[{"at_most": 0}, {"above": 8}], {"exactly": 4}], 4, True, False),
        ([[{"below": 0}, {"above": 8}], {"exactly": 4}], 4, False, False),
        ([{"exactly": 3}], 0, True, False),
        ([{}, {}], 0, True, False),
        ([{}, {"below": 3}], 0, True, False),
    ],
)
def test_gaps_on_a_line(forms: list[object], value: int, attained: bool, touching: bool) -> None:
    found = [parse_region(LINE, form) for form in forms]

    assert gap_between(found) == Gap(Fraction(value), "km", attained, touching)
    assert gap_between(found[::-1]) == gap_between(found)


@pytest.mark.parametrize(
    ("forms", "value"),
    [
        ([{"below": 5}, {"at_least": 5}], 1),
        ([{"at_most": 600_000}, {"at_least": 800_000}], 200_000),
        ([[{"exactly": 0}, {"exactly": 10}], {"from": 3, "to": 4}], 3),
        ([{"at_most": 0}, {"at_most": 0}, {"at_least": 10}], 10),
        ([{"at_most": 0}, {"at_least": 10}, {"at_least": 10}], 10),
    ],
)
def test_gaps_in_whole_numbers_are_attained_and_never_touch(forms: list[object], value: int) -> None:
    found = [parse_region(PEOPLE, form) for form in forms]

    assert gap_between(found) == Gap(Fraction(value), "people", attained=True, touching=False)


def test_an_open_end_of_the_range_is_no_common_outcome() -> None:
    positive = QuantitySpace("km", low=(0, Fraction(0), 1), high=(0, Fraction(2), 0))
    low, high = parse_region(positive, {"below": 1}), parse_region(positive, {"above": 1})

    assert gap_between([low, high, parse_region(positive, {"exactly": 1})]) == Gap(
        Fraction(0), "km", attained=False, touching=True
    )


@pytest.mark.parametrize(
    ("forms", "value"),
    [
        ([{"all_in": ["a", "b"]}, {"none_in": ["a", "b"]}], 2),
        ([{"all_in": ["a", "b"]}, {"any_out": ["a", "b"]}], 1),
        ([{"all_in": ["a"]}, {"all_in": ["b"]}], 0),
        ([{"all_in": ["a"]}, {"none_in": ["a"]}, {"none_in": ["a"]}], 1),
        ([{"all_in": ["a", "b", "c"]}, {"none_in": ["a", "b", "c"]}], 3),
    ],
)
def test_gaps_in_members(forms: list[object], value: int) -> None:
    assert MEMBERS == "members"
    assert gap_between([parse_region(LAND, form) for form in forms]) == Gap(
        Fraction(value), "members", attained=True, touching=False
    )


def test_no_gap_where_there_is_nothing_to_measure() -> None:
    choice = ChoiceSpace(named(2), ordered=True)

    assert gap_between([]) is None
    assert gap_between([MaskRegion(choice, 0b01), MaskRegion(choice, 0b10)]) is None
    assert gap_between([full(LINE), empty(LINE)]) is None
    assert gap_between([empty(LAND), full(LAND)]) is None
