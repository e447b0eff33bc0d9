"""The form of a list by `Accept`."""

import pytest

from tests.api.conftest import Client

TABLES = {"text/csv": "csv", "application/x-ndjson": "ndjson", "text/markdown": "md"}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


LISTS = [
    *("/positions", "/issues", "/sources", "/parties", "/people", "/proposals", "/negotiations"),
    *("/comparisons", "/conflicts", "/overlaps", "/matrix", "/contradictions", "/shifts", "/settlements"),
    *("/issues/nato/timeline", "/proposals/older/evaluation", "/proposals/older/diff/newer"),
]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("kind", TABLES)
def test_a_list_is_sent_in_the_form_that_is_asked_for(planned: Client, path: str, kind: str) -> None:
    answer = planned.ask(path, Accept=kind)

    assert answer.status_code == 200
    assert answer.content == planned.ask(f"{path}.{TABLES[kind]}").content
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
    assert planned.ask("/parties/ru", Accept="text/csv").headers["vary"] == "Accept-Encoding"
    assert planned.ask("/positions.csv").headers["vary"] == "Accept-Encoding"
    assert planned.ask("/proposals/older/diff/newer.csv", Accept="text/csv").headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", LISTS)
def test_the_list_itself_has_a_suffix_too(planned: Client, path: str) -> None:
    plain, suffixed = planned.ask(path), planned.ask(f"{path}.json", Accept="text/csv")

    assert (suffixed.status_code, suffixed.content) == (200, plain.content)
    assert suffixed.headers["content-type"] == "application/json"
    assert suffixed.headers["vary"] == "Accept-Encoding"


def test_links_of_a_list_by_suffix_are_those_of_the_list(planned: Client) -> None:
    answer = planned.ask("/positions.json?limit=2")

    assert answer.headers["link"] == planned.ask("/positions?limit=2").headers["link"]
    assert planned.refused("/positions.json?nothing=1")["code"] == "unknown_parameter"
    assert planned.refused("/positions/ru-cf.json", 404)["errors"][0]["got"] == "ru-cf.json"
