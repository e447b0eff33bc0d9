"""Every way to be refused, in one shape, and without a word that is not meant for the client."""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from app.domain.errors import DomainError, TooLarge
from app.problems.kinds import KIND_OF, KINDS, kind_of
from app.services import comparing, refusals
from app.settings import Settings
from tests.api.conftest import Client, load_on, over, serving
from tests.api.worlds import PAIR, talks
from tests.databases import Databases
from tests.domain.worlds import world

ROUTES = [
    *("/negotiations", "/negotiations/test", "/parties", "/parties/ru", "/people", "/people/nobody", "/issues"),
    *("/issues/nato", "/sources", "/sources/source-ru-cf", "/positions", "/positions/ru-cf", "/comparisons"),
    *("/comparisons/nato", "/matrix", "/conflicts", "/overlaps", "/rules", "/schemas/people", "/problems/busy"),
    *("/shifts", "/issues/nato/timeline", "/contradictions", "/settlements", "/healthz", "/readyz", "/openapi.json"),
    *("/proposals", "/proposals/older", "/proposals/older/evaluation", "/proposals/older/diff/newer"),
]


def shape(problem: dict[str, Any]) -> None:
    """What every problem has."""
    assert list(problem) == ["type", "title", "status", "detail", "instance", "code", "request_id", "errors"]
    kind = KINDS[problem["type"].removeprefix("/problems/")]
    assert (problem["title"], problem["status"]) == (kind.title, kind.status)
    assert problem["code"] == kind.code.replace("-", "_")
    for error in problem["errors"]:
        assert list(error) == ["in", "at", "got", "nearest", "detail", "code"]


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_refuses_an_unknown_parameter(client: Client, route: str) -> None:
    problem = client.refused(f"{route}?prties=ru")

    assert problem["type"] == "/problems/unknown-parameter"
    assert problem["errors"][0]["at"] == "prties"


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_refuses_a_repeated_parameter(client: Client, route: str) -> None:
    problem = client.refused(f"{route}?limit=1&limit=1")

    assert problem["type"] == "/problems/repeated-parameter"
    assert problem["errors"][0]["got"] == "1,1"


def test_all_faults_of_a_request_are_told_at_once(client: Client) -> None:
    problem = client.refused("/positions?kind=demnd&limit=0&as_of=never&prty=ru")

    assert {error["at"] for error in problem["errors"]} == {"kind", "limit", "as_of", "prty"}


def test_more_than_64_values_are_refused(client: Client) -> None:
    problem = client.refused("/positions?party=" + ",".join(f"p{n}" for n in range(65)))

    assert problem["type"] == "/problems/invalid-value"


def test_long_words_are_repeated_in_part_only(client: Client) -> None:
    problem = client.refused("/positions?party=" + "a" * 3000)

    assert len(problem["errors"][0]["got"]) == 201
    assert len(problem["instance"]) == 201


def test_words_of_a_client_are_not_read_as_a_format(client: Client) -> None:
    assert client.refused("/positions?kind={nearest}")["errors"][0]["got"] == "{nearest}"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("path", ["/positions", "/conflicts", "/docs"])
def test_what_is_not_reading_is_not_allowed(client: Client, method: str, path: str) -> None:
    answer = client.ask(path, method)

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    shape(answer.json())
    assert answer.json()["type"] == "/problems/method-not-allowed"


def test_a_problem_is_not_kept(client: Client) -> None:
    answer = client.ask("/parties/rus")

    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_parties_must_be_named_where_there_are_many(fresh: Client) -> None:
    crowd = " ".join(f"p{n}" for n in range(13))
    load_on(fresh, world(f"nato = member barred\nparties {crowd}\np1 demands nato:member"))

    problem = fresh.refused("/conflicts")

    assert problem["type"] == "/problems/parties-required"
    assert fresh.get("/conflicts?parties=p1,p2")["items"] == []


def test_a_dozen_parties_are_all_compared_unasked(fresh: Client) -> None:
    crowd = " ".join(f"p{n}" for n in range(12))
    load_on(fresh, world(f"nato = member barred\nparties {crowd}\np1 demands nato:member"))

    assert len(fresh.get("/comparisons")["items"][0]["parties"]) == 12


def test_too_much_work_is_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MAX_CELLS", 2)

    problem = client.refused("/matrix")

    assert problem["type"] == "/problems/too-large"
    shape(problem)


@pytest.fixture
def hurried(databases: Databases, tmp_path: Path) -> Iterator[Client]:
    """A service that computes one verdict at a time and lets nobody wait."""
    settings = Settings.model_construct(verdicts_at_once=1, busy_after=0.01)
    with serving(databases, tmp_path / "hurried.db", settings) as found:
        load_on(found, talks())
        yield found


