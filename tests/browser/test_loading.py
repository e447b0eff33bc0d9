"""What a page costs and whom it asks: little, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from tests.browser.kinds import OF_OTHERS, PAGES, PROBLEMS
from tests.browser.visits import PICTURES, Visits

if TYPE_CHECKING:
    from playwright.sync_api import Request

MOST_BYTES = 100_000
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


def weight(request: Request) -> int:
    """The bytes of an answer as they came, headers and all."""
    sizes = request.sizes()
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])


@pytest.mark.parametrize("path", PAGES)
def test_a_page_weighs_under_a_hundred_kilobytes_with_all_that_it_loads(visits: Visits, path: str) -> None:
    page = visits.open(path)
    page.evaluate(PICTURES)
    kinds = [request.resource_type for request in visits.requests]

    assert sum(weight(request) for request in visits.requests) < MOST_BYTES
    assert kinds.count("document") == 1
    assert "script" not in kinds


def test_the_first_page_paints_without_javascript_once_its_one_sheet_is_there(visits: Visits) -> None:
    page = visits.open("/", java_script_enabled=False)
    page.screenshot()
    painted = page.evaluate("performance.getEntriesByType('paint').map(one => one.name)")
    loaded = {request.resource_type for request in visits.requests}

    assert "first-contentful-paint" in painted
    assert loaded <= {"document", "stylesheet", "image", "other"}
    assert len(visits.requests) <= 3
    assert page.get_by_role("row").filter(has_text="Does Ukraine join NATO?").is_visible()


@pytest.mark.parametrize("path", OF_OTHERS)
def test_the_pages_of_others_show_what_they_must_and_ask_nobody_else(visits: Visits, path: str) -> None:
    page = visits.open(path)

    for words in ("/conflicts", "/positions", "Parley"):
        page.get_by_text(words).first.wait_for()
    page.get_by_text("/conflicts").first.click()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", [*PAGES, *PROBLEMS])
def test_a_page_says_what_a_browser_must_not_do(address: str, path: str) -> None:
    headers = httpx.get(address + path, headers={"accept": "text/html"}, timeout=60).headers
    policy = headers["content-security-policy"]

    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert policy.startswith("default-src 'none'; ")
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "base-uri 'none'" in policy


def test_the_browser_runs_no_script_that_was_slipped_into_a_page(visits: Visits) -> None:
    page = visits.open("/")
    page.evaluate("""() => {
      const one = document.createElement("script");
      one.textContent = "window.slipped = true";
      document.head.append(one);
      const two = document.createElement("img");
      two.setAttribute("onerror", "window.slipped = true");
      two.src = "data:,";
      document.body.append(two);
    }""")
    page.wait_for_timeout(200)
    refused = [fault for fault in visits.faults if "Content Security Policy" in fault]
    visits.faults = [fault for fault in visits.faults if fault not in refused]

    assert page.evaluate("window.slipped") is None
    assert len(refused) >= 2


def test_only_an_embed_stands_in_a_frame_on_the_page_of_another(visits: Visits) -> None:
    paper = "http://127.0.0.1:8999/paper"
    framed = ["/n/ukraine/issues/crimea-status", "/embed/n/ukraine/issues/crimea-status"]
    frames = "".join(f"<iframe src='{visits.address}{path}'></iframe>" for path in framed)
    page = visits.open("/method")
    page.context.route(paper, lambda route: route.fulfill(body=frames, content_type="text/html"))
    page.goto(paper)
    shown = [frame.locator("body").inner_text() for frame in page.frames[1:]]
    refused = ("frame-ancestors 'none'", framed[0], "ERR_ABORTED")
    visits.faults = [fault for fault in visits.faults if not any(words in fault for words in refused)]
    visits.requests.clear()

    assert ["Crimea" in text for text in shown] == [False, True]
