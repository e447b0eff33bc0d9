"""Figures on the page docs/benchmarks.md: one section each, with the day, the commit and the interpreter."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path


def put(page: Path, title: str, text: str) -> None:
    """Write *text* under the heading *title* of a page, in place of what stands there.

    Raises:
        LookupError: The page has no such heading.
    """
    before = page.read_text(encoding="utf-8")
    section = re.compile(rf"(^## {re.escape(title)}\n).*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    after, found = section.subn(lambda match: f"{match[1]}\n{text.strip()}\n\n", before)
    if not found:
        raise LookupError(f"{page} has no heading {title!r}")
    page.write_text(f"{after.rstrip()}\n", encoding="utf-8")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; every column but the first is of figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def measured() -> str:
    """When and on what was measured, in one line."""
    root = Path(__file__).parent.parent
    commit = _git(root, "rev-parse", "--short", "HEAD") or "unknown"
    changed = ", with changes" if _git(root, "status", "--porcelain", "--", "app", "benchmarks") else ""
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} at commit {commit}{changed}: "
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors."
    )


def _git(root: Path, *command: str) -> str:
    return subprocess.run(["git", *command], cwd=root, check=False, capture_output=True, text=True).stdout.strip()
