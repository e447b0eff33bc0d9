"""A bar shows long work to who watches, and to nobody else."""

import os
import pty
import sys

import pytest

from app.cli import progress as progress_module
from app.cli.progress import progress


def test_a_bar_shows_long_work_to_who_watches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bar = progress_module._Bar("Checking")

    bar.advance(1, 4)
    bar.show()
    bar.advance(2, 4)

    assert bar.shown is not None
    assert (bar.shown.tasks[0].completed, bar.shown.tasks[0].total) == (2, 4)
    bar.hide()
    assert bar.shown.finished is False
    assert capsys.readouterr().out == ""


def test_a_bar_is_not_shown_once_the_work_is_over() -> None:
    bar = progress_module._Bar("Checking")
    bar.hide()
    bar.show()

    assert bar.shown is None


def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Checking", patience_seconds=0) as advance:
        advance(1, 2)

    assert capsys.readouterr() == ("", "")


def test_a_terminal_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[float] = []

    class Timer:
        daemon = False

        def __init__(self, seconds: float, _show: object) -> None:
            self.seconds = seconds

        def start(self) -> None:
            started.append(self.seconds)

        def cancel(self) -> None:
            started.append(-1)

    leader, follower = pty.openpty()
    monkeypatch.setattr(progress_module, "Timer", Timer)
    with os.fdopen(follower, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress("Checking", patience_seconds=3):
            pass
    os.close(leader)

    assert started == [3, -1]
