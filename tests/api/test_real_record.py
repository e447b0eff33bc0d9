"""What the real record says to the questions of analysts: shifts, contradictions and settlements of June 2024."""

from typing import Any

import pytest

from app.domain.algebra.notation import parse_region
from app.domain.analysis.settling.settlements import Choice
from app.domain.analysis.settling.witnesses import check_witness
from app.domain.record.negotiation import Record
from tests.api.conftest import Client
from tests.domain.worlds import ask

THAT_WEEK = "parties=ru,ua&as_of=2024-06-14"

# As the news of the week has it: the one side's terms or aim against the other's refusal or aim.
BLOCKED = [
    ["ru-2022-03-nato-membership", "ua-2024-06-14-nato-membership"],
    ["ru-2024-06-14-ceasefire", "ua-2024-02-13-ukrainian-withdrawal"],
    ["ru-2024-06-14-ceasefire", "ua-2024-06-14-ceasefire"],
    ["ru-2024-06-14-ceasefire", "ua-2024-06-14-nato-membership"],
    ["ru-2024-06-14-peace-talks", "ua-2024-02-13-ukrainian-withdrawal"],
    ["ru-2024-06-14-peace-talks", "ua-2024-06-14-nato-membership"],
    [
        "ru-2024-06-14-recognition-of-annexation",
        "ru-2024-06-14-recognition-of-annexation-2",
        "ua-2024-02-13-recognition-of-annexation",
    ],
    ["ru-2024-06-14-ukrainian-withdrawal", "ua-2024-02-13-ukrainian-withdrawal"],
    ["ru-2024-06-14-us-ukraine-security-pact", "ua-2024-06-14-us-ukraine-security-pact"],
]


def ids(positions: list[dict[str, Any]]) -> list[str]:
    return [position["id"] for position in positions]


def test_no_stated_red_line_stood_in_the_way_and_nobody_says_that_peace_was_possible(ukraine: Client) -> None:
    found = ukraine.get(f"/settlements?{THAT_WEEK}")

    assert (found["feasible"], found["label"]) == (True, "No stated red line stands in the way")
    assert found["summary"].startswith(
        "Asked whether a package could cross no red line of the Russian and Ukrainian sides, as of 2024-06-14, over "
    )
    assert found["summary"].endswith(
        ": no stated red line stands in the way, which does not say that they would agree to one."
    )
    package = {choice["issue"]: choice for choice in found["witness"]}
    assert package["recognition-of-annexation"]["said_yes"] == ["ua"]
    assert package["ceasefire"]["said_yes"] == []


def test_what_both_had_said_yes_to_was_blocked_by_the_terms_and_refusals_of_that_week(ukraine: Client) -> None:
    found = ukraine.get(f"/settlements?{THAT_WEEK}&say_yes=true")

    assert (found["feasible"], found["witness"]) == (False, None)
    blocking = [ids for item in found["items"] for ids in item["blocking"]]
    assert [words for words in BLOCKED if words not in blocking] == []
    for item in found["items"]:
        named = {id_ for ids in item["blocking"] for id_ in ids}
        assert set(ids(item["positions"])) == named
        assert item["feasible"] == (not item["blocking"])
        assert item["complete"]
    talks = next(item for item in found["items"] if "ceasefire" in item["issues"])
    assert {"nato-membership", "peace-talks", "ukrainian-withdrawal"} <= set(talks["issues"])
    assert talks["to_move"][0]["cost"] == 6


def test_of_the_two_plans_of_that_winter_neither_is_better_for_every_party(ukraine: Client) -> None:
    asked = "proposals=ru-freeze-2023-12,ru-terms-2024-06-14"

    freeze, terms = ukraine.get(f"/settlements?{THAT_WEEK}&{asked}")["frontier"]

    assert (freeze["proposal"], freeze["on_frontier"], terms["on_frontier"]) == ("ru-freeze-2023-12", True, True)
    assert [score["party"] for score in freeze["scores"]] == ["ru", "ua"]
    assert freeze["scores"][1]["crossed"] < terms["scores"][1]["crossed"]
    assert freeze["scores"][0]["crossed"] > terms["scores"][0]["crossed"] == 0


