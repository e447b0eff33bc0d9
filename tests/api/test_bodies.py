"""Bodies that are refused before they are read, and by which methods and from where they may be sent."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.types import Message

from app.problems.kinds import KINDS
from app.routers.bodies import MOST_BYTES
from app.schemas.seeds.proposals import MOST_CLAUSES
from app.schemas.wire.decode import MAX_VALUES
from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.packages import NATO, errors, package
from tests.api.worlds import plans
from tests.databases import Databases


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonp"])
def test_what_is_no_json_by_its_own_account_is_refused(planned: Client, kind: str) -> None:
    (error,) = errors(planned.send(package(NATO), content_type=kind), 415)

    assert (error["in"], error["at"], error["got"]) == ("header", "Content-Type", kind)
    assert error["nearest"] == ["application/json"]


@pytest.mark.parametrize(
    "kind",
    ["application/json", "Application/JSON", "application/json; charset=utf-8", 'application/json;charset="UTF-8"'],
)
def test_json_may_say_its_charset(planned: Client, kind: str) -> None:
    assert planned.send(package(NATO), content_type=kind).status_code == 200


def test_another_charset_or_coding_is_refused(planned: Client) -> None:
    (charset,) = errors(planned.send(package(NATO), content_type="application/json; charset=latin-1"), 415)
    (coding,) = errors(planned.send(package(NATO), content_encoding="gzip"), 415)

    assert charset["nearest"] == ["application/json; charset=utf-8"]
    assert (coding["at"], coding["got"], coding["nearest"]) == ("Content-Encoding", "gzip", ["identity"])


def test_a_body_that_is_too_long_is_refused(planned: Client) -> None:
    longest = json.dumps(package(NATO)).encode().ljust(MOST_BYTES)

    assert planned.send(longest).status_code == 200
    (error,) = errors(planned.send(longest + b" "), 413)
    assert error["in"] == "body"


def test_a_body_of_unknown_length_is_read_no_further_than_that(planned: Client) -> None:
    asked = 0

    async def parts() -> AsyncIterator[bytes]:
        nonlocal asked
        while True:
            asked += 1
            yield b" " * 65_536

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app=planned.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://parley.test") as client:
            return await client.post("/evaluations", content=parts(), headers={"content-type": "application/json"})

    errors(planned.runner.run(send()), 413)
    assert asked <= 4


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"{", "Line 1, column 2"),
        (b'{\n  "clauses": [1 2]}', "Line 2, column 17"),
        (b"{'clauses': []}", "Line 1, column 2"),
        (b'{"clauses": []} x', "Line 1, column 17"),
        (b'{"clauses":\n[], "title": "\xff"}', "Line 2, column 15"),
        (b"[" * 100_000, "levels deep"),
        (b'{"a":' * 13 + b"1" + b"}" * 13, "levels deep"),
        (b'"\\ud800"', "U+D800"),
        (b'{"\\udfff": 1}', "U+DFFF"),
        (b"[" + b"1," * MAX_VALUES + b"1]", "more than 5000 values"),
    ],
    ids=range(12),
)
def test_what_is_no_json_is_told_from_where_on(planned: Client, body: bytes, place: str) -> None:
    answer = planned.send(body)

    (error,) = errors(answer)
    assert answer.json()["type"] == "/problems/malformed-body"
    assert (error["in"], error["at"]) == ("body", "")
    assert place in error["detail"]


@pytest.mark.parametrize(("method", "status"), [("GET", 405), ("HEAD", 405), ("PUT", 405), ("DELETE", 405)])
def test_a_package_is_sent_by_post_only(planned: Client, method: str, status: int) -> None:
    answer = planned.ask("/evaluations", method)

    assert (answer.status_code, answer.headers["allow"]) == (status, "POST, OPTIONS")
    if method != "HEAD":
        assert answer.json()["type"] == "/problems/method-not-allowed"


def test_a_page_of_another_origin_may_send_a_package(planned: Client) -> None:
    answer = planned.ask(
        "/evaluations",
        "OPTIONS",
        Origin="https://paper.example",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )

    assert answer.status_code == 204
    assert answer.headers["access-control-allow-methods"] == "POST, OPTIONS"
    assert "Content-Type" in answer.headers["access-control-allow-headers"]
    assert planned.ask("/evaluations", "OPTIONS").headers["allow"] == "POST, OPTIONS"


def test_there_are_no_query_parameters(planned: Client) -> None:
    answer = planned.send(package(NATO), "/evaluations?parties=ru")

    assert errors(answer)[0]["in"] == "query"
    assert answer.json()["type"] == "/problems/unknown-parameter"


def test_a_slow_sender_holds_up_nobody(databases: Databases, tmp_path: Path) -> None:
    settings = Settings.model_construct(verdicts_at_once=1, busy_after=0.01)
    with serving(databases, tmp_path / "hurried.db", settings) as client:
        load_on(client, plans())

        async def parts() -> AsyncIterator[bytes]:
            yield b'{"clauses": ['
            transport = httpx.ASGITransport(app=client.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://parley.test") as other:
                assert (await other.get("/matrix")).status_code == 200
            yield json.dumps(NATO).encode() + b"]}"

        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(app=client.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://parley.test") as sender:
                return await sender.post("/evaluations", content=parts(), headers={"content-type": "application/json"})

        assert client.runner.run(send()).status_code == 200
        assert client.send(package(NATO)).status_code == 200


def test_a_sender_that_hangs_up_is_no_fault_of_ours(planned: Client, caplog: pytest.LogCaptureFixture) -> None:
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/evaluations",
        "raw_path": b"/evaluations",
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "headers": [(b"content-type", b"application/json"), (b"content-length", b"10")],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    planned.runner.run(planned.app(scope, receive, send))

    assert sent[0]["status"] == 400
    assert caplog.records == []


def test_what_is_said_of_the_limits_is_what_they_are() -> None:
    assert f"{MOST_BYTES:,} bytes" in KINDS["body-too-long"].meaning
    assert f"{MOST_CLAUSES} clauses" in KINDS["body-too-long"].meaning
