"""The table of verdicts: its rows in order, and a battery of worked facts that notices each row moved or missing."""

from dataclasses import replace
from itertools import pairwise

import pytest

from app.domain.verdicts import table
from app.domain.verdicts.table import LABELS, OVERLAPS, RANK, TABLE, Facts, Relation, Row, Verdict, decide

FREE = 0b111
TWO = Facts(2, not_ruled_out=FREE, said_yes=FREE, all_said_yes=True)
APART = replace(TWO, said_yes=0)
AGREED = replace(TWO, demanded=FREE, demands=2, demands_equal=True)

# Facts, and the verdict and relation that DESIGN section 3 gives them. Where two neighbouring rows could both apply,
# some facts here meet the conditions of both.
BATTERY: list[tuple[str, Facts, str, str]] = [
    ("nobody spoke, though a collision is claimed", Facts(0, contradictory=True), "silent", "none"),
    ("nobody spoke", Facts(0, not_ruled_out=FREE), "silent", "none"),
    ("one spoke and cannot mean it all", Facts(1, contradictory=True), "contradictory", "none"),
    ("two spoke and one cannot mean it all", replace(AGREED, contradictory=True), "contradictory", "none"),
    ("one spoke and rules out everything", Facts(1), "one_sided", "none"),
    ("one spoke and asked for something", replace(AGREED, speakers=1, demands=1), "one_sided", "none"),
    ("two red lines exhaust", Facts(2), "deadlock", "conflict"),
    ("red lines exhaust, two demand", replace(AGREED, not_ruled_out=0, said_yes=0, demanded=0), "deadlock", "conflict"),
    ("offers do not meet", APART, "apart", "open"),
    ("offers do not meet, one is shut out", replace(APART, shut_out=True), "apart", "conflict"),
    ("a demand misses an offer", replace(APART, demands=1), "apart", "conflict"),
    ("demands do not meet", replace(AGREED, said_yes=0, demanded=0, demands_equal=False), "apart", "conflict"),
    ("shut out by a party without a yes", replace(APART, all_said_yes=False, shut_out=True), "apart", "conflict"),
    ("two red lines leave room", Facts(2, not_ruled_out=0b100, said_yes=0b100), "untested", "open"),
    ("a demand and a red line", replace(TWO, said_yes=0b1, all_said_yes=False, demands=1), "untested", "open"),
    ("two offers meet", TWO, "zopa", "overlap"),
    ("a demand meets an offer", replace(TWO, demands=1), "zopa", "overlap"),
    ("only the offers meet", replace(AGREED, said_yes=0b1, demanded=0, demands_equal=False), "zopa", "overlap"),
    ("equal demands, all ruled out, offers meet", replace(AGREED, said_yes=0b1, demanded=0), "zopa", "overlap"),
    ("different demands meet", replace(AGREED, demanded=0b1, demands_equal=False), "compatible", "overlap"),
    ("equal demands", AGREED, "identical", "overlap"),
    ("equal demands, partly ruled out", replace(AGREED, not_ruled_out=0b11, demanded=0b11), "identical", "overlap"),
]


def holds(rows: tuple[Row, ...], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a table decides the whole battery as written."""
    monkeypatch.setattr(table, "TABLE", rows)
    try:
        decided = [decide(facts) for _, facts, _, _ in BATTERY]
    except StopIteration:
        return False  # no row applied
    return decided == [(verdict, relation) for _, _, verdict, relation in BATTERY]


@pytest.mark.parametrize(
    ("facts", "verdict", "relation"), [row[1:] for row in BATTERY], ids=[row[0] for row in BATTERY]
)
def test_worked_facts_have_their_verdict_and_relation(facts: Facts, verdict: str, relation: str) -> None:
    assert decide(facts) == (verdict, relation)


def test_the_rows_stand_in_the_order_of_the_design() -> None:
    assert [row.verdict.value for row in TABLE] == [
        "silent",
        "contradictory",
        "one_sided",
        "deadlock",
        "apart",
        "untested",
        "zopa",
        "compatible",
        "identical",
    ]


@pytest.mark.parametrize("number", range(len(TABLE) - 1), ids=[f"{a.verdict}-{b.verdict}" for a, b in pairwise(TABLE)])
def test_the_battery_notices_two_neighbouring_rows_swapped(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    swapped = (*TABLE[:number], TABLE[number + 1], TABLE[number], *TABLE[number + 2 :])

    assert not holds(swapped, monkeypatch)


@pytest.mark.parametrize("number", range(len(TABLE)), ids=[row.verdict.value for row in TABLE])
def test_the_battery_notices_a_row_dropped(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not holds(TABLE[:number] + TABLE[number + 1 :], monkeypatch)


@pytest.mark.parametrize("number", range(len(TABLE)), ids=[row.verdict.value for row in TABLE])
@pytest.mark.parametrize("relation", Relation)
def test_the_battery_notices_another_relation(number: int, relation: Relation, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = replace(TABLE[number], relation=lambda _: relation)
    same = all(
        TABLE[number].relation(facts) is relation for _, facts, verdict, _ in BATTERY if verdict == changed.verdict
    )

    assert holds((*TABLE[:number], changed, *TABLE[number + 1 :]), monkeypatch) is same


def test_the_battery_holds_with_the_table_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert holds(TABLE, monkeypatch)


def test_the_rank_goes_from_the_hardest_to_the_easiest_and_leaves_out_what_is_no_comparison() -> None:
    assert [verdict.value for verdict in sorted(RANK, key=RANK.__getitem__)] == [
        "contradictory",
        "deadlock",
        "apart",
        "untested",
        "conditional",
        "zopa",
        "compatible",
        "identical",
    ]
    assert len(set(RANK.values())) == len(RANK)
    assert set(Verdict) - set(RANK) == {Verdict.SILENT, Verdict.ONE_SIDED}


def test_three_verdicts_are_overlaps() -> None:
    assert {verdict.value for verdict in OVERLAPS} == {"zopa", "compatible", "identical"}


def test_each_verdict_has_its_label() -> None:
    assert {verdict.value: label for verdict, label in LABELS.items()} == {
        "silent": "Nobody has said",
        "contradictory": "A party's recorded words cannot all hold",
        "one_sided": "Only one side has spoken",
        "deadlock": "Red lines leave no outcome",
        "apart": "Nothing that was asked for or offered suits all",
        "untested": "No clash, but not all have said yes",
        "conditional": "They meet only if conditions hold",
        "zopa": "A stated zone of possible agreement",
        "compatible": "All demands made can be met",
        "identical": "They ask for the same",
    }
