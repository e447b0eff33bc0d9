"""A folder is read whole: every fault at once, and none that only follows from another."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.record.negotiation import SilenceKind
from app.seeding.checking.coverage import Days, Derived, derived
from app.seeding.checking.record import check_record
from app.seeding.faults import Fault, Severity, in_order
from app.seeding.reading.folders import check_folder, faults_between, read_folder
from app.seeding.reading.layout import negotiation_folders
from tests.seeding.planting import Edit, edited
from tests.seeding.sample import FILES, write_sample

HEAD, ISSUES, PEOPLE, SOURCES = "negotiation.yaml", "issues.yaml", "people.yaml", "sources.yaml"
NORTH, SOUTH, SILENCES = "positions/north.yaml", "positions/south.yaml", "silences.yaml"


def faults(folder: Path, *edits: Edit) -> list[str]:
    """The faults of the changed sample as `file:line: code`."""
    write_sample(folder, edited(edits))
    return [f"{Path(f.file).relative_to(folder).as_posix()}:{f.line}: {f.code}" for f in check_folder(folder)]


def test_a_sound_folder_gives_its_record(tmp_path: Path) -> None:
    record, found = read_folder(write_sample(tmp_path))

    assert found == []
    assert record is not None
    assert check_record(record) == []
    assert list(record.parties) == ["north", "south"]
    assert record.positions["north-2021-03-tolls"].stated == '["both"]'
    assert record.positions["north-2020-06-15-crews"].stated == '{"at_most":12}'
    assert record.sources["gazette-2021"].title_is_ours


def test_all_faults_are_found_at_once_and_in_order(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        (SOURCES, "kind: transcript", "kind: transcipt"),
        (NORTH, "region: [both]", "region: [bth, nort]"),
        (
            NORTH,
            "vote passes.\n    citations: [{source: north-speech}]",
            "vote passes.\n    citations: [{source: speech}]",
        ),
        (SOUTH, "on: 2020-03-01", "on: 2019-03-01"),
        (ISSUES, "topic: ships", "topc: ships"),
        (PEOPLE, "party: south", "party: soth"),
    )

    assert found == [
        "issues.yaml:2: missing-key",
        "issues.yaml:4: unknown-key",
        "people.yaml:3: unknown-party",
        "positions/north.yaml:25: unknown-source",
        "positions/north.yaml:44: unknown-option",
        "positions/north.yaml:44: unknown-option",
        "positions/south.yaml:9: ended-too-early",
        "positions/south.yaml:19: speaker-without-office",
        "sources.yaml:26: unknown-value",
    ]


def test_what_a_broken_file_holds_is_not_missed_elsewhere(tmp_path: Path) -> None:
    for name in FILES:
        folder = tmp_path / name.replace("/", "-")
        assert faults(folder, (name, "", "a: b: c\n")) == [f"{name}:1: yaml-syntax"]


def test_a_file_of_the_wrong_form_is_one_fault(tmp_path: Path) -> None:
    for name, text in ((HEAD, "- a\n"), (ISSUES, "a: 1\n"), (PEOPLE, "x\n"), (NORTH, "- a\n"), (SILENCES, "a: 1\n")):
        folder = tmp_path / name.replace("/", "-")
        assert faults(folder, (name, "", text)) == [f"{name}:1: wrong-type"]


def test_a_record_with_an_unknown_key_is_still_checked_for_what_it_names(tmp_path: Path) -> None:
    edit = (NORTH, "summary: North leaves", "speeker: ada\n    note: x\n    summary: North leaves")
    found = faults(tmp_path, edit, (NORTH, "unless: [{vote-passes:", "unless: [{vote-fails:"))

    assert found == ["positions/north.yaml:20: unknown-issue", "positions/north.yaml:24: unknown-key"]


def test_a_damaged_record_is_not_blamed_for_what_the_fault_may_hide(tmp_path: Path) -> None:
    assert faults(tmp_path, (NORTH, "    keeps: [", "    kept: [")) == ["positions/north.yaml:47: unknown-key"]


def test_every_fault_of_a_position_with_a_broken_region_is_found(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        (NORTH, "region: [both]", "region: [bth]\n    scope: in summer"),
        (NORTH, "islets: [{none_in: [gull]}]", "islets: [{none_in: [gul]}], vote: [x]"),
        (NORTH, "attribution: anonymous", "attribution: anonymous\n    speaker: eve"),
    )

    assert [line.removeprefix("positions/north.yaml:") for line in found] == [
        "44: unknown-option",
        "45: scope-without-quantity",
        "46: unknown-option",
        "46: unknown-issue",
        "50: unknown-person",
    ]


def test_nobody_has_a_position_on_an_event(tmp_path: Path) -> None:
    islets = "issue: islets\n    kind: demand\n    region: {all_in: [gull, seal, tern]}"
    vote = 'issue: vote-passes\n    kind: demand\n    region: ["yes"]'

    assert faults(tmp_path, (SOUTH, islets, vote)) == [
        "issues.yaml:8: uncovered",
        "positions/south.yaml:14: event-issue",
    ]


def test_a_file_of_positions_without_a_list_is_one_fault(tmp_path: Path) -> None:
    def said(text: str) -> list[str]:
        return faults(tmp_path, (SOUTH, "", f"party: south\n{text}"))

    assert said("positions: {}\n") == ["positions/south.yaml:2: wrong-type"]
    assert said("") == ["positions/south.yaml:1: missing-key"]


def test_a_party_with_a_fault_leaves_the_others_and_the_head_readable(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        (HEAD, "adjective: Northern", "adjectiv: Northern"),
        (HEAD, "stale_after: 365", "stale_after: x"),
    )

    assert found == [
        "negotiation.yaml:8: wrong-type",
        "negotiation.yaml:11: missing-key",
        "negotiation.yaml:11: unknown-key",
    ]


def test_without_any_party_the_list_is_at_fault(tmp_path: Path) -> None:
    parties = FILES[HEAD].split("parties:\n")[1]

    assert faults(tmp_path, (HEAD, f"parties:\n{parties}", "parties: []\n")) == ["negotiation.yaml:10: empty-list"]


def test_an_unknown_party_of_a_file_is_found_once(tmp_path: Path) -> None:
    found = faults(tmp_path, ("positions/east.yaml", "", "party: east\npositions: []\n"))

    assert found == ["positions/east.yaml:1: unknown-party"]


def test_a_file_of_positions_without_party_is_read_as_the_one_of_its_name(tmp_path: Path) -> None:
    assert faults(tmp_path, (SOUTH, "party: south\n", "")) == ["positions/south.yaml:2: missing-key"]


def test_a_key_of_the_negotiation_stands_in_one_file_only(tmp_path: Path) -> None:
    head, rest = FILES[HEAD].split("licence:")

    found = faults(
        tmp_path,
        (HEAD, "", ""),
        ("negotiation/a.yaml", "", head),
        ("negotiation/b.yaml", "", f"title: Again\nlicence:{rest}"),
    )

    assert found == ["negotiation/b.yaml:1: double-key"]


def test_an_id_that_is_used_twice_is_found_though_the_first_is_broken(tmp_path: Path) -> None:
    twice = "- {id: eve, nam: Eve}\n- {id: eve, name: Eve}\n"

    assert faults(tmp_path, (PEOPLE, "", f"{FILES[PEOPLE]}{twice}")) == [
        "people.yaml:4: missing-key",
        "people.yaml:4: unknown-key",
        "people.yaml:5: double-id",
    ]


def test_a_silence_that_cannot_be_read_is_no_hole_in_the_coverage(tmp_path: Path) -> None:
    assert faults(tmp_path, (SILENCES, "kind: none_found", "kind: not_yet")) == ["silences.yaml:2: unknown-value"]
    assert faults(tmp_path / "b", (SILENCES, "issue: crews", "issue: crew")) == [
        "issues.yaml:2: uncovered",
        "silences.yaml:2: unknown-issue",
    ]


def test_files_that_are_no_seed_files_are_named(tmp_path: Path) -> None:
    write_sample(tmp_path)
    for name in ("sources.yml", "positions.yaml", "x.json", "people.txt"):
        (tmp_path / name).write_text("[]", encoding="utf-8")
    (tmp_path / "positions" / "north-east").mkdir()
    (tmp_path / "positions" / "north-east" / "deeper").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "README.md").touch()

    found = {Path(f.file).name: f.hint for f in check_folder(tmp_path)}

    assert found.keys() == {"sources.yml", "positions.yaml", "x.json", "people.txt", "deeper"}
    assert found["sources.yml"] == "name it sources.yaml"
    assert found["people.txt"] == "did you mean people.yaml?"


def test_negotiations_are_found_in_a_folder_of_such(tmp_path: Path) -> None:
    one, two = write_sample(tmp_path / "b"), write_sample(tmp_path / "a")
    (tmp_path / "schemas").mkdir()
    (tmp_path / "notes.txt").touch()

    assert negotiation_folders(tmp_path) == [two, one]
    assert negotiation_folders(one) == [one]
    assert negotiation_folders(tmp_path / "schemas") == []
    with pytest.raises(NotADirectoryError):
        negotiation_folders(tmp_path / "nowhere")


def test_a_folder_whose_head_is_misspelt_is_still_a_negotiation(tmp_path: Path) -> None:
    write_sample(tmp_path / "a", {"negotation.yaml": FILES[HEAD]})

    assert negotiation_folders(tmp_path) == [tmp_path / "a"]
    assert [f.code for f in check_folder(tmp_path / "a")] == ["unknown-file", "missing-file"]


def test_folders_without_records_are_not_compared(tmp_path: Path) -> None:
    assert faults_between([(tmp_path / "a", None), (tmp_path / "b", None)]) == []


def test_silences_that_follow_from_positions_are_derived(tmp_path: Path) -> None:
    record, _ = read_folder(write_sample(tmp_path))

    assert record is not None
    assert list(derived(record)) == [
        Derived("north", "crews", SilenceKind.NOT_YET, Days(date(2020, 1, 1), date(2020, 6, 14))),
        Derived("north", "islets", SilenceKind.NOT_YET, Days(date(2020, 1, 1), date(2020, 6, 14))),
        Derived("south", "islets", SilenceKind.NOT_YET, Days(date(2020, 1, 1), date(2020, 8, 31))),
        Derived("north", "tolls", SilenceKind.NOT_YET, Days(date(2020, 1, 1), date(2020, 6, 14))),
        Derived("south", "tolls", SilenceKind.ENDED, Days(date(2020, 3, 1), date(2021, 12, 31))),
    ]


def test_days_between_two_positions_need_a_silence(tmp_path: Path) -> None:
    again = FILES[SOUTH].split("positions:\n")[1].split("  - id: south-2020-09-01-islets")[0]
    for old, new in (("2019-05-01", "2020-09-01"), ("2020-03-01", "2020-10-01"), ("gazette-2019", "south-letter")):
        again = again.replace(old, new)
    more = (SOUTH, "", f"{FILES[SOUTH]}{again}")
    silence = "- {party: south, issue: tolls, kind: left_open, from: 2020-03, through: 2020-08, looked_on: 2022}\n"

    assert faults(tmp_path, more) == ["positions/south.yaml:9: uncovered"]
    assert faults(tmp_path / "b", more, (SILENCES, "", FILES[SILENCES] + silence)) == []


def test_without_positions_each_gap_between_silences_is_found(tmp_path: Path) -> None:
    days = ("2020-02-01, through: 2020-03-31", "2020-05, through: 2020-06", "2020-08-01, through: 2021-12-31")
    start = "- {party: south, issue: crews, kind: left_open, from: "
    lines = [f"{start}{span}, looked_on: 2022-01-10}}\n" for span in days]

    found = check_folder(write_sample(tmp_path, {**FILES, SILENCES: "".join(lines)}))

    assert [fault.message.split(" from ")[1] for fault in found] == [
        "2020-01-01 through 2020-01-31",
        "2020-04-01 through 2020-04-30",
        "2020-07-01 through 2020-07-31",
    ]


def test_faults_say_where_and_how_to_mend_and_come_once() -> None:
    one = Fault("tab", Severity.ERROR, "a.yaml", 2, 1, "a tab", "write spaces")
    two = Fault("alias", Severity.ERROR, "a.yaml", 1, 9, "an alias", "write it out")

    assert in_order([one, two, one]) == [two, one]
    assert str(one) == "a.yaml:2:1: tab: a tab; write spaces"
