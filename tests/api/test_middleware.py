"""The layers around the routes, with apps that answer in their own ways."""

import asyncio
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.middleware.failures import Failures
from app.middleware.validators import Validators
from tests.api.conftest import Client


def driven(app: ASGIApp, scope: Scope, received: list[Message]) -> list[Message]:
    """What an app sends, given what it receives."""
    sent: list[Message] = []
    waiting = iter(received)

    async def receive() -> Message:
        return next(waiting)

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    return sent


def http(path: str = "/", **headers: str) -> dict[str, Any]:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "method": "GET", "path": path, "headers": pairs}


def answering(*messages: Message) -> ASGIApp:
    """An app that sends these messages."""

    async def app(_: Scope, __: Receive, send: Send) -> None:
        for message in messages:
            await send({**message})

    return app


START: Message = {"type": "http.response.start", "status": 200, "headers": []}


def part(body: bytes, *, more: bool = False) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}


def test_a_service_starts_and_stops_with_its_server(client: Client) -> None:
    sent = driven(client.app, {"type": "lifespan"}, [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])

    assert [message["type"] for message in sent] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


def test_an_answer_in_parts_has_the_mark_of_the_whole() -> None:
    parts = driven(Validators(answering(START, part(b"a", more=True), part(b"b"))), http(), [])
    whole = driven(Validators(answering(START, part(b"ab"))), http(), [])

    assert parts == whole


def test_an_answer_without_length_or_type_may_be_unchanged() -> None:
    app = Validators(answering(START, part(b"ab")))
    mark = dict(driven(app, http(), [])[0]["headers"])[b"etag"].decode()

    sent = driven(app, http(if_none_match=mark), [])

    assert (sent[0]["status"], sent[1]["body"]) == (304, b"")


def test_a_fault_in_the_middle_of_an_answer_is_no_second_answer() -> None:
    async def broken(_: Scope, __: Receive, send: Send) -> None:
        await send(START)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        driven(Failures(broken), http(), [])
