"""Which positions are in force on a day, what was publicly known by then, and why a cell is silent."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.record.dates import PartialDate
from app.domain.record.force import best_grade, days_in_force, derived_silence, in_force, known_on, silence_of
from app.domain.record.negotiation import Record, Silence, SilenceKind, Source
from app.domain.record.positions import Aspect, Attribution, Citation, Dispute, Ended, EndedHow, Position
from tests.domain.worlds import world

ISSUE = "i = x y z\n"
JANUARY, JUNE, DECEMBER = date(2024, 1, 1), date(2024, 6, 1), date(2024, 12, 1)


def told(text: str) -> Record:
    return world(ISSUE + text)


def holding(text: str, day: date, grade: str = "anonymous") -> list[str]:
    return [position.id for position in in_force(told(text).positions.values(), day, Attribution(grade))]


def silence(kind: str, since: str, through: str, looked_on: str, **changed: str) -> Silence:
    party, issue = changed.get("party", "ru"), changed.get("issue", "i")
    first, last, look = map(PartialDate.parse, (since, through, looked_on))
    return Silence(party, issue, SilenceKind(kind), first, last, look)


def test_a_position_is_in_force_from_the_day_it_was_stated() -> None:
    assert holding("ru demands i:x on=2024-06-01", date(2024, 5, 31)) == []
    assert holding("ru demands i:x on=2024-06-01", JUNE) == ["ru1"]
    assert holding("ru demands i:x on=2024-06", JUNE) == ["ru1"]
    assert holding("ru demands i:x on=2024", JANUARY) == ["ru1"]


def test_a_position_is_not_in_force_from_the_day_it_ended() -> None:
    text = "ru demands i:x on=2024-01-01 ended=2024-06-01"
    assert holding(text, date(2024, 5, 31)) == ["ru1"]
    assert holding(text, JUNE) == []
    assert holding("ru demands i:x on=2024-01-01 ended=2024-06", JUNE) == []


def test_a_position_that_replaces_another_ends_it_on_its_own_day() -> None:
    text = "ru demands i:x on=2024-01-01\nru demands i:y on=2024-06-01 replaces=ru1"
    assert holding(text, date(2024, 5, 31)) == ["ru1"]
    assert holding(text, JUNE) == ["ru2"]


def test_replacing_is_for_good_though_the_newer_position_ends() -> None:
    text = "ru demands i:x on=2024-01-01\nru demands i:y on=2024-02-01 replaces=ru1 ended=2024-03-01"
    assert holding(text, JUNE) == []


def test_a_position_replaces_only_where_its_own_grade_counts() -> None:
    text = (
        "ru demands i:x on=2024-01-01 grade=anonymous\n"
        "ru demands i:y on=2024-02-01 grade=reported\n"
        "ru demands i:z on=2024-03-01 grade=anonymous replaces=ru1,ru2"
    )
    assert holding(text, JUNE, "anonymous") == ["ru3"]
    assert holding(text, JUNE, "reported") == ["ru2"]
    assert holding(text, JUNE, "on_record") == []


def test_a_position_is_in_force_from_its_first_day_through_its_last() -> None:
    cell = tuple(
        told("""
            ru demands i:x on=2024-01-01 id=replaced
            ru demands i:y on=2024-02 id=ended ended=2024-03-01 keeps=replaced
            ru demands i:z on=2024-03-02 id=leaked grade=anonymous replaces=replaced
            ru demands i:z on=2024-03-05 id=newest replaces=replaced,late
            ru demands i:x on=2024-03-05 id=late
            ru demands i:x on=2024-03-06 id=late-too ended=2024-03-06
        """).positions.values()
    )
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(100)]

    for grade in Attribution:
        for position in cell:
            first, last = days_in_force(cell, position, grade)
            standing = [day for day in days if position in in_force(cell, day, grade)]
            if position.attribution.counts_at(grade):
                assert standing == [day for day in days if first <= day <= (last or date.max)]


def test_nothing_has_ended_what_is_still_in_force() -> None:
    (position,) = told("ru demands i:x on=2024-01-01").positions.values()

    assert days_in_force([position], position, Attribution.REPORTED) == (JANUARY, None)


def test_positions_in_force_keep_their_order() -> None:
    text = "ru demands i:x on=2024-02-01 id=b\nru offers i:y on=2024-01-01 id=a\nru offers i:z on=2024-03-01 id=c"
    assert holding(text, JUNE) == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("grade", "counting"),
    [
        ("on_record", ["on_record"]),
        ("reported", ["on_record", "reported"]),
        ("anonymous", ["on_record", "reported", "anonymous"]),
    ],
)
def test_a_grade_counts_what_is_as_good_or_better(grade: str, counting: list[str]) -> None:
    assert [own.value for own in Attribution if own.counts_at(Attribution(grade))] == counting


def test_grades_rank_from_on_record_to_anonymous() -> None:
    assert [Attribution(grade).rank for grade in ("on_record", "reported", "anonymous")] == [0, 1, 2]


def cite(record: Record, *citations: Citation, published: dict[str, str]) -> Record:
    """The record with these citations for its position ru1, of sources published then."""
    position = replace(record.positions["ru1"], citations=citations)
    source = next(iter(record.sources.values()))
    sources: dict[str, Source] = {
        id_: replace(source, id=id_, published=PartialDate.parse(day)) for id_, day in published.items()
    }
    return replace(record, positions={"ru1": position}, sources=sources)


def test_what_no_source_had_published_was_not_known() -> None:
    record = cite(told("ru demands i:x"), Citation("s"), published={"s": "2024-06"})

    assert known_on(record, date(2024, 5, 31)).positions == {}
    assert known_on(record, JUNE) == record


def test_a_position_keeps_the_citations_that_were_out_and_takes_their_best_grade() -> None:
    early = Citation("early", attribution=Attribution.ANONYMOUS)
    late = Citation("late", attribution=Attribution.ON_RECORD)
    record = cite(
        told("ru demands i:x grade=on_record"), late, early, published={"early": "2024-01-01", "late": "2024-12-01"}
    )

    found = known_on(record, JUNE).positions["ru1"]

    assert found.citations == (early,)
    assert found.attribution is Attribution.ANONYMOUS
    assert known_on(record, DECEMBER).positions["ru1"] == record.positions["ru1"]


def test_one_unknown_position_hides_no_other() -> None:
    record = told("ru demands i:x id=a published=2024-12-01\nua demands i:y id=b published=2024-01-01")

    assert list(known_on(record, JUNE).positions) == ["b"]
    assert known_on(record, JUNE).sources == record.sources


def dispute(*sources: str) -> Dispute:
    citations = tuple(Citation(source) for source in sources)
    return Dispute("us", None, PartialDate.parse("2024-02-01"), Aspect.CONTENT, "denied", citations)


def ended(*sources: str) -> Ended:
    citations = tuple(Citation(source) for source in sources)
    return Ended(PartialDate.parse("2024-02-01"), EndedHow.WITHDRAWN, citations)


def with_evidence(disputes: tuple[Dispute, ...] = (), end: Ended | None = None) -> Record:
    record = cite(told("ru demands i:x"), Citation("early"), published={"early": "2024-01-01", "late": "2024-12-01"})
    return replace(record, positions={"ru1": replace(record.positions["ru1"], disputes=disputes, ended=end)})


def test_a_dispute_is_known_with_its_first_source() -> None:
    record = with_evidence((dispute("early", "late"), dispute("late"), dispute()))

    assert known_on(record, JUNE).positions["ru1"].disputes == (dispute("early"), dispute())
    assert known_on(record, DECEMBER) == record


def test_an_end_is_known_with_its_first_source() -> None:
    assert known_on(with_evidence(end=ended("late")), JUNE).positions["ru1"].ended is None
    assert known_on(with_evidence(end=ended("late", "early")), JUNE).positions["ru1"].ended == ended("early")
    assert known_on(with_evidence(end=ended()), JUNE).positions["ru1"].ended == ended()
    assert known_on(with_evidence(end=ended("late")), DECEMBER).positions["ru1"].ended == ended("late")


def test_the_best_grade_of_citations_without_one_is_the_positions_own() -> None:
    position = next(iter(told("ru demands i:x grade=reported").positions.values()))
    anonymous = Citation("a", attribution=Attribution.ANONYMOUS)
    on_record = Citation("b", attribution=Attribution.ON_RECORD)

    assert best_grade(position, []) is Attribution.REPORTED
    assert best_grade(position, [Citation("c"), anonymous]) is Attribution.REPORTED
    assert best_grade(position, [anonymous]) is Attribution.ANONYMOUS
    assert best_grade(position, [Citation("c"), anonymous, on_record]) is Attribution.ON_RECORD


def test_a_silence_holds_from_its_first_through_its_last_day() -> None:
    found = silence("none_found", "2024-03", "2024-06", "2024-09-01")
    record = replace(told(""), silences=(found,))

    days = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 6, 30), date(2024, 7, 1)]

    assert [silence_of(record, "ru", "i", day) for day in days] == [None, found, found, None]


def test_a_silence_belongs_to_one_party_and_one_issue() -> None:
    others = (
        silence("none_found", "2024", "2024", "2024-09-01", party="ua"),
        silence("none_found", "2024", "2024", "2024-09-01", issue="j"),
    )

    assert silence_of(replace(told(""), silences=others), "ru", "i", JUNE) is None


def test_of_two_silences_the_latest_look_wins_and_then_the_last_kind() -> None:
    early = silence("none_found", "2024", "2024", "2024-08-01")
    late = silence("left_open", "2024", "2024", "2024-09-01")
    as_late = silence("declined_to_say", "2024", "2024", "2024-09-01")

    for order in ((early, late, as_late), (as_late, late, early)):
        assert silence_of(replace(told(""), silences=order), "ru", "i", JUNE) == late


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("parties ru", None),
        ("ru demands i:x on=2024-07-01", SilenceKind.NOT_YET),
        ("ru demands i:x on=2024-01-01 ended=2024-05-01", SilenceKind.ENDED),
        ("ru demands i:x on=2024-01-01 ended=2024-05-01\nru demands i:y on=2024-07-01", SilenceKind.ENDED),
        ("ru demands i:x on=2024-01-01 grade=anonymous", None),
        ("ru demands i:x on=2024-01-01 ended=2024-05-01\nru demands i:y on=2024-02-01", None),
        ("ua demands i:x on=2024-07-01", None),
    ],
)
def test_a_cell_is_silent_before_its_first_and_after_its_last_position(text: str, kind: SilenceKind | None) -> None:
    assert derived_silence(told(text), "ru", "i", JUNE) is kind


def test_a_cell_lists_its_positions_in_order_of_id() -> None:
    record = told("ru demands i:x id=b\nua demands i:x id=c\nru offers i:y id=a")

    def ids(positions: tuple[Position, ...]) -> list[str]:
        return [position.id for position in positions]

    assert ids(record.cell("ru", "i")) == ["a", "b"]
    assert record.cell("us", "i") == ()
    assert {cell: ids(positions) for cell, positions in record.cells.items()} == {
        ("ru", "i"): ["a", "b"],
        ("ua", "i"): ["c"],
    }
