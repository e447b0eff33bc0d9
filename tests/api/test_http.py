"""What every answer has, whatever it is of: marks, codings, methods, other origins, request ids, cache rules."""

import pytest

from tests.api.conftest import Client
from tests.api.worlds import PAIR

ROUTES = [
    *("/negotiations", "/negotiations/test", "/parties", "/parties/ru", "/people", "/issues", "/issues/nato"),
    *("/sources", "/sources/source-ru-cf", "/positions", "/positions/ru-cf", "/comparisons", "/comparisons/nato"),
    "/proposals",
    *("/matrix", "/conflicts", "/overlaps", "/rules", "/schemas/people", "/problems/busy", "/healthz", "/readyz"),
    *("/shifts", "/issues/cf/timeline", "/contradictions", "/settlements", "/settlements?say_yes=true"),
    *("/openapi.json", "/docs", "/docs/swagger-ui.css", "/", "/robots.txt"),
]
CONFLICTS = f"/conflicts?{PAIR}"


@pytest.mark.parametrize("path", ROUTES)
def test_every_answer_has_a_mark_that_spares_the_next(client: Client, path: str) -> None:
    first = client.ask(path)
    again = client.ask(path, If_None_Match=first.headers["etag"])

    assert first.status_code == 200
    assert first.headers["etag"].startswith('W/"')
    assert (again.status_code, again.content) == (304, b"")
    for name in ("etag", "cache-control", "vary"):
        assert again.headers[name] == first.headers[name]
    assert "content-type" not in again.headers


@pytest.mark.parametrize("path", ROUTES)
def test_head_is_get_without_the_body(client: Client, path: str) -> None:
    whole, head = client.ask(path), client.ask(path, "HEAD")

    assert (head.status_code, head.content) == (200, b"")
    assert {name: head.headers[name] for name in head.headers if name != "x-request-id"} == {
        name: whole.headers[name] for name in whole.headers if name != "x-request-id"
    }


def test_head_of_what_is_not_there_is_404(client: Client) -> None:
    assert client.ask("/parties/rus", "HEAD").status_code == 404


@pytest.mark.parametrize("path", ROUTES)
def test_the_same_request_gives_the_same_bytes(client: Client, path: str) -> None:
    assert client.ask(path).content == client.ask(path).content


@pytest.mark.parametrize("path", ROUTES)
def test_options_names_the_methods(client: Client, path: str) -> None:
    answer = client.ask(path, "OPTIONS")

    written = path in ("/parties/ru", "/issues/nato", "/sources/source-ru-cf", "/positions/ru-cf")
    methods = "GET, HEAD, PUT, DELETE, OPTIONS" if written else "GET, HEAD, OPTIONS"
    assert (answer.status_code, answer.headers["allow"]) == (204, methods)


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_mark_is_weak_so_that_it_holds_for_every_coding(client: Client, coding: str) -> None:
    plain, coded = client.ask(CONFLICTS), client.ask(CONFLICTS, Accept_Encoding=coding)

    assert coded.headers["content-encoding"] == coding
    assert coded.headers["etag"] == plain.headers["etag"]
    assert plain.headers["vary"] == coded.headers["vary"] == "Accept, Accept-Encoding"
    assert int(coded.headers["content-length"]) < int(plain.headers["content-length"])
    assert coded.json() == plain.json()


def test_a_coding_that_is_refused_is_not_used(client: Client) -> None:
    assert "content-encoding" not in client.ask(CONFLICTS, Accept_Encoding="gzip;q=0, identity").headers


def test_a_mark_is_told_under_compression_too(client: Client) -> None:
    tag = client.ask(CONFLICTS).headers["etag"]

    answer = client.ask(CONFLICTS, If_None_Match=tag, Accept_Encoding="gzip")

    assert (answer.status_code, answer.headers["vary"]) == (304, "Accept, Accept-Encoding")


def test_problems_are_compressed(client: Client) -> None:
    answer = client.ask("/positions?prty=ru", Accept_Encoding="gzip")

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.json()["type"] == "/problems/unknown-parameter"


@pytest.mark.parametrize(
    ("condition", "status"), [("*", 304), ('"x", {tag}', 304), ("{strong}", 304), ('"x"', 200), ("", 200), ("x", 200)]
)
def test_a_mark_is_compared_weakly_and_in_a_list(client: Client, condition: str, status: int) -> None:
    tag = client.ask("/parties").headers["etag"]

    known = condition.format(tag=tag, strong=tag.removeprefix("W/"))

    assert client.ask("/parties", If_None_Match=known).status_code == status


def test_another_answer_has_another_mark(client: Client) -> None:
    assert client.ask("/parties").headers["etag"] != client.ask("/issues").headers["etag"]


def test_any_origin_may_read(client: Client) -> None:
    answer = client.ask("/positions", Origin="https://paper.example")

    assert answer.headers["access-control-allow-origin"] == "*"
    assert {"ETag", "Link", "X-Request-ID", "Retry-After"} <= set(
        answer.headers["access-control-expose-headers"].split(", ")
    )


def test_a_browser_that_asks_before_it_reads_is_let_in(client: Client) -> None:
    answer = client.ask(
        "/positions",
        "OPTIONS",
        Origin="https://paper.example",
        Access_Control_Request_Method="GET",
        Access_Control_Request_Headers="if-none-match",
    )

    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "If-None-Match" in answer.headers["access-control-allow-headers"]
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"


def test_other_origins_may_read_errors(client: Client) -> None:
    assert client.ask("/nothing", Origin="https://paper.example").headers["access-control-allow-origin"] == "*"


def test_a_request_keeps_its_own_id(client: Client) -> None:
    answer = client.ask("/parties/rus", X_Request_ID="desk-7.a_b")

    assert answer.headers["x-request-id"] == "desk-7.a_b"
    assert answer.json()["request_id"] == "desk-7.a_b"


@pytest.mark.parametrize("given", ["", "two words", "a" * 65, "a;b", "<b>"])
def test_an_id_that_is_not_plain_is_replaced(client: Client, given: str) -> None:
    answer = client.ask("/parties", X_Request_ID=given)

    assert len(answer.headers["x-request-id"]) == 32
    assert answer.headers["x-request-id"] != client.ask("/parties").headers["x-request-id"]


def test_live_answers_are_asked_about_again(client: Client) -> None:
    assert client.ask("/conflicts").headers["cache-control"] == "public, no-cache"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_the_state_of_the_process_is_never_kept(client: Client, path: str) -> None:
    assert client.ask(path).headers["cache-control"] == "no-store"


def test_answers_are_data_whatever_is_accepted(client: Client) -> None:
    answer = client.ask("/positions", Accept="text/html")

    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("host", ["parley.test", "evil.example", "localhost:1"])
def test_no_answer_depends_on_the_host(client: Client, host: str) -> None:
    answer = client.ask("/positions?limit=1", Host=host)

    assert answer.content == client.ask("/positions?limit=1").content
    assert host not in answer.headers["link"]


def test_numbers_have_no_exponent(client: Client) -> None:
    text = client.ask("/comparisons/cap").text

    assert '"at_most":85000' in text
    assert '"gap":{"value":165000,' in text
