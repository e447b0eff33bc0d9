"""The HTML of every page is valid, by html-validate."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from tests.browser.kinds import OF_OTHERS, PAGES, PROBLEMS

CONFIG = Path(__file__).with_name("htmlvalidate.json")
Faults = Mapping[str, list[str]]


@pytest.fixture(scope="module")
def faults(address: str, node_modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Faults:
    """What html-validate finds on each page."""
    folder = tmp_path_factory.mktemp("pages")
    paths = (*PAGES, *PROBLEMS, *OF_OTHERS)
    for number, path in enumerate(paths):
        answer = httpx.get(address + path, headers={"accept": "text/html"}, timeout=60)
        assert answer.headers["content-type"].startswith("text/html"), path
        (folder / f"{number}.html").write_text(answer.text, encoding="utf-8")
    files = [str(folder / f"{number}.html") for number in range(len(paths))]
    node, program = Path(sys.executable).with_name("node"), node_modules / "html-validate" / "bin" / "html-validate.mjs"
    command = [str(node), str(program), "--config", str(CONFIG), "--formatter", "json", *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    found = {Path(one["filePath"]).name: one["messages"] for one in json.loads(run.stdout or run.stderr)}
    return {
        path: [f"{one['line']}: {one['ruleId']}: {one['message']}" for one in found.get(f"{number}.html", [])]
        for number, path in enumerate(paths)
    }


@pytest.mark.parametrize("path", [*PAGES, *PROBLEMS, *OF_OTHERS])
def test_the_html_of_a_page_is_valid(faults: Faults, path: str) -> None:
    assert faults[path] == []


def test_html_that_is_not_valid_is_found(node_modules: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>A</title><p><ul><li>b</ul></p>", encoding="utf-8")
    node, program = Path(sys.executable).with_name("node"), node_modules / "html-validate" / "bin" / "html-validate.mjs"
    run = subprocess.run([node, program, "--config", CONFIG, page], capture_output=True, text=True, check=False)

    assert run.returncode == 1
