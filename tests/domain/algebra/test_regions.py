"""Regions are sets of outcomes: every operation against the oracle over points, and the laws of a Boolean algebra."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.regions import MaskRegion, Region, SpanRegion, empty, full, point, span
from app.domain.algebra.spaces import HIGHEST, LOWEST, ChoiceSpace, QuantitySpace, Space, SubsetSpace
from app.domain.errors import DomainError, SpaceMismatch
from tests.domain.points import lies_in, outcomes_of
from tests.domain.strategies import choice_spaces, named, quantity_spaces, regions, spaces

AB = ChoiceSpace(named(2))
ABC = ChoiceSpace(named(3))
LINE = QuantitySpace("km")
WHOLE = QuantitySpace("people", whole=True)

Three = tuple[Region, Region, Region]


@st.composite
def threes(draw: st.DrawFn) -> Three:
    """Three regions of one space."""
    space = draw(spaces())
    return draw(regions(space)), draw(regions(space)), draw(regions(space))


def same_points(found: Region, expected: Callable[[int | Fraction], bool], *told_apart: Region) -> bool:
    return all(lies_in(found, x) == expected(x) for x in outcomes_of(found.space, found, *told_apart))


@given(threes())
def test_both_holds_the_outcomes_in_both(three: Three) -> None:
    r, s, _ = three
    assert same_points(r & s, lambda x: lies_in(r, x) and lies_in(s, x), r, s)


@given(threes())
def test_either_holds_the_outcomes_in_either(three: Three) -> None:
    r, s, _ = three
    assert same_points(r | s, lambda x: lies_in(r, x) or lies_in(s, x), r, s)


@given(threes())
def test_minus_holds_the_outcomes_in_the_first_only(three: Three) -> None:
    r, s, _ = three
    assert same_points(r - s, lambda x: lies_in(r, x) and not lies_in(s, x), r, s)


@given(threes())
def test_not_holds_the_outcomes_of_the_space_outside(three: Three) -> None:
    r, _, _ = three
    assert same_points(~r, lambda x: not lies_in(r, x), r)


@given(threes())
def test_within_compares_by_outcomes(three: Three) -> None:
    r, s, _ = three
    assert (r <= s) == all(lies_in(s, x) for x in outcomes_of(r.space, r, s) if lies_in(r, x))
    assert (r & s) <= r
    assert r <= (r | s)


@given(threes())
def test_in_asks_for_one_outcome(three: Three) -> None:
    r, _, _ = three
    if isinstance(r, SpanRegion):
        assert all((Fraction(x) in r) == lies_in(r, x) for x in outcomes_of(r.space, r))
    else:
        assert all((int(x) in r) == lies_in(r, x) for x in outcomes_of(r.space, r))


@given(threes())
def test_empty_and_full_are_known_by_their_outcomes(three: Three) -> None:
    r, _, _ = three
    held = [lies_in(r, x) for x in outcomes_of(r.space, r)]
    assert r.is_empty == (not any(held))
    assert r.is_full == all(held)


@given(spaces())
def test_the_empty_and_the_full_region_hold_nothing_and_everything(space: Space) -> None:
    nothing, everything = empty(space), full(space)
    assert nothing.space == everything.space == space
    assert nothing.is_empty
    assert not nothing.is_full
    assert everything.is_full
    assert not everything.is_empty
    assert all(lies_in(everything, x) and not lies_in(nothing, x) for x in outcomes_of(space))


@given(threes())
def test_l16_and_or_commute(three: Three) -> None:
    r, s, _ = three
    assert r & s == s & r
    assert r | s == s | r


@given(threes())
def test_l16_and_or_associate(three: Three) -> None:
    r, s, t = three
    assert (r & s) & t == r & (s & t)
    assert (r | s) | t == r | (s | t)


@given(threes())
def test_l16_each_distributes_over_the_other(three: Three) -> None:
    r, s, t = three
    assert r & (s | t) == (r & s) | (r & t)
    assert r | (s & t) == (r | s) & (r | t)


@given(threes())
def test_l16_de_morgan(three: Three) -> None:
    r, s, _ = three
    assert ~(r & s) == ~r | ~s
    assert ~(r | s) == ~r & ~s


@given(threes())
def test_l16_complement(three: Three) -> None:
    r, s, _ = three
    assert ~~r == r
    assert r | ~r == full(r.space)
    assert r & ~r == empty(r.space)
    assert r - s == r & ~s


@given(threes())
def test_l16_equal_where_neither_has_more(three: Three) -> None:
    r, s, _ = three
    assert (r == s) == ((r - s).is_empty and (s - r).is_empty)
    assert (r == s) == all((r <= s, s <= r))
    assert hash(r) == hash(s) or r != s


@given(choice_spaces(), st.data())
def test_l9_renaming_options_carries_through_every_operation(space: ChoiceSpace, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(space.size)))
    moved_space = ChoiceSpace(tuple(space.options[k] for k in order), space.ordered)

    def moved(region: Region) -> Region:
        return MaskRegion(moved_space, sum(1 << new for new, old in enumerate(order) if lies_in(region, old)))

    r, s = data.draw(regions(space)), data.draw(regions(space))

    assert moved(r & s) == moved(r) & moved(s)
    assert moved(r | s) == moved(r) | moved(s)
    assert moved(~r) == ~moved(r)
    assert (r <= s) == (moved(r) <= moved(s))


@given(st.data())
def test_l9_another_unit_carries_through_every_operation(data: st.DataObject) -> None:
    space = data.draw(quantity_spaces().filter(lambda found: not found.whole))

    def moved(cut: tuple[int, Fraction, int]) -> tuple[int, Fraction, int]:
        return (cut[0], cut[1] * 1000, cut[2])

    wider = QuantitySpace("m", low=moved(space.low), high=moved(space.high))

    def rescaled(region: Region) -> Region:
        assert isinstance(region, SpanRegion)
        return SpanRegion(wider, tuple(map(moved, region.cuts)))

    r, s = data.draw(regions(space)), data.draw(regions(space))

    assert rescaled(r & s) == rescaled(r) & rescaled(s)
    assert rescaled(r - s) == rescaled(r) - rescaled(s)
    assert rescaled(~r) == ~rescaled(r)


@given(choice_spaces(), st.data())
def test_l10_splitting_an_option_changes_no_answer(space: ChoiceSpace, data: st.DataObject) -> None:
    finer_space = ChoiceSpace(named(space.size + 1))
    last = space.size - 1

    def finer(region: Region) -> Region:
        assert isinstance(region, MaskRegion)
        return MaskRegion(finer_space, region.mask | lies_in(region, last) << space.size)

    r, s = data.draw(regions(space)), data.draw(regions(space))

    assert finer(r & s) == finer(r) & finer(s)
    assert finer(r | s) == finer(r) | finer(s)
    assert finer(~r) == ~finer(r)
    assert (r & s).is_empty == (finer(r) & finer(s)).is_empty
    assert (r <= s) == (finer(r) <= finer(s))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (full(AB), full(ABC)),
        (full(AB), full(SubsetSpace(named(2)))),
        (full(AB), full(LINE)),
        (full(LINE), full(AB)),
        (full(LINE), full(WHOLE)),
    ],
    ids=["other options", "choice and subset", "choice and quantity", "quantity and choice", "other quantity"],
)
@pytest.mark.parametrize(
    "combine",
    [lambda r, s: r & s, lambda r, s: r | s, lambda r, s: r - s, lambda r, s: r <= s],
    ids=["and", "or", "minus", "within"],
)
def test_regions_of_different_spaces_are_never_combined(
    one: Region, other: Region, combine: Callable[[Region, Region], object]
) -> None:
    with pytest.raises(SpaceMismatch, match=r"^two regions of different option spaces cannot be combined$") as caught:
        combine(one, other)

    assert isinstance(caught.value, DomainError)


def test_equal_spaces_need_not_be_the_same_object() -> None:
    assert full(AB) & full(ChoiceSpace(named(2))) == full(AB)
    assert full(LINE) & full(QuantitySpace("km")) == full(LINE)


def test_a_span_is_cut_to_the_range() -> None:
    percent = QuantitySpace("%", low=(0, Fraction(0), 0), high=(0, Fraction(100), 1))

    assert span(percent, LOWEST, HIGHEST) == full(percent)
    assert span(percent, (0, Fraction(-5), 0), (0, Fraction(5), 1)).cuts == ((0, Fraction(0), 0), (0, Fraction(5), 1))
    assert span(percent, (0, Fraction(95), 1), (0, Fraction(105), 0)).cuts == (
        (0, Fraction(95), 1),
        (0, Fraction(100), 1),
    )
    assert span(percent, (0, Fraction(101), 0), HIGHEST).is_empty


def test_a_span_whose_cuts_meet_or_cross_is_empty() -> None:
    assert span(LINE, (0, Fraction(5), 1), (0, Fraction(5), 1)) == empty(LINE)
    assert span(LINE, (0, Fraction(6), 0), (0, Fraction(5), 1)) == empty(LINE)
    assert span(LINE, (0, Fraction(5), 0), (0, Fraction(5), 1)) == point(LINE, Fraction(5))


def test_a_point_holds_one_number() -> None:
    assert point(LINE, Fraction(1, 2)).cuts == ((0, Fraction(1, 2), 0), (0, Fraction(1, 2), 1))
    assert point(WHOLE, Fraction(3)).cuts == ((0, Fraction(3), 0), (0, Fraction(4), 0))


def test_a_point_that_the_space_does_not_hold_is_empty() -> None:
    assert point(WHOLE, Fraction(1, 2)) == empty(WHOLE)
    assert point(QuantitySpace("km", low=(0, Fraction(0), 0)), Fraction(-1)).is_empty
    assert point(QuantitySpace("km", low=(0, Fraction(0), 1)), Fraction(0)).is_empty


def test_a_number_is_in_a_closed_end_and_not_in_an_open_one() -> None:
    closed_open = span(LINE, (0, Fraction(1), 0), (0, Fraction(2), 0))

    assert Fraction(1) in closed_open
    assert Fraction(2) not in closed_open
    assert Fraction(3, 2) in closed_open


def test_spans_come_in_pairs_lowest_first() -> None:
    region = point(LINE, Fraction(4)) | span(LINE, LOWEST, (0, Fraction(1), 0))

    assert list(region.spans()) == [(LOWEST, (0, Fraction(1), 0)), ((0, Fraction(4), 0), (0, Fraction(4), 1))]


def test_touching_spans_become_one() -> None:
    joined = span(LINE, (0, Fraction(1), 0), (0, Fraction(2), 0)) | span(LINE, (0, Fraction(2), 0), (0, Fraction(3), 1))

    assert joined.cuts == ((0, Fraction(1), 0), (0, Fraction(3), 1))
