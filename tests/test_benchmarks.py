"""The measurements run, over made-up records that say what real ones say; how long anything takes is tested nowhere."""

from pathlib import Path

import pytest

from app.domain.record.negotiation import Record
from app.seeding.faults import are_errors
from app.seeding.reading.folders import read_folder
from app.seeding.writing.files import write_record
from benchmarks import analysis, settlements
from benchmarks.pages import put, table
from benchmarks.talks import talks


@pytest.fixture(scope="module")
def record() -> Record:
    return talks(12, 3)


def test_the_made_up_record_is_the_same_every_time(record: Record) -> None:
    assert talks(12, 3) == record


def test_the_made_up_record_passes_the_checks(record: Record, tmp_path: Path) -> None:
    for name, text in write_record(record).items():
        path = tmp_path / record.negotiation.id / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    read, faults = read_folder(tmp_path / record.negotiation.id)

    assert not are_errors(faults), [str(fault) for fault in faults]
    assert read is not None
    assert read.positions == record.positions
    assert read.proposals == record.proposals


def test_every_analysis_is_measured_beside_its_loop(record: Record) -> None:
    cases = analysis.cases_of(record)
    rounds: list[int] = []

    found = analysis.measure(record, cases, 1, lambda done, _: rounds.append(done))

    assert rounds == [1, 2]
    assert all(len(found[case.path].seconds) == len(found[case.loop.path].seconds) == 1 for case in cases)
    assert all(len(line) == len(analysis.HEAD) for line in analysis.rows(cases, found))


def test_settlements_of_many_linked_issues_are_measured() -> None:
    assert len(settlements.measure(12, 60, 8)) == len(settlements.HEAD)


def test_figures_replace_those_under_their_heading_only(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n\n## One\n\nold\n\n## Two\n\nkept\n", encoding="utf-8")

    put(page, "One", table(["what", "s"], [["this", "1"]]))

    assert page.read_text(encoding="utf-8") == (
        "# Page\n\n## One\n\n| what | s |\n| --- | ---: |\n| this | 1 |\n\n## Two\n\nkept\n"
    )
    with pytest.raises(LookupError, match="Three"):
        put(page, "Three", "new")
