"""Proposals as they are read from files, what is found in them at once, and what is not blamed on them."""

from pathlib import Path

import pytest

from app.domain.algebra.notation import parse_region
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution, Citation
from app.domain.record.proposals import Answer, Status
from app.seeding.checking.record import check_record
from app.seeding.reading.folders import check_folder, read_folder
from app.seeding.writing.files import write_record
from tests.seeding.planting import Edit, edited
from tests.seeding.sample import DRAFT as DRAFT_FILE
from tests.seeding.sample import FILES, write_sample

HEAD, ISSUES = "negotiation.yaml", "issues.yaml"
DRAFT, PLAN = "proposals/south-draft-2020-08.yaml", "proposals/plan-2020-12-01.yaml"
BACKGROUND = "background: [south-2019-05-01-tolls]"
LISTED = f"{BACKGROUND[:-1]}, south-draft-2020-08]"
DAY = PartialDate.parse


@pytest.fixture
def record(tmp_path: Path) -> Record:
    found, faults = read_folder(write_sample(tmp_path))
    assert found is not None, faults
    return found


def faults(folder: Path, *edits: Edit) -> list[str]:
    """The faults of the changed sample as `file:line: code`."""
    write_sample(folder, edited(edits))
    return [f"{Path(f.file).relative_to(folder).as_posix()}:{f.line}: {f.code}" for f in check_folder(folder)]


