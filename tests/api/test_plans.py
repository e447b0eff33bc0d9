"""Proposals against what the parties say, and draft against draft."""

from enum import StrEnum
from typing import Any

import pytest

from app.domain.analysis.plans.drafts import Amendment, Change, Nearness
from app.domain.analysis.plans.evaluation import Balance, Fit
from app.domain.record.proposals import Answer, Status
from tests.api.conftest import Client

OLDER = "/proposals/older/evaluation?parties=ru,ua,us&as_of=2024-06-14"
NEWER = "/proposals/newer/evaluation?parties=ru,ua,us&as_of=2024-06-14"
DIFF = "/proposals/older/diff/newer?parties=ru,ua&as_of=2024-06-14"


def fits(found: dict[str, Any], party: str) -> dict[str, str]:
    """The verdict of each clause for a party, by the clause's number."""
    return {
        clause["n"]: fit["verdict"] for clause in found["clauses"] for fit in clause["parties"] if fit["party"] == party
    }


def fit_of(found: dict[str, Any], n: str, party: str) -> dict[str, Any]:
    clause = next(clause for clause in found["clauses"] if clause["n"] == n)
    fit: dict[str, Any] = next(fit for fit in clause["parties"] if fit["party"] == party)
    return fit


def summary_of(found: dict[str, Any], party: str) -> dict[str, Any]:
    summary: dict[str, Any] = next(one for one in found["parties"] if one["party"] == party)
    return summary


def test_each_clause_is_judged_for_each_party_in_the_order_asked_for(planned: Client) -> None:
    found = planned.get("/proposals/older/evaluation?parties=ua,ru&as_of=2024-06-14")

    assert [[fit["party"] for fit in clause["parties"]] for clause in found["clauses"]] == [["ua", "ru"]] * 4
    assert [summary["party"] for summary in found["parties"]] == ["ua", "ru"]
    assert fits(found, "ru") == {"1": "partly_meets", "2": "not_ruled_out", "3": "partly_meets", "3a": "partly_meets"}
    assert fits(found, "ua") == {"1": "misses", "2": "meets", "3": "misses", "3a": "crosses"}
    assert found["proposal"] == {
        "negotiation": "test",
        "id": "older",
        "title": "The older draft",
        "authors": ["us"],
        "dated": "2024-03",
        "status": "leaked",
        "read": "whole",
    }


def test_a_verdict_comes_with_its_words_its_gap_and_the_positions_cited(planned: Client) -> None:
    fit = fit_of(planned.get(OLDER), "3", "ua")

    assert fit["label"] == "The party asks for something else, and has said yes to no outcome of the clause"
    assert fit["gap"] == {"value": 150000, "unit": "people", "attained": True, "touching": False}
    assert fit["balance"] == "gives_up"
    assert [position["id"] for position in fit["positions"]] == ["ua-cap"]
    assert fit["positions"][0]["citations"][0]["source"]["id"] == "source-ua-cap"


def test_a_condition_that_the_package_leaves_open_is_said(planned: Client) -> None:
    found = planned.get(NEWER)

    assert fit_of(found, "1", "ru")["condition_open"]
    assert not fit_of(found, "2", "ru")["condition_open"]
    assert "terms open" in summary_of(found, "ru")["summary"]


def test_an_answer_to_the_clause_goes_before_one_to_the_whole_and_the_latest_counts(planned: Client) -> None:
    found = planned.get(OLDER)

    assert fit_of(found, "1", "ua")["response"]["response"] == "rejects"
    assert fit_of(found, "2", "ua")["response"]["response"] == "accepts_with_changes"
    assert summary_of(found, "ua")["response"]["response"] == "accepts_with_changes"
    assert fit_of(found, "1", "ru")["response"]["response"] == "as_basis"
    assert fit_of(found, "1", "us")["response"] is None


def test_an_answer_counts_from_its_day_on(planned: Client) -> None:
    found = planned.get("/proposals/older/evaluation?parties=ua,ua@2024-03-12,ua@2024-03-11&as_of=2024-06-14")

    told = [summary["response"] and summary["response"]["response"] for summary in found["parties"]]
    assert told == ["accepts_with_changes", "declined_to_say", None]
    assert [summary["party"] for summary in found["parties"]] == ["ua", "ua@2024-03-12", "ua@2024-03-11"]


