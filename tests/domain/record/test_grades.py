"""The grade of a day: the best of what had been said by then."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.record.dates import PartialDate
from app.domain.record.force import counted_on, counts_from, days_in_force, graded_on
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution, Citation
from tests.domain.worlds import world

JANUARY, JUNE, DECEMBER = date(2024, 1, 1), date(2024, 6, 1), date(2024, 12, 1)


def told(text: str) -> Record:
    return world(f"i = x y z\n{text}")


def leaked_then_said() -> Record:
    """What was leaked in January, reported in June and said openly in December; another line gave way to it."""
    record = told(
        "ru demands i:y on=2023-01-01 id=old\nru demands i:x on=2024-01-01 id=new replaces=old grade=on_record"
    )
    citations = (
        Citation("source-new", attribution=Attribution.ANONYMOUS),
        Citation("source-new", on=PartialDate.parse("2024-06"), attribution=Attribution.REPORTED),
        Citation("source-new", on=PartialDate.parse("2024-12-01")),
    )
    return replace(record, positions=record.positions | {"new": replace(record.positions["new"], citations=citations)})


@pytest.mark.parametrize(
    ("day", "grade"),
    [(date(2024, 5, 31), "anonymous"), (JUNE, "reported"), (date(2024, 11, 30), "reported"), (DECEMBER, "on_record")],
)
def test_a_position_has_the_best_grade_of_what_was_said_by_the_day(day: date, grade: str) -> None:
    whole = leaked_then_said().positions["new"]
    position = graded_on(whole, day)

    assert position.attribution == grade
    assert replace(position, attribution=whole.attribution, citations=whole.citations) == whole
    if position is not whole:
        assert [cited.attribution for cited in position.citations] == ["anonymous", "reported", "on_record"]


def test_a_position_whose_citations_all_came_later_keeps_its_grade() -> None:
    position = told("ru demands i:x on=2024-01-01").positions["ru1"]
    later = replace(position, citations=(Citation("source-ru1", on=PartialDate.parse("2024-06-01")),))

    assert graded_on(later, JANUARY) is later


def test_the_earliest_of_citations_that_all_came_later_stands_for_the_day_of_the_position() -> None:
    position = told("ru demands i:x on=2024-01-01 grade=on_record").positions["ru1"]
    citations = (
        Citation("source-ru1", on=PartialDate.parse("2024-12-01")),
        Citation("source-ru1", on=PartialDate.parse("2024-06-01"), attribution=Attribution.REPORTED),
    )
    later = replace(position, citations=citations)

    assert [graded_on(later, day).attribution for day in (JANUARY, JUNE, DECEMBER)] == [
        "reported",
        "reported",
        "on_record",
    ]
    assert counts_from(later, Attribution.REPORTED) == JANUARY
    assert counts_from(later, Attribution.ON_RECORD) == DECEMBER


@pytest.mark.parametrize(
    ("day", "grade", "ids"),
    [
        (JANUARY, "anonymous", ["new"]),
        (JANUARY, "reported", ["old"]),
        (JUNE, "reported", ["new"]),
        (JUNE, "on_record", []),
        (DECEMBER, "on_record", ["new"]),
    ],
)
def test_a_position_counts_and_replaces_from_the_day_on_which_it_has_the_grade(
    day: date, grade: str, ids: list[str]
) -> None:
    positions = leaked_then_said().positions.values()

    assert [position.id for position in counted_on(positions, day, Attribution(grade))] == ids


def test_the_first_day_at_a_grade_is_that_of_the_first_citation_that_has_it() -> None:
    record = leaked_then_said()
    new, old = record.positions["new"], record.positions["old"]

    assert [counts_from(new, grade) for grade in (Attribution.ANONYMOUS, Attribution.REPORTED)] == [JANUARY, JUNE]
    assert counts_from(new, Attribution.ON_RECORD) == DECEMBER
    assert counts_from(old, Attribution.ON_RECORD) is None
    assert counts_from(replace(old, citations=()), Attribution.REPORTED) == date(2023, 1, 1)
    assert counts_from(replace(old, citations=()), Attribution.ON_RECORD) is None
    assert days_in_force([old, new], old, Attribution.REPORTED) == (date(2023, 1, 1), date(2024, 5, 31))
    assert days_in_force([old, new], new, Attribution.ON_RECORD) == (DECEMBER, None)
