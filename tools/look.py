"""Open the pages of a running server in a real browser, headless, and see that they load nothing from elsewhere.

Needs Chromium on the path. Ends with 1 where a page lacks what it must show, or asks another host for anything.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.serving import serving

# Each page, and words that a person must find on it once its scripts have run.
PAGES = {
    "/": ("Ending Russia", "Does Ukraine join NATO?", "deadlock", "not bottom lines"),
    "/n/ukraine/issues/nato-membership?parties=ru,ua": ("Does Ukraine join NATO?", "Read the passage", "Only if"),
    "/n/ukraine/issues/us-guarantee-years": ("The stated gap is", "15 years"),
    "/search?q=nato": ("Positions", "Sources"),
    "/method": ("Red lines leave no outcome", "Only one side has spoken"),
    "/n/nowhere": ("There is nothing at this address",),
    "/api": ("/conflicts", "/positions", "/docs"),
    "/docs": ("/conflicts", "/positions", "Parley"),
}
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
NOBODY = "not an origin"
"""Who a browser says asked for what no page asked for: the page typed in, or its own errands."""


def look(browser: str, address: str, page: str, folder: Path) -> tuple[str, set[str]]:
    """A page as a browser shows it, and the addresses that it asked for."""
    log = folder / "net.json"
    command = [
        *(browser, *QUIET, f"--user-data-dir={folder}/profile", f"--log-net-log={log}"),
        *("--virtual-time-budget=20000", "--dump-dom", address + page),
    ]
    seen = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    return seen.stdout, asked(log, address)


def asked(log: Path, address: str) -> set[str]:
    """The addresses that the pages of *address* asked for, by a browser's own log of its requests."""
    requests = [event.get("params", {}) for event in json.loads(log.read_text(encoding="utf-8"))["events"]]
    return {
        request["url"]
        for request in requests
        if "initiator" in request and (request["initiator"] != NOBODY or request["url"].startswith(f"{address}/"))
    }


def faults(browser: str, address: str, page: str) -> list[str]:
    """What is wrong with one page."""
    with TemporaryDirectory() as folder:
        shown, urls = look(browser, address, page, Path(folder))
    missing = [f"{page} does not show {word}" for word in PAGES[page] if word not in shown]
    foreign = sorted(url for url in urls if not url.startswith((f"{address}/", "data:", "blob:")))
    return missing + [f"{page} asks for {url}" for url in foreign] + ([] if urls else [f"{page} asked for nothing"])


def main() -> int:
    """Look at every page; 0 if all show what they must and ask nobody else."""
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
