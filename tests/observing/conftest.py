"""Lines of the log, as somebody reads them."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from app.observing.logs import Form, Stderr, log_to_stderr
from tests.api.conftest import client, settings

__all__ = ["client", "settings"]


@dataclass(slots=True)
class Log:
    """What was written to the standard error output."""

    captured: pytest.CaptureFixture[str]
    before: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        self.before += self.captured.readouterr().err
        return self.before

    def lines(self) -> list[dict[str, Any]]:
        """Its lines, as JSON."""
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def log(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Iterator[Log]:
    """The log of the process while the test runs; the fixture's parameter is its form."""
    form: Form = getattr(request, "param", "json")
    log_to_stderr(form)
    yield Log(capsys)
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, Stderr)]:
        root.removeHandler(handler)
