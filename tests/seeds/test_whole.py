"""What holds for the whole record: its form, its size, and what must never be answered on any day.

Sizes are lower bounds that the record has reached; they only grow.
"""

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from app.domain.record.force import days_in_force, derived_silence, in_force, silence_of
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution, Position
from app.domain.verdicts.sets import maximal_overlaps, minimal_conflicts
from app.domain.verdicts.table import Verdict
from app.seeding.faults import Fault
from app.seeding.writing.formatting import formatting_of
from tests.seeds.asking import ask, compared, negotiated

EVERYBODY = "ru,ua,us,eu"
FIRST, LAST = date(2022, 2, 24), date(2026, 6, 5)


def spread(count: int) -> list[str]:
    """So many days over the coverage, its first and its last among them."""
    span = (LAST - FIRST).days
    return [(FIRST + timedelta(days=span * step // (count - 1))).isoformat() for step in range(count)]


any_grade = pytest.mark.parametrize("grade", list(Attribution))
any_day = pytest.mark.parametrize("day", spread(10))


def test_the_seeds_have_neither_fault_nor_warning(reading: tuple[Record | None, list[Fault]]) -> None:
    assert reading[1] == []


def test_the_seeds_are_in_canonical_form(seeds: Path) -> None:
    assert formatting_of(seeds / "ukraine").texts == {}


# --- size -----------------------------------------------------------------------------------------------------------


def test_the_record_covers_the_war_up_to_june_2026(record: Record) -> None:
    coverage = record.negotiation.coverage

    assert (coverage.since, coverage.through) == (FIRST, LAST)


def test_the_record_holds_four_hundred_positions_on_thirty_five_questions_from_eighty_five_sources(
    record: Record,
) -> None:
    behind_positions = {c.source for position in record.positions.values() for c in position.citations}

    assert len(record.positions) >= 400
    assert len(negotiated(record)) >= 35
    assert len(behind_positions) >= 85


def test_every_negotiated_question_has_an_answer_from_somebody(record: Record) -> None:
    asked = {position.issue for position in record.positions.values()}

    assert set(negotiated(record)) - asked == set()


def test_no_two_positions_differ_only_in_source_or_day(record: Record) -> None:
    alike: dict[object, list[Position]] = defaultdict(list)
    for p in record.positions.values():
        alike[p.party, p.issue, p.kind, p.region, p.when, p.unless, p.scope].append(p)
    pairs = [pair for positions in alike.values() for pair in combinations(positions, 2)]

    assert pairs, "renewed words are there, and ended in between"
    for one, other in pairs:
        cell = record.cell(one.party, one.issue)
        grades = [g for g in Attribution if one.attribution.counts_at(g) and other.attribution.counts_at(g)]
        for grade in grades:
            spans = sorted(days_in_force(cell, position, grade) for position in (one, other))
            (_, ended), (begun, _) = spans
            assert ended is not None, (one.id, other.id)
            assert ended < begun, (one.id, other.id)


def test_ten_proposals_and_more_have_clauses(record: Record) -> None:
    assert sum(1 for proposal in record.proposals.values() if len(proposal.clauses) > 1) >= 10


# --- who speaks, and who does not -----------------------------------------------------------------------------------


def test_four_parties_speak_each_through_people_who_held_an_office_with_it(record: Record) -> None:
    spoken = [position for position in record.positions.values() if position.speaker]

    assert set(record.parties) == {position.party for position in spoken} == {"ru", "ua", "us", "eu"}
    for position in spoken:
        held = [
            office
            for office in record.people[position.speaker or ""].offices
            if office.party == position.party
            and (office.since is None or office.since.first <= position.stated_on.last)
            and (office.until is None or office.until.last >= position.stated_on.first)
        ]
        assert held, position.id


def test_a_cell_without_a_position_is_a_silence_over_the_whole_coverage(record: Record) -> None:
    coverage = record.negotiation.coverage
    empty = {
        (party, issue) for party in record.parties for issue in negotiated(record) if (party, issue) not in record.cells
    }
    silences = [silence for silence in record.silences if (silence.party, silence.issue) in empty]

    assert {(silence.party, silence.issue) for silence in silences} == empty
    for silence in silences:
        assert (silence.since.first, silence.through.last) == (coverage.since, coverage.through)


def test_no_silence_is_recorded_while_a_party_speaks(record: Record) -> None:
    for silence in record.silences:
        cell = record.cell(silence.party, silence.issue)
        for day in (silence.since.first, silence.through.last):
            assert in_force(cell, day, Attribution.ANONYMOUS) == [], silence


@pytest.mark.parametrize("day", spread(20))
def test_no_cell_is_unexplained(record: Record, day: str) -> None:
    on = date.fromisoformat(day)
    unexplained = [
        (party, issue)
        for party in record.parties
        for issue in negotiated(record)
        if not in_force(record.cell(party, issue), on, Attribution.ANONYMOUS)
        and silence_of(record, party, issue, on) is None
        and derived_silence(record, party, issue, on) is None
    ]

    assert unexplained == []


# --- on every day and at every grade --------------------------------------------------------------------------------


@any_grade
@any_day
def test_no_party_ever_contradicts_itself(record: Record, day: str, grade: Attribution) -> None:
    for issue in negotiated(record):
        comparison = compared(record, issue, EVERYBODY, day, grade)

        assert comparison.verdict is not Verdict.CONTRADICTORY, issue
        assert comparison.contradictory == (), issue


@any_grade
@any_day
def test_nobody_silent_stands_in_a_set(record: Record, day: str, grade: Attribution) -> None:
    question = ask(record, EVERYBODY, day, grade)
    for issue in negotiated(record):
        silent = set(compared(record, issue, EVERYBODY, day, grade).silent)

        for found in (*minimal_conflicts(question, issue), *maximal_overlaps(question, issue)):
            assert silent.isdisjoint(found.parties), issue
