"""A test that was left out for lack of a tool must be run elsewhere."""

import json
from pathlib import Path

import pytest

from tools.tallies import main


def tally(folder: Path, name: str, *passed: str, **skipped: str) -> str:
    """A file as `--tally` writes it beside the one for people."""
    path = folder / name
    Path(f"{path}.json").write_text(json.dumps({"passed": passed, "skipped": skipped}), encoding="utf-8")
    return str(path)


def test_all_is_well_where_nothing_was_left_out(tmp_path: Path) -> None:
    assert main([tally(tmp_path, "first", "a", "b")]) == 0


def test_a_test_that_lacked_its_tool_may_pass_in_another_run(tmp_path: Path) -> None:
    first = tally(tmp_path, "first", "a", b="no browser", c="no server")

    assert main([first, tally(tmp_path, "second", "b"), tally(tmp_path, "third", "c", "a")]) == 0


def test_a_test_that_no_run_has_passed_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = tally(tmp_path, "first", "a", b="no browser", c="no server")

    assert main([first, tally(tmp_path, "second", "b")]) == 1
    assert capsys.readouterr().out == "c: no server\n"


def test_a_later_run_may_leave_nothing_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = tally(tmp_path, "second", "b", d="no picture")

    assert main([tally(tmp_path, "first", "a", b="no browser"), later]) == 1
    assert capsys.readouterr().out == "d: no picture\n"
