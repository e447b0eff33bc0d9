"""Settlements over HTTP: packages, what blocks them, what would have to move, proposals beside each other."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.algebra.notation import parse_region
from app.domain.analysis.settling.components import Component
from app.domain.analysis.settling.settlements import Choice, Settled, settle_component
from app.domain.analysis.settling.witnesses import check_witness
from app.domain.record.negotiation import Record
from app.domain.record.positions import Citation
from app.domain.record.proposals import Proposal, Status
from app.services import settling
from tests.api.conftest import Client, load_on
from tests.api.worlds import PAIR, talks
from tests.domain.analysis.plans import plan
from tests.domain.worlds import ask, day, world

WORDS = """
    cf = now later never
    nato = member open barred
    uw = {d l}
    cap = <whole people>
    fish = yes no
    event vote = yes no
    parties ru ua us
    ru offers cf:now when uw:+d+l nato:barred id=ru-cf
    ru demands nato:barred id=ru-nato
    ru excludes nato:member,open id=ru-no-nato
    ua demands cf:now id=ua-cf
    ua excludes nato:barred id=ua-no-neutral
    ua excludes uw:any+d+l id=ua-uw
    ru excludes cap:>=85000 id=ru-cap
    ua excludes cap:<100000 id=ua-cap
    us offers fish:yes when vote:yes id=us-fish
