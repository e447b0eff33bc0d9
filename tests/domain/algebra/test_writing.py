"""One canonical form for each region: equal regions write equal bytes, and what is written reads back."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.notation import MAX_CLAUSES, Plain, example_of, is_complete, parse_region, write_region
from app.domain.algebra.regions import MaskRegion, Region, empty, full
from app.domain.algebra.spaces import ChoiceSpace, QuantitySpace, Space, SubsetSpace
from tests.domain.points import cube_mask, outcomes, outcomes_of, written_holds
from tests.domain.strategies import named, quantity_spaces, regions, spaces, written

LINE = QuantitySpace("km")
PEOPLE = QuantitySpace("people", whole=True)
COUNT = QuantitySpace("people", whole=True, low=(0, Fraction(0), 0), high=(0, Fraction(11), 0))  # 0 to 10
PERCENT = QuantitySpace("%", low=(0, Fraction(0), 0), high=(0, Fraction(100), 1))
OPEN = QuantitySpace("%", low=(0, Fraction(0), 1), high=(0, Fraction(1), 0))


def as_bytes(region: Region) -> bytes:
    return json.dumps(write_region(region), default=str).encode()


def parity(members: int) -> MaskRegion:
    """The subsets of an odd number of members: 2^(n-1) clauses, none of them shorter than all members."""
    mask = sum(1 << k for k in range(1 << members) if k.bit_count() % 2)
    return MaskRegion(SubsetSpace(named(members)), mask)


@given(st.data())
def test_l16_what_is_written_reads_back_as_the_same_region(data: st.DataObject) -> None:
    region = data.draw(spaces().flatmap(regions))

    assert parse_region(region.space, write_region(region)) == region


@given(st.data())
def test_l16_equal_regions_write_equal_bytes(data: st.DataObject) -> None:
    space = data.draw(spaces())
    one, other = parse_region(space, data.draw(written(space))), parse_region(space, data.draw(written(space)))

    assert (one == other) == (as_bytes(one) == as_bytes(other))


@given(st.data())
def test_l16_the_order_of_writing_and_writing_twice_change_nothing(data: st.DataObject) -> None:
    space = data.draw(spaces())
    form = data.draw(written(space))
    shuffled = data.draw(st.permutations(form + form))

    assert as_bytes(parse_region(space, form)) == as_bytes(parse_region(space, shuffled))


@given(st.data())
def test_what_is_written_says_which_outcomes_are_in(data: st.DataObject) -> None:
    region = data.draw(spaces().flatmap(regions))
    form = write_region(region)

    for x in {*outcomes(region.space, *form), *outcomes_of(region.space, region)}:
        held = int(x) in region if isinstance(region, MaskRegion) else Fraction(x) in region
        assert written_holds(region.space, form, x) == held


@given(quantity_spaces().flatmap(regions))
def test_a_canonical_quantity_writes_each_span_once_lowest_first(region: Region) -> None:
    spans = [parse_region(region.space, item) for item in write_region(region)]

    assert all((one & other).is_empty for k, one in enumerate(spans) for other in spans[:k])
    assert [as_bytes(span)[1:-1] for span in spans] == [
        json.dumps(i, default=str).encode() for i in write_region(region)
    ]


def test_a_choice_is_written_in_the_order_of_its_space() -> None:
    assert write_region(parse_region(ChoiceSpace(named(3)), ["c", "a"])) == ["a", "c"]


@pytest.mark.parametrize(
    ("space", "form", "canonical"),
    [
        (LINE, {"from": 5}, [{"at_least": 5}]),
        (LINE, {"to": 5}, [{"at_most": 5}]),
        (LINE, {"above": Decimal("0.5")}, [{"above": Decimal("0.5")}]),
        (LINE, {"below": 5}, [{"below": 5}]),
        (LINE, {"at_least": 1, "at_most": 2}, [{"from": 1, "to": 2}]),
        (LINE, {"above": 1, "to": 2}, [{"above": 1, "at_most": 2}]),
        (LINE, {"from": 1, "below": 2}, [{"at_least": 1, "below": 2}]),
        (LINE, {"above": 1, "below": 2}, [{"above": 1, "below": 2}]),
        (LINE, {"from": 5, "to": 5}, [{"exactly": 5}]),
        (LINE, [{"exactly": 9}, {"below": 1}], [{"below": 1}, {"exactly": 9}]),
        (LINE, [{"below": 1}, {"at_least": 1}], [{}]),
        (LINE, [{"below": 1}, {"above": 1}], [{"below": 1}, {"above": 1}]),
        (PEOPLE, {"above": 5}, [{"at_least": 6}]),
        (PEOPLE, {"below": 5}, [{"at_most": 4}]),
        (PEOPLE, {"above": 4, "below": 6}, [{"exactly": 5}]),
        (PEOPLE, {"above": 4, "below": 7}, [{"from": 5, "to": 6}]),
        (PEOPLE, [{"exactly": 5}, {"exactly": 6}], [{"from": 5, "to": 6}]),
        (COUNT, {"from": 0, "to": 5}, [{"at_most": 5}]),
        (COUNT, {"from": 5, "to": 10}, [{"at_least": 5}]),
        (COUNT, {"to": 10}, [{"from": 0, "to": 10}]),
        (COUNT, {"below": 1}, [{"exactly": 0}]),
        (COUNT, {"above": 9}, [{"exactly": 10}]),
        (PERCENT, {"from": 0, "to": 5}, [{"at_most": 5}]),
        (PERCENT, {"above": 5, "to": 100}, [{"above": 5}]),
        (PERCENT, {}, [{"from": 0, "to": 100}]),
        (PERCENT, {"exactly": 0}, [{"exactly": 0}]),
        (PERCENT, {"exactly": 100}, [{"exactly": 100}]),
        (PERCENT, {"above": 0, "below": 100}, [{"above": 0, "below": 100}]),
        (OPEN, {}, [{"above": 0, "below": 1}]),
        (OPEN, {"to": Decimal("0.5")}, [{"at_most": Decimal("0.5")}]),
        (QuantitySpace("km", low=(0, Fraction(0), 0)), {}, [{"at_least": 0}]),
        (QuantitySpace("km", high=(0, Fraction(0), 0)), {}, [{"below": 0}]),
        (QuantitySpace("people", whole=True, high=(0, Fraction(0), 0)), {}, [{"at_most": -1}]),
        (SubsetSpace(named(3)), {"any_in": ["b", "a"]}, [{"all_in": ["a"]}, {"all_in": ["b"]}]),
        (SubsetSpace(named(3)), {"any_out": ["a", "c"]}, [{"none_in": ["a"]}, {"none_in": ["c"]}]),
        (SubsetSpace(named(3)), {"none_in": ["c"], "all_in": ["b", "a"]}, [{"all_in": ["a", "b"], "none_in": ["c"]}]),
        (SubsetSpace(named(2)), [{"all_in": ["a"]}, {"none_in": ["a"]}], [{}]),
    ],
)
def test_the_canonical_form(space: Space, form: object, canonical: list[Plain]) -> None:
    found = write_region(parse_region(space, form))

    assert found == canonical
    assert [list(item) for item in found if isinstance(item, dict)] == [
        list(item) for item in canonical if isinstance(item, dict)
    ]


@pytest.mark.parametrize("space", [LINE, PEOPLE, ChoiceSpace(named(2)), SubsetSpace(named(2))])
def test_the_empty_region_is_written_as_an_empty_list(space: Space) -> None:
    assert write_region(empty(space)) == []


def test_sixty_four_clauses_are_written_whole() -> None:
    assert MAX_CLAUSES == 64
    assert len(write_region(parity(7))) == 64
    assert parse_region(parity(7).space, write_region(parity(7))) == parity(7)
    assert is_complete(parity(7))


def test_a_longer_region_is_cut_at_sixty_four_clauses_of_its_own() -> None:
    region = parity(8)
    cut = parse_region(region.space, write_region(region))

    assert len(write_region(region)) == 64
    assert cut <= region
    assert cut != region
    assert not is_complete(region)


def test_the_shortest_clauses_are_kept() -> None:
    space = SubsetSpace(named(9))
    longer = MaskRegion(space, parity(8).mask | cube_mask((1 << 8, 0), 9))

    assert write_region(longer)[0] == {"all_in": ["i"]}


def test_a_region_with_too_many_clauses_to_list_is_written_as_some_of_its_own() -> None:
    region = parity(12)
    form = write_region(region)

    assert len(form) == 64
    assert parse_region(region.space, form) <= region
    assert not is_complete(region)


@pytest.mark.parametrize("space", [ChoiceSpace(named(2)), LINE, SubsetSpace(named(2))])
def test_other_regions_are_written_whole(space: Space) -> None:
    assert is_complete(full(space))
    assert is_complete(empty(space))


def test_an_example_is_the_smallest_outcome_first_members_first() -> None:
    space = SubsetSpace(named(3))

    assert example_of(parity(8)) == ["a"]
    assert example_of(MaskRegion(space, 0b11101000)) == ["a", "b"]
    assert example_of(MaskRegion(space, 0b01100000)) == ["a", "c"]
    assert example_of(MaskRegion(space, 0b10010000)) == ["c"]
    assert example_of(MaskRegion(space, 0b00011000)) == ["c"]
    assert example_of(MaskRegion(ChoiceSpace(named(3)), 0b110)) == ["b"]
    assert example_of(full(space)) == []  # type: ignore[arg-type]  # a subset region is a mask
