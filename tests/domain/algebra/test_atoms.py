"""Atoms: the same algebra on integers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.atoms import Atoms, atoms_of, classes, including
from app.domain.algebra.regions import MaskRegion, Region, empty, full, point, span
from app.domain.algebra.spaces import HIGHEST, LOWEST, ChoiceSpace, QuantitySpace, Space, SubsetSpace
from app.domain.errors import SpaceMismatch
from tests.domain.strategies import named, regions, spaces

LINE = QuantitySpace("km")
FIVE, SIX = LINE.cut(Fraction(5), 0), LINE.cut(Fraction(6), 0)


@st.composite
def compiled(draw: st.DrawFn) -> tuple[Atoms, Region, Region]:
    space = draw(spaces())
    one, other = draw(regions(space)), draw(regions(space))
    return atoms_of(space, [one, other]), one, other


@given(compiled())
def test_masks_of_atoms_follow_the_algebra_of_regions(drawn: tuple[Atoms, Region, Region]) -> None:
    atoms, r, s = drawn

    assert atoms.mask(r & s) == atoms.mask(r) & atoms.mask(s)
    assert atoms.mask(r | s) == atoms.mask(r) | atoms.mask(s)
    assert atoms.mask(~r) == atoms.full & ~atoms.mask(r)
    assert (atoms.mask(r) == atoms.mask(s)) == (r == s)


@given(compiled())
def test_a_mask_of_atoms_reads_back_as_its_region(drawn: tuple[Atoms, Region, Region]) -> None:
    atoms, r, s = drawn

    assert atoms.region(atoms.mask(r)) == r
    assert atoms.region(atoms.mask(r - s)) == r - s


@given(spaces())
def test_all_atoms_are_the_full_space_and_none_the_empty_one(space: Space) -> None:
    atoms = atoms_of(space, [])

    assert atoms.space is space
    assert atoms.mask(full(space)) == atoms.full
    assert atoms.mask(empty(space)) == 0
    assert atoms.region(atoms.full) == full(space)
    assert atoms.region(0) == empty(space)


def test_the_atoms_of_a_choice_or_subset_are_its_outcomes() -> None:
    assert atoms_of(ChoiceSpace(named(3)), []) == Atoms(ChoiceSpace(named(3)), (), 0b111)
    assert atoms_of(SubsetSpace(named(2)), []) == Atoms(SubsetSpace(named(2)), (), 0b1111)


def test_the_atoms_of_a_quantity_lie_between_the_cuts() -> None:
    assert atoms_of(LINE, []) == Atoms(LINE, (LOWEST, HIGHEST), 0b1)

    atoms = atoms_of(LINE, [span(LINE, FIVE, HIGHEST), point(LINE, Fraction(5))])

    assert atoms.cuts == (LOWEST, FIVE, LINE.cut(Fraction(5), 1), HIGHEST)
    assert atoms.full == 0b111
    assert atoms.mask(span(LINE, FIVE, HIGHEST)) == 0b110
    assert atoms.mask(point(LINE, Fraction(5))) == 0b010


@pytest.mark.parametrize(
    ("space", "region"),
    [
        (ChoiceSpace(named(2)), full(ChoiceSpace(named(3)))),
        (LINE, full(QuantitySpace("kg"))),
        (LINE, full(ChoiceSpace(named(2)))),
        (ChoiceSpace(named(2)), full(LINE)),
    ],
    ids=["other options", "other unit", "choice in a quantity", "quantity in a choice"],
)
def test_a_region_of_another_space_has_no_mask(space: Space, region: Region) -> None:
    with pytest.raises(SpaceMismatch, match=r"^the region is of another option space$"):
        atoms_of(space, []).mask(region)


def test_a_region_that_splits_an_atom_has_no_mask() -> None:
    atoms = atoms_of(LINE, [span(LINE, FIVE, HIGHEST)])

    with pytest.raises(SpaceMismatch, match=r"^the region splits an atom$") as caught:
        atoms.mask(span(LINE, FIVE, SIX))

    assert caught.value.__suppress_context__


def test_an_equal_space_need_not_be_the_same_object() -> None:
    assert atoms_of(ChoiceSpace(named(2)), []).mask(MaskRegion(ChoiceSpace(named(2)), 0b10)) == 0b10
    assert atoms_of(LINE, []).mask(full(QuantitySpace("km"))) == 0b1


@pytest.mark.parametrize("members", range(5))
def test_the_outcomes_that_include_a_member(members: int) -> None:
    for number in range(members):
        assert including(members, number) == sum(1 << k for k in range(2**members) if k & 2**number)


@given(st.integers(0, 255), st.lists(st.integers(0, 255), max_size=4))
def test_classes_are_the_atoms_that_no_mask_tells_apart(whole: int, masks: list[int]) -> None:
    together: dict[tuple[bool, ...], int] = {}
    for k in range(8):
        if whole >> k & 1:
            seen = tuple(bool(mask >> k & 1) for mask in masks)
            together[seen] = together.get(seen, 0) | 1 << k

    assert classes(whole, masks) == list(together.values())


def test_no_atoms_make_no_class() -> None:
    assert classes(0, []) == []
    assert classes(0, [0b1]) == []
    assert classes(0b110, []) == [0b110]
