"""What the log says, and what it never says."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import text

from app.db import read
from app.observing.logs import log_to_stderr
from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.worlds import talks
from tests.databases import Databases
from tests.observing.conftest import Log

WORD = "a-word-of-mine"

Make = Callable[..., Client]


@pytest.fixture
def logged(databases: Databases, tmp_path: Path) -> Iterator[Make]:
    """Makes clients of services that log."""
    with ExitStack() as stack:

        def made(**settings: object) -> Client:
            known = Settings.model_construct(**{"rate_limits": False, "access_log": 1.0, **settings})  # type: ignore[arg-type]
            client = stack.enter_context(serving(databases, tmp_path / "parley.db", known))
            load_on(client, talks())
            return client

        yield made


def broken(client: Client, words: str) -> None:
    """Let a service have an address that breaks with some words."""

    async def breaks() -> None:
        raise ZeroDivisionError(words)

    client.app.router.add_api_route("/broken", breaks, include_in_schema=False)


def test_a_request_is_one_line(logged: Make, log: Log) -> None:
    answer = logged().ask("/positions?party=us&limit=1", x_request_id="mine")

    (line,) = log.lines()
    assert {name: line[name] for name in ("level", "logger", "event", "request_id", "method", "path", "status")} == {
        "level": "info",
        "logger": "parley.access",
        "event": "request",
        "request_id": "mine",
        "method": "GET",
        "path": "/positions",
        "status": 200,
    }
    assert line["bytes"] == len(answer.content)
    assert line["ms"] >= 0
    assert line["timestamp"].endswith("Z")


def test_a_share_of_requests_is_logged(logged: Make, log: Log) -> None:
    client = logged(access_log=0.5)

    for _ in range(100):
        client.ask("/healthz")

    assert 10 < len(log.lines()) < 90


def test_by_default_only_faults_are_logged(logged: Make, log: Log) -> None:
    client = logged(access_log=0.0)
    broken(client, "by zero")

    client.ask("/healthz")
    client.ask("/broken")

    assert [line["event"] for line in log.lines()] == ["request failed"]


def test_a_fault_is_told_once_with_its_way_and_its_id(logged: Make, log: Log) -> None:
    client = logged(access_log=0.001)
    broken(client, "by zero")

    answer = client.ask("/broken?q=a")

    fault, line = log.lines()
    assert (fault["level"], fault["request_id"]) == ("error", answer.json()["request_id"])
    assert fault["exception"].count("ZeroDivisionError: by zero") == 1
    assert (line["level"], line["status"], line["request_id"]) == ("warning", 500, answer.json()["request_id"])
    assert "by zero" not in answer.text


def test_no_secret_is_logged_or_answered(logged: Make, log: Log) -> None:
    client = logged()
    broken(client, "by zero")

    answers = [
        client.ask(f"/positions?q={WORD}", authorization=f"Bearer {WORD}", cookie=WORD),
        client.ask("/broken", authorization=f"Bearer {WORD}"),
        client.ask("/positions", authorization=f"Bearer {WORD}", x_forwarded_for=WORD),
        client.send({"title": WORD, "clauses": WORD}, authorization=f"Bearer {WORD}"),
        client.ask("/nowhere", "DELETE", authorization=f"Bearer {WORD}"),
    ]

    assert WORD not in log.text
    assert not any(WORD in answer.text for answer in answers[1:3] + answers[4:])
    assert len(log.lines()) == len(answers) + 1


def test_an_error_of_the_database_does_not_repeat_what_was_asked(logged: Make, log: Log) -> None:
    client = logged()

    def ask() -> None:
        with read(client.engine) as session:
            session.execute(text("SELECT :word FROM nowhere"), {"word": WORD})

    client.app.router.add_api_route("/broken", ask, include_in_schema=False)
    client.app.exception_handlers.clear()

    assert client.ask("/broken").status_code in {500, 503}
    assert WORD not in log.text


def test_a_path_cannot_write_lines_of_its_own(logged: Make, log: Log) -> None:
    logged().ask("/%0a%7b%22level%22:%22error%22%7d%1b[31m")

    (line,) = log.lines()
    assert line["path"] == "/%0A%7B%22level%22%3A%22error%22%7D%1B%5B31m"


@pytest.mark.parametrize("log", ["text"], indirect=True)
def test_text_is_for_people(logged: Make, log: Log) -> None:
    client = logged()
    broken(client, "by zero")

    client.ask("/broken", x_request_id="mine")

    first = log.text.splitlines()[0]
    assert "request failed" in first
    assert "request_id=mine" in first
    assert "ZeroDivisionError: by zero" in log.text


def test_the_form_is_json_where_nobody_watches(log: Log) -> None:
    log_to_stderr("auto")

    logging.getLogger("parley").info("a word")

    (line,) = log.lines()
    assert (line["event"], line["logger"]) == ("a word", "parley")


def test_what_the_server_says_twice_is_said_once(log: Log) -> None:
    for message in ("Exception in ASGI application\n", "Invalid HTTP request received.", "Another word"):
        logging.getLogger("uvicorn.error").error(message)

    assert [line["event"] for line in log.lines()] == ["Another word"]
