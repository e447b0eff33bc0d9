"""The front page says what `/matrix` says, and is asked by a plain form."""

import zlib
from typing import Any

import pytest

from app.wording.codes import VERDICTS
from tests.api.conftest import Client
from tests.api.worlds import PAIR
from tests.site.reading import Node, page


def cells(root: Node) -> dict[tuple[str, str], tuple[str, str, str]]:
    """The word, the relation and the whole words of each cell of the matrix, by issue and parties."""
    found = {}
    for row in root.the("table").every("tr"):
        for cell in row.every("td"):
            link = cell.the("a")
            path, _, query = link.attributes["href"].partition("?")
            parties = next((part[8:] for part in query.split("&") if part.startswith("parties=")), "all")
            chip = cell.the("span", class_="verdict")
            word = chip.text.removeprefix(chip.the("span", class_="mark").text).strip()
            relation = chip.attributes["class"].split()[1]
            found[path.rsplit("/", 1)[1], parties] = (word, relation, link.attributes["title"])
    return found


def told(cell: dict[str, Any]) -> tuple[str, str, str]:
    return VERDICTS[cell["verdict"]], cell["relation"], cell["label"]


@pytest.mark.parametrize(
    "asked", ["", f"?{PAIR}", "?parties=us,ua,ru&as_of=2024-02-13", "?min_attribution=anonymous", "?topic=test"]
)
def test_each_cell_says_what_the_api_says(client: Client, asked: str) -> None:
    answer = client.get(f"/matrix{asked}")
    expected: dict[tuple[str, str], tuple[str, str, str]] = {}
    for item in answer["items"]:
        expected |= {(item["issue"], ",".join(pair["parties"])): told(pair) for pair in item["pairs"]}
        if len(item["whole"]["parties"]) > 2:
            parties = ",".join(item["whole"]["parties"]) if "parties=" in asked else "all"
            expected[item["issue"], parties] = told(item["whole"])

    assert cells(page(client, f"/n/test{asked}")) == expected


def test_the_real_matrix_says_what_the_api_says(ukraine: Client) -> None:
    shown = cells(page(ukraine, "/"))
    answer = ukraine.get("/matrix?limit=500")

    assert len(shown) == len(answer["items"]) * 7
    for item in answer["items"]:
        assert shown[item["issue"], "all"] == told(item["whole"])
        for pair in item["pairs"]:
            assert shown[item["issue"], ",".join(pair["parties"])] == told(pair)


def test_issues_stand_under_their_topics(ukraine: Client) -> None:
    root = page(ukraine, "/")
    topics = {item["topic"] for item in ukraine.get("/matrix?limit=500")["items"]}

    headings = [head.text.lower() for head in root.every("th", scope="rowgroup")]
    assert headings == sorted(topics)
    assert [node.attributes["id"] for node in root.every("tbody")] == sorted(topics)


def test_the_caption_says_how_often_the_pairs_conflict(client: Client) -> None:
    counts = client.get("/matrix")["counts"]["pairs_by_relation"]

    assert f"{counts['conflict']} \N{MULTIPLICATION SIGN} conflict" in page(client, "/").the("caption").text


def test_no_word_stands_for_a_verdict_by_colour_alone(client: Client) -> None:
    for chip in page(client, "/").every("span", class_="verdict"):
        mark = chip.the("span", class_="mark")
        assert mark.attributes["aria-hidden"] == "true"
        assert mark.text in "✕○●\N{EN DASH}"
        assert chip.text != mark.text


def test_every_word_of_a_cell_is_explained_under_the_table(client: Client) -> None:
    root = page(client, "/")
    explained = {chip.text for chip in root.the(class_="key").every("span", class_="verdict")}

    assert explained == {chip.text for chip in root.the("table").every("span", class_="verdict")}


def test_a_cell_leads_to_the_issue_with_its_parties_day_and_grade(client: Client) -> None:
    root = page(client, "/?as_of=2024-02-13&min_attribution=anonymous")
    link = root.the("table").every("td")[0].the("a").attributes["href"]

    assert link == "/n/test/issues/cap?parties=ru,ua&as_of=2024-02-13&min_attribution=anonymous"
    assert page(client, link).the("h1").text == client.get("/issues/cap")["question"]


def test_the_form_holds_what_was_asked(client: Client) -> None:
    form = page(client, "/?parties=ua,ru&as_of=2024-02-13&min_attribution=on_record&known_on=2024-03-01").the(
        "form", aria_label="What is shown"
    )
    boxes = form.every("input", type="checkbox")

    assert [(box.attributes["value"], "checked" in box.attributes) for box in boxes] == [
        ("ua", True),
        ("ru", True),
        ("us", False),
    ]
    assert form.the("input", name="as_of").attributes["value"] == "2024-02-13"
    assert form.the("input", name="known_on", type="hidden").attributes["value"] == "2024-03-01"
    grades = form.the("select", name="min_attribution").every("option")
    assert [grade.attributes["value"] for grade in grades if "selected" in grade.attributes] == ["on_record"]


def test_a_form_that_gives_a_list_in_pieces_asks_for_the_list(client: Client) -> None:
    pieces = page(client, "/?parties=ua&parties=ru&as_of=&min_attribution=reported&topic=")

    assert cells(pieces) == cells(page(client, "/?parties=ua,ru"))


def test_the_side_of_a_day_stays_among_the_choices(client: Client) -> None:
    root = page(client, "/?parties=ru@2022-03-29,ru")

    assert "Russia on 29 March 2022" in root.the("thead").text
    boxes = root.the("form", aria_label="What is shown").every("input", type="checkbox")
    assert [box.attributes["value"] for box in boxes] == ["ru@2022-03-29", "ru", "ua", "us"]


def test_the_front_page_is_light(ukraine: Client) -> None:
    sheet = page(ukraine, "/").the("link", rel="stylesheet").attributes["href"]

    assert sum(len(zlib.compress(ukraine.ask(path).content)) for path in ("/", sheet)) < 100_000


def test_the_front_page_says_when_there_is_nothing_yet(fresh: Client) -> None:
    assert page(fresh, "/", 503).the("h1").text == "The service cannot answer yet"
