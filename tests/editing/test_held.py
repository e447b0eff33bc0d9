"""An edit that finds the database held by another writer."""

import pytest

from app.db import write
from tests.editing.conftest import POSITION, SOURCE, Newsroom, create

CHANGES = (create("source", SOURCE), create("position", POSITION))


def test_an_edit_waits_for_another_writer_and_not_for_good(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    assert newsroom.ada
    monkeypatch.setattr("app.db.BUSY_MS", 50)
    newsroom.engine.dispose()
    before = newsroom.revision()

    with write(newsroom.engine):
        answer = newsroom.edit(*CHANGES)

    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/busy")
    assert int(answer.headers["retry-after"]) > 0
    assert newsroom.revision() == before
    assert newsroom.edit(*CHANGES).is_success
    assert newsroom.revision() == before + 1
