"""Take pictures of pages for people to look at: `python -m tools.shots FOLDER [ADDRESS]`.

Five pages, each at three widths, light and dark. Without the address of a server that runs, starts one of its own.
Needs what `make browser` installs, and Chromium.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tools.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = {
    "first": "/",
    "issue-numbers": "/n/ukraine/issues/us-guarantee-years",
    "issue-regions": "/n/ukraine/issues/foreign-troops",
    "proposal": "/n/ukraine/proposals/us-28-points-2025-11-20",
    "diff": "/n/ukraine/proposals/us-28-points-2025-11-20/diff/eu-24-points-2025-11-23",
}
WIDTHS = (1280, 768, 320)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TALLEST = 3000
"""Pixels; a page that goes on is cut there."""


def shoot(browser: Browser, address: str, folder: Path) -> Iterator[Path]:
    """Each picture, once it is taken."""
    for (name, path), width, scheme in product(PAGES.items(), WIDTHS, SCHEMES):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
        page.goto(address + path)
        page.evaluate("() => document.querySelectorAll('img').forEach(one => { one.loading = 'eager' })")
        page.wait_for_load_state("networkidle")
        tall: int = page.evaluate("document.documentElement.scrollHeight")
        target = folder / f"{name}-{width}-{scheme}.png"
        area = {"x": 0, "y": 0, "width": width, "height": min(tall, TALLEST)}
        page.screenshot(path=target, full_page=True, clip=area)  # type: ignore[arg-type,unused-ignore]
        page.close()
        yield target


def main(arguments: Sequence[str]) -> int:
    """0 once every picture is taken."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - may be missing

    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    server = contextlib.nullcontext(arguments[1]) if arguments[1:] else serving()
    with server as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for target in shoot(browser, address, folder):
            print(target)
        browser.close()
    return 0


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit("python -m tools.shots FOLDER [ADDRESS]")
    sys.exit(main(sys.argv[1:]))
