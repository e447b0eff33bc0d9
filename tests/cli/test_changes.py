"""The command changes: the same bytes as the API, or a table for people."""

from tests.api.conftest import Client, load_on
from tests.api.test_revisions import later
from tests.cli.conftest import on_the_table, run


def test_json_is_what_the_api_answers_byte_for_byte(client: Client) -> None:
    load_on(client, later(), "2025-02-01")

    found = run("changes", "--since", "2025-01-15", "--issue", "nato", "--json")

    assert found.stdout_bytes == client.ask("/changes?since=2025-01-15&issue=nato").content + b"\n"


def test_every_option_narrows_as_the_parameter_of_the_api_does(client: Client) -> None:
    load_on(client, later(), "2025-02-01")
    options = [
        *("--from", "1", "--to", "2", "--until", "2025-03-01", "--kind", "position", "--party", "ua"),
        *("--change", "corrected", "--negotiation", "test"),
    ]

    found = run("changes", *options, "--json")

    query = "negotiation=test&from=1&to=2&until=2025-03-01&kind=position&party=ua&change=corrected"
    assert found.stdout_bytes == client.ask(f"/changes?{query}").content + b"\n"


def test_people_read_what_changed_field_by_field_and_the_verdicts(client: Client) -> None:
    load_on(client, later(), "2025-02-01")

    found = " ".join(run("changes", "--since", "2025-01-15").stdout.split())

    assert "test up to revision 2" in found
    for words in ("2 of 2025-02-01", "Ada: a test", "corrected", "ended", "removed", "/title:"):
        assert (words in found) == (words != "ended"), words


def test_people_read_whole_records_by_their_words_and_verdicts_as_they_were(client: Client) -> None:
    load_on(client, later(), "2025-02-01")

    found = run("changes", "--kind", "issue", "--from", "2").stdout

    assert "What of court?" in found
    assert "court, eu, ru: none -> silent" in found
    assert "tribunal, ru, ua: silent -> none" in found


def test_people_are_told_where_nothing_was_recorded_and_what_cannot_be(client: Client) -> None:
    assert "Nothing of the kind was recorded." in run("changes", "--since", "2026-01-01").stdout
    refused = run("changes", "--party", "rus")
    assert refused.exit_code == 2
    assert "There is no party 'rus'. Nearest: ru, us." in refused.stderr


def test_a_long_list_says_that_more_follow(client: Client) -> None:
    record = on_the_table()
    for day in range(1, 8):
        load_on(client, later(), f"2025-03-{day:02}")
        load_on(client, record, f"2025-04-{day:02}")

    assert "More follow" in run("changes", "--kind", "issue").stdout
