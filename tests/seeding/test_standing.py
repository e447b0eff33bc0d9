"""Which positions stand: the worked cases, and what the planted faults leave open."""

from pathlib import Path

import pytest

from app.domain.algebra import covers
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution
from app.domain.record.selectors import parse_selector
from app.domain.verdicts.comparison import Comparison, compare
from app.domain.verdicts.question import Question
from app.domain.verdicts.reasons import Reason
from app.domain.verdicts.table import Relation, Verdict
from app.seeding.faults import Fault
from app.seeding.reading.folders import read_folder
from tests.seeding.planting import edited
from tests.seeding.plants_between_records import islets
from tests.seeding.sample import write_sample

HEAD = """id: treaty
title: A treaty
about: Two parties and a door.
licence: CC-BY-4.0
coverage: {from: 2022-01-01, through: 2022-12-31}
stale_after: 365
parties:
  - {id: ru, name: One, adjective: First}
  - {id: ua, name: Two, adjective: Second}
"""
ISSUES = """- id: door
  question: Is the door open?
  topic: law
  space: {kind: choice, options: [{id: member, label: In}, {id: open, label: Open}, {id: barred, label: Shut}]}
- id: cap
  question: How high is the cap?
  topic: law
  space: {kind: quantity, unit: people, whole: true, range: {at_least: 0}}
- id: capped
  question: Is there a cap?
  topic: law
  space: {kind: choice, options: [{id: none, label: None}, {id: some, label: Some}]}
"""
SOURCES = """- id: page
  kind: document
  title: A page
  publisher: Somebody
  published: 2022-12-31
  no_url: Printed
  language: en
  accessed: 2023-01-01
  read: whole
"""
Words = dict[str, list[str]]


def position(id_: str, issue: str, kind: str, region: str, on: str, *more: str, grade: str = "reported") -> str:
    lines = [f"  - id: {id_}", f"issue: {issue}", f"kind: {kind}", f"region: {region}", f'stated_on: "{on}"', *more]
    lines += [f"attribution: {grade}", "summary: It says so.", "citations: [{source: page}]"]
    return "\n    ".join(lines)


def read(folder: Path, words: Words) -> tuple[Record | None, list[Fault]]:
    files = {"negotiation.yaml": HEAD, "issues.yaml": ISSUES, "sources.yaml": SOURCES}
    for party, positions in words.items():
        files[f"positions/{party}.yaml"] = f"party: {party}\npositions:\n" + "\n".join(positions) + "\n"
    record, faults = read_folder(write_sample(folder, files))
    return record, [fault for fault in faults if fault.code != "uncovered"]


def codes(folder: Path, *positions: str) -> list[str]:
    return [fault.code for fault in read(folder, {"ua": list(positions)})[1]]


def compared(folder: Path, issue: str, words: Words, grade: Attribution = Attribution.REPORTED) -> Comparison:
    days = "from: 2022-01-01, through: 2022-12-31, looked_on: 2023-01-01"
    silences = "".join(
        f"- {{party: {party}, issue: {name}, kind: none_found, {days}}}\n"
        for party in ("ru", "ua")
        for name in ("door", "cap", "capped")
        if not any(f"issue: {name}\n" in said for said in words.get(party, []))
    )
    write_sample(folder, {"silences.yaml": silences})
    record, faults = read(folder, words)
    assert record is not None, faults
    selectors = (parse_selector("ru"), parse_selector("ua"))
    return compare(Question(record, selectors, record.negotiation.coverage.through, grade), issue)


OFFER = position("ua-offer", "door", "offer", "[barred]", "2022-03-29")
BARRED = position("ru-barred", "door", "demand", "[barred]", "2022-03-01")


def member(*more: str) -> str:
    return position("ua-member", "door", "demand", "[member]", "2022-10-04", *more)


def test_case_8_an_older_offer_named_under_neither_is_a_fault(tmp_path: Path) -> None:
    assert codes(tmp_path, OFFER, member()) == ["unnamed-older"]


def test_case_8_an_offer_that_is_replaced_leaves_the_parties_apart(tmp_path: Path) -> None:
    found = compared(tmp_path, "door", {"ua": [OFFER, member("replaces: [ua-offer]")], "ru": [BARRED]})

    assert found.verdict is Verdict.APART


def test_case_8_an_offer_that_is_kept_is_a_zone(tmp_path: Path) -> None:
    found = compared(tmp_path, "door", {"ua": [OFFER, member("keeps: [ua-offer]")], "ru": [BARRED]})

    assert found.verdict is Verdict.ZOPA


