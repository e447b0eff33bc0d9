"""Requests that are sent twice are done once, and what fails leaves nothing."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx
import pytest
from sqlalchemy import text

from app.db import read
from app.queries.keys import Scope
from app.services.editing import making
from tests.api.conftest import Client
from tests.editing.conftest import SOURCE, Newsroom, create

EDIT = {"negotiation": "harbour", "why": "a test", "changes": [create("source", SOURCE)]}
OTHER = {**EDIT, "why": "another"}
THIRD = {**OTHER, "changes": [create("source", {**SOURCE, "id": "x"})]}
ONCE = '"once"'


def send(newsroom: Newsroom, document: object = EDIT, named: str = ONCE, key: str | None = None) -> httpx.Response:
    return newsroom.call("POST", "/edits", document, key, idempotency_key=named)


def test_the_same_request_is_answered_with_the_same_bytes(newsroom: Newsroom) -> None:
    first = send(newsroom)
    after = newsroom.revision()

    second, bare = send(newsroom), send(newsroom, named="once")

    assert first.status_code == second.status_code == bare.status_code == 201
    assert first.content == second.content == bare.content
    assert first.headers["location"] == second.headers["location"]
    assert newsroom.revision() == after
    assert len(newsroom.audit()) == 1


def test_another_request_with_the_same_key_is_refused(newsroom: Newsroom) -> None:
    send(newsroom)

    answer = send(newsroom, OTHER)

    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
    moved = newsroom.call("POST", "/edits?propose=true", EDIT, idempotency_key=ONCE)
    assert moved.status_code == 422


def test_keys_of_two_people_are_not_one(newsroom: Newsroom) -> None:
    send(newsroom)

    answer = send(
        newsroom, {**OTHER, "changes": [create("source", {**SOURCE, "id": "x"})]}, key=newsroom.key("Kim", Scope.EDIT)
    )

    assert answer.status_code == 201


def test_what_was_refused_may_be_mended_and_sent_again(newsroom: Newsroom) -> None:
    assert send(newsroom, {**EDIT, "negotiation": "habour"}).status_code == 422

    assert send(newsroom).status_code == 201


@pytest.mark.parametrize("named", ["", '""', "x" * 256, "a\tb"])
def test_a_key_that_cannot_be_one_is_refused(newsroom: Newsroom, named: str) -> None:
    answer = send(newsroom, named=named)

    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, "Idempotency-Key")


def test_a_deletion_is_done_once_too(newsroom: Newsroom) -> None:
    send(newsroom)
    mark = newsroom.mark("/sources/gazette-2020")
    path = "/sources/gazette-2020?why=a"

    first = newsroom.call("DELETE", path, if_match=mark, idempotency_key="two")
    second = newsroom.call("DELETE", path, if_match=mark, idempotency_key="two")
    third = newsroom.call("DELETE", path, if_match=mark, idempotency_key="three")

    assert (first.status_code, second.content, third.status_code) == (200, first.content, 412)


def test_from_threads_at_once_it_is_done_once(newsroom: Newsroom) -> None:
    before, ready, key = newsroom.revision(), Barrier(4), newsroom.ada

    def at_once(_: int) -> httpx.Response:
        other = Client(newsroom.client.app)
        with other.runner:
            ready.wait()
            return send(Newsroom(other), key=key)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(at_once, range(4)))

    counts = Counter(answer.status_code for answer in answers)
    assert counts[201] >= 1
    assert set(counts) <= {201, 409}
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} <= {"in_flight"}
    assert all(answer.headers["retry-after"] == "1" for answer in answers if answer.status_code == 409)
    assert newsroom.revision() == before + 1
    assert send(newsroom).status_code == 201


def test_a_failure_between_check_and_commit_leaves_nothing(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    before = newsroom.revision()

    def fail(*_: object) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(making, "write_audit", fail)
        answer = send(newsroom)

    assert answer.status_code == 500
    assert "power" not in answer.text
    assert newsroom.revision() == before
    with read(newsroom.engine) as session:
        counts = [session.scalar(text(f"SELECT count(*) FROM {table}")) for table in ("idempotency", "waiting_edit")]  # noqa: S608
        assert counts == [0, 0]
        assert session.scalar(text("SELECT count(*) FROM source WHERE id = 'gazette-2020'")) == 0
    assert newsroom.audit() == []
    assert send(newsroom).status_code == 201


def test_old_answers_are_forgotten(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as past:
        past.setattr("app.routers.editing.errands.now", lambda: "2026-01-01T00:00:00Z")
        send(newsroom)

    answer = send(newsroom, THIRD, named="new")

    assert answer.status_code == 201
    with read(newsroom.engine) as session:
        assert list(session.scalars(text("SELECT token FROM idempotency"))) == ["new"]
