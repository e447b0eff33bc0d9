"""Pages of parties, positions and sources say what the API says of them."""

import csv
from dataclasses import replace
from typing import Any

import pytest

from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution
from app.wording.codes import GRADES, NOUNS, sentence
from app.wording.days import day_words
from tests.api.conftest import Client, load_on
from tests.api.worlds import talks
from tests.domain.worlds import NAMES
from tests.site.reading import Node, page

KINDS = ("demand", "offer", "red_line")
DAYS = ("2024-05-31", "2024-06-01")


def linked(node: Node) -> list[str]:
    """The ids of the positions that an element links, in order."""
    paths = [link.attributes["href"].partition("?")[0] for link in node.every("a")]
    return [path.rsplit("/", 1)[1] for path in paths if "/positions/" in path]


def row(root: Node, issue: str) -> Node:
    return root.the("tr", id=issue)


@pytest.mark.parametrize("party", ["eu", "ru", "ua", "us"])
@pytest.mark.parametrize("asked", ["", "&as_of=2024-06-14", "&min_attribution=on_record"])
def test_a_party_stands_where_the_api_says(ukraine: Client, party: str, asked: str) -> None:
    items = ukraine.get(f"/comparisons?parties={party}&limit=500{asked}")["items"]
    root = page(ukraine, f"/n/ukraine/parties/{party}?{asked}")
    spoken = {item["issue"]: item["sides"][0] for item in items if item["sides"][0]["positions"]}

    assert {node.attributes["id"] for node in root.every("tr") if "id" in node.attributes} == set(spoken)
    for issue, side in spoken.items():
        for kind, cell in zip(KINDS, row(root, issue).every("td"), strict=True):
            assert linked(cell) == [said["id"] for said in side["positions"] if said["kind"] == kind]
            assert ("Only if" in cell.text) == any(said["when"] for said in side["positions"] if said["kind"] == kind)
    silent = root.the("h2", id="silent").parent
    assert silent
    assert len(silent.every("li")) == len(items) - len(spoken)


def test_a_party_moved_on_the_days_that_the_api_says(ukraine: Client) -> None:
    issues = [item["id"] for item in ukraine.get("/issues?role=negotiated&topic=security&limit=500")["items"]]
    expected = [
        (shift["to"], shift["issue"], sorted(said["id"] for said in shift["came"] + shift["ended"]))
        for issue in issues
        for shift in ukraine.get(f"/issues/{issue}/timeline?parties=ru&limit=500")["items"]
        if shift["move"] != "new"
    ]
    entries = page(ukraine, "/n/ukraine/parties/ru").the("ol", class_="timeline").holds
    shown = [
        (
            entry.the("p", class_="day").the("time").attributes["datetime"],
            entry.the("p", class_="day").the("a").attributes["href"].rsplit("/", 1)[1],
            sorted(linked(entry)),
        )
        for entry in entries
        if isinstance(entry, Node)
    ]

    assert len(shown) > 20
    assert [entry for entry in shown if entry[1] in issues] == sorted(expected, reverse=True)


def test_the_list_of_parties_counts_what_is_in_force(ukraine: Client) -> None:
    items = ukraine.get("/comparisons?limit=500&as_of=2024-06-14")["items"]
    rows = page(ukraine, "/n/ukraine/parties?as_of=2024-06-14").the("tbody").every("tr")

    for number, line in enumerate(rows):
        sides = [item["sides"][number] for item in items]
        kinds = [said["kind"] for side in sides for said in side["positions"]]
        expected = [*(kinds.count(kind) for kind in KINDS), sum(bool(side["positions"]) for side in sides)]
        assert line.the("th").the("a").text == NAMES[sides[0]["party"]]
        assert [
            int(cell.text.removeprefix(cell.the("span", class_="of").text)) for cell in line.every("td")
        ] == expected


@pytest.mark.parametrize(
    "asked", ["disputed=true", "party=ru&issue=nato-membership", "issue=prisoner-exchange", "q=anchorage"]
)
def test_a_position_is_told_whole(ukraine: Client, asked: str) -> None:
    for said in ukraine.get(f"/positions?{asked}")["items"]:
        root = page(ukraine, f"/n/ukraine/positions/{said['id']}")
        words = root.the("main").text
        links = {link.attributes["href"] for link in root.every("a")}

        assert root.the("h1").text == said["summary"]
        assert GRADES[said["attribution"]] in words.lower()
        assert day_words(said["stated_on"]) in words
        assert said["note"] is None or said["note"] in words
        assert ("Only if" in words) == bool(said["when"])
        assert ("Unless" in words) == bool(said["unless"])
        assert {*said["replaces"], *said["keeps"], *said["contradicts"]} <= set(linked(root))
        for cited in [*said["citations"], *(one for dispute in said["disputes"] for one in dispute["citations"])]:
            assert_cited(words, links, cited)
        for dispute in said["disputes"]:
            assert dispute["summary"] in words


def assert_cited(words: str, links: set[str], cited: dict[str, Any]) -> None:
    """Words name a source and its passage, and links lead there."""
    assert cited["source"]["title"] in words
    assert cited["source"]["publisher"] in words
    assert cited["link"] is None or cited["link"] in links
    assert cited["source"]["archive_url"] is None or cited["source"]["archive_url"] in links
    if cited["passage"]:
        assert " ".join(cited["passage"]["start"].split()) in words
        assert cited["passage"]["confirmed"] or "passage not confirmed" in words
    if cited["quote"]:
        assert " ".join(cited["quote"].split()) in words


