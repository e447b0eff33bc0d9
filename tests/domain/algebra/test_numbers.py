"""Numbers are exact: decimals of at most fifteen significant digits, read and written without floats."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.notation import MAX_DIGITS, MAX_EXPONENT, as_number, parse_number
from app.domain.errors import RegionError

DECIMALS = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(-9, 3),
)


@given(DECIMALS)
def test_a_number_read_and_written_is_the_same(number: Decimal) -> None:
    assert parse_number(number) == Fraction(number)
    assert as_number(parse_number(number)) == number


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (5, Fraction(5)),
        (-3, Fraction(-3)),
        (0, Fraction(0)),
        (Decimal("0.5"), Fraction(1, 2)),
        (Decimal("1.50"), Fraction(3, 2)),
        (Decimal("-0.0"), Fraction(0)),
        (Decimal("8E+5"), Fraction(800_000)),
        (123_456_789_012_345, Fraction(123_456_789_012_345)),
        (Decimal("0.00123456789012345"), Fraction(123_456_789_012_345, 10**17)),
        (123_456_789_012_345_000, Fraction(123_456_789_012_345_000)),
        (100_000_000_000_001, Fraction(100_000_000_000_001)),
        (10**18, Fraction(10**18)),
        (Decimal("1E-18"), Fraction(1, 10**18)),
        (Decimal("9.9E+18"), Fraction(99 * 10**17)),
    ],
)
def test_numbers_as_yaml_and_json_carry_them(value: object, number: Fraction) -> None:
    assert parse_number(value) == number


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (True, "expected a number, got True"),
        (False, "expected a number, got False"),
        (0.5, "expected a number, got 0.5"),
        ("5", "expected a number, got '5'"),
        (None, "expected a number, got None"),
        (Decimal("NaN"), "a number must be finite"),
        (Decimal("-Infinity"), "a number must be finite"),
        (1_234_567_890_123_456, "a number has at most 15 significant digits"),
        (1_000_000_000_000_001, "a number has at most 15 significant digits"),
        (Decimal("0.1000000000000001"), "a number has at most 15 significant digits"),
        (10**19, "a number lies between 10^-18 and 10^19"),
        (Decimal("1E-19"), "a number lies between 10^-18 and 10^19"),
    ],
)
def test_what_is_no_number_is_a_fault_at_its_place(value: object, message: str) -> None:
    with pytest.raises(RegionError) as caught:
        parse_number(value, ("to", 3))

    assert str(caught.value) == message
    assert caught.value.path == ("to", 3)
    assert caught.value.nearest == ()


def test_a_fault_stands_at_the_top_where_no_place_is_given() -> None:
    with pytest.raises(RegionError) as caught:
        parse_number(None)

    assert caught.value.path == ()


def test_the_limits_are_fifteen_digits_and_eighteen_places() -> None:
    assert MAX_DIGITS == 15
    assert MAX_EXPONENT == 18


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(600_000), "600000"),
        (Fraction(-7), "-7"),
        (Fraction(1, 2), "0.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(7, 5), "1.4"),
        (Fraction(1, 1000), "0.001"),
        (Fraction(12_345, 100), "123.45"),
    ],
)
def test_a_number_is_written_without_exponent_or_trailing_zeros(value: Fraction, text: str) -> None:
    found = as_number(value)

    assert format(found, "f" if isinstance(found, Decimal) else "d") == text
    assert isinstance(found, int) == (value.denominator == 1)


@pytest.mark.parametrize(
    ("value", "text"), [(Fraction(1, 3), "1/3"), (Fraction(1, 6), "1/6"), (Fraction(2, 35), "2/35")]
)
def test_a_fraction_without_a_finite_decimal_is_refused(value: Fraction, text: str) -> None:
    with pytest.raises(ValueError, match=rf"^{text} has no finite decimal form$"):
        as_number(value)
