"""Regions in words mean what the regions mean: read back, they are the same; and what is left out is counted."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.algebra.notation import example_of, is_complete, parse_region, write_region
from app.domain.algebra.regions import MaskRegion, Region
from app.domain.algebra.spaces import Space, SubsetSpace
from app.schemas.wire.regions import cut_json, region_json, space_json
from app.wording.conditions import alternatives_words, condition_words
from app.wording.numbers import number_words
from app.wording.regions import FEWER, outcome_words, region_words, shortened, space_words
from app.wording.stances import stance_lines, stance_sentence
from tests.domain.strategies import choice_spaces, named, quantity_spaces, regions, spaces, subset_spaces
from tests.wording.reading import read_back

KINDS: dict[str, st.SearchStrategy[Any]] = {
    "choice": choice_spaces(),
    "quantity": quantity_spaces(),
    "subset": subset_spaces(),
}
LETTERS: dict[str, Any] = {"kind": "subset", "of": [{"id": id_, "label": id_.upper()} for id_ in "abc"]}
PEOPLE: dict[str, Any] = {"kind": "quantity", "unit": "people"}
YEARS: dict[str, Any] = {"kind": "quantity", "unit": "years"}


def told(region: Region, say: Callable[..., str] = region_words, most: int = 0) -> str:
    """A region in words, by the way of an answer's JSON."""
    example: Any = cut_json(region)["example"]
    return say(space_json(region.space), region_json(region), example, most)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_region_read_back_from_its_words_is_the_same(kind: str, data: st.DataObject) -> None:
    region = data.draw(KINDS[kind].flatmap(regions))

    assert read_back(region.space, told(region)) == region


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_what_somebody_asks_for_is_said_in_the_same_words(kind: str, data: st.DataObject) -> None:
    region = data.draw(KINDS[kind].flatmap(regions))
    prefix = "outcomes " if kind == "subset" and not region.is_empty and not region.is_full else ""

    assert told(region, outcome_words) == prefix + told(region)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_short_words_name_the_first_parts_and_count_the_others(kind: str, data: st.DataObject) -> None:
    region = data.draw(KINDS[kind].flatmap(regions))
    words = told(region)

    for most in FEWER:
        short = told(region, most=most)
        assert (short == words) != ("more" in short.replace("more than", ""))
        assert len(short) <= len(words) + len(" 1 more such set")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**64 - 1))
def test_a_region_of_many_members_names_each_that_it_hangs_on(mask: int) -> None:
    region = MaskRegion(SubsetSpace(named(6)), mask)
    words = told(region)
    clauses: list[Any] = write_region(region)
    named_ids = {id_ for clause in clauses for ids in clause.values() for id_ in ids}

    told_of = set(re.findall("[A-F]", words))
    assert told_of <= {id_.upper() for id_ in named_ids}
    assert "more such" in words or len(told_of) == len(named_ids)


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_some_but_not_all_is_said_so(count: int) -> None:
    space = SubsetSpace(named(6))
    ids = list("abcdef")[:count]
    region = parse_region(space, {"any_in": ids, "any_out": ids})

    words = told(region)

    assert words == f"with some, but not all, of {', '.join(ids[:-1]).upper()} and {ids[-1].upper()}"
    assert read_back(space, words) == region