@pytest.mark.parametrize("grade", ["on_record", "reported", "anonymous"])
@pytest.mark.parametrize("say_yes", [False, True])
@pytest.mark.parametrize("day", ["2022-04-01", "2024-02-13", "2024-06-14", "2025-12-24"])
def test_every_package_on_the_real_record_stands_up_to_an_independent_check(
    ukraine: Client, real_record: Record, day: str, grade: str, *, say_yes: bool
) -> None:
    for parties in ("ru,ua", "ru,ua,us,eu", "us"):
        flag = "&say_yes=true" if say_yes else ""
        found = ukraine.get(f"/settlements?parties={parties}&as_of={day}&min_attribution={grade}{flag}")
        question = ask(real_record, *parties.split(","), as_of=day, grade=grade)
        if found["feasible"]:
            spaces = {choice["issue"]: real_record.issues[choice["issue"]].space for choice in found["witness"]}
            package = [
                Choice(
                    choice["issue"], parse_region(spaces[choice["issue"]], choice["region"]), tuple(choice["said_yes"])
                )
                for choice in found["witness"]
            ]
            assert check_witness(question, package, say_yes=say_yes) == ()


def test_the_public_no_of_december_2023_stands_beside_the_private_offers(ukraine: Client) -> None:
    found = {tuple(ids(item["positions"])): item for item in ukraine.get("/contradictions?parties=ru")["items"]}

    for offer in ("ru-2022-09-ceasefire", "ru-2023-12-ceasefire"):
        item = found["ru-2023-12-14-ceasefire", offer]
        assert (item["from"], item["through"]) == ("2023-12-14", "2024-06-13")
        assert item["across"] == ["channel", "attribution"]
        assert all(alternative["ru-goals-reached"] == ["no"] for alternative in item["when"])
        no, private = item["positions"]
        assert (no["kind"], no["channel"], no["attribution"]) == ("red_line", "public", "reported")
        assert (private["kind"], private["channel"], private["attribution"]) == ("offer", "private", "anonymous")
    on_the_day = ukraine.get("/contradictions?parties=ru&as_of=2023-12-14")["items"]
    assert ("ru-2023-12-14-ceasefire", "ru-2022-09-ceasefire") in [tuple(ids(one["positions"])) for one in on_the_day]


def test_russia_moved_from_no_ceasefire_to_one_on_terms(ukraine: Client) -> None:
    found = ukraine.get("/shifts?party=ru&from=2023-12-14&to=2024-06-14")
    by_issue = {item["issue"]: item for item in found["items"]}

    ceasefire = by_issue["ceasefire"]
    assert (ceasefire["move"], ids(ceasefire["came"]), ids(ceasefire["ended"])) == (
        "moved",
        ["ru-2024-06-14-ceasefire"],
        ["ru-2023-12-14-ceasefire"],
    )
    moves = {context["move"] for context in ceasefire["contexts"]}
    assert moves == {"unchanged", "softened", "moved"}
    nato = by_issue["nato-membership"]
    assert (nato["move"], nato["came"], nato["ended"]) == ("unchanged", [], [])
    assert "ru-2022-03-nato-membership" in ids(nato["kept"])
    assert by_issue["ukrainian-withdrawal"]["move"] == by_issue["us-ukraine-security-pact"]["move"] == "new"
    recognition = by_issue["recognition-of-annexation"]
    assert (ids(recognition["came"]), ids(recognition["ended"])) == (
        ["ru-2024-06-14-recognition-of-annexation-2"],
        ["ru-2022-03-07-recognition-of-annexation"],
    )
    assert recognition["move"] == "unchanged"
    assert sum(found["counts"].values()) == len(found["items"])


def test_the_timeline_of_the_ceasefire_has_each_change_with_its_words(ukraine: Client) -> None:
    found = ukraine.get("/issues/ceasefire/timeline?parties=ru,ua&as_of=2024-06-14")
    days = [(item["to"], item["party"], item["move"], ids(item["came"])) for item in found["items"]]

    assert days == [
        ("2022-02-28", "ua", "new", ["ua-2022-02-28-ceasefire"]),
        ("2022-03-06", "ru", "new", ["ru-2022-03-06-ceasefire"]),
        ("2022-03-07", "ru", "moved", ["ru-2022-03-07-ceasefire"]),
        ("2022-07-22", "ua", "moved", ["ua-2022-07-22-ceasefire"]),
        ("2022-09-30", "ru", "moved", ["ru-2022-09-30-ceasefire"]),
        ("2023-07-29", "ru", "moved", ["ru-2023-07-29-ceasefire"]),
        ("2023-12-14", "ru", "moved", ["ru-2023-12-14-ceasefire"]),
        ("2024-02-01", "ua", "hardened", ["ua-2024-02-ceasefire"]),
        ("2024-02-13", "ua", "unchanged", ["ua-2024-02-13-ceasefire"]),
        ("2024-06-14", "ru", "moved", ["ru-2024-06-14-ceasefire"]),
        ("2024-06-14", "ua", "hardened", ["ua-2024-06-14-ceasefire"]),
    ]
