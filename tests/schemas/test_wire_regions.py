from fractions import Fraction

import pytest

from app.domain.algebra.notation import parse_region
from app.domain.algebra.regions import MaskRegion
from app.domain.algebra.spaces import ChoiceSpace, Cut, Option, QuantitySpace, SubsetSpace
from app.schemas.wire.regions import alternatives_json, cut_json, optional_region_json, region_json, space_json

CHOICE = ChoiceSpace((Option("yes", "Yes"), Option("no", "No")), ordered=True)
REGIONS = SubsetSpace((Option("donetsk", "Donetsk region"), Option("kherson", "Kherson region")))


def test_a_region_is_always_a_list() -> None:
    assert region_json(parse_region(CHOICE, "no")) == ["no"]
    assert region_json(parse_region(REGIONS, {"any_in": ["kherson", "donetsk"]})) == [
        {"all_in": ["donetsk"]},
        {"all_in": ["kherson"]},
    ]
    assert optional_region_json(None) is None
    assert optional_region_json(parse_region(CHOICE, ["yes"])) == ["yes"]


def test_a_condition_is_a_list_of_alternatives() -> None:
    alternative = (
        ("approved", parse_region(CHOICE, "yes")),
        ("withdrawal", parse_region(REGIONS, {"all_in": ["kherson"]})),
    )

    assert alternatives_json((alternative, ())) == [{"approved": ["yes"], "withdrawal": [{"all_in": ["kherson"]}]}, {}]


@pytest.mark.parametrize("region", [None, parse_region(CHOICE, "yes"), parse_region(REGIONS, {"all_in": ["kherson"]})])
def test_a_short_region_is_complete(region: MaskRegion | None) -> None:
    assert cut_json(region) == {"complete": True, "example": None}


def test_a_long_region_is_cut_and_shows_one_outcome() -> None:
    space = SubsetSpace(tuple(Option(f"m{number}", f"Member {number}") for number in range(12)))
    half = MaskRegion(space, sum(1 << outcome for outcome in range(space.size) if outcome.bit_count() == 6))

    assert len(region_json(half)) == 64
    assert cut_json(half) == {"complete": False, "example": [f"m{number}" for number in range(6)]}


def test_a_space_is_written_in_the_words_of_the_seed_files() -> None:
    assert space_json(CHOICE) == {
        "kind": "choice",
        "ordered": True,
        "options": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}],
    }
    assert space_json(REGIONS) == {
        "kind": "subset",
        "of": [{"id": "donetsk", "label": "Donetsk region"}, {"id": "kherson", "label": "Kherson region"}],
    }


LEAST: Cut = (0, Fraction(0), 0)
MOST: Cut = (0, Fraction(10), 1)


@pytest.mark.parametrize(
    ("space", "written"),
    [
        (QuantitySpace("people"), None),
        (QuantitySpace("people", whole=True, low=LEAST), {"at_least": 0}),
        (QuantitySpace("years", low=LEAST, high=MOST), {"from": 0, "to": 10}),
        (QuantitySpace("years", high=(0, Fraction(10), 0)), {"below": 10}),
    ],
)
def test_a_quantity_says_its_range(space: QuantitySpace, written: object) -> None:
    assert space_json(space) == {"kind": "quantity", "unit": space.unit, "whole": space.whole, "range": written}
