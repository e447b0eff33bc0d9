"""Where each two can agree all can: intervals and clauses (Helly number 2), and how large a blocking set then is."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.atoms import atoms_of
from app.domain.algebra.covers import minimal_infeasible
from app.domain.algebra.regions import MaskRegion, Region, SpanRegion, full
from app.domain.algebra.spaces import ChoiceSpace, Space, SubsetSpace
from tests.domain.points import cube_mask
from tests.domain.strategies import choice_spaces, cuts_within, named, quantity_spaces, regions, subset_spaces


def blocking(space: Space, left: list[Region]) -> list[tuple[int, ...]]:
    """The minimal sets of parties whose red lines together leave nothing; *left* is what each party's leave."""
    atoms = atoms_of(space, left)
    return minimal_infeasible([atoms.mask(region) for region in left], atoms.full)


def each_two_meet(left: list[Region]) -> bool:
    return not any((one & other).is_empty for one in left for other in left)


@st.composite
def intervals(draw: st.DrawFn) -> list[Region]:
    """One interval a party, of a quantity or an ordered choice: red lines at the ends of a scale."""
    many = draw(st.integers(1, 4))
    if draw(st.booleans()):
        space = draw(quantity_spaces())
        ends = st.lists(st.sampled_from(cuts_within(space)), min_size=2, max_size=2, unique=True)
        return [SpanRegion(space, tuple(sorted(draw(ends)))) for _ in range(many)]
    scale = ChoiceSpace(named(5), ordered=True)
    runs = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(sorted)
    return [MaskRegion(scale, 2 ** (high + 1) - 2**low) for low, high in (draw(runs) for _ in range(many))]


@st.composite
def clauses(draw: st.DrawFn) -> list[Region]:
    """One clause a party: includes these members, excludes those."""
    space = draw(subset_spaces())
    signs = st.lists(st.sampled_from((0, 1, 2)), min_size=len(space.members), max_size=len(space.members))
    found = []
    for _ in range(draw(st.integers(1, 4))):
        cube = draw(signs)
        inside, outside = (sum(1 << k for k, sign in enumerate(cube) if sign == which) for which in (1, 2))
        found.append(MaskRegion(space, cube_mask((inside, outside), len(space.members))))
    return [*found]


@given(st.one_of(intervals(), clauses()))
def test_l12_intervals_and_clauses_share_an_outcome_where_each_two_do(left: list[Region]) -> None:
    common = full(left[0].space)
    for region in left:
        common &= region

    assert common.is_empty == (not each_two_meet(left))


@given(st.one_of(intervals(), clauses()))
def test_l13_intervals_and_clauses_block_each_other_in_twos(left: list[Region]) -> None:
    assert all(len(numbers) == 2 for numbers in blocking(left[0].space, left))


@given(choice_spaces(), st.data())
def test_l13_on_a_choice_a_blocking_set_is_no_larger_than_the_options(space: ChoiceSpace, data: st.DataObject) -> None:
    left = data.draw(st.lists(regions(space), min_size=1, max_size=6))

    assert all(len(numbers) <= space.size for numbers in blocking(space, left))


def test_l12_three_can_block_a_choice_that_each_two_could_settle() -> None:
    space = ChoiceSpace(named(3))
    left: list[Region] = [MaskRegion(space, mask) for mask in (0b011, 0b110, 0b101)]

    assert each_two_meet(left)
    assert blocking(space, left) == [(0, 1, 2)]


def test_l12_a_limit_on_size_lets_three_block_what_each_two_could_settle() -> None:
    space = SubsetSpace(named(3))
    one_each: list[Region] = [MaskRegion(space, cube_mask((1 << k, 0), 3)) for k in range(3)]
    at_most_two = MaskRegion(space, 0b01111111)

    assert each_two_meet([*one_each, at_most_two])
    assert blocking(space, [*one_each, at_most_two]) == [(0, 1, 2, 3)]
