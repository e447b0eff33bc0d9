"""The days on which a stance moved."""

from datetime import date

from app.domain.analysis.history.timelines import timeline
from app.domain.record.positions import Attribution
from tests.domain.worlds import world

TEXT = """
    i = a b c
    goal = yes no
    ua demands i:a on=2022-03 id=first ended=2024-02-01
    ua offers i:b on=2023-05-01 keeps=first id=offer
    ua offers i:c on=2023-07-01 keeps=first,offer grade=anonymous
    ua demands i:a on=2023-09-01 id=again replaces=first keeps=offer
    ua offers i:c on=2024-12-01
    ua demands goal:yes on=2023-06-01
"""


def told(
    until: str, grade: Attribution = Attribution.REPORTED
) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    shifts = timeline(world(TEXT), "ua", "i", date.fromisoformat(until), grade)
    return [(shift.after.isoformat(), shift.move.value, shift.ended, shift.came) for shift in shifts]


def test_each_day_of_a_change_is_a_shift_from_the_day_before_oldest_first() -> None:
    assert told("2024-06-14") == [
        ("2022-03-01", "new", (), ("first",)),
        ("2023-05-01", "softened", (), ("offer",)),
        ("2023-09-01", "unchanged", ("first",), ("again",)),
    ]


def test_a_shift_spans_one_night() -> None:
    shift = timeline(world(TEXT), "ua", "i", date(2022, 12, 1))[0]

    assert (shift.before, shift.after) == (date(2022, 2, 28), date(2022, 3, 1))


def test_words_of_that_very_day_count_and_later_ones_do_not() -> None:
    assert [day for day, *_ in told("2023-05-01")] == ["2022-03-01", "2023-05-01"]
    assert [day for day, *_ in told("2023-04-30")] == ["2022-03-01"]


def test_a_weaker_grade_sees_more_days() -> None:
    assert "2023-07-01" in [day for day, *_ in told("2024-06-14", Attribution.ANONYMOUS)]


def test_a_party_that_never_spoke_has_no_timeline() -> None:
    assert timeline(world(TEXT), "ru", "i", date(2024, 6, 14)) == ()


def test_the_end_of_a_position_is_a_day_of_its_own() -> None:
    shifts = timeline(world("i = a b \n ua demands i:a on=2023-01-01 ended=2024-02-01"), "ua", "i", date(2024, 6, 14))

    assert [(shift.after, shift.move.value) for shift in shifts] == [
        (date(2023, 1, 1), "new"),
        (date(2024, 2, 1), "dropped"),
    ]
