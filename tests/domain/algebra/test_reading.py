"""Regions as people write them: each form, and each fault with its place and the nearest right name."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.notation import parse_region
from app.domain.algebra.regions import MaskRegion, SpanRegion, empty, full, point
from app.domain.algebra.spaces import HIGHEST, LOWEST, ChoiceSpace, Cut, Option, QuantitySpace, Space, SubsetSpace
from app.domain.errors import DomainError, RegionError
from tests.domain.points import outcomes, written_holds
from tests.domain.strategies import named, spaces, written

NATO = ChoiceSpace((Option("member", "Joins"), Option("open", "Door stays open"), Option("barred", "Ruled out")))
LAND = SubsetSpace((Option("crimea", "Crimea"), Option("donetsk", "Donetsk"), Option("kherson", "Kherson")))
LINE = QuantitySpace("km")
PEOPLE = QuantitySpace("people", whole=True, low=(0, Fraction(0), 0))
PERCENT = QuantitySpace("%", low=(0, Fraction(0), 0), high=(0, Fraction(100), 1))
FEW = QuantitySpace("people", whole=True, low=(0, Fraction(1), 0), high=(0, Fraction(11), 0))  # 1 to 10


def at(value: int, side: int) -> Cut:
    return (0, Fraction(value), side)


@given(st.data())
def test_a_written_region_holds_what_its_words_say(data: st.DataObject) -> None:
    space = data.draw(spaces())
    form = data.draw(written(space))

    region = parse_region(space, form)

    for x in outcomes(space, *form):
        held = Fraction(x) in region if isinstance(region, SpanRegion) else int(x) in region
        assert held == written_holds(space, form, x)


@given(st.data())
def test_one_item_needs_no_list(data: st.DataObject) -> None:
    space = data.draw(spaces())
    form = data.draw(written(space).filter(bool))

    assert parse_region(space, form[0]) == parse_region(space, form[:1])


@pytest.mark.parametrize("space", [NATO, LAND, LINE], ids=["choice", "subset", "quantity"])
def test_an_empty_list_holds_nothing(space: Space) -> None:
    assert parse_region(space, []) == empty(space)


@pytest.mark.parametrize("space", [LAND, LINE, PERCENT], ids=["subset", "line", "range"])
def test_an_item_that_restricts_nothing_holds_everything(space: Space) -> None:
    assert parse_region(space, {}) == full(space)


@pytest.mark.parametrize(
    ("form", "mask"), [("open", 0b010), (["member", "barred"], 0b101), (["barred", "barred"], 0b100)]
)
def test_a_choice_is_written_as_its_options(form: object, mask: int) -> None:
    assert parse_region(NATO, form) == MaskRegion(NATO, mask)


@pytest.mark.parametrize(
    ("form", "cuts"),
    [
        ({"at_least": 5}, (at(5, 0), HIGHEST)),
        ({"from": 5}, (at(5, 0), HIGHEST)),
        ({"above": 5}, (at(5, 1), HIGHEST)),
        ({"at_most": 5}, (LOWEST, at(5, 1))),
        ({"to": 5}, (LOWEST, at(5, 1))),
        ({"below": 5}, (LOWEST, at(5, 0))),
        ({"exactly": 5}, (at(5, 0), at(5, 1))),
        ({"from": 1, "to": 2}, (at(1, 0), at(2, 1))),
        ({"to": 2, "from": 1}, (at(1, 0), at(2, 1))),
        ({"above": 0, "below": 1}, (at(0, 1), at(1, 0))),
        ([{"exactly": 5}, {"at_most": 1}], (LOWEST, at(1, 1), at(5, 0), at(5, 1))),
    ],
)
def test_a_quantity_is_written_by_its_ends(form: object, cuts: tuple[Cut, ...]) -> None:
    assert parse_region(LINE, form) == SpanRegion(LINE, cuts)


def test_whole_numbers_above_and_below_leave_the_end_out() -> None:
    assert parse_region(PEOPLE, {"above": 5, "below": 8}) == parse_region(PEOPLE, {"from": 6, "to": 7})
    assert parse_region(PEOPLE, {"above": Decimal("5.5"), "at_most": Decimal("7.5")}) == parse_region(
        PEOPLE, [{"exactly": 6}, {"exactly": 7}]
    )


@pytest.mark.parametrize(
    ("form", "mask"),
    [
        ({"all_in": ["crimea", "donetsk"]}, 0b10001000),
        ({"none_in": ["crimea", "donetsk"]}, 0b00010001),
        ({"any_in": ["crimea", "donetsk"]}, 0b11101110),
        ({"any_out": ["crimea", "donetsk"]}, 0b01110111),
        ({"all_in": ["crimea"], "none_in": ["kherson"]}, 0b00001010),
        ([{"all_in": ["crimea"]}, {"all_in": ["kherson"]}], 0b11111010),
        ({"all_in": ["crimea"], "any_out": ["crimea"]}, 0),
    ],
)
def test_a_subset_is_written_by_who_is_in_and_out(form: object, mask: int) -> None:
    assert parse_region(LAND, form) == MaskRegion(LAND, mask)


@pytest.mark.parametrize(
    ("space", "form", "message", "path", "nearest"),
    [
        (NATO, "membr", "'membr' is no option of this issue; nearest: member", (), ("member",)),
        (NATO, ["open", "bared"], "'bared' is no option of this issue; nearest: barred", (1,), ("barred",)),
        (
            NATO,
            ["zzz"],
            "'zzz' is no option of this issue; nearest: member, open, barred",
            (0,),
            ("member", "open", "barred"),
        ),
        (NATO, True, "True is no option of this issue; nearest: barred", (), ("barred",)),
        (ChoiceSpace(named(5)), 0, "0 is no option of this issue; nearest: a, b, c", (), ("a", "b", "c")),
        (LINE, 5, "expected an interval such as {at_least: 5}", (), ()),
        (LINE, [{"exactly": 1}, [5]], "expected an interval such as {at_least: 5}", (1,), ()),
        (LINE, {"atleast": 5}, "'atleast' is no end of an interval", ("atleast",), ("at_least", "at_most")),
        (LINE, [{"exact": 5}], "'exact' is no end of an interval", (0, "exact"), ("exactly", "at_most")),
        (LINE, {5: 5}, "5 is no end of an interval", ("5",), ()),
        (LINE, {"exactly": 5, "to": 6}, "`exactly` stands alone", ("exactly",), ()),
        (LINE, [{"to": 6, "exactly": 5}], "`exactly` stands alone", (0, "exactly"), ()),
        (LINE, {"from": 1, "above": 2}, "an interval has at most one lower and one upper end", (), ()),
        (LINE, [{"to": 1, "below": 2}], "an interval has at most one lower and one upper end", (0,), ()),
        (LINE, {"from": 2, "to": 1}, "no outcome lies in this interval", (), ()),
        (LINE, [{"above": 1, "to": 1}], "no outcome lies in this interval", (0,), ()),
        (LINE, {"from": "5"}, "expected a number, got '5'", ("from",), ()),
        (LINE, [{"from": None}], "expected a number, got None", (0, "from"), ()),
        (LAND, "crimea", "expected a clause such as {all_in: [a, b]}", (), ()),
        (LAND, [{}, "crimea"], "expected a clause such as {all_in: [a, b]}", (1,), ()),
        (
            LAND,
            [{"alln": ["crimea"]}],
            "'alln' is none of all_in, none_in, any_in, any_out",
            (0, "alln"),
            ("all_in", "none_in", "any_in", "any_out"),
        ),
        (
            LAND,
            {1: ["crimea"]},
            "1 is none of all_in, none_in, any_in, any_out",
            ("1",),
            ("all_in", "none_in", "any_in", "any_out"),
        ),
        (LAND, {"all_in": "crimea"}, "all_in takes a list of at least one member", ("all_in",), ()),
        (LAND, [{"any_in": []}], "any_in takes a list of at least one member", (0, "any_in"), ()),
        (
            LAND,
            {"all_in": ["donetsk", "Crimea"]},
            "'Crimea' is no member of this issue; nearest: crimea",
            ("all_in", 1),
            ("crimea",),
        ),
        (
            LAND,
            [{"none_in": ["herson"]}],
            "'herson' is no member of this issue; nearest: kherson",
            (0, "none_in", 0),
            ("kherson",),
        ),
    ],
)
def test_a_fault_says_where_and_what_would_be_right(
    space: Space, form: object, message: str, path: tuple[str | int, ...], nearest: tuple[str, ...]
) -> None:
    with pytest.raises(RegionError) as caught:
        parse_region(space, form)

    assert str(caught.value) == message
    assert caught.value.path == path
    assert caught.value.nearest == nearest
    assert isinstance(caught.value, DomainError)


def test_at_most_three_near_names_are_given_best_first() -> None:
    space = ChoiceSpace(tuple(Option(id_, id_) for id_ in ("phase-4", "phase-3", "phase-2", "phase-1")))

    with pytest.raises(RegionError, match=r"^'phase-11' is no option") as caught:
        parse_region(space, "phase-11")

    assert len(caught.value.nearest) == 3
    assert caught.value.nearest[0] == "phase-1"


@pytest.mark.parametrize(
    ("form", "key", "number"),
    [({"at_least": -1}, "at_least", -1), ({"from": 5, "to": Decimal("100.5")}, "to", Decimal("100.5"))],
)
def test_an_end_beyond_the_range_is_a_fault(form: object, key: str, number: object) -> None:
    with pytest.raises(RegionError) as caught:
        parse_region(PERCENT, [form])

    assert str(caught.value) == f"{number} lies outside the issue's range"
    assert caught.value.path == (0, key)


@pytest.mark.parametrize("key", ["at_least", "exactly", "above", "to", "below"])
@pytest.mark.parametrize("number", [0, 11, Decimal("0.5"), Decimal("10.5")])
def test_an_end_beyond_the_range_of_whole_numbers_is_a_fault(key: str, number: int | Decimal) -> None:
    with pytest.raises(RegionError) as caught:
        parse_region(FEW, {key: number})

    assert str(caught.value) == f"{number} lies outside the issue's range"
    assert caught.value.path == (key,)


def test_the_ends_of_the_range_are_within_it() -> None:
    assert parse_region(PERCENT, {"from": 0, "to": 100}) == full(PERCENT)
    assert parse_region(FEW, {"from": 1, "to": 10}) == full(FEW)
    assert parse_region(PERCENT, {"exactly": 100}) == point(PERCENT, Fraction(100))
    assert parse_region(FEW, {"exactly": 1}) == point(FEW, Fraction(1))


def test_an_open_end_of_the_range_may_be_named_but_is_no_outcome() -> None:
    positive = QuantitySpace("km", low=(0, Fraction(0), 1))

    assert parse_region(positive, {"at_least": 0}) == full(positive)
    with pytest.raises(RegionError, match=r"^no outcome lies in this interval$"):
        parse_region(positive, {"exactly": 0})


def test_a_part_of_a_person_is_no_outcome() -> None:
    with pytest.raises(RegionError, match=r"^no outcome lies in this interval$"):
        parse_region(PEOPLE, {"exactly": Decimal("0.5")})