def in_plan(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """The faults of the changed plan as `line: code`."""
    found = faults(folder, *((PLAN, old, new) for old, new in changes))
    assert all(line.startswith(f"{PLAN}:") for line in found), found
    return [line.removeprefix(f"{PLAN}:") for line in found]


# --- reading --------------------------------------------------------------------------------------------------------


def test_a_proposal_is_read_with_its_clauses_and_answers(record: Record) -> None:
    plan = record.proposals["plan-2020-12-01"]
    tolls = plan.clauses[1]

    assert (plan.authors, plan.follows, plan.status) == (("north", "south"), ("south-draft-2020-08",), Status.TABLED)
    assert [clause.n for clause in plan.clauses] == ["1", "2a", "2b", "3"]
    assert tolls.region == parse_region(record.issues["tolls"].space, ["both", "south"])
    assert tolls.when == ((("vote-passes", parse_region(record.issues["vote-passes"].space, "yes")),),)
    assert (tolls.stated, tolls.note) == ('["both","south"]', "The figure is missing.")
    assert [(r.party, r.on.text, r.clause, r.response) for r in plan.responses] == [
        ("south", "2020-12-05", None, Answer.AS_BASIS),
        ("south", "2021-01", "3", Answer.REJECTS),
        ("north", "2021-03", None, Answer.ACCEPTS),
    ]
    assert plan.responses[1].citations == (Citation("gazette-2021", DAY("2021-02"), Attribution.ANONYMOUS),)
    assert check_record(record) == []


def test_a_clause_without_words_of_ours_has_none(record: Record) -> None:
    draft = record.proposals["south-draft-2020-08"]

    assert [clause.summary for clause in draft.clauses] == ["Crews have at least five people.", ""]
    assert draft.disputes[0].name == "Wren Reed"


def test_a_citation_does_not_repeat_the_day_of_what_it_is_cited_for(tmp_path: Path) -> None:
    basis = "on: 2020-12-05, response: as_basis, citations: [{source: gazette-2021"
    edits = ((DRAFT, "letter, passage", "letter, on: 2020-08, passage"), (PLAN, basis, f"{basis}, on: 2020-12-05"))

    found, _ = read_folder(write_sample(tmp_path, edited(edits)))

    assert found is not None
    assert write_record(found) == FILES


# --- faults ---------------------------------------------------------------------------------------------------------


def test_every_fault_of_a_proposal_is_found_at_once(tmp_path: Path) -> None:
    found = in_plan(
        tmp_path,
        ("authors: [north, south]", "authors: [nord, south]"),
        ("issue: crews, region: {at_most: 12}", "issue: crew, region: {at_most: 12}"),
        ("region: [both, south]", "region: [bth, suth]"),
        ("{crews: [{at_most: 8}]}", "{crew: [{at_most: 8}], islets: [{all_in: [gul]}]}"),
        ("{all_in: [gull]}", "{all_in: [gull], none_in: [gull]}"),
        ("on: 2020-12-05", "on: 2020-11-05"),
        ('clause: "3"', 'clause: "4"'),
        ("response: accepts, citations: [{source: gazette-2021}]", "response: accepts, citations: [{source: gazette}]"),
    )

    assert found == [
        "4: unknown-party",
        "10: unknown-issue",
        "13: unknown-option",
        "13: unknown-option",
        "17: unknown-issue",
        "17: unknown-option",
        "18: region-empty",
        "20: response-too-early",
        "23: unknown-clause",
        "27: unknown-source",
    ]


def test_every_clause_that_cannot_be_is_found_at_once(tmp_path: Path) -> None:
    third = '{n: "3", issue: islets, region: {all_in: [gull]}}'
    more = [
        '{n: "4", issue: islets, region: {none_in: [gull]}}',
        '{n: "5", issue: crews, region: {exactly: 13}}',
        '{n: "6", issue: tolls, region: [nobody], when: [{islets: {none_in: [gull]}}]}',
        '{n: "7", issue: islets, region: {none_in: [seal]}}',
    ]

    assert in_plan(tmp_path, (f"  - {third}", "\n".join(f"  - {clause}" for clause in (third, *more)))) == [
        "19: clauses-leave-nothing",
        "20: clauses-leave-nothing",
        "21: clause-never-holds",
    ]


def test_clauses_are_not_held_against_each_other_where_one_cannot_be_read(tmp_path: Path) -> None:
    third = "issue: islets, region: {all_in: [gull]}}"
    clash = f'{third}\n  - {{n: "4", issue: islets, region: {{none_in: [gull]}}}}'

    assert in_plan(tmp_path / "a", (third, clash)) == ["19: clauses-leave-nothing"]
    assert in_plan(tmp_path / "b", (third, clash), ("{at_most: 8}", "{at_mst: 8}")) == ["17: bad-region"]
    assert in_plan(tmp_path / "c", (third, f"{clash[:-1]}, whn: []}}")) == ["19: unknown-key"]


def test_a_clause_on_a_broken_issue_is_not_blamed_for_it(tmp_path: Path) -> None:
    assert faults(tmp_path, (ISSUES, "kind: quantity, unit: people", "kind: quantity, unit: 5")) == [
        "issues.yaml:7: wrong-type"
    ]


def test_a_clause_has_no_unless(tmp_path: Path) -> None:
    assert in_plan(tmp_path, ("when: [{vote-passes:", "unless: [{vote-passes:")) == ["14: unknown-key"]


@pytest.mark.parametrize("dated", ["2020-12-01", "2020-12"])
def test_a_proposal_that_follows_itself_is_a_cycle_whatever_its_day(tmp_path: Path, dated: str) -> None:
    found = in_plan(
        tmp_path,
        ("dated: 2020-12-01", f"dated: {dated}"),
        ("follows: [south-draft-2020-08]", "follows: [south-draft-2020-08, plan-2020-12-01]"),
    )

    assert found == ["7: follows-cycle"]


def test_a_day_and_its_month_may_be_two_answers(tmp_path: Path) -> None:
    once = "{party: north, on: 2021-03, response: accepts, citations: [{source: gazette-2021}]}"
    again = once.replace("accepts", "rejects")

    assert in_plan(tmp_path, (once, f"{once}\n  - {again.replace('2021-03', '2021-03-01')}")) == []
    assert in_plan(tmp_path, (once, f"{once}\n  - {again.replace('2021-03', '2021-03, clause: 2a')}")) == []


# --- files ----------------------------------------------------------------------------------------------------------


def test_proposals_stand_in_their_folder_one_a_file(tmp_path: Path) -> None:
    write_sample(tmp_path)
    write_sample(tmp_path, {"proposals.yaml": DRAFT_FILE, "proposals/2020/a.yaml": DRAFT_FILE, "proposals/b.yml": ""})

    found = {Path(fault.file).relative_to(tmp_path).as_posix(): fault.hint for fault in check_folder(tmp_path)}

    assert found.keys() == {"proposals.yaml", "proposals/2020", "proposals/b.yml"}
    assert found["proposals/b.yml"] == "name it b.yaml"


def test_a_file_that_is_no_proposal_is_one_fault_and_its_name_stands_for_it(tmp_path: Path) -> None:
    for number, text in enumerate(("- a\n", "x\n", "title: x\n")):
        edits = ((DRAFT, "", text), (HEAD, BACKGROUND, LISTED))
        codes = {line.split(": ")[1] for line in faults(tmp_path / str(number), *edits)}
        assert codes == ({"missing-key", "no-citation"} if "title" in text else {"wrong-type"})


def test_without_proposals_there_is_no_folder(tmp_path: Path) -> None:
    found, _ = read_folder(write_sample(tmp_path, {k: v for k, v in FILES.items() if not k.startswith("proposals/")}))

    assert found is not None
    assert found.proposals == {}
    assert not any(name.startswith("proposals/") for name in write_record(found))


# --- background -----------------------------------------------------------------------------------------------------

OLD = (DRAFT, "dated: 2020-08", "dated: 2019-12-31")


def test_a_proposal_from_before_the_coverage_is_listed_as_background(tmp_path: Path) -> None:
    assert faults(tmp_path, OLD) == [f"{DRAFT}:5: outside-coverage"]
    assert faults(tmp_path, OLD, (HEAD, BACKGROUND, LISTED)) == []


def test_a_position_and_a_proposal_of_one_id_are_both_background(tmp_path: Path) -> None:
    same = "south-2019-05-01-tolls"
    named = (f"proposals/{same}.yaml", "", DRAFT_FILE.replace("south-draft-2020-08", same))

    assert faults(tmp_path / "a", named) == []
    assert faults(tmp_path / "b", named, (HEAD, BACKGROUND, LISTED)) == ["negotiation.yaml:9: needless-background"]
