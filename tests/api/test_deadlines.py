"""How long a question may take."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse, Response

from app.settings import Settings
from tests.api.conftest import Client, serving
from tests.databases import Databases


@pytest.fixture
def hurried(databases: Databases, tmp_path: Path) -> Iterator[Client]:
    """A client of a service that gives each question a moment."""
    settings = Settings.model_construct(rate_limits=False, answer_seconds=0.05)
    with serving(databases, tmp_path / "parley.db", settings) as client:
        yield client


def taking_long(client: Client, path: str, methods: list[str]) -> threading.Event:
    """Let the service have an address that does not answer before the event is set."""
    done = threading.Event()

    def wait() -> Response:
        done.wait(1)
        return PlainTextResponse("late")

    client.app.router.add_api_route(path, wait, methods=methods, include_in_schema=False)
    return done


def test_a_question_that_takes_too_long_is_answered_so(hurried: Client) -> None:
    taking_long(hurried, "/slow", ["GET"])

    answer = hurried.ask("/slow")

    assert (answer.status_code, answer.json()["code"]) == (503, "took_too_long")
    assert int(answer.headers["retry-after"]) > 0
    assert "late" not in answer.text


def test_a_page_that_takes_too_long_is_a_page(hurried: Client) -> None:
    taking_long(hurried, "/n/slow/made-up", ["GET"])

    answer = hurried.ask("/n/slow/made-up", accept="text/html")

    assert answer.status_code == 503
    assert answer.headers["content-type"].startswith("text/html")


def test_an_edit_is_waited_for(hurried: Client) -> None:
    taking_long(hurried, "/edit", ["POST"])

    assert hurried.send({}, "/edit").text == "late"


def test_a_quick_question_is_answered(fresh: Client) -> None:
    taking_long(fresh, "/slow", ["GET"]).set()

    assert fresh.ask("/slow").text == "late"
