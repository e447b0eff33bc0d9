"""Pages of proposals, of two drafts and of settlements say what the API says of them."""

from typing import Any

import pytest

from app.site.telling import AMENDMENTS, ANSWERS, BALANCES, CHANGES, FITS, NEARNESS, STATUSES
from app.wording.days import day_words
from app.wording.numbers import gap_words
from tests.api.conftest import Client
from tests.domain.worlds import NAMES
from tests.site.reading import Node, page
from tests.site.test_records import linked

REAL = ["us-28-points-2025-11-20", "ru-freeze-2023-12", "us-ua-20-points-2025-12-24", "ru-memorandum-2025-06-02"]
OLDER_AS_OF = "/proposals/older/evaluation?parties=ru,ua,us&as_of=2024-06-14"


def table(root: Node, caption: str) -> Node:
    (found,) = [one for one in root.every("table") if one.the("caption").has(id=caption)]
    return found


def rows(root: Node, caption: str) -> list[Node]:
    return [line for body in table(root, caption).every("tbody") for line in body.every("tr")]


@pytest.mark.parametrize("id_", REAL)
@pytest.mark.parametrize("asked", ["", "?parties=ua,ru", "?as_of=2025-11-30&min_attribution=anonymous"])
def test_each_clause_stands_to_each_party_as_the_api_says(ukraine: Client, id_: str, asked: str) -> None:
    answer = ukraine.get(f"/proposals/{id_}/evaluation{asked}")
    root = page(ukraine, f"/n/ukraine/proposals/{id_}{asked}")
    lines = rows(root, "clauses-caption")

    assert root.the("h1").text == answer["title"]
    assert len(lines) == len(answer["clauses"])
    for line, clause in zip(lines, answer["clauses"], strict=True):
        head = line.the("th")
        assert head.the("span", class_="n").text == clause["n"]
        assert clause["question"] in head.text
        assert clause["summary"] is None or clause["summary"] in head.text
        assert ("Only if" in head.text) == bool(clause["when"])
        for cell, fit in zip(line.every("td"), clause["parties"], strict=True):
            assert_fit(cell, fit)


def assert_fit(cell: Node, fit: dict[str, Any]) -> None:
    """A cell says how a clause stands to a party, and by which words."""
    mark, words, look = FITS[fit["verdict"]]
    assert cell.the("span", class_="of").text == NAMES[fit["party"]]
    verdict = cell.the("span", class_="verdict")
    assert verdict.text == f"{mark} {words}"
    assert verdict.has(class_=look)
    assert ("at worst" in cell.text) == fit["condition_open"]
    for balance, said in BALANCES.items():
        assert (said in cell.text) == (fit["balance"] == balance)
    if fit["gap"] and fit["gap"]["value"]:
        assert gap_words(fit["gap"]) in cell.text
    answered = fit["response"] is not None and fit["response"]["clause"] is not None
    assert ("Answered to this clause" in cell.text) == answered
    assert not answered or ANSWERS[fit["response"]["response"]] in cell.text
    assert linked(cell) == [said["id"] for said in fit["positions"]]


@pytest.mark.parametrize("id_", REAL)
def test_a_proposal_comes_to_what_the_api_says_for_each_party(ukraine: Client, id_: str) -> None:
    answer = ukraine.get(f"/proposals/{id_}/evaluation")
    root = page(ukraine, f"/n/ukraine/proposals/{id_}")
    counted = {line.the("th").text: line.every("td") for line in rows(root, "counts-caption")}
    cards = root.the("div", class_="columns").every("section", class_="card")

    for number, (card, party) in enumerate(zip(cards, answer["parties"], strict=True)):
        assert party["summary"] in card.text
        for fit, many in party["counts"].items():
            mark, words, _ = FITS[fit]
            assert counted[f"{mark} {words}"][number].text == f"{NAMES[party['party']]}{many}"
        gets, gives = (line.the("dd") for line in card.the("dl", class_="grades").every("div"))
        assert [link.text for link in gets.every("a")] == party["gets"]
        assert [link.text for link in gives.every("a")] == party["gives_up"]
        response = party["response"]
        assert ("Its answer to the whole" in card.text) == (response is not None)
        assert response is None or f"{ANSWERS[response['response']]}, {day_words(response['on'])}" in card.text


