"""What goes wrong under the address of a page is said on a page; under the API's it stays a problem for programs."""

import pytest

from tests.api.conftest import Client
from tests.site.reading import page, read


def test_an_unknown_issue_is_a_page_with_what_was_meant(client: Client) -> None:
    root = page(client, "/n/test/issues/natoo?parties=ru,ua", 404)

    assert root.the("h1").text == "There is nothing at this address"
    assert "/n/test/issues/nato" in [link.attributes["href"] for link in root.every("a")]


def test_an_unknown_negotiation_is_a_page(client: Client) -> None:
    root = page(client, "/n/tests", 404)

    assert "/n/test" in [link.attributes["href"] for link in root.every("a")]


@pytest.mark.parametrize(
    ("asked", "said", "way"),
    [
        ("parties=rus,ua", "There is no party 'rus'.", "/n/test?parties=ru,ua"),
        ("as_of=1999-01-01", "", "/n/test?as_of=2022-01-01"),
        ("min_attribution=rumour", "'rumour' is none of", None),
        ("as_of=yesterday", "'yesterday' is no day of the calendar", None),
        ("as_of=2024-01-01&as_of=2024-01-02", "given more than once", None),
    ],
)
def test_a_value_that_cannot_be_taken_is_said_with_a_link_to_one_that_can(
    client: Client, asked: str, said: str, way: str | None
) -> None:
    root = page(client, f"/n/test?{asked}", 422)
    links = [link.attributes["href"] for link in root.the("main").every("a")]

    assert said in root.the("main").text
    assert way is None or client.ask(way).status_code in (200, 422)
    if asked.startswith("parties"):
        assert way in links


def test_two_parameters_that_exclude_each_other_are_a_page(client: Client) -> None:
    assert page(client, "/?revision=1&recorded_by=2025-01-01", 422).the("h1").text


@pytest.mark.parametrize("path", ["/", "/n/test", "/method", "/search"])
def test_what_is_not_reading_is_refused_on_a_page(client: Client, path: str) -> None:
    answer = client.ask(path, "POST")

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert read(answer.text).the("h1").text == "The method is not allowed here"


def test_a_page_of_a_problem_is_not_kept_and_is_as_strict(client: Client) -> None:
    answer = client.ask("/n/nowhere")

    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "etag" not in answer.headers


def test_our_own_fault_is_a_page_that_tells_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr("app.site.matrix.matrix", fail)
    answer = client.ask("/")

    assert answer.status_code == 500
    assert read(answer.text).the("h1").text == "Something went wrong on our side"
    assert "secret" not in answer.text


def test_what_a_reader_typed_is_never_read_as_markup(client: Client) -> None:
    root = page(client, "/n/test/issues/%3Cscript%3E?parties=%3Cimg%20src=x%3E", 422)

    assert not root.every("script")
    assert not root.every("img")


@pytest.mark.parametrize("path", ["/issues/natoo", "/comparisons/natoo", "/static/parley.000000000000.css"])
def test_the_api_keeps_problems_for_programs(client: Client, path: str) -> None:
    answer = client.ask(path, Accept="text/html")

    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_an_address_of_nobodys_is_a_page_for_a_browser_and_a_problem_for_a_program(client: Client) -> None:
    people = client.ask("/nowhere", Accept="text/html,*/*;q=0.8")
    programs = client.ask("/nowhere")

    assert (people.status_code, programs.status_code) == (404, 404)
    assert read(people.text).the("h1").text == "There is nothing at this address"
    assert "Accept" in people.headers["vary"]
    assert programs.json()["status"] == 404
