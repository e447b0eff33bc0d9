"""What the documentation says is what the code does."""

import doctest
import importlib
import json
import re
import subprocess
import tomllib
from pathlib import Path

import httpx
import pytest
import typer
from openapi_spec_validator import OpenAPIV31SpecValidator

from app.domain.verdicts.table import LABELS
from app.settings import Settings
from tools.serving import serving

ROOT = Path(__file__).parent.parent
TARGET = re.compile(r"^([a-z-]+):.*## ", re.MULTILINE)
LINK = re.compile(r"\[[^]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
NOT_IN_THE_CONTRACT = {"/", "/docs", "/openapi.json", "/robots.txt"}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(name: str, title: str) -> str:
    """The part of a page from a heading to the next one of its rank."""
    _, _, after = text(name).partition(f"\n## {title}\n")
    assert after, f"{name} has no heading {title!r}"
    return after.partition("\n## ")[0]


def first_cells(part: str) -> list[str]:
    """The first cell of each row of a part's tables."""
    rows = [line for line in part.splitlines() if line.startswith("|")]
    return [row.split("|")[1].strip() for row in rows if "`" in row.split("|")[1] or "[" in row.split("|")[1]]


def named(cells: list[str]) -> list[str]:
    """What stands between backticks in some cells."""
    return re.findall(r"`([^`]+)`", " ".join(cells))


def pages() -> list[Path]:
    """Every page of documentation in the checkout."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "seeds").rglob("*.md")]
    return sorted(found)


def anchors(page: Path) -> set[str]:
    """The names under which a page's headings can be linked."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def shown_in(excerpt: object, whole: object) -> bool:
    """Whether *excerpt* is *whole* with keys of objects and items of lists left out."""
    if isinstance(excerpt, dict) and isinstance(whole, dict):
        return all(key in whole and shown_in(value, whole[key]) for key, value in excerpt.items())
    if isinstance(excerpt, list) and isinstance(whole, list):
        rest = iter(whole)
        return all(any(shown_in(item, other) for other in rest) for item in excerpt)
    return excerpt == whole


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_that_a_page_names_exists(page: str) -> None:
    mentioned = set(re.findall(r"(?:`|\$ )make ([a-z-]+)", text(page)))

    assert mentioned
    assert mentioned <= set(TARGET.findall(text("Makefile")))


def test_make_help_lists_every_target() -> None:
    printed = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout

    assert set(re.findall(r"^make (\S+)", printed, re.MULTILINE)) == set(TARGET.findall(text("Makefile")))


def test_the_readme_lists_the_settings() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| .+ \|$", section("README.md", "Settings"), re.MULTILINE)

    listed = {name: default.strip("`") if "`" in default else None for name, default in rows}

    fields = {f"PARLEY_{name.upper()}": field.default for name, field in Settings.model_fields.items()}
    assert listed == {name: None if default is None else str(default) for name, default in fields.items()}


def test_the_readme_lists_the_routes_of_the_contract() -> None:
    listed = named(first_cells(section("README.md", "Routes")))

    assert sorted(listed) == sorted(set(json.loads(text("openapi.json"))["paths"]) - NOT_IN_THE_CONTRACT)


def test_the_contract_is_valid_openapi() -> None:
    assert list(OpenAPIV31SpecValidator(json.loads(text("openapi.json"))).iter_errors()) == []


def test_the_readme_lists_the_commands() -> None:
    app = importlib.import_module("app.cli").main
    commands = typer.main.get_group(app).commands

    listed = named(first_cells(section("README.md", "Command line")))

    assert sorted(line.split()[1] for line in listed) == sorted(commands)


def test_the_readme_lists_the_verdicts_in_their_words() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", section("README.md", "How a verdict comes about"), re.MULTILINE)

    assert rows == [(verdict.value, label) for verdict, label in LABELS.items()]


@pytest.mark.house
def test_the_readme_shows_a_real_answer() -> None:
    question = re.findall(r"curl -s 'localhost:8000(.+)'", text("README.md"))[0]
    excerpt = json.loads(re.findall(r"^```json\n(.*?)^```", text("README.md"), re.DOTALL | re.MULTILINE)[0])

    with serving() as address:
        answer = httpx.get(address + question).raise_for_status().json()

    assert shown_in(excerpt, answer)


def test_every_dependency_says_what_it_earns() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    wanted = [project["dependencies"], extras["postgres"], extras["dev"], extras["check"]]
    titles = ("To run", "To run on PostgreSQL: the extra `postgres`", "To work", "To check, in `.ci/run`")

    listed = [named(first_cells(section("docs/dependencies.md", title))) for title in titles]

    assert listed == [[re.split(r"[\[><=]", line)[0].lower() for line in lines] for lines in wanted]


def test_the_index_of_decisions_lists_every_record() -> None:
    listed = LINK.findall(text("docs/decisions/README.md"))

    assert listed == sorted(path.name for path in (ROOT / "docs/decisions").glob("[0-9]*.md"))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))) if ":" not in link]

    for link in links:
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize(
    "module", sorted((ROOT / "app/domain").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_examples_in_the_rules_come_out_as_they_say(module: Path) -> None:
    name = ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    assert doctest.testmod(importlib.import_module(name)).failed == 0
