"""JSON as clients send it: exact, each key once, and with the place of whatever is wrong."""

from decimal import Decimal

import pytest

from app.schemas.wire.decode import MAX_DEPTH, MAX_VALUES, NoJson, Slip, loads, pointer, values_of


def slips(text: str) -> list[tuple[str, str]]:
    return [(pointer(slip.path), slip.code) for slip in loads(text.encode()).slips]


def refusal(data: bytes) -> NoJson:
    with pytest.raises(NoJson) as caught:
        loads(data)
    return caught.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-12", -12),
        ("0.1", Decimal("0.1")),
        ("1e2", Decimal(100)),
        ("123456789012345678", 123456789012345678),
        ("1234567890123456789", Decimal(1234567890123456789)),
        ("-0", 0),
        ('{"a": [true, false, null, "é\\n"]}', {"a": [True, False, None, "é\n"]}),
    ],
)
def test_values_are_read_as_they_are_written(text: str, value: object) -> None:
    found = loads(text.encode()).value

    assert found == value
    assert type(found) is type(value) or isinstance(found, dict)


def test_a_number_of_any_length_is_read_at_once_and_never_as_a_float() -> None:
    assert isinstance(loads(b"9" * 100_000).value, Decimal)
    assert isinstance(loads(b"0." + b"3" * 100_000).value, Decimal)


def test_of_a_double_key_the_last_value_counts_and_each_place_is_named_once() -> None:
    text = '{"a": 1, "b": {"c": 1, "c": 2, "c": 3}, "a": 2}'

    assert loads(text.encode()).value == {"a": 2, "b": {"c": 3}}
    assert slips(text) == [("/a", "double-key"), ("/b/c", "double-key")]


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e99999999999999999999", "-1e-99999999999999999999"])
def test_what_is_no_number_is_named_by_its_place(word: str) -> None:
    (slip,) = loads(f'[{{"a": {word}}}]'.encode()).slips

    assert (slip.path, slip.code) == ((0, "a"), "bad-number")
    assert word[:40] in slip.message


@pytest.mark.parametrize("character", ["\\u0000", "\\t", "\\r", "\\u007f", "\\u2028", "\\u202e", "\\ufeff"])
def test_what_cannot_be_seen_is_named_in_texts_and_keys(character: str) -> None:
    text = f'{{"a": "b{character}", "c{character}": 1}}'

    found = loads(text.encode()).slips

    assert [(slip.code, slip.at_key) for slip in found] == [("control-character", False), ("control-character", True)]
    assert found[0] == Slip(("a",), "control-character", found[0].message)


def test_ends_of_lines_may_stand_in_a_text() -> None:
    assert slips('"a\\nb"') == []


def test_a_place_is_a_line_and_a_column_in_characters() -> None:
    assert str(refusal('{"é": 1,\n "ü" 2}'.encode())) == "Line 2, column 6: from here on the body is no JSON."
    assert refusal('{"é": 1,\n "ü" 2}'.encode()).got == "2}"
    assert str(refusal('{"é": "\n'.encode())).startswith("Line 1, column 8:")
    assert str(refusal(b'["\xc3\xa9",\n  "\xff"]')) == "Line 2, column 4: byte 0xff is no UTF-8."


def test_a_byte_order_mark_is_no_json() -> None:
    assert "Line 1, column 1" in str(refusal(b"\xef\xbb\xbf{}"))


def test_a_document_has_so_many_levels_and_values_and_no_more() -> None:
    assert loads(b"[" * MAX_DEPTH + b"1" + b"]" * MAX_DEPTH).slips == ()
    assert "levels deep" in str(refusal(b"[" * (MAX_DEPTH + 1) + b"1" + b"]" * (MAX_DEPTH + 1)))
    assert len(list(values_of(loads(b"[" + b",".join([b"1"] * (MAX_VALUES - 1)) + b"]").value))) == MAX_VALUES
    assert "values" in str(refusal(b"[" + b",".join([b"1"] * MAX_VALUES) + b"]"))


def test_half_a_character_is_refused_and_a_whole_one_is_read() -> None:
    assert loads(b'"\\ud83d\\ude00"').value == "\N{GRINNING FACE}"
    assert "U+DE00" in str(refusal(b'{"a": ["\\ude00"]}'))
    assert "U+D83D" in str(refusal(b'{"\\ud83d": 1}'))


def test_a_pointer_writes_slashes_and_tildes_as_the_standard_says() -> None:
    assert pointer(()) == ""
    assert pointer(("clauses", 2, "a/b", "~")) == "/clauses/2/a~1b/~0"