def test_who_would_wait_too_long_is_told_to_come_back(hurried: Client) -> None:
    asyncio.run(hurried.app.state.turns.acquire())

    answer = hurried.ask(f"/conflicts?{PAIR}")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    shape(answer.json())
    assert answer.json()["type"] == "/problems/busy"
    assert hurried.ask("/positions").status_code == 200


def test_a_turn_is_given_back_whatever_the_answer(hurried: Client) -> None:
    for path in (f"/conflicts?{PAIR}", "/conflicts?issue=vote", "/conflicts?as_of=1999-01-01", "/matrix"):
        assert hurried.ask(path).status_code in (200, 422)

    assert hurried.ask(f"/conflicts?{PAIR}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/positions", "/parties", "/negotiations", "/negotiations/test", "/conflicts", "/readyz", "/shifts"),
        *("/issues/nato/timeline", "/contradictions", "/settlements"),
    ],
)
def test_an_empty_database_is_not_ready(fresh: Client, path: str) -> None:
    answer = fresh.ask(path)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["type"] == "/problems/not-ready"


def test_a_home_that_is_not_loaded_is_not_ready(databases: Databases, tmp_path: Path) -> None:
    with serving(databases, tmp_path / "home.db", Settings.model_construct(negotiation="river")) as client:
        load_on(client, talks())

        assert client.refused("/parties", 503)["type"] == "/problems/not-ready"
        assert client.get("/parties?negotiation=test")["items"]


def test_a_database_without_tables_is_not_ready(databases: Databases, tmp_path: Path, settings: Settings) -> None:
    with over(databases.empty(tmp_path / "bare.db"), settings) as client:
        assert client.refused("/positions", 503)["type"] == "/problems/not-ready"
        assert client.refused("/readyz", 503)["detail"].startswith("The database is not migrated")


INNER = "words of the house"


@pytest.mark.parametrize("error", [ZeroDivisionError(INNER), KeyError(INNER), RuntimeError(INNER)])
def test_our_own_faults_have_a_fixed_text(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("app.routers.comparisons.conflicts", fail)
    with caplog.at_level(logging.ERROR, "parley"):
        answer = client.ask("/conflicts", X_Request_ID="mine")

    assert answer.status_code == 500
    shape(answer.json())
    assert INNER not in answer.text
    assert answer.json()["errors"] == []
    assert [record.__dict__["request_id"] for record in caplog.records] == ["mine"]
    assert INNER in caplog.text
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_busy_database_is_told_without_its_words(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PoolTimeout(INNER)

    monkeypatch.setattr("app.routers.comparisons.conflicts", fail)
    answer = client.ask("/conflicts")

    assert answer.status_code == 503
    assert INNER not in answer.text


def test_what_the_framework_refuses_is_a_problem_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise HTTPException(400, INNER)

    monkeypatch.setattr("app.routers.comparisons.conflicts", fail)
    answer = client.ask("/conflicts")

    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/invalid-request")
    assert INNER not in answer.text


def test_every_problem_is_explained(client: Client) -> None:
    for code, kind in KINDS.items():
        found = client.get(f"/problems/{code}")
        assert found["type"] == kind.type
        assert (found["code"], found["status"], found["title"]) == (code, kind.status, kind.title)


def tree(error: type[DomainError]) -> Iterator[type[DomainError]]:
    yield error
    for below in error.__subclasses__():
        yield from tree(below)


def test_every_error_of_the_rules_has_its_kind() -> None:
    missing = {error.__name__ for error in tree(DomainError) if error.__module__.startswith("app.")} - {
        error.__name__ for error in KIND_OF
    }

    assert missing == set()
    assert set(KIND_OF.values()) <= set(KINDS)
    assert kind_of(TooLarge("x")).code == "too-large"


def test_nearest_names_begin_alike_or_are_alike() -> None:
    names = ["armed-forces-cap", "ceasefire", "nato-membership"]

    assert refusals.nearest("nato", names) == ("nato-membership",)
    assert refusals.nearest("ceasfire", names) == ("ceasefire",)
    assert refusals.nearest("", names) == tuple(names)
    assert refusals.nearest("zzz", []) == ()


def test_a_record_may_hold_a_negotiation_of_any_name(fresh: Client) -> None:
    record = talks()
    load_on(fresh, replace(record, negotiation=replace(record.negotiation, id="peace-2024")))

    assert fresh.get("/parties")["meta"]["negotiation"] == "peace-2024"
