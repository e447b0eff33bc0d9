"""The command shifts: the same bytes as the API, or a table for people."""

import pytest

from tests.api.conftest import Client, load_on
from tests.api.worlds import TALKS
from tests.cli.conftest import run
from tests.domain.worlds import world

DAYS = ("--from", "2023-06-01", "--to", "2024-06-14")


def test_json_is_what_the_api_answers_byte_for_byte(client: Client) -> None:
    found = run("shifts", "ua", "ru", *DAYS, "--json")

    assert found.stdout_bytes == client.ask("/shifts?party=ua,ru&from=2023-06-01&to=2024-06-14").content + b"\n"


def test_json_of_one_issue_at_a_grade_is_what_the_api_answers(client: Client) -> None:
    found = run("shifts", "us", "--issue", "nato", "--min-attribution", "anonymous", "--json")

    assert found.stdout_bytes == client.ask("/shifts?party=us&issue=nato&min_attribution=anonymous").content + b"\n"


def test_people_read_what_moved_and_by_which_words(client: Client) -> None:
    found = run("shifts", "ua", "ru", *DAYS).stdout

    assert "test from 2023-06-01 to 2024-06-14, reported or better" in found
    for words in ("What of talks?", "asks for “MEDIATED”", "asks for “DIRECT”", "moved", "+ ua-talks (2024-02-13)"):
        assert words in found
    for words in ("new", "silent", "on conditions only", "- ua-talks-old (2023-01-01)"):
        assert words in found


def test_what_did_not_move_is_counted_only(client: Client) -> None:
    found = run("shifts", "ua", "--issue", "cap", *DAYS).stdout

    assert "What of cap?" not in found
    assert "Not shown: 1 that did not move." in found


def test_a_move_of_numbers_says_how_far(client: Client) -> None:
    raised = "ua demands cap:>=300000 id=ua-cap-2 on=2024-01-01 replaces=ua-cap"
    load_on(client, world(f"{TALKS}\n    {raised}"), "2025-01-02")

    found = run("shifts", "ua", "--issue", "cap", *DAYS).stdout

    assert "hardened, by 50,000" in found


def test_moves_that_differ_with_conditions_are_told_one_by_one(client: Client) -> None:
    softer = "ru offers cf:now when nato:barred id=ru-cf-2 on=2024-06-20 replaces=ru-cf"
    load_on(client, world(f"{TALKS}\n    {softer}"), "2025-01-02")

    found = run("shifts", "ru", "--issue", "cf", "--from", "2024-06-14", "--to", "2024-06-30").stdout

    assert "if “What of nato?”" in found


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rus",), "There is no party 'rus'. Nearest: ru, us."),
        (("ru", "--from", "2024-06-14", "--to", "2024-06-13"), "lies behind the second"),
        (("ru", "--from", "1999-01-01"), "The record begins on 2022-02-24"),
        (("ru", "--issue", "nat"), "Nearest: nato."),
        (("ru", "--to", "soon"), "soon"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(client: Client, arguments: tuple[str, ...], words: str) -> None:
    found = run("shifts", *arguments)

    assert found.exit_code == 2
    assert found.stderr.startswith("parley: ")
    assert words in found.stderr
    assert found.stderr.count("\n") == 1
