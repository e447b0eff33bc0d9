"""Open the pages of a running server in a real browser, headless, and see that they load nothing from elsewhere.

Needs Chromium on the path. Ends with 1 where a page lacks what it must show, or asks another host for anything.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from tools.serving import serving

# Each page, and words that a person must find on it once its scripts have run.
PAGES = {
    "/": ("/conflicts", "/positions", "/docs"),
    "/docs": ("/conflicts", "/positions", "Parley"),
}
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
OURS = {"about", "blob", "chrome", "chrome-extension", "data", "devtools"}


def look(browser: str, url: str, folder: Path) -> tuple[str, set[str]]:
    """The page as a browser shows it, and the addresses that the browser asked for."""
    log = folder / "net.json"
    command = [
        *(browser, *QUIET, f"--user-data-dir={folder}/profile", f"--log-net-log={log}"),
        *("--virtual-time-budget=20000", "--dump-dom", url),
    ]
    seen = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    return seen.stdout, asked(log)


def asked(log: Path) -> set[str]:
    """The addresses in a browser's own log of its requests."""
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    urls = {event["params"]["url"] for event in events if "url" in event.get("params", {})}
    return {url for url in urls if urlsplit(url).scheme not in OURS}


def faults(browser: str, address: str, page: str) -> list[str]:
    """What is wrong with one page."""
    with TemporaryDirectory() as folder:
        dom, urls = look(browser, address + page, Path(folder))
    missing = [f"{page} does not show {word}" for word in PAGES[page] if word not in dom]
    foreign = sorted(url for url in urls if not url.startswith((f"{address}/", address)))
    return missing + [f"{page} asks for {url}" for url in foreign] + ([] if urls else [f"{page} asked for nothing"])


def main() -> int:
    """Look at every page; 0 if all show what they must and stay at home."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("no Chromium on the path")
        return 1
    with serving() as address:
        found = [fault for page in PAGES for fault in faults(browser, address, page)]
    print("\n".join(found) or f"{len(PAGES)} pages look right and load nothing from elsewhere")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
