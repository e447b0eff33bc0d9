"""What a page says is what the API says: words, positions, quotes, counts; also after a form was sent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.browser.visits import Visits

if TYPE_CHECKING:
    from playwright.sync_api import Page

Json = dict[str, Any]
ISSUES = ["nato-membership", "us-guarantee-years", "foreign-troops", "tank-cap", "western-sanctions", "european-voice"]
ASKED = [
    "",
    "?parties=ru,ua",
    "?parties=ru@2022-03-29,ru,ua&as_of=2025-12-31",
    "?min_attribution=anonymous&known_on=2025-06-01",
]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"]
MONTHS += ["December"]
CELLS = """() => Object.fromEntries([...document.querySelectorAll(".matrix tbody tr:not(.topic)")].map(row =>
  [row.querySelector("th a").getAttribute("href").split("/").pop().split("?")[0],
   [...row.querySelectorAll("td a")].map(one => [one.title, one.querySelector(".verdict").innerText.slice(1).trim(),
                                                 one.querySelector(".verdict").classList[1]])]))"""
SIDES = """() => [...document.querySelectorAll("#sides ~ .columns > section")].map(side => ({
  positions: [...side.querySelectorAll("article")].map(one => ({
    summary: one.querySelector(":scope > p:not(.condition)").innerText,
    who: one.querySelector(".who").innerText,
    quotes: [...one.querySelectorAll("blockquote")].map(quote => quote.textContent),
    links: [...one.querySelectorAll(".sources a[rel=external][hreflang]")].map(link => link.getAttribute("href")),
    unconfirmed: one.querySelectorAll(".sources .unconfirmed").length,
    disputes: one.querySelectorAll(".dispute").length,
  })),
  silent: side.querySelectorAll(".silence").length,
}))"""


def asked(address: str, path: str) -> Json:
    """An answer of the API."""
    answer: Json = httpx.get(address + path, timeout=30).raise_for_status().json()
    return answer


def day(text: str) -> str:
    """A day, month or year as people write it."""
    year, *rest = text.split("-")
    return " ".join([*(str(int(one)) for one in rest[1:]), *(MONTHS[int(one) - 1] for one in rest[:1]), year])


def said(position: Json) -> Json:
    """What a page must say of a position."""
    cited = position["citations"]
    return {
        "summary": position["summary"],
        "quotes": sorted(f"“{one['quote']}”" for one in cited if one["quote"]),
        "links": sorted(one["link"] for one in cited if one["link"]),
        "unconfirmed": sum(1 for one in cited if one["passage"] and not one["passage"]["confirmed"]),
        "disputes": len(position["disputes"]),
    }


def opened(page: Page) -> Page:
    """A page with all that can be opened on it open."""
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
    return page


@pytest.mark.parametrize("query", ASKED)
def test_the_matrix_shows_the_verdicts_of_the_api(visits: Visits, query: str) -> None:
    page = visits.open(f"/n/ukraine{query}")
    answer = asked(visits.address, f"/matrix?limit=500&{query[1:]}")
    cells: dict[str, list[list[str]]] = page.evaluate(CELLS)
    meaning: list[list[str]] = page.locator(".key li").evaluate_all(
        "all => all.map(one => [one.querySelector('.verdict').innerText.slice(1).trim(), one.innerText])"
    )
    expected = {item["issue"]: list(verdicts(item, len(item["whole"]["parties"]) > 2)) for item in answer["items"]}

    assert {id_: [(label, look) for label, _, look in row] for id_, row in cells.items()} == expected
    for row in cells.values():
        for label, word, _ in row:
            assert any(short == word and text.endswith(label) for short, text in meaning), (word, label)
    relations = Counter(cell["relation"] for item in answer["items"] for cell in item["pairs"])
    tally = re.findall(r"(\d+) \N{MULTIPLICATION SIGN}", page.locator(".matrix caption").inner_text())
    assert sorted(map(int, tally)) == sorted(relations.values())


def verdicts(item: Json, whole: bool) -> Iterator[tuple[str, str]]:
    """The label and the relation of each cell of a row of the matrix."""
    for cell in [*item["pairs"], *([item["whole"]] if whole else [])]:
        yield cell["label"], cell["relation"]


@pytest.mark.parametrize("query", ASKED)
@pytest.mark.parametrize("issue", ISSUES)
def test_an_issue_is_told_as_by_the_api(visits: Visits, issue: str, query: str) -> None:
    page = opened(visits.open(f"/n/ukraine/issues/{issue}{query}"))
    answer = asked(visits.address, f"/comparisons/{issue}{query}")
    finding = page.locator(".finding").inner_text()
    sides: list[Json] = page.evaluate(SIDES)

    assert page.locator("h1").inner_text() == answer["question"]
    assert page.locator(".finding .verdict").inner_text().endswith(answer["label"])
    assert answer["summary"] in finding
    assert ("The stated gap is" in finding) == bool(answer["gap"] and answer["gap"]["value"])
    if answer["gap"] and answer["gap"]["value"]:
        assert f"{answer['gap']['value']} {answer['gap']['unit']}" in finding.replace(",", "")
    assert len(sides) == len(answer["sides"])
    for shown, side in zip(sides, answer["sides"], strict=True):
        assert [tidy(one) for one in shown["positions"]] == [said(one) for one in side["positions"]]
        for one, position in zip(shown["positions"], side["positions"], strict=True):
            assert day(position["stated_on"]) in one["who"]
            assert not position["speaker"] or position["speaker"]["name"] in one["who"]
        assert shown["silent"] == (not side["positions"])
    assert page.locator("#why ~ ul").first.locator("li").count() >= len(answer["reasons"])
    assert page.locator(".cases > li").count() == len(answer["cases"])
    grades = page.locator("#why ~ dl dd").all_inner_texts()
    assert len(grades) == len(answer["by_grade"])


def tidy(shown: Json) -> Json:
    """What a page says of a position, without what is compared by itself, and in one order."""
    rest = {name: value for name, value in shown.items() if name != "who"}
    return rest | {"quotes": sorted(shown["quotes"]), "links": sorted(shown["links"])}


@pytest.mark.parametrize("query", ASKED[:2])
def test_the_timeline_has_the_days_of_the_api(visits: Visits, query: str) -> None:
    page = visits.open(f"/n/ukraine/issues/nato-membership{query}")
    answer = asked(visits.address, f"/issues/nato-membership/timeline{query}")
    days = page.locator(".timeline > li > p > time").evaluate_all("all => all.map(one => one.dateTime)")

    assert sorted(days) == sorted(one["to"] for one in answer["items"])


def test_what_a_form_asks_for_carries_over_to_the_page_and_from_there_to_the_next(visits: Visits) -> None:
    page = visits.open("/")
    page.locator("input[name=parties][value=us]").uncheck()
    page.locator("input[name=parties][value=eu]").uncheck()
    page.locator("input[name=as_of]").fill("2025-06-30")
    page.locator("select[name=min_attribution]").select_option("on_record")
    page.locator("select[name=topic]").select_option("security")
    page.get_by_role("button", name="Show").click()
    page.wait_for_load_state()
    query = "as_of=2025-06-30&min_attribution=on_record"
    answer = asked(visits.address, f"/matrix?parties=ru,ua&topic=security&{query}")
    cells: dict[str, list[list[str]]] = page.evaluate(CELLS)

    assert {id_: [label for label, _, _ in row] for id_, row in cells.items()} == {
        item["issue"]: [cell["label"] for cell in item["pairs"]] for item in answer["items"]
    }
    page.locator(".matrix a[href*=nato-membership]").first.click()
    page.wait_for_load_state()
    one = asked(visits.address, f"/comparisons/nato-membership?parties=ru,ua&{query}")
    assert page.locator(".finding .verdict").inner_text().endswith(one["label"])
    assert "As of 30 June 2025; words on the record only" in page.locator("main").inner_text()


def test_a_view_of_a_revision_is_pinned_on_every_page_that_it_leads_to(visits: Visits) -> None:
    page = visits.open("/")
    page.locator("footer a[href*='revision=sha256:']").first.click()
    page.wait_for_load_state()
    page.locator(".matrix td a").first.click()
    page.wait_for_load_state()

    assert "revision=sha256:" in page.url
    assert "see the record as it stood at revision 1" in page.locator("body").inner_text()


def test_a_clause_of_a_proposal_stands_to_each_party_as_the_api_says(visits: Visits) -> None:
    page = visits.open("/n/ukraine/proposals/us-28-points-2025-11-20")
    answer = asked(visits.address, "/proposals/us-28-points-2025-11-20/evaluation")
    rows = page.locator(".fits tbody tr")
    totals = page.locator(".counts tbody tr").evaluate_all("all => all.map(one => one.innerText.split('\\t').slice(1))")
    expected = [sum(party["counts"].values()) for party in answer["parties"]]

    assert rows.count() == len(answer["clauses"])
    assert rows.locator(".n").all_inner_texts() == [clause["n"] for clause in answer["clauses"]]
    assert [sum(int(row[i]) for row in totals[:-1]) for i in range(len(expected))] == expected


def test_a_diff_of_two_drafts_counts_as_the_api_does(visits: Visits) -> None:
    page = visits.open("/n/ukraine/proposals/us-28-points-2025-11-20/diff/eu-24-points-2025-11-23")
    answer = asked(visits.address, "/proposals/us-28-points-2025-11-20/diff/eu-24-points-2025-11-23")

    assert page.locator(".drafts tbody tr").count() == len(answer["changes"])
    shown = [int(text) for text in page.locator(".tally strong").all_inner_texts()]
    assert sorted(shown) == sorted(many for code, many in answer["counts"].items() if many or code != "not_seen")