def test_empty_and_whole_regions_have_words_of_their_own() -> None:
    choice: dict[str, Any] = {"kind": "choice", "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}

    for space, whole in ((choice, ["a", "b"]), (LETTERS, [{}])):
        assert region_words(space, whole) == outcome_words(space, whole) == "any outcome"
    assert region_words(YEARS, [{}]) == "any number"
    assert region_words({**YEARS, "range": {"at_least": 0}}, [{"at_least": 0}]) == "any number"
    for space in (choice, LETTERS, YEARS):
        assert region_words(space, []) == outcome_words(space, []) == "no outcome"


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ([{"all_in": ["a", "b"], "none_in": ["c"]}], "with A and B and without C"),
        ([{"all_in": ["a"]}, {"all_in": ["b"]}, {"all_in": ["c"]}], "with any of A, B or C"),
        ([{"any_in": ["a", "b"]}], "with any of A or B"),
        ([{"none_in": ["a", "b"]}], "without A or B"),
        ([{"none_in": ["a"]}, {"none_in": ["b"]}], "without at least one of A or B"),
        ([{"any_out": ["a", "b"]}], "without at least one of A or B"),
        ([{"any_in": ["a"], "any_out": ["b"]}], "with A and without B"),
        ([{"all_in": ["a"]}, {"none_in": ["b"]}], "with A; or without B"),
        ([{"all_in": ["a", "b"]}, {"none_in": ["b"]}], "without B; or with A and B"),
    ],
)
def test_a_region_of_sets_is_said_briefly(region: list[dict[str, list[str]]], said: str) -> None:
    assert region_words(LETTERS, region) == said


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        ({"exactly": 5}, "exactly 5 years"),
        ({"exactly": 1}, "exactly 1 year"),
        ({"from": 1, "to": 12000}, "from 1 to 12,000 years"),
        ({"at_least": 1, "at_most": 2}, "from 1 to 2 years"),
        ({"above": 1, "below": 3}, "more than 1 and less than 3 years"),
        ({"above": 0, "to": 5}, "more than 0 and at most 5 years"),
        ({"at_least": 20}, "at least 20 years"),
        ({"below": Decimal("0.5")}, "less than 0.5 years"),
    ],
)
def test_an_interval_is_said_with_its_unit(interval: dict[str, int], said: str) -> None:
    assert region_words(YEARS, [interval]) == said


def test_options_stand_in_quotation_marks_and_members_where_one_could_not_tell_them_apart() -> None:
    labels = ["Russia, Ukraine and others", "Joins", "Stays out"]
    of = [{"id": str(number), "label": label} for number, label in enumerate(labels)]

    assert region_words({"kind": "choice", "options": of}, ["0", "1"]) == "“Russia, Ukraine and others” or “Joins”"
    members = region_words({"kind": "subset", "of": of}, [{"all_in": ["0", "1"]}])
    assert members == "with “Russia, Ukraine and others” and “Joins”"


def test_a_long_region_is_cut_in_words_and_says_so() -> None:
    space = {"kind": "subset", "of": [{"id": f"m{number}", "label": f"M{number}"} for number in range(6)]}
    region = [{"all_in": [f"m{a}", f"m{b}"]} for a in range(6) for b in range(a)]

    assert region_words(space, region).endswith("; or 7 more such sets")
    assert region_words(space, region, most=4).endswith("; or 11 more such sets")
    cut = region_words(space, region, ["m0", "m1"], 2)
    assert cut == "with M1 and M0; or with M2 and M0; or others, too many to list, such as with just M0 and M1"
    assert region_words(space, region, []).endswith(", such as with none of them")


def test_a_region_that_answers_cut_says_so() -> None:
    members = named(10)
    mask = sum(1 << k for k in range(1 << 10) if k.bit_count() >= 5)
    region = MaskRegion(SubsetSpace(members), mask)

    assert not is_complete(region)
    assert told(region).endswith(f"such as with just {', '.join('ABCD')} and E")
    assert example_of(region) == list("abcde")


def test_the_longest_words_that_find_room_are_taken() -> None:
    space = {"kind": "choice", "options": [{"id": id_, "label": 9 * id_} for id_ in "abcdef"]}

    def tell(most: int) -> str:
        return region_words(space, list("abcde"), most=most)

    assert shortened(tell, lambda words: len(words) < 99) == tell(0)
    assert shortened(tell, lambda words: len(words) < 50) == "“aaaaaaaaa”, “bbbbbbbbb”, “ccccccccc” or 2 more"
    assert shortened(tell, lambda words: not words) == "“aaaaaaaaa” or 4 more"