@pytest.mark.parametrize("id_", REAL)
def test_a_proposal_tells_its_history_answers_and_disputes(ukraine: Client, id_: str) -> None:
    answer = ukraine.get(f"/proposals/{id_}")
    root = page(ukraine, f"/n/ukraine/proposals/{id_}")
    words = root.the("main").text
    links = {link.attributes["href"] for link in root.every("a")}

    assert f"{STATUSES[answer['status']].capitalize()}, dated {day_words(answer['dated'])}" in words
    assert answer["note"] is None or answer["note"] in words
    assert ("Not all of its text was seen" in words) == (answer["read"] != "whole")
    for other in answer["follows"]:
        assert f"/n/ukraine/proposals/{other}/diff/{id_}" in links
    for other in answer["followed_by"]:
        assert f"/n/ukraine/proposals/{id_}/diff/{other}" in links
    for dispute in answer["disputes"]:
        assert dispute["summary"] in words
    cited = [one for item in answer["responses"] + answer["disputes"] for one in item["citations"]]
    for one in cited + answer["citations"]:
        assert one["link"] is None or one["link"] in links


def test_every_code_has_words(client: Client) -> None:
    rules = client.get("/rules")
    worded: dict[str, dict[str, Any]] = {
        "fits": FITS,
        "changes": CHANGES,
        "amendments": AMENDMENTS,
        "nearness": NEARNESS,
        "balances": BALANCES,
    }

    worded |= {"responses": ANSWERS, "statuses": STATUSES}

    for kind, words in worded.items():
        assert {rule["code"] for rule in rules[kind]} == set(words)


def test_answers_count_by_the_day_asked_for(planned: Client) -> None:
    russia = planned.get(OLDER_AS_OF)["parties"][0]
    assert russia["response"]["response"] == "as_basis"

    before = page(planned, "/n/test/proposals/older?parties=ru&as_of=2024-03-09").the("div", class_="columns")
    after = page(planned, "/n/test/proposals/older?parties=ru&as_of=2024-03-10").the("div", class_="columns")
    assert "No answer to the whole is recorded by this day." in before.text
    assert "taken as a basis for talks, 10 March 2024" in after.text


def test_the_list_of_proposals_is_that_of_the_api(ukraine: Client) -> None:
    items = ukraine.get("/proposals")["items"]
    lines = rows(page(ukraine, "/n/ukraine/proposals"), "list")

    assert [line.the("th").every("a")[0].text for line in lines] == [item["title"] for item in items]
    for line, item in zip(lines, items, strict=True):
        assert line.every("td")[2].text == f"Clauses{len(item['clauses'])}"
        assert ("(disputed)" in line.text) == bool(item["disputes"])
        for party, cell in zip(sorted(NAMES), line.every("td")[3:], strict=True):
            said = [one for one in item["responses"] if one["party"] == party and one["clause"] is None]
            assert ("no answer recorded" in cell.text) == (not said)
            assert not said or any(ANSWERS[one["response"]] in cell.text for one in said)


@pytest.mark.parametrize(
    "pair",
    [("us-28-points-2025-11-20", "us-ua-20-points-2025-12-24"), ("ru-freeze-2023-12", "ru-memorandum-2025-06-02")],
)
def test_two_drafts_stand_side_by_side_as_the_api_has_them(ukraine: Client, pair: tuple[str, str]) -> None:
    older, newer = pair
    answer = ukraine.get(f"/proposals/{older}/diff/{newer}")
    root = page(ukraine, f"/n/ukraine/proposals/{older}/diff/{newer}")
    lines = rows(root, "changes-caption")

    assert len(lines) == len(answer["changes"])
    for line, change in zip(lines, answer["changes"], strict=True):
        became, *clauses = line.every("td")
        assert change["question"] in line.the("th").text
        assert CHANGES[change["change"]][1] in became.text
        for cell, clause in zip(clauses, (change["older"], change["newer"]), strict=True):
            unseen = change["change"] == "not_seen"
            assert ("No such clause" in cell.text) == (clause is None and not unseen)
            assert ("Not known" in cell.text) == (clause is None and unseen)
            if clause:
                assert cell.the("span", class_="n").text == clause["n"]
                assert clause["summary"] is None or clause["summary"] in cell.text
    cards = root.the("div", class_="columns").every("section", class_="card")
    for card, party in zip(cards, answer["parties"], strict=True):
        assert party["label"] in card.text
        anchors = [link.attributes["href"] for link in card.every("a")]
        assert anchors == [f"#{issue}" for issue in party["closer"] + party["further"]]


