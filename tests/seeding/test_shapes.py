"""What keys and values may be, and what is said of those that may not."""

import json
from decimal import Decimal
from pathlib import Path

import jsonschema_rs
import pytest

from app.schemas.seeds import FILES, KINDS, schema_of
from app.schemas.seeds.issues import IssueSeed
from app.schemas.seeds.positions import PositionSeed
from app.schemas.seeds.sources import SourceSeed
from app.seeding.checking.regions import read_region, read_space
from app.seeding.reading.nodes import plain
from app.seeding.reading.parsing import read_yaml
from app.seeding.reading.shapes import shape
from tests.seeding.sample import FILES as SAMPLE

KIND = "one of choice, quantity, subset"
ISSUE = "{{id: a, question: What?, topic: t, space: {space}}}"


def said(model: type[IssueSeed | PositionSeed | SourceSeed], text: str) -> list[str]:
    """The faults of a record as `column: code: message; hint`."""
    node = read_yaml(text.encode(), "a.yaml").node
    assert node is not None
    return [f"{f.column}: {f.code}: {f.message}; {f.hint}" for f in shape(model, node).faults]


def issue(space: str) -> list[str]:
    return said(IssueSeed, ISSUE.format(space=space))


def test_a_misspelt_key_names_the_nearest_one_of_its_place() -> None:
    assert issue("{kind: choice, ordred: true, options: []}") == [
        "58: unknown-key: there is no key 'ordred' here; did you mean ordered?"
    ]
    assert issue("{kind: choice, options: [{id: b, labl: B}]}")[1] == (
        "76: unknown-key: there is no key 'labl' here; did you mean label?"
    )


def test_a_misspelt_value_names_the_nearest_one() -> None:
    assert issue("{kind: choise, options: []}") == [
        "50: unknown-value: 'choise' is none of choice, quantity, subset; did you mean choice?"
    ]
    kinds = "document, transcript, interview, treaty_draft, news_report, reprint, leak"
    assert said(SourceSeed, "{kind: song}")[1] == f"8: unknown-value: 'song' is none of {kinds}; write one of {kinds}"


@pytest.mark.parametrize(
    ("space", "expected"),
    [
        ("{options: []}", "43: missing-key: the key 'kind' is missing; add `kind`"),
        ("choice", "43: wrong-type: a mapping is expected, but choice stands there; write a mapping"),
        ("[choice]", "43: wrong-type: a mapping is expected, but a list stands there; write a mapping"),
        ("", "43: wrong-type: a mapping is expected, but there is nothing; write a mapping"),
        (
            "{kind: [choice]}",
            f"50: wrong-type: {KIND} is expected, but a list stands there; write {KIND}",
        ),
        (
            "{kind: , options: []}",
            f"50: wrong-type: {KIND} is expected, but there is nothing; write {KIND}",
        ),
        ("{kind: quantity, unit: 5}", "66: wrong-type: a text is expected, but 5 stands there; put it in quotes"),
        ("{kind: quantity, unit: {}}", "66: wrong-type: a text is expected, but a mapping stands there; write a text"),
        ("{kind: subset, of: a}", "62: wrong-type: a list is expected, but a stands there; write a list"),
        (
            "{kind: quantity, unit: m, whole: 1}",
            "76: wrong-type: true or false is expected, but 1 stands there; write true or false",
        ),
    ],
)
def test_what_stands_in_a_wrong_place_is_told_apart(space: str, expected: str) -> None:
    assert issue(space) == [expected]


def test_a_source_without_address_says_why() -> None:
    source = SAMPLE["sources.yaml"].split("\n- ")[2].replace("  no_url: Printed only\n", "").replace("\n  ", "\n")

    assert [line.split(";")[0] for line in said(SourceSeed, source)] == [
        "1: url-or-reason: neither `url` nor `no_url` are given"
    ]


def test_a_position_without_citations_is_told_to_cite() -> None:
    found = said(PositionSeed, "{id: a, citations: []}")

    assert "9: no-citation: no source is cited; add a citation" in found
    assert "1: no-citation: no source is cited; add `citations`" in said(PositionSeed, "{id: a}")


def test_an_id_in_a_condition_is_at_fault_as_a_key() -> None:
    found = said(PositionSeed, "{id: a, when: [{B: [c]}]}")

    assert "17: bad-id: 'B' is no id; write a-z and 0-9 with single hyphens between, at most 80 characters" in found


@pytest.mark.parametrize("id_", ["A", "a--b", "-a", "a-", "a_b", "é", "a" * 81, "a b", ""])
def test_what_is_no_slug_is_no_id(id_: str) -> None:
    assert any(": bad-id: " in line for line in said(PositionSeed, json.dumps({"id": id_})))