@pytest.mark.parametrize("most", [1, 2])
def test_intervals_that_are_left_out_are_counted(most: int) -> None:
    region = [{"exactly": number} for number in (1, 3, 5)]

    more = {1: "exactly 1 person, or 2 more ranges", 2: "exactly 1 person, or exactly 3 people, or 1 more range"}
    assert region_words(PEOPLE, region, most=most) == more[most]


@settings(deadline=None)
@given(st.integers(-(10**30), 10**30) | st.decimals(-(10**9), 10**9, places=4))
def test_a_number_in_words_is_that_number(value: int | Decimal) -> None:
    assert Decimal(number_words(value).replace(",", "")) == value


@settings(deadline=None)
@given(spaces())
def test_a_space_names_all_that_could_be_decided(space: Space) -> None:
    words = space_words(space_json(space))

    for option in getattr(space, "options", ()) or getattr(space, "members", ()):
        assert option.label in words
    assert getattr(space, "unit", "") in words


def test_spaces_of_each_sort_are_said_in_words() -> None:
    options = [{"id": "a", "label": "Joins"}, {"id": "b", "label": "Stays out"}]

    assert space_words({"kind": "choice", "options": options}) == "one of “Joins” and “Stays out”"
    ordered = space_words({"kind": "choice", "ordered": True, "options": options})
    assert ordered == "one of “Joins” and “Stays out”, from one end to the other"
    assert space_words({"kind": "subset", "of": options}) == "any set of Joins and Stays out, or none of them"
    assert space_words(PEOPLE) == "a number of people"


ISSUES = st.lists(spaces(), min_size=1, max_size=3).map(lambda found: {f"q{n}": space for n, space in enumerate(found)})


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_condition_read_back_from_its_words_is_the_same(data: st.DataObject) -> None:
    found = data.draw(ISSUES)
    one = st.fixed_dictionaries({}, optional={id_: regions(space) for id_, space in found.items()})
    alternatives = data.draw(st.lists(one.filter(bool), min_size=1, max_size=3))
    issues = {id_: {"question": f"?{id_}", "space": space_json(space)} for id_, space in found.items()}

    words = alternatives_words(
        issues, [{id_: write_region(region) for id_, region in each.items()} for each in alternatives]
    )

    assert [_terms(part, found) for part in re.split("; or (?=“[?])", words)] == alternatives


def _terms(words: str, found: dict[str, Space]) -> dict[str, Region]:
    terms = [part.removeprefix("“?").split("”: ", 1) for part in re.split(", and (?=“[?])", words)]
    return {id_: read_back(found[id_], answer.strip("()")) for id_, answer in terms}


def test_a_condition_says_only_if_and_unless() -> None:
    issues = {"vote": {"question": "Do they vote?", "space": YEARS}}
    when = [{"vote": [{"exactly": 1}]}]

    assert condition_words(issues, when) == "only if “Do they vote?”: exactly 1 year"
    assert condition_words(issues, [], when) == "unless “Do they vote?”: exactly 1 year"
    both = condition_words(issues, when, when)
    assert both == "only if “Do they vote?”: exactly 1 year, unless “Do they vote?”: exactly 1 year"
    assert condition_words(issues, []) == ""
    assert condition_words(issues, [{}]) == "only if in any case"
    assert condition_words({}, [{"vote": ["yes", "no"]}]) == "only if “vote”: yes or no"


def test_a_side_says_what_it_asks_for_offers_and_rules_out() -> None:
    side: dict[str, Any] = {
        "wanted": [{"all_in": ["a"]}],
        "offered": [{}],
        "ruled_out": [{"none_in": ["b"]}],
        "cut": {},
    }
    silent: dict[str, Any] = {"wanted": None, "offered": None, "ruled_out": None, "cut": {}}

    assert stance_lines(LETTERS, side) == [
        "asks for outcomes with A",
        "offers any outcome",
        "rules out outcomes without B",
    ]
    assert stance_sentence(LETTERS, side).startswith("Asks for outcomes with A; offers")
    assert stance_sentence(LETTERS, silent) == "Says nothing here without a condition."
