"""The command settle: the same bytes as the API, or sentences and tables for people."""

import pytest

from app.cli import settle
from tests.api.conftest import Client
from tests.cli.conftest import run

DAY = ("--as-of", "2024-06-14")


def test_json_is_what_the_api_answers_byte_for_byte(client: Client) -> None:
    found = run("settle", "ru", "ua", *DAY, "--json")

    assert found.stdout_bytes == client.ask("/settlements?parties=ru,ua&as_of=2024-06-14").content + b"\n"


def test_json_with_all_options_is_what_the_api_answers(client: Client) -> None:
    found = run("settle", "ru", "ua", "--say-yes", "--proposals", "nato-plan,cap-plan", "--json")

    asked = "/settlements?parties=ru,ua&say_yes=true&proposals=nato-plan,cap-plan"
    assert found.stdout_bytes == client.ask(asked).content + b"\n"


def test_people_read_a_package_and_who_said_yes_to_what(client: Client) -> None:
    found = run("settle", "ru", "ua", *DAY).stdout

    assert "test as of 2024-06-14, reported or better: No stated red line stands in the way." in found
    for words in ("One such package", "Said yes to it", "What of nato?", "nobody"):
        assert words in found
    assert "Smallest sets" not in found


def test_people_read_which_words_leave_no_package(client: Client) -> None:
    found = run("settle", "ru", "ua", *DAY, "--say-yes").stdout

    assert "Stated red lines and stated yeses leave no package" in found
    for words in ("Smallest sets that leave no package", "Smallest sets that would have to move", "1 (cost 1)"):
        assert words in found
    for id_ in ("ru-nato: ", "ua-nato: ", "ru-cap: ", "ua-cap: "):
        assert id_ in found
    assert "One such package" not in found


def test_of_many_sets_the_first_are_shown_and_the_others_counted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settle, "MOST_SHOWN", 1)

    assert "1 more; --json has them" in run("settle", "ru", "ua", *DAY, "--say-yes").stdout


def test_proposals_stand_beside_each_other(client: Client) -> None:
    found = run("settle", "ru", "ua", *DAY, "--proposals", "nato-plan,cap-plan").stdout

    assert "Proposals beside each other" in found
    for words in ("nato-plan", "A cap-plan", "crosses 0, meets 1", "crosses 0, meets 0", "none"):
        assert words in found


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rus",), "There is no party 'rus'. Nearest: ru, us."),
        (("ru", "ua", "--proposals", "nato"), "Nearest: nato-plan"),
        (("ru", "ua", "--as-of", "1999-01-01"), "The record begins on 2022-02-24"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(client: Client, arguments: tuple[str, ...], words: str) -> None:
    found = run("settle", *arguments)

    assert found.exit_code == 2
    assert found.stderr.startswith("parley: ")
    assert words in found.stderr