def test_a_form_leads_to_two_drafts_and_keeps_the_day(planned: Client) -> None:
    answer = planned.ask("/n/test/drafts?older=older&newer=newer&as_of=2024-06-14")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/n/test/proposals/older/diff/newer?as_of=2024-06-14"
    assert page(planned, answer.headers["location"]).the("h1").text == "What changed between two drafts"


def test_a_form_with_one_draft_leads_to_the_list(planned: Client) -> None:
    assert planned.ask("/n/test/drafts?older=older").headers["location"] == "/n/test/proposals"


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "?say_yes=true",
        "?parties=ru,ua&as_of=2024-06-14",
        "?topic=security&say_yes=true",
        "?min_attribution=on_record",
    ],
)
def test_what_stands_in_the_way_is_what_the_api_says(ukraine: Client, asked: str) -> None:
    answer = ukraine.get(f"/settlements{asked}{'&' if asked else '?'}limit=500")
    root = page(ukraine, f"/n/ukraine/settlements{asked}")
    finding = root.the("section", class_="finding").text
    blocked = [item for item in answer["items"] if not item["feasible"]]
    cards = root.every("section", class_="card")

    assert answer["label"] in finding
    assert answer["summary"] in finding
    assert len(cards) == len(blocked)
    for card, item in zip(cards, blocked, strict=True):
        assert item["label"] in card.text
        assert item["summary"] in card.text
        named = [id_ for ids in item["blocking"] for id_ in ids]
        named += [id_ for move in item["to_move"] for id_ in move["positions"]]
        assert linked(card) == named
        assert ("There are more" in card.text) == (not item["complete"])


def test_a_package_is_the_one_of_the_api(ukraine: Client) -> None:
    answer = ukraine.get("/settlements?parties=ru,ua&as_of=2024-06-14&limit=500")
    root = page(ukraine, "/n/ukraine/settlements?parties=ru,ua&as_of=2024-06-14")
    expected = [choice for item in answer["items"] if item["feasible"] for choice in item["witness"]]
    lines = [line for line in rows(root, "open-caption") if not line.has(class_="group")]

    assert expected
    for line, choice in zip(lines, expected, strict=True):
        _, yes, silent = line.every("td")
        assert choice["question"] in line.the("th").text
        for cell, sides in ((yes, choice["said_yes"]), (silent, choice["silent"])):
            assert cell.text.endswith(", ".join(NAMES[side] for side in sides) or "nobody")


def test_proposals_are_set_beside_each_other_as_by_the_api(ukraine: Client) -> None:
    asked = "parties=ru,ua&proposals=ru-freeze-2023-12,ru-terms-2024-06-14,us-28-points-2025-11-20"
    answer = ukraine.get(f"/settlements?{asked}")["frontier"]
    root = page(
        ukraine, f"/n/ukraine/settlements?{asked.replace(',', '&proposals=').replace('ru&proposals=ua', 'ru,ua')}"
    )
    titles = {one["proposal"]: one["title"] for one in answer}

    for line, one in zip(rows(root, "frontier-caption"), answer, strict=True):
        assert line.the("th").text == one["title"]
        for cell, score in zip(line.every("td")[1:], one["scores"], strict=False):
            assert cell.text.endswith(f"crosses {score['crossed']}, meets {score['met']}")
        worse = "; ".join(titles[id_] for id_ in one["dominated_by"]) or "none of these"
        assert line.every("td")[-1].text.endswith(worse)


def test_the_choice_of_two_drafts_can_be_left_open_and_is_then_asked_for(planned: Client) -> None:
    for choice in page(planned, "/n/test/proposals").the("form").every("select"):
        first = choice.every("option")[0]
        assert "required" in choice.attributes
        assert (first.attributes, first.text) == ({"value": ""}, "choose one")
