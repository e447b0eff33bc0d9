"""What the server takes from a connection, and for how long: asked through sockets, as an attacker would."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from app.limiting.addresses import networks
from app.serving.bounds import Bounds
from tests.serving.conftest import QUICK, Running, until

Start = Callable[..., Running]
GET = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
SENT = b"POST /evaluations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"G\x00T / HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: \x00\r\n\r\n",
        b"GET / HTTP/1.1\r\n: a\r\n\r\n",
        b"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n",
        SENT + b"Content-Length: -1\r\n\r\n",
        SENT + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        SENT + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        SENT + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}xx\r\n",
    ],
)
def test_what_is_no_http_is_a_problem_and_the_end(server: Running, data: bytes) -> None:
    with server.line() as line:
        line.say(data)
        answer = line.answer()

        assert (answer.status, answer.problem()["code"]) == (400, "invalid_request")
        assert answer.headers["connection"] == "close"
        assert answer.headers["x-request-id"] == answer.problem()["request_id"]
        assert line.ended()
    assert server.lives()


@pytest.mark.parametrize(
    "target",
    [b"/%00", b"/positions/%00", b"/n/%00/issues/a", b"/%ff%fe", b"/positions/%c3%28", b"/%2e%2e/%2e%2e/etc/passwd"],
)
def test_strange_paths_lead_nowhere(server: Running, target: bytes) -> None:
    assert server.ask(b"GET " + target + b" HTTP/1.1\r\nHost: a\r\n\r\n").status == 404


@pytest.mark.parametrize("query", [b"party=%00", b"party=%ff%fe", b"%00=a", b"q=%c3%28", b"=", b"as_of=%E2%80%AE"])
def test_strange_queries_are_faults(server: Running, query: bytes) -> None:
    answer = server.ask(b"GET /positions?" + query + b" HTTP/1.1\r\nHost: a\r\n\r\n")

    assert answer.status in {200, 422}
    assert server.lives()


def test_an_address_that_never_ends_is_refused_before_its_end(server: Running) -> None:
    with server.line() as line:
        line.say(b"GET /" + b"a" * 9000)
        answer = line.answer()

    assert (answer.status, answer.problem()["code"]) == (414, "address_too_long")


def test_a_whole_address_that_is_too_long_is_refused_with_its_id(server: Running) -> None:
    request = b"GET /positions?q=" + b"a" * 9000 + b" HTTP/1.1\r\nHost: a\r\nX-Request-ID: mine\r\n\r\n"

    answer = server.ask(request)

    assert (answer.status, answer.headers["x-request-id"]) == (414, "mine")
    assert answer.problem()["code"] == "address_too_long"


def test_headers_that_never_end_are_refused_before_their_end(server: Running) -> None:
    with server.line() as line:
        line.say(b"GET / HTTP/1.1\r\n")
        for _ in range(20):
            line.say(b"X: " + b"a" * 4000 + b"\r\n")
        answer = line.answer()

    assert (answer.status, answer.problem()["code"]) == (431, "headers_too_long")


@pytest.mark.parametrize("headers", [b"X: a\r\n" * 101, b"X: " + b"a" * 32768 + b"\r\n"])
def test_whole_headers_that_are_too_long_are_refused(server: Running, headers: bytes) -> None:
    answer = server.ask(b"GET /positions HTTP/1.1\r\n" + headers + b"\r\n")

    assert (answer.status, answer.problem()["code"]) == (431, "headers_too_long")


def test_a_query_of_too_many_parameters_is_refused(server: Running) -> None:
    answer = server.ask(b"GET /positions?" + b"a=1&" * 100 + b"a=1 HTTP/1.1\r\nHost: a\r\n\r\n")

    assert (answer.status, answer.problem()["code"]) == (422, "too_large")


def test_a_body_that_says_it_is_too_long_is_not_waited_for(server: Running) -> None:
    answer = server.ask(SENT + b"Content-Length: 99999999\r\n\r\n")

    assert (answer.status, answer.problem()["code"]) == (413, "body_too_long")


def test_a_body_without_an_end_is_refused(server: Running) -> None:
    with server.line() as line:
        line.say(SENT + b"Transfer-Encoding: chunked\r\n\r\n")
        for _ in range(20):
            line.say(b"2000\r\n" + b" " * 8192 + b"\r\n")
        answer = line.answer()

        assert (answer.status, answer.problem()["code"]) == (413, "body_too_long")
        assert line.ended()
    assert server.lives()


def test_who_answers_without_reading_the_body_listens_no_longer(serve: Start, app: ASGIApp) -> None:
    server = serve(app)
    with server.line() as line:
        line.say(b"POST /nowhere HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n")

        assert line.answer().status == 404
        assert line.ended()


def test_a_body_beyond_all_bounds_ends_the_connection_whatever_the_app_does(serve: Start) -> None:
    server = serve(forgetful, replace(QUICK, body_bytes=10_000, body_seconds=20))
    with server.line() as line:
        line.say(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n")
        until(lambda: bool(server.server.server_state.tasks))
        line.say(b"a" * 20_000)

        assert line.answer().problem()["code"] == "body_too_long"
        assert line.ended()


async def forgetful(_: Scope, receive: Receive, __: Send) -> None:
    """Read all there is, and say nothing."""
    while (await receive()).get("more_body"):
        pass


def test_requests_in_one_go_are_answered_in_order(server: Running) -> None:
    with server.line() as line:
        line.say(GET * 20 + b"GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n")

        assert [line.answer().status for _ in range(21)] == [200] * 20 + [404]


def test_too_many_requests_in_one_go_are_not_kept(server: Running) -> None:
    with server.line() as line:
        line.say(GET * 1000)

        statuses = [line.answer().status]
        while statuses[-1] == 200:
            statuses.append(line.answer().status)
        assert statuses[-1] == 400
        assert len(statuses) <= Bounds().pipelined + 2
        assert line.ended()


def test_what_is_no_http_after_a_request_is_answered_after_it(server: Running) -> None:
    with server.line() as line:
        line.say(GET + b"\x00\r\n\r\n")

        assert [line.answer().status for _ in range(2)] == [200, 400]
        assert line.ended()


@pytest.mark.parametrize("number", [2, 3, 20])
def test_what_is_no_http_after_several_requests_is_answered_after_all_of_them(server: Running, number: int) -> None:
    with server.line() as line:
        line.say(GET * number + b"\x00\r\n\r\n")

        assert [line.answer().status for _ in range(number + 1)] == [200] * number + [400]
        assert line.ended()


def test_an_old_client_is_answered_and_left(server: Running) -> None:
    with server.line() as line:
        line.say(b"GET /healthz HTTP/1.0\r\n\r\n")

        assert line.answer().status == 200
        assert line.ended()


def test_who_wants_another_protocol_is_answered_in_this_one(server: Running) -> None:
    for protocol in (b"h2c", b"websocket"):
        with server.line() as line:
            line.say(GET[:-2] + b"Connection: upgrade\r\nUpgrade: " + protocol + b"\r\n\r\n")

            answer = line.answer()
            assert (answer.status, answer.headers["connection"]) == (200, "close")
            assert line.ended()


def test_what_follows_a_body_becomes_no_header(serve: Start) -> None:
    seen: list[list[tuple[bytes, bytes]]] = []

    async def listening(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive())["more_body"]:
            pass
        seen.append(scope["headers"])
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    request = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nAuthorization: mine\r\n\r\n"

    assert serve(listening).ask(request).status == 204
    assert seen == [[(b"host", b"a"), (b"transfer-encoding", b"chunked")]]


def test_more_connections_than_may_be_are_told_to_come_back(serve: Start, app: ASGIApp) -> None:
    server = serve(app, replace(QUICK, connections=1, head_seconds=20))
    with server.line() as first, server.line() as second:
        answer = second.answer()
        first.say(GET)

        assert (answer.status, answer.problem()["code"]) == (503, "busy")
        assert int(answer.headers["retry-after"]) > 0
        assert first.answer().status == 200


def test_one_address_does_not_take_all_connections(serve: Start, app: ASGIApp) -> None:
    server = serve(app, replace(QUICK, of_one_address=2, head_seconds=20))
    with server.line(), server.line(), server.line() as third:
        assert third.answer().status == 503
    until(server.lives)


def test_a_trusted_proxy_may_take_them_all(serve: Start, app: ASGIApp) -> None:
    server = serve(app, replace(QUICK, of_one_address=1, head_seconds=20, trusted=networks("127.0.0.1")))
    with server.line(), server.line() as second:
        second.say(GET)

        assert second.answer().status == 200
