"""The command compare: the same bytes as the API, or a table for people."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import main
from tests.api.conftest import Client, load_on
from tests.database.records import river


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["compare", *arguments], env={"COLUMNS": "160"})


def test_json_is_what_the_api_answers_byte_for_byte(client: Client) -> None:
    found = run("ru", "ua", "--as-of", "2024-06-14", "--json")

    assert found.stdout_bytes == client.ask("/comparisons?parties=ru,ua&as_of=2024-06-14").content + b"\n"


def test_json_of_one_issue_is_what_the_api_answers(client: Client) -> None:
    found = run("ru", "us", "--issue", "nato", "--min-attribution", "anonymous", "--json")

    asked = "/comparisons/nato?parties=ru,us&min_attribution=anonymous"
    assert found.stdout_bytes == client.ask(asked).content + b"\n"


def test_people_read_a_table(client: Client) -> None:
    found = run("ru", "ua", "us", "--as-of", "2024-06-14").stdout

    assert "test as of 2024-06-14, reported or better" in found
    for words in ("What of nato?", "asks for “BARRED”", "any of D or L", "asks for at most 85,000"):
        assert words in found
    for words in ("(conflict)", "1 on conditions", "silent", "offers any outcome"):
        assert words in found


def test_a_table_may_be_of_one_issue(client: Client) -> None:
    found = run("ru", "ua", "--issue", "cap").stdout

    assert "What of cap?" in found
    assert "What of nato?" not in found


def test_the_table_says_why_a_party_is_silent(client: Client) -> None:
    load_on(client, river())

    found = run("east", "west", "--negotiation", "river", "--as-of", "2021-06-01").stdout

    assert "silent (asked, and did not say)" in found


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rus", "ua"), "There is no party 'rus'. Nearest: ru, us."),
        (("ru", "ua", "--as-of", "2024-02-30"), "no day of the calendar"),
        (("ru", "ua", "--as-of", "1999-01-01"), "The record begins on 2022-02-24"),
        (("ru", "ua", "--issue", "nat"), "Nearest: nato."),
        (("ru", "ru"), "named twice"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(client: Client, arguments: tuple[str, ...], words: str) -> None:
    found = run(*arguments)

    assert found.exit_code == 2
    assert found.stderr.startswith("parley: ")
    assert words in found.stderr


def test_a_database_that_is_not_migrated_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_DATABASE_URL", f"sqlite:///{tmp_path}/new.db")

    assert "parley migrate" in run("ru", "ua").stderr
