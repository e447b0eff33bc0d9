"""Sizes that keep the code readable, and names that say nothing: no exception is made."""

import ast
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FUNCTION_LINES = 40
FILE_LINES = 300
SAYS_NOTHING = {"base", "common", "core", "helper", "helpers", "lib", "misc", "tools", "util", "utils"}

FILES = sorted(chain.from_iterable((ROOT / part).rglob("*.py") for part in ("app", "migrations", "tests", "tools")))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_function_has_at_most_40_lines(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    too_long = {
        f.name: lines for f in functions if (lines := (f.end_lineno or f.lineno) - f.lineno + 1) > FUNCTION_LINES
    }

    assert too_long == {}


@pytest.mark.parametrize("path", [path for path in FILES if path.is_relative_to(ROOT / "app")], ids=name)
def test_a_module_is_named_for_what_it_knows(path: Path) -> None:
    words = {part.removesuffix(".py").strip("_") for part in path.relative_to(ROOT / "app").parts}

    assert words & SAYS_NOTHING == set()