"""
BLOCKED = {
    "cap": [["ru-cap", "ua-cap"]],
    "cf": [["ru-no-nato", "ua-no-neutral"]],
}


@pytest.fixture
def blocked(fresh: Client) -> Client:
    """A service that holds red lines which leave no package on some issues."""
    load_on(fresh, world(WORDS))
    return fresh


def by_first(answer: dict[str, Any]) -> dict[str, Any]:
    return {item["issues"][0]: item for item in answer["items"]}


def agreed(witness: list[dict[str, Any]]) -> dict[str, Any]:
    return {choice["issue"]: (choice["region"], choice["said_yes"], choice["silent"]) for choice in witness}


def test_issues_that_conditions_link_are_settled_together(blocked: Client) -> None:
    found = by_first(blocked.get("/settlements?parties=ru,ua"))

    assert [item["issues"] for item in found.values()] == [["cap"], ["cf", "nato", "uw"]]
    assert {first: item["blocking"] for first, item in found.items()} == BLOCKED
    assert all(item["complete"] for item in found.values())


def test_what_blocks_is_listed_with_what_would_have_to_move_and_every_position_once(blocked: Client) -> None:
    answer = blocked.get("/settlements?parties=ru,ua&issue=cap")

    (item,) = answer["items"]
    assert (item["feasible"], item["witness"]) == (False, None)
    assert item["to_move"] == [{"positions": ["ru-cap"], "cost": 1}, {"positions": ["ua-cap"], "cost": 1}]
    assert [position["id"] for position in item["positions"]] == ["ru-cap", "ua-cap"]
    assert item["positions"][0]["citations"][0]["source"]["id"] == "source-ru-cap"
    assert (item["label"], answer["label"]) == ("Stated red lines leave no package",) * 2
    assert (answer["feasible"], answer["witness"], answer["frontier"]) == (False, None, None)
    assert item["summary"].endswith("at least 1 red line would have to move, and there are 2 ways to choose so few.")
    assert answer["summary"] == (
        "Asked whether a package could cross no red line of the Russian and Ukrainian sides, as of 2024-12-31, over the"
        " 1 question on which their words bear: stated red lines leave no package, since 1 of 1 group of linked"
        " questions leaves none."
    )


def test_a_package_says_who_has_said_yes_and_who_has_said_nothing(client: Client) -> None:
    found = client.get("/settlements?parties=us,ua,ru&as_of=2024-06-14")

    assert (found["feasible"], found["label"]) == (True, "No stated red line stands in the way")
    package = agreed(found["witness"])
    assert package["talks"] == (["direct"], ["us", "ua"], ["ru"])
    assert package["cap"] == ([{"at_most": 85000}], ["ru"], ["us"])
    assert package["uw"] == ([{"none_in": ["d", "l"]}], [], ["us"])
    assert sorted(package) == list(package) == ["cap", "cf", "nato", "talks", "uw"]
    assert [choice for item in found["items"] for choice in item["witness"]] != []
    assert found["summary"].endswith("which does not say that they would agree to one.")


def test_packages_that_all_have_said_yes_to_are_blocked_by_whole_yeses_too(client: Client) -> None:
    found = client.get(f"/settlements?{PAIR}&say_yes=true")

    (cap,) = [item for item in found["items"] if item["issues"] == ["cap"]]
    assert (found["say_yes"], cap["label"]) == (True, "Stated red lines and stated yeses leave no package")
    assert cap["blocking"] == [["ru-cap", "ua-cap"]]
    linked = by_first(found)["cf"]
    assert ["ru-nato", "ua-nato"] in linked["blocking"]
    assert ["ru-uw", "ua-uw"] in linked["blocking"]
    assert ["ru-cf", "ua-nato"] in linked["blocking"]
    assert linked["to_move"][0]["cost"] == min(move["cost"] for move in linked["to_move"])
    named = {id_ for move in linked["to_move"] for id_ in move["positions"]} | {
        id_ for ids in linked["blocking"] for id_ in ids
    }
    assert {position["id"] for position in linked["positions"]} == named


def test_a_whole_yes_of_several_words_costs_one(fresh: Client) -> None:
    load_on(fresh, world("i = a b c\nru offers i:a id=ru-a\nru offers i:b id=ru-b\nua demands i:c id=ua-c"))

    (item,) = fresh.get("/settlements?say_yes=true")["items"]
    assert item["blocking"] == [["ru-a", "ru-b", "ua-c"]]
    assert item["to_move"] == [{"positions": ["ru-a", "ru-b"], "cost": 1}, {"positions": ["ua-c"], "cost": 1}]
    assert fresh.get("/settlements")["feasible"] is True


def test_an_event_may_be_picked_and_says_that_it_is_one(blocked: Client) -> None:
    (item,) = blocked.get("/settlements?parties=us&say_yes=true")["items"]

    assert item["issues"] == ["fish", "vote"]
    assert [(choice["issue"], choice["role"], choice["region"]) for choice in item["witness"]] == [
        ("fish", "negotiated", ["yes"]),
        ("vote", "event", ["yes"]),
    ]
    assert item["label"] == "Neither a stated red line nor a stated yes stands in the way"


def test_filters_choose_the_groups_that_they_touch_and_these_are_settled_whole(blocked: Client) -> None:
    for issue in ("cf", "nato", "uw"):
        found = blocked.get(f"/settlements?parties=ru,ua&issue={issue}")
        assert [item["issues"] for item in found["items"]] == [["cf", "nato", "uw"]]
    assert len(blocked.get("/settlements?parties=ru,ua&issue=uw,cap")["items"]) == 2
    assert len(blocked.get("/settlements?topic=test")["items"]) == 3
    assert blocked.get("/settlements?parties=us,ru&issue=fish")["feasible"] is True


def test_where_nobody_has_spoken_there_is_nothing_to_settle(blocked: Client) -> None:
    found = blocked.get("/settlements?as_of=2022-03-01")

    assert (found["items"], found["feasible"], found["witness"]) == ([], True, [])
    assert found["summary"].endswith("none of them has a position in force there, so nothing is to be settled.")


def test_a_day_a_grade_and_a_side_of_another_day_change_the_answer(blocked: Client) -> None:
    then = blocked.get("/settlements?parties=ru@2022-03-01,ua&issue=cap")
    assert (then["parties"], then["feasible"]) == (["ru@2022-03-01", "ua"], True)
    assert agreed(then["witness"])["cap"][2] == ["ru@2022-03-01"]
    assert blocked.get("/settlements?min_attribution=on_record")["items"] == []
    assert blocked.get("/settlements?known_on=2024-01-01")["meta"]["known_on"] == "2024-01-01"
    assert blocked.get("/settlements?as_of=2031-01-01")["meta"]["beyond_coverage"] is True


def choices(record: Record, witness: list[dict[str, Any]]) -> list[Choice]:
    return [
        Choice(
            found["issue"], parse_region(record.issues[found["issue"]].space, found["region"]), tuple(found["said_yes"])
        )
        for found in witness
    ]


@pytest.mark.parametrize("say_yes", [False, True])
@pytest.mark.parametrize("day_of", ["2022-03-30", "2023-12-31", "2024-06-14", "2024-12-31"])
@pytest.mark.parametrize("parties", ["ru", "ua", "us", "ru,us", "ua,us", "ru,ua,us"])
def test_every_package_stands_up_to_an_independent_check(
    client: Client, parties: str, day_of: str, *, say_yes: bool
) -> None:
    flag = "&say_yes=true" if say_yes else ""
    found = client.get(f"/settlements?parties={parties}&as_of={day_of}&min_attribution=anonymous{flag}")
    question = ask(talks(), *parties.split(","), as_of=day_of, grade="anonymous")

    if found["feasible"]:
        assert check_witness(question, choices(question.record, found["witness"]), say_yes=say_yes) == ()
    else:
        assert not all(item["feasible"] for item in found["items"])


def proposing() -> Record:
    """The talks with three plans, of which one crosses more lines than another."""
    record = talks()

    def proposal(id_: str, clauses: str) -> Proposal:
        cited = (Citation("source-ru-cf"),)
        return Proposal(
            id_, f"Plan {id_}", ("us",), day("2024-06-14"), Status.TABLED, cited, tuple(plan(record, clauses))
        )

    found = [
        proposal("harsh", "1 uw:+d+l \n 2 nato:barred"),
        proposal("mild", "1 uw:-d-l \n 2 nato:member"),
        proposal("halved", "1 uw:+d-l \n 2 nato:open"),
    ]
    return replace(record, proposals={proposal.id: proposal for proposal in found})


def test_proposals_are_set_beside_each_other_in_the_order_asked_for(fresh: Client) -> None:
    load_on(fresh, proposing())

    frontier = fresh.get(f"/settlements?{PAIR}&proposals=mild,halved,harsh&issue=cap")["frontier"]

    assert [found["proposal"] for found in frontier] == ["mild", "halved", "harsh"]
    assert [found["title"] for found in frontier] == ["Plan mild", "Plan halved", "Plan harsh"]
    assert [found["issues"] for found in frontier] == [2, 2, 2]
    assert frontier[0]["scores"] == [{"party": "ru", "crossed": 0, "met": 0}, {"party": "ua", "crossed": 0, "met": 1}]
    assert frontier[1]["scores"] == [{"party": "ru", "crossed": 0, "met": 0}, {"party": "ua", "crossed": 1, "met": 0}]
    assert frontier[2]["scores"] == [{"party": "ru", "crossed": 0, "met": 2}, {"party": "ua", "crossed": 1, "met": 0}]
    assert [found["on_frontier"] for found in frontier] == [True, False, True]
    assert frontier[1]["dominated_by"] == ["mild", "harsh"]


def test_a_proposal_that_is_not_there_is_refused_with_the_nearest(fresh: Client) -> None:
    load_on(fresh, proposing())

    problem = fresh.refused("/settlements?proposals=mild,harshly")

    assert problem["type"] == "/problems/unknown-value"
    assert problem["errors"][0]["nearest"][0] == "harsh"
    assert (problem["errors"][0]["at"], problem["errors"][0]["got"]) == ("proposals", "harshly")


def test_a_proposal_may_be_held_against_what_was_known_before_it_was_published(fresh: Client) -> None:
    load_on(fresh, proposing())

    (found,) = fresh.get(f"/settlements?{PAIR}&proposals=mild&known_on=2024-03-01")["frontier"]

    assert found["scores"] == [{"party": "ru", "crossed": 0, "met": 0}, {"party": "ua", "crossed": 0, "met": 1}]


def test_what_enumeration_cannot_hold_the_solver_answers(fresh: Client) -> None:
    issues = "\n".join(f"i{k:02} = a b c" for k in range(12))
    links = "\n".join(f"ru excludes i{k:02}:a when i{k + 1:02}:b" for k in range(11))
    record = world(f"{issues}\n{links}\nua excludes i05:b,c id=ua-05\nus excludes i06:a,c id=us-06")
    load_on(fresh, record)

    (item,) = fresh.get("/settlements")["items"]

    assert (len(item["issues"]), item["feasible"], item["complete"]) == (12, False, True)
    assert item["blocking"] == [["ru6", "ua-05", "us-06"]]
    assert [move["cost"] for move in item["to_move"]] == [1, 1, 1]
    package = choices(record, fresh.get("/settlements?parties=ru,ua")["witness"])
    assert check_witness(ask(record, "ru", "ua", as_of="2024-12-31"), package) == ()


def test_a_listing_that_was_cut_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_short(component: Component, **asked: Any) -> Settled:  # noqa: ANN401 - as it is asked
        return replace(settle_component(component, **asked), complete=False)

    monkeypatch.setattr(settling, "settle_component", cut_short)
    found = client.get(f"/settlements?{PAIR}&say_yes=true&issue=cap")["items"][0]

    assert found["complete"] is False
    assert "at least 2 ways" in found["summary"]
