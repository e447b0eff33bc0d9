"""The form of a list by `Accept`."""

import pytest

from tests.api.conftest import Client

TABLES = {"text/csv": "csv", "application/x-ndjson": "ndjson", "text/markdown": "md"}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize("path", ["/positions", "/conflicts", "/issues", "/matrix"])
@pytest.mark.parametrize("kind", TABLES)
def test_a_list_is_sent_in_the_form_that_is_asked_for(planned: Client, path: str, kind: str) -> None:
    answer = planned.ask(f"{path}?negotiation=test", Accept=kind)

    assert answer.content == planned.ask(f"{path}.{TABLES[kind]}?negotiation=test").content
    assert answer.headers["vary"] == "Accept, Accept-Encoding"


@pytest.mark.parametrize(
    "accept",
    [
        *("*/*", "application/json", BROWSER, "text/*", "image/png", "", "application/json, text/csv", "text/csv;q=0"),
        *("text/csv;q=0.5, */*;q=0.6", "text/csv;q=much", "application/*, text/csv;q=0.9", "application/ld+json"),
    ],
)
def test_json_is_sent_unless_something_else_is_preferred(planned: Client, accept: str) -> None:
    answer = planned.ask("/matrix", Accept=accept)

    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["vary"] == "Accept, Accept-Encoding"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/csv, */*;q=0.1", "text/csv; charset=utf-8"),
        ("TEXT/CSV; charset=utf-8", "text/csv; charset=utf-8"),
        ("text/csv;q=0.2, text/markdown;q=0.3", "text/markdown; charset=utf-8"),
        ("text/markdown, text/csv", "text/markdown; charset=utf-8"),
        ("application/json;q=0.1, application/ld+json", "application/ld+json"),
    ],
)
def test_the_form_that_is_preferred_wins(planned: Client, accept: str, media_type: str) -> None:
    assert planned.ask("/positions", Accept=accept).headers["content-type"] == media_type


def test_a_mark_of_one_form_does_not_spare_another(planned: Client) -> None:
    mark = planned.ask("/positions").headers["etag"]

    assert planned.ask("/positions", Accept="text/csv", If_None_Match=mark).status_code == 200


def test_a_file_by_accept_is_whole_too(planned: Client) -> None:
    answer = planned.ask("/positions?limit=5", Accept="text/csv")

    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_parameter")


def test_what_has_one_form_does_not_vary(planned: Client) -> None:
    assert planned.ask("/people", Accept="text/csv").headers["vary"] == "Accept-Encoding"
    assert planned.ask("/positions.csv").headers["vary"] == "Accept-Encoding"
