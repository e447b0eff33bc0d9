"""A progress bar for work that takes longer than a second, where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE_SECONDS = 1.0

Advance = Callable[[int, int], None]


@contextmanager
def progress(words: str, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[Advance]:
    """A function to be told (steps done, steps in all); after a second a bar shows it on a terminal's stderr."""
    bar = _Bar(words)
    timer = Timer(patience_seconds, bar.show)
    timer.daemon = True
    if sys.stderr.isatty():
        timer.start()
    try:
        yield bar.advance
    finally:
        timer.cancel()
        bar.hide()


class _Bar:
    """Shown by the timer's thread, fed and hidden by the one that works."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.done = (0, 0)
        self.shown: Progress | None = None
        self.over = False
        self.lock = Lock()

    def show(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        with self.lock:
            if not self.over:
                self.shown = Progress(console=Console(stderr=True), transient=True)
                self.shown.add_task(self.words, total=None)
                self.shown.start()
                self._feed(self.shown)

    def advance(self, done: int, total: int) -> None:
        with self.lock:
            self.done = (done, total)
            if self.shown:
                self._feed(self.shown)

    def hide(self) -> None:
        with self.lock:
            self.over = True
            if self.shown:
                self.shown.stop()

    def _feed(self, shown: Progress) -> None:
        done, total = self.done
        shown.update(shown.task_ids[0], completed=done, total=total or None)