@pytest.mark.parametrize("grade", ["on_record", "reported", "anonymous"])
@pytest.mark.parametrize("day", ["2022-03-29", "2024-02-13", "2024-06-14"])
def test_a_position_is_in_force_where_comparisons_count_it(client: Client, day: str, grade: str) -> None:
    compared = client.get(f"/comparisons?as_of={day}&min_attribution={grade}&limit=500")["items"]
    standing = {said["id"] for item in compared for side in item["sides"] for said in side["positions"]}
    found = set()
    for said in client.get("/positions?limit=500")["items"]:
        told = page(client, f"/n/test/positions/{said['id']}?as_of={day}&min_attribution={grade}").the("main").text
        if f"In force on {day_words(day)}" in told:
            found.add(said["id"])

    assert found == standing


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("ua-talks-old?as_of=2024-06-14", "No longer in force on 14 June 2024: not since 13 February 2024."),
        ("ua-talks-old?as_of=2023-06-14", "In force on 14 June 2023, since 1 January 2023."),
        ("ua-talks?as_of=2023-06-14", "Not yet said on 14 June 2023: it is of 13 February 2024."),
        ("ru-nato?as_of=2024-06-14", "In force on 14 June 2024, since March 2022."),
        ("us-nato", "Does not count here: it is anonymous, and the grade asked for is reported or better."),
    ],
)
def test_a_position_says_why_it_is_not_in_force(client: Client, asked: str, words: str) -> None:
    assert words in page(client, f"/n/test/positions/{asked}").the("main").text


def test_a_position_links_what_replaced_it(client: Client) -> None:
    facts = page(client, "/n/test/positions/ua-talks-old").the("dl", class_="facts")

    assert "Was replaced by" in facts.text
    assert linked(facts)[0] == "ua-talks"


@pytest.mark.parametrize("kind", ["document", "news_report", "reprint", "leak"])
def test_a_source_names_every_position_that_cites_it_with_the_passage(ukraine: Client, kind: str) -> None:
    sources = [said["citations"][0]["source"] for said in ukraine.get("/positions?limit=500")["items"]]
    source = next(one["id"] for one in sources if one["kind"] == kind)
    answer = ukraine.get(f"/sources/{source}")
    items = ukraine.get(f"/positions?source={source}&limit=500")["items"]
    root = page(ukraine, f"/n/ukraine/sources/{source}")

    assert root.the("h1").text == answer["title"]
    assert answer["publisher"] in root.the("dl", class_="facts").text
    rows = root.the("table", class_="cites").the("tbody").every("tr")
    assert [linked(line)[0] for line in rows] == [item["id"] for item in items]
    for line, item in zip(rows, items, strict=True):
        assert sentence(NOUNS[item["kind"]]) in line.text
        for cited in item["citations"]:
            if cited["source"]["id"] == source and cited["passage"]:
                assert " ".join(cited["passage"]["start"].split()) in line.text


def test_a_source_of_a_proposal_names_the_proposal(planned: Client) -> None:
    root = page(planned, "/n/test/sources/source-answers")
    links = [link.attributes["href"] for link in root.the("ul", class_="hits").every("a")]

    assert links[0] == "/n/test/proposals/older"
    assert root.the("ul", class_="hits").text.count("For an answer:") == 4


def test_the_list_of_sources_counts_the_positions_that_cite_each(ukraine: Client) -> None:
    rows = page(ukraine, "/n/ukraine/sources").the("tbody").every("tr")
    shown = {
        line.the("a").attributes["href"].rsplit("/", 1)[1]: int(line.every("td")[-1].text.removeprefix("Positions"))
        for line in rows
    }

    listed = ukraine.get("/sources?limit=500")
    assert {item["id"] for item in listed["items"]} <= set(shown)
    for source in ("icaro-2023-12-23", *list(shown)[:20]):
        assert shown[source] == len(ukraine.get(f"/positions?source={source}&limit=500")["items"])


def test_the_file_of_a_party_is_of_the_day_and_grade_of_its_page(client: Client) -> None:
    root = page(client, "/n/test/parties/ua?as_of=2024-06-14&min_attribution=on_record")
    file = next(link.attributes["href"] for link in root.every("a") if link.text == "CSV")

    kept = list(csv.DictReader(client.ask(file).text.splitlines()))
    assert {line["as_of"] for line in kept} == {"2024-06-14"}
    assert {line["issue"] for line in kept} >= {
        row.attributes["id"] for row in root.every("tr") if "id" in row.attributes
    }


def test_words_said_openly_later_do_not_count_before(fresh: Client) -> None:
    record = talks()
    leaked = record.positions["us-nato"]
    openly = replace(leaked.citations[0], on=PartialDate.parse("2024-06-01"), attribution=Attribution.ON_RECORD)
    first = replace(leaked.citations[0], attribution=Attribution.ANONYMOUS)
    told = replace(leaked, attribution=Attribution.ON_RECORD, citations=(first, openly))
    load_on(fresh, replace(record, positions=record.positions | {"us-nato": told}))

    before, after = (page(fresh, f"/n/test/positions/us-nato?as_of={day}").the("main").text for day in DAYS)
    assert "Does not count yet on 31 May 2024: words reported or better are known of only from 1 June 2024." in before
    assert "In force on 1 June 2024, since 1 June 2024." in after


def test_the_title_of_a_source_is_in_its_own_language_unless_it_is_ours(ukraine: Client, real_record: Record) -> None:
    titles = {
        link.the("span").text: link.the("span")
        for link in page(ukraine, "/n/ukraine/sources").every("a")
        if link.every("span", dir="auto")
    }

    assert len(titles) > 100
    for source in real_record.sources.values():
        found = titles[" ".join(source.title.split())]
        assert found.attributes["lang"] in {source.language, "en"}
        assert source.title_is_ours or found.attributes["lang"] == source.language or source.language == "en"
