from dataclasses import replace
from datetime import date

import pytest

from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import DERIVED_SILENCES, Record, SilenceKind
from app.domain.record.positions import Citation, Position
from tests.domain.worlds import world

ISSUES = "i = x y z\nj = x y z\nk = x y z\n"


def told(line: str) -> Position:
    return next(iter(world(ISSUES + line).positions.values()))


@pytest.mark.parametrize(
    ("line", "issues"),
    [
        ("ru demands i:x", set()),
        ("ru demands i:x when j:x", {"j"}),
        ("ru demands i:x when j:x k:x or j:y", {"j", "k"}),
        ("ru demands i:x unless k:x", {"k"}),
    ],
)
def test_a_position_is_conditional_where_its_condition_names_issues(line: str, issues: set[str]) -> None:
    assert told(line).condition_issues == issues
    assert told(line).conditional == bool(issues)


def test_a_position_is_said_by_its_first_day() -> None:
    position = told("ru demands i:x on=2024-06")

    assert not position.said_by(date(2024, 5, 31))
    assert position.said_by(date(2024, 6, 1))


def test_a_position_was_last_said_when_a_citation_that_the_day_knows_says_so() -> None:
    position = told("ru demands i:x on=2024-01-01 again=2024-03-01,2024-02-01")

    assert position.last_said(date(2024, 1, 31)).text == "2024-01-01"
    assert position.last_said(date(2024, 2, 1)).text == "2024-02-01"
    assert position.last_said(date(2024, 6, 1)).text == "2024-03-01"


def test_a_day_and_its_month_are_said_alike_and_the_first_named_counts() -> None:
    month = replace(told("ru demands i:x on=2024-01-01"), citations=(Citation("s", on=PartialDate.parse("2024-01")),))

    assert month.last_said(date(2024, 6, 1)).text == "2024-01-01"


def test_two_kinds_of_silence_are_derived_and_never_recorded() -> None:
    assert set(SilenceKind) & DERIVED_SILENCES == {SilenceKind.NOT_YET, SilenceKind.ENDED}


def test_a_record_without_anything_is_empty() -> None:
    negotiation = world("").negotiation
    record = Record(negotiation)

    assert (record.parties, record.issues, record.sources, record.positions) == ({}, {}, {}, {})
    assert record.silences == ()
    assert record.cells == {}
