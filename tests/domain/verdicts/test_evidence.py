"""Reasons of evidence: given only where verdict or relation would be different without the positions concerned."""

from dataclasses import replace

import pytest

from app.domain.record.negotiation import Record
from app.domain.verdicts.comparison import compare
from app.domain.verdicts.reasons import Reason
from tests.domain.worlds import ask, compared, world

EVIDENCE = ("reported_only", "anonymous_only", "disputed", "denied_by_itself", "stale", "published_later")
ISSUES = "i = x y z\nc = yes no\n"
UA = "ua demands i:y grade=on_record\n"


def evidence(text: str, *sides: str, grade: str = "reported", as_of: str = "2024-06-14") -> list[str]:
    found = compared(ISSUES + text, *sides, issue="i", grade=grade, as_of=as_of)
    return [reason.value for reason in found.reasons if reason in EVIDENCE]


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("grade=reported", "reported_only"),
        ("grade=on_record denied=us@2024-06-14", "disputed"),
        ("grade=on_record denied=Axios@2024-06-14", "disputed"),
        ("grade=on_record denied=ru@2024-06-14", "denied_by_itself"),
        ("grade=on_record on=2023-06-14", "stale"),
        ("grade=on_record published=2024-06-15", "published_later"),
    ],
)
def test_a_verdict_that_rests_on_such_a_position_says_so(mark: str, reason: str) -> None:
    assert evidence(f"ru demands i:x {mark}\n{UA}") == [reason]


@pytest.mark.parametrize(
    "mark",
    [
        "grade=on_record",
        "grade=on_record denied=us@2024-06-15",
        "grade=on_record denied=ru@2024-06-15",
        "grade=on_record on=2023-06-15",
        "grade=on_record on=2023-06",
        "grade=on_record on=2022-06-14 again=2023-06-15",
        "grade=on_record published=2024-06-14",
        "grade=on_record published=2024-06",
    ],
)
def test_a_verdict_that_rests_on_a_near_miss_does_not(mark: str) -> None:
    assert evidence(f"ru demands i:x {mark}\n{UA}") == []


def test_a_word_said_again_only_after_the_day_is_stale() -> None:
    assert evidence(f"ru demands i:x grade=on_record on=2022-06-14 again=2024-06-15\n{UA}") == ["stale"]


def test_how_long_a_word_lasts_is_the_negotiations_own() -> None:
    record = world(ISSUES + "ru demands i:x grade=on_record on=2024-06-03\n" + UA, stale_after=10)

    assert Reason.STALE in compare(ask(record), "i").reasons
    assert Reason.STALE not in compare(ask(record, as_of="2024-06-13"), "i").reasons


def test_a_word_is_as_old_as_the_day_of_its_side() -> None:
    text = "ru demands i:x grade=on_record on=2022-03-01\n" + UA

    assert evidence(text, "ru@2022-03-29", "ua") == []


def test_a_position_with_one_early_source_was_published_in_time() -> None:
    record = world(ISSUES + "ru demands i:x grade=on_record again=2024-06-01\n" + UA)
    late = world(ISSUES + "us demands i:x published=2024-07-01 id=late").sources
    ru1 = record.positions["ru1"]
    both = (ru1.citations[0], replace(ru1.citations[1], source="source-late"))
    mixed = with_ru(record, citations=both)
    late_only = with_ru(record, citations=both[1:])

    assert Reason.PUBLISHED_LATER not in compare(ask(replace(mixed, sources=record.sources | late)), "i").reasons
    assert Reason.PUBLISHED_LATER in compare(ask(replace(late_only, sources=record.sources | late)), "i").reasons


def test_a_position_without_a_citation_is_not_published_later() -> None:
    record = world(ISSUES + "ru demands i:x grade=on_record\n" + UA)

    assert compare(ask(with_ru(record, citations=())), "i").reasons == (Reason.DEMANDS_DISJOINT,)


def with_ru(record: Record, **changes: object) -> Record:
    changed = replace(record.positions["ru1"], **changes)  # type: ignore[arg-type]
    return replace(record, positions=record.positions | {"ru1": changed})


def test_without_the_leak_there_would_be_no_comparison() -> None:
    text = "ru offers i:y grade=anonymous\n" + UA

    assert evidence(text, grade="anonymous") == ["anonymous_only"]
    assert evidence(text) == []


def test_a_leak_that_is_set_aside_changes_nothing_and_is_no_reason() -> None:
    text = "ru excludes i:x grade=on_record\nru offers i:x grade=anonymous\n" + UA

    assert evidence(text, grade="anonymous") == []


def test_a_position_beside_others_that_say_as_much_is_no_reason() -> None:
    assert evidence("ru demands i:x grade=on_record\nru demands i:x,z grade=reported\n" + UA) == []


def test_only_the_relation_may_be_what_would_differ() -> None:
    text = "ru offers i:x grade=on_record\nua offers i:y grade=on_record\nua excludes i:x"

    assert evidence(text) == ["reported_only"]


def test_a_condition_opposed_only_by_a_report_elsewhere_rests_on_it() -> None:
    text = """
        ru offers i:x when c:yes grade=on_record
        ua offers i:x grade=on_record
        ua demands c:no
    """

    assert evidence(text) == ["reported_only"]
    assert evidence(text.replace("c:no", "c:yes")) == []


def test_words_of_parties_that_are_not_compared_are_no_reason() -> None:
    text = "ru demands i:x grade=on_record\nus demands i:z\n" + UA

    assert evidence(text, "ru", "ua") == []


def test_a_report_that_replaces_the_same_word_on_the_record_is_no_reason() -> None:
    text = """
        ru demands i:x grade=on_record on=2024-01-01 id=old
        ru demands i:x grade=reported replaces=old
    """

    assert evidence(text + UA) == []
    assert evidence(text.replace("i:x grade=reported", "i:y grade=reported") + UA) == ["reported_only"]


def test_a_stale_word_that_replaces_a_staler_one_is_a_reason() -> None:
    text = """
        ru demands i:x grade=on_record on=2022-03-01 id=old
        ru demands i:x grade=on_record on=2022-04-01 replaces=old
    """

    assert evidence(text + UA) == ["stale"]


def test_a_disputed_word_that_silenced_its_party_is_a_reason() -> None:
    text = """
        ru demands i:x grade=on_record on=2024-01-01 id=old
        ru demands i:x grade=on_record on=2024-02-01 replaces=old ended=2024-03-01 denied=us@2024-02-02
    """

    assert evidence(text + UA) == ["disputed"]


def test_at_the_grade_of_reports_reported_only_is_whether_the_record_alone_says_otherwise() -> None:
    text = ISSUES + "ru demands i:x\nru excludes i:y grade=on_record\n" + UA

    found = compared(text, issue="i")

    assert (found.by_grade, found.relation) == (
        {"on_record": "apart", "reported": "apart", "anonymous": "apart"},
        "conflict",
    )
    assert Reason.REPORTED_ONLY not in found.reasons