def test_case_9_a_red_line_over_the_whole_range_is_a_fault(tmp_path: Path) -> None:
    line = position("ua-cap", "cap", "red_line", "{at_least: 0}", "2022-03-01")

    assert codes(tmp_path, line) == ["region-whole"]


def test_case_9_red_lines_that_leave_nothing_together_are_a_fault_even_if_named(tmp_path: Path) -> None:
    low = position("ua-low", "cap", "red_line", "{at_most: 5}", "2022-03-01")
    named = ("keeps: [ua-low]", "contradicts: [ua-low]")
    high = position("ua-high", "cap", "red_line", "{at_least: 6}", "2022-04-01", *named)

    assert codes(tmp_path, low, high) == ["red-lines-leave-nothing"]


def test_case_9_the_same_refusal_on_the_yes_no_issue_crosses_a_demand(tmp_path: Path) -> None:
    line = position("ua-capped", "capped", "red_line", "[some]", "2022-03-01")
    demand = position("ru-capped", "capped", "demand", "[some]", "2022-03-01")

    found = compared(tmp_path, "capped", {"ua": [line], "ru": [demand]})

    assert (found.verdict, found.relation) == (Verdict.APART, Relation.CONFLICT)
    assert Reason.DEMAND_CROSSES_RED_LINE in found.reasons


def test_case_10_an_anonymous_position_replaces_no_reported_one(tmp_path: Path) -> None:
    leak = position("ua-leak", "door", "offer", "[open]", "2022-10-04", "replaces: [ua-offer]", grade="anonymous")

    assert codes(tmp_path, OFFER, leak) == ["anonymous-replaces"]


def test_case_10_a_reported_position_ends_one_on_the_record_where_it_counts(tmp_path: Path) -> None:
    old = position("ua-old", "door", "demand", "[member]", "2022-03-01", grade="on_record")
    new = position("ua-new", "door", "demand", "[barred]", "2022-10-04", "replaces: [ua-old]")

    words = {"ua": [old, new], "ru": [BARRED]}

    assert compared(tmp_path, "door", words).verdict is Verdict.IDENTICAL
    assert compared(tmp_path, "door", words, Attribution.ON_RECORD).verdict is Verdict.ONE_SIDED


def test_a_position_on_the_record_names_what_a_report_had_replaced_below_it(tmp_path: Path) -> None:
    old = position("ua-old", "door", "demand", "[member]", "2022-03-01", grade="on_record")
    report = position("ua-report", "door", "demand", "[barred]", "2022-04-01", "replaces: [ua-old]")
    new = position("ua-new", "door", "demand", "[open]", "2022-10-04", "replaces: [ua-report]", grade="on_record")

    assert codes(tmp_path, old, report, new) == ["unnamed-older", "contradiction"]


def test_a_month_is_older_than_a_later_day_in_it(tmp_path: Path) -> None:
    month = position("ua-month", "door", "offer", "[open]", "2022-03")
    day = ("ua-day", "door", "offer", "[barred]", "2022-03-05")

    assert codes(tmp_path, month, position(*day)) == ["unnamed-older"]
    assert codes(tmp_path, month, position(*day, "keeps: [ua-month]")) == []


def test_what_is_said_again_after_its_end_is_no_repetition(tmp_path: Path) -> None:
    first = position("ua-first", "door", "demand", "[member]", "2022-03-01", "ended: {on: 2022-04-01, how: lapsed}")

    assert codes(tmp_path, first, position("ua-again", "door", "demand", "[member]", "2022-10-04")) == []


def test_another_scope_is_another_demand(tmp_path: Path) -> None:
    one = position("ua-one", "cap", "demand", "{at_most: 5}", "2022-03-01", "scope: in peacetime")
    same = position("ua-two", "cap", "demand", "{at_most: 5}", "2022-03-02", "keeps: [ua-one]")
    wider = position("ua-two", "cap", "demand", "{at_most: 6}", "2022-03-02", "keeps: [ua-one]")

    assert codes(tmp_path, one, same) == []
    assert codes(tmp_path, one, wider) == []