def test_what_was_not_published_by_a_day_does_not_count_and_the_clauses_stay(planned: Client) -> None:
    found = planned.get(f"{OLDER}&known_on=2024-04-01")

    assert len(found["clauses"]) == 4
    assert summary_of(found, "ua")["response"] is None
    assert planned.get(f"{OLDER}&known_on=2024-02-01")["proposal"]["id"] == "older"
    assert found["meta"]["known_on"] == "2024-04-01"


def test_the_summary_names_what_is_got_given_up_and_left_out(planned: Client) -> None:
    ua = summary_of(planned.get(OLDER), "ua")

    assert ua["counts"] == {"crosses": 1, "misses": 2, "meets": 1}
    assert (ua["gets"], ua["gives_up"], ua["left_out"]) == (["2"], ["1", "3", "3a"], ["talks"])
    assert ua["summary"] == (
        "Of 4 clauses the Ukrainian side rules out every outcome of 1, asks for something else on 2 and has said yes to"
        " every outcome of 1; it also asks for something on 1 issue without a clause."
    )


def test_filters_narrow_the_clauses_shown_and_change_no_verdict(planned: Client) -> None:
    whole, some = planned.get(OLDER), planned.get(f"{OLDER}&issue=cf,nato")

    assert [clause["n"] for clause in some["clauses"]] == ["1", "2"]
    assert some["clauses"] == whole["clauses"][:2]
    assert some["parties"] == whole["parties"]
    assert planned.get(f"{OLDER}&topic=test") == whole


def test_by_default_all_parties_are_asked_as_of_the_last_day_covered(planned: Client) -> None:
    found = planned.get("/proposals/older/evaluation")

    assert [summary["party"] for summary in found["parties"]] == ["ru", "ua", "us"]
    assert found["meta"]["as_of"] == "2024-12-31"


def changes(found: dict[str, Any]) -> list[tuple[str, str, str | None, str | None, str | None]]:
    def number(clause: dict[str, str] | None) -> str | None:
        return clause["n"] if clause else None

    return [
        (one["issue"], one["change"], one["amendment"], number(one["older"]), number(one["newer"]))
        for one in found["changes"]
    ]


def test_clauses_are_aligned_by_issue_whatever_their_numbers(planned: Client) -> None:
    found = planned.get(DIFF)

    assert changes(found) == [
        ("cap", "amended", "wider", "3", "3"),
        ("cf", "amended", "narrower", "2", "1"),
        ("nato", "amended", "narrower", "1", "2"),
        ("tribunal", "added", None, None, "4"),
        ("uw", "dropped", None, "3a", None),
    ]
    assert found["counts"] == {"kept": 0, "amended": 3, "dropped": 1, "added": 1, "not_seen": 0}
    assert (found["older"]["id"], found["newer"]["id"]) == ("older", "newer")


def test_for_each_party_the_newer_draft_is_closer_or_not(planned: Client) -> None:
    ru, ua = planned.get(DIFF)["parties"]

    assert (ru["party"], ru["nearness"], ru["closer"], ru["further"]) == ("ru", "mixed", ["nato"], ["uw"])
    assert (ua["party"], ua["nearness"], ua["closer"], ua["further"]) == ("ua", "closer", ["cap", "uw"], [])
    assert ua["label"].startswith("The newer draft is closer")


def test_the_other_way_round_everything_is_mirrored(planned: Client) -> None:
    back = planned.get("/proposals/newer/diff/older?parties=ru,ua&as_of=2024-06-14")

    assert changes(back) == [
        ("cap", "amended", "narrower", "3", "3"),
        ("cf", "amended", "wider", "1", "2"),
        ("nato", "amended", "wider", "2", "1"),
        ("tribunal", "dropped", None, "4", None),
        ("uw", "added", None, None, "3a"),
    ]
    assert [(one["nearness"], one["closer"]) for one in back["parties"]] == [("mixed", ["uw"]), ("further", [])]


def test_a_draft_beside_itself_is_kept_whole(planned: Client) -> None:
    found = planned.get("/proposals/older/diff/older")

    assert {one["change"] for one in found["changes"]} == {"kept"}
    assert {(one["nearness"], *one["closer"], *one["further"]) for one in found["parties"]} == {("same",)}


@pytest.mark.parametrize(
    ("part", "words"),
    [
        *(("fits", Fit), ("balances", Balance), ("changes", Change), ("amendments", Amendment)),
        *(("nearness", Nearness), ("responses", Answer), ("statuses", Status)),
    ],
)
def test_every_word_of_plans_is_explained(planned: Client, part: str, words: type[StrEnum]) -> None:
    explained = planned.get("/rules")[part]

    assert [word["code"] for word in explained] == list(words)
    assert all(word["meaning"] for word in explained)