@pytest.mark.parametrize(
    "date", ["2024-6-1", "2024-13", "2024-02-30", "24", "yesterday", "12.5", "[2024]", "true", "~", "-2024"]
)
def test_what_is_no_date_is_refused(date: str) -> None:
    assert any(": bad-date: " in line for line in said(PositionSeed, f"{{stated_on: {date}}}"))


def test_a_fault_of_reading_is_not_reported_twice() -> None:
    assert issue("{kind: quantity, unit: m, whole: yes}") == []
    assert issue("{kind: no, unit: m}") == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_sample_keeps_the_schemas(kind: str) -> None:
    validator = jsonschema_rs.validator_for(schema_of(kind))
    names = [name for name in SAMPLE if name.startswith(kind)]

    for name in names:
        node = read_yaml(SAMPLE[name].encode(), name).node
        assert node is not None
        assert [str(error) for error in validator.iter_errors(plain(node))] == []
    assert names
    assert kind in FILES


def test_the_schemas_refuse_what_check_refuses() -> None:
    validator = jsonschema_rs.validator_for(schema_of("issues"))

    assert not validator.is_valid(
        [{"id": "A", "question": "x", "topic": "t", "space": {"kind": "quantity", "unit": "m"}}]
    )
    assert not validator.is_valid(
        [{"id": "a", "question": "x", "topic": "t", "space": {"kind": "quantity", "unt": "m"}}]
    )
    with pytest.raises(KeyError):
        schema_of("plans")


def test_the_schemas_beside_the_seeds_are_current(root: Path) -> None:
    for kind in KINDS:
        text = (root / "seeds" / "schemas" / f"{kind}.json").read_text("utf-8")
        assert json.loads(text) == schema_of(kind), "run: parley schema seeds/schemas"


def space(text: str) -> IssueSeed:
    node = read_yaml(ISSUE.format(space=text).encode(), "a.yaml").node
    assert node is not None
    seed = shape(IssueSeed, node).seed
    assert seed is not None
    return seed


@pytest.mark.parametrize(
    ("range_", "code"),
    [
        ("{at_least: 0, from: 1}", "bad-range"),
        ("{}", "bad-range"),
        ("{exactly: x}", "bad-range"),
        ("{at_least: 12345678901234567}", "long-number"),
        ("{upto: 5}", "bad-range"),
    ],
)
def test_a_range_that_says_nothing_is_refused(range_: str, code: str) -> None:
    found, flaws = read_space(space(f"{{kind: quantity, unit: m, range: {range_}}}").space)

    assert found is None
    assert [flaw.code for flaw in flaws] == [code]


def test_a_quantity_may_have_no_range() -> None:
    assert read_space(space("{kind: quantity, unit: m}").space)[0] is not None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"at_least": 1, "at_most": Decimal("0.5")}, ["region-empty"]),
        ({"at_most": True}, ["bad-region"]),
        ([{"at_most": 10**16 + 1}, {"at_least": Decimal("1e40")}], ["long-number", "long-number"]),
        ({"at_most": "many"}, ["bad-region"]),
        ("many", ["bad-region"]),
        ({}, ["region-whole"]),
    ],
)
def test_what_is_no_region_of_a_quantity_is_refused(value: object, expected: list[str]) -> None:
    quantity, _ = read_space(space("{kind: quantity, unit: m}").space)
    assert quantity is not None

    assert [flaw.code for flaw in read_region(quantity, value)[1]] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"all_in": ["a"], "none_in": ["a"]}, ["region-empty"]),
        ([{"all_in": ["x", "y"]}, {"any_out": ["z"]}], ["unknown-option"] * 3),
        ({"all_in": "a"}, ["bad-region"]),
        ({"both": ["a"]}, ["bad-region"]),
        (["a"], ["bad-region"]),
        ({"all_in": [1]}, ["bad-region"]),
        ([{"all_in": ["a"]}, {"none_in": ["a"]}], ["region-whole"]),
    ],
)
def test_what_is_no_region_of_members_is_refused(value: object, expected: list[str]) -> None:
    members, _ = read_space(space("{kind: subset, of: [{id: a, label: A}, {id: b, label: B}]}").space)
    assert members is not None

    assert [flaw.code for flaw in read_region(members, value)[1]] == expected


def test_an_empty_subset_has_no_members() -> None:
    assert [flaw.code for flaw in read_space(space("{kind: subset, of: []}").space)[1]] == ["too-many-members"]
