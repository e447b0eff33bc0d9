"""Rate limits: who has spent too much is told so, and when to ask again."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.responses import Response

from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.worlds import talks
from tests.databases import Databases

Make = Callable[..., Client]


@pytest.fixture
def limited(databases: Databases, tmp_path: Path) -> Iterator[Make]:
    """Makes clients of services with budgets of their own."""
    opened: list[AbstractContextManager[Client]] = []

    def made(**settings: object) -> Client:
        path = tmp_path / f"{len(opened)}.db"
        context = serving(databases, path, Settings.model_construct(**settings))  # type: ignore[arg-type]
        client = context.__enter__()
        opened.append(context)
        load_on(client, talks())
        return client

    yield made
    for context in opened:
        context.__exit__(None, None, None)


def editing(app: FastAPI, status: int) -> None:
    """Let *app* have an address that takes edits, and answers them by *status*."""

    async def edit() -> Response:
        return Response(status_code=status)

    app.router.add_api_route("/made-up", edit, methods=["POST"], include_in_schema=False)


def test_every_answer_says_what_is_left(limited: Make) -> None:
    client = limited(reads_per_minute=3)

    answer = client.ask("/positions")

    assert answer.headers["ratelimit-policy"] == '"reading";q=3;w=60'
    assert answer.headers["ratelimit"] == '"reading";r=2;t=60'


def test_what_is_computed_has_a_budget_of_its_own(limited: Make) -> None:
    client = limited(work_per_minute=11)

    answer = client.ask("/settlements?parties=west,east")

    assert answer.headers["ratelimit-policy"] == '"reading";q=3000;w=60, "computing";q=11;w=60'
    assert answer.headers["ratelimit"] == '"reading";r=2999;t=60, "computing";r=1;t=60'
    assert client.ask("/conflicts").headers["ratelimit"].endswith('"computing";r=0;t=60')
    refused = client.ask("/conflicts")
    assert (refused.status_code, refused.json()["code"]) == (429, "quota_exceeded")
    assert client.ask("/positions").status_code == 200


def test_who_asks_too_often_is_told_when_to_come_back(limited: Make) -> None:
    client = limited(reads_per_minute=2)

    statuses = [client.ask("/positions").status_code for _ in range(3)]
    refused = client.ask("/positions")

    assert statuses == [200, 200, 429]
    assert refused.headers["content-type"] == "application/problem+json"
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert refused.headers["ratelimit"].startswith('"reading";r=0;t=')
    assert refused.json()["type"] == "/problems/quota-exceeded"
    assert refused.headers["x-request-id"] == refused.json()["request_id"]


def test_a_page_is_refused_as_a_page(limited: Make) -> None:
    client = limited(reads_per_minute=1)
    client.ask("/")

    refused = client.ask("/", accept="text/html")

    assert refused.status_code == 429
    assert refused.headers["content-type"].startswith("text/html")
    assert int(refused.headers["retry-after"]) > 0


def test_health_is_told_whoever_asks(limited: Make) -> None:
    client = limited(reads_per_minute=1)

    found = [client.ask(path) for path in ("/healthz", "/readyz") * 3]

    assert {answer.status_code for answer in found} == {200}
    assert not any("ratelimit" in answer.headers for answer in found)


def test_without_rate_limits_nothing_is_counted(limited: Make) -> None:
    client = limited(rate_limits=False, reads_per_minute=1)

    answers = [client.ask("/positions") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200] * 3
    assert "ratelimit" not in answers[0].headers


def test_a_budget_of_nothing_is_no_limit(limited: Make) -> None:
    client = limited(reads_per_minute=0, work_per_minute=0)

    answers = [client.ask("/conflicts") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200] * 3
    assert "ratelimit" not in answers[0].headers


def test_visitors_behind_a_trusted_proxy_have_budgets_of_their_own(limited: Make) -> None:
    client = limited(reads_per_minute=1, trusted_proxies="127.0.0.0/8")

    statuses = [client.ask("/positions", x_forwarded_for=f"192.0.2.{n}").status_code for n in (1, 2, 1)]

    assert statuses == [200, 200, 429]


def test_nobody_gets_a_new_budget_by_saying_who_they_are(limited: Make) -> None:
    client = limited(reads_per_minute=1)

    statuses = [
        client.ask("/positions", x_forwarded_for=f"192.0.2.{n}", forwarded=f"for=192.0.2.{n}").status_code
        for n in (1, 2)
    ]

    assert statuses == [200, 429]


def test_each_key_has_a_budget_for_edits(limited: Make) -> None:
    client = limited(edits_per_minute=1)
    editing(client.app, 409)

    def edited(key: str) -> int:
        return client.send({}, "/made-up", authorization=f"Bearer {key}").status_code

    assert [edited("one"), edited("one"), edited("two")] == [409, 429, 409]
    assert client.ask("/positions", authorization="Bearer one").status_code == 200


def test_guessed_keys_open_no_budgets_and_come_to_an_end(limited: Make) -> None:
    client = limited(guesses_per_minute=2)
    editing(client.app, 401)

    answers = [client.send({}, "/made-up", authorization=f"Bearer {n}") for n in range(4)]

    assert [answer.status_code for answer in answers] == [401, 401, 429, 429]
    assert '"guessing";r=0' in answers[3].headers["ratelimit"]
    assert client.ask("/positions").status_code == 200


def test_packages_of_a_reader_are_no_edits(limited: Make) -> None:
    client = limited(edits_per_minute=1)

    answers = [client.send({}, authorization="Bearer one") for _ in range(3)]

    assert 429 not in {answer.status_code for answer in answers}


def test_a_storage_can_be_shared(limited: Make) -> None:
    client = limited(reads_per_minute=1, rate_limit_storage="async+memory://")

    assert [client.ask("/positions").status_code for _ in range(2)] == [200, 429]


def test_a_network_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match=r"10\.0\.0\.0/40"):
        Settings(trusted_proxies="10.0.0.0/40")
    assert Settings(trusted_proxies="10.0.0.0/8, 2001:db8::/32").trusted_proxies
