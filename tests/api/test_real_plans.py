"""What the real record says to the terms of 14 June 2024."""

from typing import Any

from app.routers.parameters.proposals import EXAMPLE
from tests.api.conftest import Client

THAT_WEEK = "parties=ru,ua,us&as_of=2024-06-14"


def verdicts(found: dict[str, Any], party: str) -> dict[str, str]:
    """The verdict of each clause for a party, by the issue."""
    return {
        clause["issue"]: fit["verdict"]
        for clause in found["clauses"]
        for fit in clause["parties"]
        if fit["party"] == party
    }


def test_the_terms_of_june_met_what_their_author_had_said_and_crossed_what_ukraine_had(ukraine: Client) -> None:
    found = ukraine.get(f"/proposals/ru-terms-2024-06-14/evaluation?{THAT_WEEK}")

    ru = verdicts(found, "ru")
    # The term leaves Crimea open; Russia asks that it be conceded as well.
    assert ru.pop("recognition-of-annexation") == "partly_meets"
    assert set(ru.values()) == {"meets"}
    ua = verdicts(found, "ua")
    assert (ua["ukrainian-withdrawal"], ua["recognition-of-annexation"], ua["ceasefire"]) == ("crosses",) * 3
    assert (ua["nato-membership"], ua["peace-talks"]) == ("misses", "meets")
    assert verdicts(found, "us")["nato-membership"] == "not_ruled_out"
    _, kyiv, _ = found["parties"]
    assert kyiv["response"]["response"] == "rejects"
    assert kyiv["gets"] == []
    assert kyiv["gives_up"]


def test_each_verdict_leads_to_the_words_and_passages_that_it_rests_on(ukraine: Client) -> None:
    found = ukraine.get(f"/proposals/ru-terms-2024-06-14/evaluation?{THAT_WEEK}")

    resting = [fit for clause in found["clauses"] for fit in clause["parties"] if fit["verdict"] != "unstated"]
    assert all(fit["positions"] for fit in resting)
    assert all(position["citations"][0]["link"] for fit in resting for position in fit["positions"])


def test_the_freeze_of_that_winter_is_set_beside_the_terms_as_far_as_both_are_known(
    ukraine: Client,
) -> None:
    found = ukraine.get(f"/proposals/ru-freeze-2023-12/diff/ru-terms-2024-06-14?{THAT_WEEK}")

    # Of neither was the text seen: what only one of them is known to say was neither dropped nor added.
    assert (found["older"]["read"], found["newer"]["read"]) == ("excerpt", "excerpt")
    assert {change["change"] for change in found["changes"]} == {"amended", "not_seen"}
    unseen = {change["issue"] for change in found["changes"] if change["change"] == "not_seen"}
    assert all(unseen.isdisjoint((*party["closer"], *party["further"])) for party in found["parties"])
    assert "freeze-or-settlement" in found["parties"][0]["closer"]


def test_the_example_of_the_contract_is_answered(ukraine: Client) -> None:
    answer = ukraine.send(EXAMPLE)

    assert answer.status_code == 200, answer.text
    assert answer.json()["title"] == EXAMPLE["title"]
