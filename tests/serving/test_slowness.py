"""How long the server waits for those who send or read slowly: asked through sockets, as an attacker would."""

import asyncio
import socket
from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from tests.serving.conftest import Running, until

Start = Callable[..., Running]
GET = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
SENT = b"POST /evaluations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"


def test_slow_headers_are_not_waited_for(serve: Start, app: ASGIApp) -> None:
    server = serve(app)
    with server.line() as line:
        line.say(b"GET / HTTP/1.1\r\nHost: a\r\n")
        answer = line.answer()

        assert (answer.status, answer.problem()["code"]) == (408, "too_slow")
        assert line.ended()
    assert server.refused == ["too-slow"]
    assert server.lives()


def test_a_header_a_moment_does_not_buy_time(serve: Start, app: ASGIApp) -> None:
    server = serve(app)
    with server.line() as line:
        line.say(b"GET / HTTP/1.1\r\n")
        line.socket.settimeout(0.02)
        while not server.refused:
            try:
                line.buffer += line.socket.recv(1)
            except TimeoutError:
                line.say(b"X: a\r\n")

        line.socket.settimeout(20)
        assert line.answer().status == 408


def test_a_connection_without_a_word_is_closed(serve: Start, app: ASGIApp) -> None:
    with serve(app).line() as line:
        assert line.ended()


def test_a_slow_body_is_not_waited_for(serve: Start, app: ASGIApp) -> None:
    server = serve(app)
    with server.line() as line:
        line.say(SENT + b"Content-Length: 100\r\n\r\n{")
        answer = line.answer()

        assert (answer.status, answer.problem()["code"]) == (408, "too_slow")
        assert line.ended()
    until(lambda: not server.server.server_state.tasks)


def test_a_body_that_breaks_off_in_the_middle_of_an_answer_ends_the_connection(serve: Start) -> None:
    async def hasty(_: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"a", "more_body": True})
        while (await receive())["type"] != "http.disconnect":
            pass

    with serve(hasty).line() as line:
        line.say(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{")
        assert line.answer().status == 200
        line.buffer = b""
        assert line.ended()


def test_who_does_not_read_is_let_go(serve: Start) -> None:
    async def talking(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _part in range(2000):
            await send({"type": "http.response.body", "body": b"a" * 65536, "more_body": True})
            await asyncio.sleep(0)

    server = serve(talking)
    with server.line() as line:
        line.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.say(GET)

        until(lambda: server.refused == ["too-slow"])
        until(lambda: not server.server.server_state.connections)


def test_an_answer_that_nobody_takes_is_not_kept(serve: Start) -> None:
    async def long(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"20000000")]})
        await send({"type": "http.response.body", "body": b"a" * 20_000_000})

    server = serve(long, keep_alive_seconds=1)
    with server.line() as line:
        line.say(GET)

        until(lambda: server.refused == ["too-slow"])
        until(lambda: not server.server.server_state.connections)
