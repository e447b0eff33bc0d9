"""A server with the real record and a browser that opens its pages; without the tools for it, each test is skipped."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.visits import Visits
from tools.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *(
        "--disable-component-update",
        "--disable-sync",
        "--disable-smooth-scrolling",
        "--disable-features=LocalNetworkAccessChecks",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ),
)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make browser")
    found = next((path for path in map(shutil.which, NAMES) if path), None)
    return found or pytest.skip("Chromium is not installed")


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder of the packages of JavaScript that look at pages."""
    folder = Path(sys.prefix) / "node" / "node_modules"
    if not folder.is_dir():
        pytest.skip("axe-core and html-validate are not installed: make browser")
    return folder


@pytest.fixture(scope="session")
def address(chromium: str) -> Iterator[str]:
    """The address of a server that has loaded the seeds."""
    with serving() as found:
        yield found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser; one for each file of tests, since the loop that drives it must not outlive them."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be missing

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=chromium, args=[*QUIET])
        yield found
        found.close()


@pytest.fixture
def visits(browser: Browser, address: str) -> Iterator[Visits]:
    """Opens pages; at the end nothing may have gone wrong on any, and nobody else may have been asked for anything."""
    found = Visits(browser, address)
    yield found
    found.close()
    assert found.faults == []
    assert found.asked_elsewhere() == []
