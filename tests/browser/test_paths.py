"""A reporter's way from the first page to the words at their source: by mouse, by keyboard, without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.browser.visits import PICTURES, Visits

if TYPE_CHECKING:
    from playwright.sync_api import Page

QUESTION = "Does Ukraine join NATO?"
MOST_STEPS = 600
FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const inside = (low, high, most) => (Math.max(low, 0) + Math.min(high, most)) / 2;
  const shown = rect => {
    const top = document.elementFromPoint(
      inside(rect.left, rect.right, innerWidth), inside(rect.top, rect.bottom, innerHeight));
    return top && (one.contains(top) || top.contains(one));
  };
  return {
    tag: one.localName, text: one.innerText || "", href: one.getAttribute("href") || "",
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: ![...one.getClientRects()].some(shown),
  };
}"""


def focus(page: Page) -> dict[str, Any]:
    """What has the focus, and whether a person sees that it has."""
    found: dict[str, Any] = page.evaluate(FOCUS)
    return found


def tab_to(page: Page, href: str) -> str:
    """Press Tab until a link has the focus whose address holds *href*; each stop on the way must be seen."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        at = focus(page)
        assert at["tag"] != "body", f"no link to {href}"
        assert at["outlined"], at
        assert at["seen"], at
        if href in at["href"]:
            return str(at["href"])
    raise AssertionError(f"no link to {href} in {MOST_STEPS} steps")


def first_passage(address: str, issue: str, parties: str) -> str:
    """The address of the first passage that an issue's page links to, by the API."""
    answer = httpx.get(f"{address}/comparisons/{issue}", params={"parties": parties}).json()
    said = answer["sides"][0]["positions"][0]
    return str(next(cited["link"] for cited in said["citations"] if cited["passage"]))


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("width", [1280, 320])
def test_three_clicks_lead_from_the_first_page_to_the_words_at_their_source(
    visits: Visits, script: bool, width: int
) -> None:
    page = visits.open("/", width=width, java_script_enabled=script)
    row = page.get_by_role("row").filter(has_text=QUESTION)
    if width < 800:
        row = page.locator("tr").filter(has_text=QUESTION)
    row.get_by_role("link").filter(has_text="deadlock").first.click()
    page.wait_for_url("**/n/ukraine/issues/nato-membership?**")

    assert page.locator("h1").inner_text() == QUESTION
    assert page.locator(".finding .verdict").inner_text().endswith("Red lines leave no outcome")
    links = page.get_by_role("link", name="Read the passage")
    href = links.first.get_attribute("href")
    assert links.first.is_visible()
    assert href is not None
    assert href.startswith("https://")
    assert "#:~:text=" in href


def test_the_link_to_the_words_is_the_one_that_the_api_gives(visits: Visits) -> None:
    page = visits.open("/n/ukraine/issues/nato-membership?parties=ru,ua")

    links = [link.get_attribute("href") for link in page.get_by_role("link", name="Read the passage").all()]

    assert first_passage(visits.address, "nato-membership", "ru,ua") in links


def test_the_first_press_of_tab_offers_to_skip_to_the_content(visits: Visits) -> None:
    page = visits.open("/")
    page.keyboard.press("Tab")
    at = focus(page)
    page.keyboard.press("Enter")

    assert (at["text"], at["seen"], at["covered"]) == ("Skip to the content", True, False)
    assert page.url.endswith("#main")
    assert focus(page)["tag"] == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_keyboard_alone_leads_from_the_first_page_to_the_words_at_their_source(visits: Visits) -> None:
    page = visits.open("/?topic=security")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    href = tab_to(page, "/issues/nato-membership?parties=")
    page.keyboard.press("Enter")
    page.wait_for_url(visits.address + href)

    assert page.locator("h1").inner_text() == QUESTION
    assert "#:~:text=" in tab_to(page, "#:~:text=")
    assert focus(page)["text"] == "Read the passage"


def test_a_form_is_filled_and_sent_by_the_keyboard(visits: Visits) -> None:
    page = visits.open("/?topic=security")
    page.locator("input[name=parties][value=eu]").focus()
    page.keyboard.press("Space")
    page.get_by_role("combobox", name="Grade of words").focus()
    page.keyboard.press("ArrowUp")
    page.get_by_role("button", name="Show").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**min_attribution=on_record**")

    assert "parties=eu" not in page.url
    assert "words on the record only" in page.locator("main").inner_text()


@pytest.mark.parametrize("path", ["/?topic=security", "/n/ukraine/issues/nato-membership", "/n/ukraine/proposals"])
@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_covers_what_the_keyboard_comes_to_on_its_way_back(visits: Visits, path: str, width: int) -> None:
    page = visits.open(path, width=width)
    page.evaluate(PICTURES)
    page.locator("footer a").last.focus()
    stops = []
    for _ in range(120):
        page.keyboard.press("Shift+Tab")
        stops.append(focus(page))

    assert [at for at in stops if at["tag"] != "body" and (at["covered"] or not at["seen"] or not at["outlined"])] == []
