"""YAML is read with the place of every value, and refused where two readers would disagree."""

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.seeding.faults import Place
from app.seeding.reading import parsing
from app.seeding.reading.nodes import find, key_place, place_of, plain
from app.seeding.reading.parsing import MAX_DEPTH, MAX_FAULTS, Reading, is_plain_text, read_yaml, resolve
from app.seeding.writing.yaml_form import write_block
from tests.seeding.sample import FILES


def read(text: str) -> Reading:
    return read_yaml(text.encode(errors="surrogateescape"), "a.yaml")


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(fault.code, fault.line, fault.column) for fault in read(text).faults]


def value(text: str) -> object:
    found = read(text)
    assert found.node is not None, found.faults
    assert found.faults == []
    return plain(found.node)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", 12),
        ("-3", -3),
        ("0365", 365),
        ("1.50", Decimal("1.50")),
        (".5", Decimal("0.5")),
        ("6.", Decimal(6)),
        ("1e3", Decimal(1000)),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("2024-06-14", "2024-06-14"),
        ("2023-11", "2023-11"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("1e9999999", "1e9999999"),
        ("9" * 61, "9" * 61),
    ],
)
def test_scalars_follow_the_core_schema_without_floats(text: str, expected: object) -> None:
    assert resolve(text) == expected
    assert type(resolve(text)) is type(expected)


@pytest.mark.parametrize("word", ["y", "N", "yes", "No", "ON", "off"])
def test_an_older_boolean_is_a_fault_as_a_value_and_a_word_as_a_key(word: str) -> None:
    assert codes(f"- {word}") == [("yaml-boolean", 1, 3)]
    assert value(f"{word}: 1") == {word: 1}
    assert value(f'- "{word}"') == [word]
    assert not is_plain_text(word)


def test_every_value_and_key_knows_its_line_and_column() -> None:
    node = read("a: é日😀\nb:\n  - {c: 1, d: [x,   y]}\n").node

    assert node is not None
    assert place_of(node, ("b", 0, "d", 1)) == Place("a.yaml", 3, 21)
    assert key_place(node, ("b", 0, "d")) == Place("a.yaml", 3, 12)
    assert key_place(node, ("b", 0)) == Place("a.yaml", 3, 5)
    assert place_of(node, ("b", 0, "missing")) == Place("a.yaml", 3, 5)
    assert place_of(node, ("b", 7, "d")) == Place("a.yaml", 3, 3)
    assert find(node, ("a", "b")) is None
    assert find(node, ("b", "c")) is None


def test_all_faults_of_a_file_are_found_and_the_rest_is_read() -> None:
    found = read("a: &x 1\nb: *x\nc: !!str 2\nc: 3\nd: yes # e\nf:\t4\n")

    assert [f.code for f in found.faults] == ["tab", "alias", "alias", "tag", "double-key", "yaml-boolean", "comment"]
    assert found.node is not None
    assert plain(found.node) == {"a": 1, "b": None, "c": 2, "d": "yes", "f": 4}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c", ("yaml-syntax", 1, 5)),
        ("{[a]: b}", ("yaml-syntax", 1, 2)),
        ("*x : 1", ("alias", 1, 1)),
        ("%YAML 1.1\n---\na: 1", ("tag", 1, 1)),
        ("null", ("empty-file", 1, 1)),
        ("# only this\n", ("comment", 1, 1)),
        ("a: |  # c\n  # no\n", ("comment", 1, 7)),
        ("a: >-\n  # no\n# c\n", ("comment", 3, 1)),
        ("a: 1\n# yaml-language-server: $schema=x\n", ("comment", 2, 1)),
        ('a: "\\u200E\\u202E"', ("control-character", 1, 4)),
        ('a: "b\\tc"', ("tab", 1, 4)),
        ("a\rb: 1", ("control-character", 1, 2)),
        ("a: \udcff", ("not-utf8", 1, 4)),
        ("a: 1\n---\nb: 2\n", ("several-documents", 2, 1)),
    ],
)
def test_what_is_refused_has_its_place(text: str, expected: tuple[str, int, int]) -> None:
    assert codes(text)[0] == expected


def test_lines_may_end_as_on_any_system() -> None:
    assert value("a: 1\r\nb: 2\r\n") == {"a": 1, "b": 2}


def test_values_nest_to_the_limit_and_no_deeper() -> None:
    assert codes("[" * (MAX_DEPTH - 1) + "a" + "]" * (MAX_DEPTH - 1)) == []
    assert codes("[" * 900) == [("too-deep", 1, MAX_DEPTH + 1)]
    assert len(codes("[" * 500_000)) == 1


def test_an_alias_bomb_costs_nothing() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60))

    found = read(bomb)

    assert len(found.faults) == MAX_FAULTS
    assert {fault.code for fault in found.faults} == {"alias"}
    assert found.node is None


def test_a_file_full_of_faults_is_given_up() -> None:
    assert len(read("\t" * 3 + "\n\t" * 1000).faults) <= 2 * MAX_FAULTS
    assert len(read("- yes\n" * 1000).faults) == MAX_FAULTS


UNSEEN = "\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff"
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters=UNSEEN)).map(str.strip)
TRICKY = st.sampled_from(
    ["yes", "1", "0x1F", "~", "- a", "a: b", "Who?", "#", "a #b", "2024", "2024-06", "12:30", "x" * 130]
)
TEXTS = (
    WORDS | TRICKY | st.lists(WORDS | TRICKY, max_size=30).map(" ".join) | st.lists(WORDS, max_size=4).map("\n".join)
)
SCALARS = TEXTS.map(str.strip) | st.integers(-(10**15), 10**15) | st.booleans() | st.decimals(-1000, 1000, places=2)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from("abcdefgh"), VALUES, min_size=1))
def test_what_is_written_is_read_back_the_same_by_either_parser(data: dict[str, object]) -> None:
    text = "\n".join(write_block(data)) + "\n"

    with pytest.MonkeyPatch.context() as patch:
        fast = read(text)
        patch.setattr(parsing, "LOADER", yaml.SafeLoader)
        slow = read(text)

    assert fast.faults == []
    assert fast.node is not None
    assert plain(fast.node) == data
    assert fast == slow


@pytest.mark.parametrize("name", FILES)
def test_either_parser_gives_the_same_places(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read(FILES[name])
    monkeypatch.setattr(parsing, "LOADER", yaml.SafeLoader)

    assert read(FILES[name]) == fast
    assert fast.node is not None
