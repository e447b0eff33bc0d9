"""What axe-core finds on the pages, which must be nothing: WCAG 2.2 AA and its list of good habits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.kinds import PAGES, PROBLEMS
from tests.browser.visits import Visits

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS, TARGETS = ["color-contrast"], ["target-size"]
LOOKS = [(1280, "light", RULES), (320, "dark", RULES), (1280, "dark", COLOURS), (320, "light", COLOURS)]
LOOKS += [(768, "light", TARGETS)]
"""Widths and schemes of colours, and the rules that can tell each from those before it."""


@pytest.fixture(scope="module")
def axe(node_modules: Path) -> str:
    """The script of axe-core."""
    return (node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def found(page: Page, width: int, scheme: Any, rules: list[str]) -> list[str]:  # noqa: ANN401 - a word of Playwright's
    """What axe-core finds on a page as it looks at a width and in a scheme of colours."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    answer: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    assert answer["passes"] or rules == TARGETS, "axe-core looked at nothing"
    return [
        f"{width} {scheme}: {rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]


def opened_whole(visits: Visits, path: str, status: int, axe: str) -> Page:
    """A page with all that can be opened on it open, and axe-core in it."""
    page = visits.open(path, status=status)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.evaluate(axe)
    return page


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_page(visits: Visits, axe: str, path: str) -> None:
    page = opened_whole(visits, path, 200, axe)

    assert [fault for look in LOOKS for fault in found(page, *look)] == []


@pytest.mark.parametrize("path", PROBLEMS)
def test_axe_finds_nothing_on_a_page_about_a_problem(visits: Visits, axe: str, path: str) -> None:
    page = opened_whole(visits, path, PROBLEMS[path], axe)

    assert [fault for look in LOOKS for fault in found(page, *look)] == []
