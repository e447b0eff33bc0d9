from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.record.dates import PartialDate
from app.domain.record.positions import Kind
from app.schemas.wire.encode import dumps


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(165000), b"165000"),
        (Fraction(1, 8), b"0.125"),
        (Fraction(-3, 2), b"-1.5"),
        (Fraction(1, 10**18), b"0.000000000000000001"),
        (Fraction(10**22), b"10000000000000000000000"),
        (Decimal("1.500"), b"1.5"),
        (Decimal("6E+5"), b"600000"),
        (Decimal("-0.0"), b"0"),
        ({"above": [10**20], "below": (2**64,)}, b'{"above":[100000000000000000000],"below":[18446744073709551616]}'),
    ],
)
def test_a_number_has_no_exponent_and_no_trailing_zeros(value: object, text: bytes) -> None:
    assert dumps(value) == text


def test_keys_stay_in_order_and_words_stay_words() -> None:
    value = {"b": Kind.RED_LINE, "a": PartialDate.parse("2023-11"), "c": ("Kyiv", "Київ", None, True)}

    assert dumps(value).decode() == '{"b":"red_line","a":"2023-11","c":["Kyiv","Київ",null,true]}'


@pytest.mark.parametrize("value", [Fraction(1, 3), Decimal("Infinity"), object()])
def test_what_has_no_exact_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        dumps({"value": value})
