from datetime import date

import pytest

from app.domain.errors import DomainError, SelectorError
from app.domain.record.selectors import Selector, parse_selector


def test_a_party_stands_for_the_day_of_the_question() -> None:
    assert parse_selector("ru") == Selector("ru", "ru", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [("ru@2022-03-29", date(2022, 3, 29)), ("ru@2022-03", date(2022, 3, 1)), ("ru@2022", date(2022, 1, 1))],
)
def test_a_party_with_a_day_stands_for_its_stance_then(text: str, day: date) -> None:
    assert parse_selector(text) == Selector(text, "ru", day)


@pytest.mark.parametrize("text", ["", "@", "ru@", "@2022-03-29"])
def test_a_selector_names_both_parts(text: str) -> None:
    with pytest.raises(SelectorError) as caught:
        parse_selector(text)

    assert str(caught.value) == f"{text!r}: write a party id, or a party id with a day such as ru@2022-03-29"
    assert isinstance(caught.value, DomainError)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ru@soon", "'soon' is no date: write a day 2024-06-14, a month 2024-06 or a year 2024"),
        ("ru@2022-02-30", "'2022-02-30' is no date of the calendar"),
        ("ru@2022@2023", "'2022@2023' is no date: write a day 2024-06-14, a month 2024-06 or a year 2024"),
    ],
)
def test_the_day_of_a_selector_is_a_date(text: str, fault: str) -> None:
    with pytest.raises(SelectorError) as caught:
        parse_selector(text)

    assert str(caught.value) == f"{text!r}: {fault}"
    assert caught.value.__suppress_context__