def test_a_wider_demand_adds_where_the_narrower_one_holds_or_counts_less_often(tmp_path: Path) -> None:
    narrow = position("ua-narrow", "door", "demand", "[member]", "2022-03-01", "when: [{capped: [none]}]")
    leak = position("ua-narrow", "door", "demand", "[member]", "2022-03-01", grade="anonymous")
    wide = ("door", "demand", "[member, open]", "2022-03-02", "keeps: [ua-narrow]")

    assert codes(tmp_path, narrow, position("ua-wide", *wide)) == []
    assert codes(tmp_path, leak, position("ua-wide", *wide)) == []
    assert codes(tmp_path, narrow, position("ua-wide", *wide, "when: [{capped: [none]}]")) == ["demand-adds-nothing"]
    assert codes(tmp_path, narrow, position("ua-wide", *wide, "when: [{capped: [some]}]")) == []


def test_words_contradict_only_where_their_conditions_can_hold_together(tmp_path: Path) -> None:
    one = position("ua-one", "door", "demand", "[member]", "2022-03-01", "when: [{capped: [none]}]")

    two = ("ua-two", "door", "demand", "[open]", "2022-03-02", "keeps: [ua-one]")

    def other(*more: str) -> list[str]:
        return codes(tmp_path, one, position(*two, *more))

    assert other("when: [{capped: [some]}]") == []
    assert other("unless: [{capped: [none]}]") == []
    assert other("unless: [{capped: [none], cap: {at_most: 5}}]") == ["contradiction"]
    assert other("when: [{capped: [some]}, {cap: {at_most: 5}}]") == ["contradiction"]
    assert other() == ["contradiction"]


def test_words_of_other_channels_and_grades_may_differ(tmp_path: Path) -> None:
    one = position("ua-one", "door", "demand", "[member]", "2022-03-01")
    two = ("door", "demand", "[open]", "2022-03-02", "keeps: [ua-one]")

    assert codes(tmp_path, one, position("ua-two", *two, "channel: private")) == []
    assert codes(tmp_path, one, position("ua-two", *two, grade="on_record")) == []


def test_an_anonymous_red_line_is_judged_with_its_like_alone(tmp_path: Path) -> None:
    one = position("ua-one", "door", "red_line", "[member]", "2022-03-01")
    two = ("door", "red_line", "[open, barred]", "2022-03-02", "keeps: [ua-one]")

    assert codes(tmp_path, one, position("ua-two", *two, grade="anonymous")) == []
    assert codes(tmp_path, one, position("ua-two", *two, grade="on_record")) == ["red-lines-leave-nothing"]


def test_a_position_that_names_itself_is_told_so(tmp_path: Path) -> None:
    one = position("ua-one", "door", "demand", "[member]", "2022-03", "keeps: [ua-one]", "contradicts: [ua-one]")

    assert codes(tmp_path, one) == ["names-cycle", "contradicts-other"]


def test_a_long_circle_is_one_fault(tmp_path: Path) -> None:
    def said(n: int, older: int) -> str:
        option = ("member", "open", "barred")[n]
        return position(f"ua-{n}", "door", "offer", f"[{option}]", "2022-03", f"keeps: [ua-{older}]")

    assert codes(tmp_path, said(0, 1), said(1, 2), said(2, 0)) == ["names-cycle"]


def test_only_the_name_that_leads_back_is_at_fault(tmp_path: Path) -> None:
    older = position("ua-older", "door", "offer", "[open]", "2022-02")
    one = position("ua-one", "door", "offer", "[member]", "2022-03", "keeps: [ua-older, ua-two]")
    two = position("ua-two", "door", "offer", "[barred]", "2022-03", "keeps: [ua-older, ua-one]")

    (fault,) = read(tmp_path, {"ua": [older, one, two]})[1]

    assert (fault.code, fault.message) == ("names-cycle", "ua-two leads back to ua-one")


def test_more_words_than_can_be_sorted_out_are_looked_at_two_by_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(covers, "MAX_SETS", 1)
    one = position("ua-one", "door", "demand", "[member]", "2022-03-01")
    two = position("ua-two", "door", "demand", "[open]", "2022-03-02", "keeps: [ua-one]")
    three = position("ua-three", "door", "demand", "[barred]", "2022-03-03", "keeps: [ua-one, ua-two]")

    assert codes(tmp_path, one, two, three) == ["contradiction"] * 3


def test_regions_that_name_the_same_members_differ_in_nothing(tmp_path: Path) -> None:
    same = "{all_in: [gull, seal], none_in: [tern]}"
    folder = write_sample(tmp_path / "harbour", edited((islets(same),)))

    assert "members-differ" not in {fault.code for fault in read_folder(folder)[1]}
