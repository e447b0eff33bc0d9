from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.record.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-06-14", date(2024, 6, 14), date(2024, 6, 14)),
        ("2023-11", date(2023, 11, 1), date(2023, 11, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 1)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_day_a_month_or_a_year(text: str, first: date, last: date) -> None:
    found = PartialDate.parse(text)

    assert found == PartialDate(first, last, text)
    assert str(found) == text


@given(st.dates())
def test_every_day_of_the_calendar_is_read(day: date) -> None:
    assert PartialDate.parse(day.isoformat()) == PartialDate(day, day, day.isoformat())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24-06-14",
        "2024-6-14",
        "2024/06/14",
        "2024-06-14T00:00",
        " 2024",
        "2024\n",
        "20245",
        "2024-06-",
        "٢٠٢٤",
        "soon",
    ],
)
def test_what_has_another_form_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"^") as caught:
        PartialDate.parse(text)

    assert str(caught.value) == f"{text!r} is no date: write a day 2024-06-14, a month 2024-06 or a year 2024"


@pytest.mark.parametrize("text", ["2023-02-29", "2024-13", "2024-00", "2024-06-31", "2024-13-01", "0000", "0000-05"])
def test_a_day_that_the_calendar_lacks_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"^") as caught:
        PartialDate.parse(text)

    assert str(caught.value) == f"{text!r} is no date of the calendar"
    assert caught.value.__suppress_context__


def test_dates_order_by_first_day_then_by_last() -> None:
    texts = ["2022", "2022-01", "2022-01-01", "2021-12-31", "2022-01-02"]

    assert sorted(texts, key=PartialDate.parse) == ["2021-12-31", "2022-01-01", "2022-01", "2022", "2022-01-02"]
    assert PartialDate.parse("2022-01") < PartialDate.parse("2022")
