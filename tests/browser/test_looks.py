"""How pages look: narrow and wide, with large letters, in the dark, on paper, with quotes from right to left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.kinds import ISSUE, KINDS, PAGES, PROBLEMS
from tests.browser.visits import HEIGHT, PICTURES, WIDE, Visits

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (320, 640, 768, 1280)
"""Pixels; 640 is a window of 1280 at 200 %, and 320 one at 400 %."""
PAPER = 700
"""Pixels between the margins of a sheet of A4."""

OPEN = "() => document.querySelectorAll('details:not([open])').forEach(one => { one.open = one.was = true })"
CLOSE = "() => document.querySelectorAll('details').forEach(one => { if (one.was) one.open = false })"
# What reaches beyond the window, but for what lies in a frame that scrolls.
BEYOND = """() => {
  const scrolled = document.scrollingElement;
  const out = [...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && !one.closest(".wide") && !one.closest(".skip");
  });
  return [scrolled.scrollWidth > scrolled.clientWidth ? "the page scrolls sideways" : "",
          ...out.map(one => one.outerHTML.slice(0, 120))].filter(Boolean);
}"""
# Texts cut off by the box that they are in.
CUT = """() => [...document.querySelectorAll("main *")].filter(one =>
  !["visible", "auto"].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1
  && !one.closest(".hidden, select, input, textarea, button, .wide")).map(one => one.outerHTML.slice(0, 120))"""
# Words in the main part that are there and not shown.
UNSEEN = """() => {
  const out = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    const left_out = "form, .screen, .again, .of, .pair, .hidden, thead, .fits details";
    if (!walker.currentNode.data.trim() || one.closest(left_out)) continue;
    const box = one.getBoundingClientRect();
    if (!one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}) || !box.width)
      out.push(one.outerHTML.slice(0, 120));
  }
  return out;
}"""
ADDRESSES = """() => [...document.querySelectorAll("main a[href^=http]")].filter(one => one.checkVisibility()).map(
  one => [one.getAttribute("href"), getComputedStyle(one, "::after").content])"""


def path_and_status(path: str) -> tuple[str, int]:
    """An address to open, and the status that its answer must have."""
    return path, PROBLEMS.get(path, 200)


@pytest.fixture(scope="module", params=[path_and_status(path) for path in [*PAGES, *PROBLEMS]], ids=lambda one: one[0])
def opened(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Each page in turn, opened once for all tests that look at it, with its pictures; nothing may go wrong on it."""
    path, status = request.param
    visits = Visits(browser, address)
    page = visits.open(path, status=status)
    page.evaluate(PICTURES)
    yield page
    visits.close()
    assert visits.faults == []
    assert visits.asked_elsewhere() == []


@pytest.fixture
def shown(opened: Page) -> Page:
    """A page as it is at first: on a wide screen, in the light, with letters of the usual size."""
    opened.set_viewport_size({"width": WIDE, "height": HEIGHT})
    opened.emulate_media(media="screen", color_scheme="light", reduced_motion="reduce")
    letters(opened, 16)
    return opened


def letters(page: Page, size: int) -> None:
    """Set the size of letters in a browser's settings, in pixels."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size * 13 // 16}})
    page.wait_for_function(f"() => getComputedStyle(document.documentElement).fontSize === '{size}px'")
    session.detach()


def told(page: Page, script: str) -> list[str]:
    """What a script of this file lists."""
    found: list[str] = page.evaluate(script)
    return found


def test_no_page_scrolls_sideways_at_any_width(shown: Page) -> None:
    page = shown
    page.evaluate(OPEN)
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = told(page, BEYOND) + told(page, CUT)
    page.evaluate(CLOSE)

    assert found == {width: [] for width in WIDTHS}


def test_letters_of_twice_the_size_fit(shown: Page) -> None:
    page = shown
    before = page.locator("h1").bounding_box()
    letters(page, 32)
    after = page.locator("h1").bounding_box()

    assert told(page, BEYOND) + told(page, CUT) == []
    assert before
    assert after
    assert after["height"] > before["height"]


def test_a_table_wider_than_the_window_scrolls_by_the_keyboard(visits: Visits) -> None:
    page = visits.open("/n/ukraine/issues/nato-membership", width=320)
    region = page.locator(".wide:has(img)").first
    region.scroll_into_view_if_needed()
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")

    assert region.get_attribute("tabindex") == "0"


def test_paper_shows_all_that_the_page_says_and_where_its_links_lead(shown: Page) -> None:
    page = shown
    page.set_viewport_size({"width": PAPER, "height": HEIGHT})
    page.emulate_media(media="print")
    without = [href for href, after in page.evaluate(ADDRESSES) if f"({href})" not in after.replace("\\", "")]

    assert told(page, UNSEEN) == []
    assert without == []
    assert told(page, BEYOND) == []
    assert page.locator("form:visible, .skip:visible, .top nav:visible").count() == 0


def test_each_scheme_of_colours_is_followed_and_nothing_moves(shown: Page) -> None:
    page = shown
    shade = "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(shade)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(shade)

    assert min(light) > 200
    assert max(dark) < 60
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = "one => parseFloat(getComputedStyle(one).transitionDuration) > 0"
    assert page.evaluate(f"[...document.querySelectorAll('*')].filter({moving}).length") == 0


def test_a_verdict_is_told_by_a_word_and_a_mark_and_not_by_colour_alone(shown: Page) -> None:
    page = shown
    looks = page.evaluate(
        """() => [...document.querySelectorAll(".verdict")].map(one => {
             const mark = one.querySelector(".mark");
             return [one.classList[1] || one.closest(".finding").classList[1], mark ? mark.textContent.trim() : "",
                     one.textContent.replace(mark ? mark.textContent : "", "").trim()];
           })"""
    )
    told_by: dict[str, set[str]] = {}
    for look, mark, word in looks:
        assert mark
        assert word
        told_by.setdefault(f"{mark} {word}", set()).add(look)

    assert {words: found for words, found in told_by.items() if len(found) > 1} == {}


def test_marks_of_relations_differ(visits: Visits) -> None:
    page = visits.open("/")
    marks = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".verdict")].map(
             one => [one.classList[1], one.querySelector(".mark").textContent.trim()]))"""
    )

    assert set(marks) == {"conflict", "open", "overlap", "none"}
    assert len(set(marks.values())) == len(marks)


@pytest.mark.parametrize("path", [KINDS[ISSUE][0], *KINDS["/n/{negotiation}/positions/{id}"]])
def test_quotes_run_as_their_script_runs(visits: Visits, path: str) -> None:
    page = visits.open(path)
    quotes = page.locator("blockquote:not(.cite), q")
    for number in range(quotes.count()):
        assert quotes.nth(number).get_attribute("dir") == "auto"
        assert quotes.nth(number).get_attribute("lang")
    first = quotes.first
    first.evaluate("one => { one.textContent = 'מדינת אוקראינה لن تنضم' }")
    style = first.evaluate(
        "one => { const is = getComputedStyle(one); return [is.direction, is.textAlign, is.borderRightWidth] }"
    )

    assert style[0] == "rtl"
    assert style[1] == "start"
    if first.evaluate("one => one.localName") == "blockquote":
        assert style[2] == "3px"
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    assert told(page, BEYOND) == []
