"""What a record holds and what it lacks."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.analysis.history.holdings import Held, Holdings, held_in, holdings_of
from app.domain.record.negotiation import Record, Silence, SilenceKind, SourceKind
from app.domain.record.positions import Citation
from tests.domain.worlds import day, world

TEXT = """
    i = a b c
    j = a b
    event vote = yes no
    parties ru ua us
    ua demands i:a on=2022-03 again=2024-02-05 id=old
    ua offers i:b on=2023-05-01 keeps=old id=offer grade=on_record
    ru excludes i:a on=2023-07-01 id=private grade=anonymous channel=private when vote:yes
    ru demands j:a on=2022-04-01 ended=2024-01-01 denied=us@2022-05-01
    ua offers j:b on=2024-12-01
"""


def record() -> Record:
    silence = Silence("us", "i", SilenceKind.NONE_FOUND, day("2022-02-24"), day("2024-12-31"), day("2025-01-01"))
    return world(TEXT, silences=(silence,))


def held(at: str = "2024-06-14") -> Holdings:
    return holdings_of(record(), date.fromisoformat(at))


def test_positions_are_counted_by_party_year_grade_and_kind() -> None:
    found = held()

    assert found.positions == 5
    assert found.by_party == {"ru": 2, "ua": 3, "us": 0}
    assert found.by_year == {"2022": 2, "2023": 2, "2024": 1}
    assert found.by_grade == {"anonymous": 1, "on_record": 1, "reported": 3}
    assert found.by_kind == {"demand": 2, "offer": 2, "red_line": 1}
    assert (found.day, found.conditional, found.disputed) == (date(2024, 6, 14), 1, 1)
    assert (found.issues, found.events, found.sources, found.proposals) == (2, 1, 5, 0)


def test_a_position_counts_once_for_each_kind_of_source() -> None:
    told = record()
    sources = told.sources | {
        "source-old": replace(told.sources["source-old"], kind=SourceKind.TRANSCRIPT),
        "source-offer": replace(told.sources["source-offer"], kind=SourceKind.LEAK),
    }
    offer = replace(told.positions["offer"], citations=(Citation("source-offer"), Citation("source-old")))
    told = replace(told, sources=sources, positions=told.positions | {"offer": offer})

    assert holdings_of(told, date(2024, 6, 14)).by_source_kind == {"leak": 1, "news_report": 3, "transcript": 2}


def test_two_publishers_are_two_and_one_publisher_twice_is_one() -> None:
    told = record()
    assert holdings_of(told, date(2024, 6, 14)).two_publishers == 0
    sources = told.sources | {"source-offer": replace(told.sources["source-offer"], publisher="Another paper")}
    twice = (Citation("source-old"), Citation("source-offer"))
    positions = told.positions | {"old": replace(told.positions["old"], citations=twice)}

    assert holdings_of(replace(told, sources=sources, positions=positions), date(2024, 6, 14)).two_publishers == 1


def test_own_voice_is_a_citation_on_record_whatever_the_others_are() -> None:
    assert held().own_voice == 1


@pytest.mark.parametrize(
    ("party", "issue", "at", "expected"),
    [
        ("ua", "i", "2024-06-14", Held.POSITION),
        ("ru", "i", "2024-06-14", Held.POSITION),
        ("us", "i", "2024-06-14", Held.SILENCE),
        ("us", "j", "2024-06-14", Held.NOTHING),
        ("ru", "j", "2023-06-14", Held.POSITION),
        ("ru", "j", "2024-06-14", Held.SILENCE),
        ("ua", "j", "2024-06-14", Held.SILENCE),
    ],
    ids=["position", "anonymous", "recorded", "not-looked", "before-its-end", "ended", "not-yet"],
)
def test_a_cell_holds_a_position_a_silence_or_nothing(party: str, issue: str, at: str, expected: Held) -> None:
    assert held_in(record(), party, issue, date.fromisoformat(at)) is expected


def test_cells_are_those_of_parties_and_negotiated_issues() -> None:
    assert held().cells == {Held.POSITION: 2, Held.SILENCE: 3, Held.NOTHING: 1}


def test_the_age_of_a_cell_is_that_of_its_newest_words_and_the_oldest_come_first() -> None:
    ages = [(age.party, age.issue, age.last_said.text, age.days) for age in held().ages]

    assert ages == [("ru", "i", "2023-07-01", 349), ("ua", "i", "2024-02-05", 130)]


def test_a_record_without_anything_holds_nothing() -> None:
    found = holdings_of(world(""), date(2024, 6, 14))

    assert (found.positions, found.by_party, dict(found.cells), found.ages) == (0, {}, dict.fromkeys(Held, 0), ())
    assert found.by_grade == {"anonymous": 0, "on_record": 0, "reported": 0}
