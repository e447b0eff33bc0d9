"""What docs/operations.md tells people to type and to look at exists."""

import importlib
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer
import yaml
from prometheus_client import Metric

from app.observing.figures import Figures
from app.settings import Settings
from tools.drills.__main__ import BEGIN, DRILLS, END, put
from tools.drills.rows import Row, summed

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
DRILLED = ROOT / "docs" / "drills.md"
GOOD = Row("kill", "SQLite", 2, 5, 5, 0, 0, "note")


def test_every_setting_that_is_named_exists() -> None:
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    settings = {f"PARLEY_{name.upper()}" for name in Settings.model_fields}
    asked = set(re.findall(r"\$\{(PARLEY_\w+)", compose))

    assert set(re.findall(r"PARLEY_[A-Z_]*[A-Z]", PAGE)) <= settings | asked


def test_every_command_that_is_named_exists() -> None:
    commands = typer.main.get_group(importlib.import_module("app.cli").main).commands
    named = set(re.findall(r"(?:^|`)parley ([a-z]+)", PAGE, re.MULTILINE))

    assert {"migrate", "load", "serve", "export", "keys"} <= named <= set(commands)


def test_every_module_that_is_named_can_be_run() -> None:
    named = set(re.findall(r"python -m ([\w.]+)", PAGE))

    assert named == {"tools.drills", "benchmarks.capacity"}
    assert all(find_spec(name) for name in named)


def test_every_service_that_is_named_is_in_compose() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    run = set(re.findall(r"docker compose run --rm (\w+)", PAGE))
    entered = set(re.findall(r"docker compose exec -u postgres (\w+)", PAGE))

    assert run == {"load", "migrate"}
    assert run | entered <= set(services)


def test_every_figure_that_is_named_is_told() -> None:
    figures = Figures()
    figures.watch(lambda: {"talks": 1}, {"verdicts": int})
    told = {name for metric in figures.registry.collect() for name in names_of(metric)}

    assert set(re.findall(r"`(parley_\w+)`", PAGE)) <= told


def names_of(metric: Metric) -> set[str]:
    """How a figure may be asked for."""
    return {metric.name, f"{metric.name}_total"} if metric.type == "counter" else {metric.name}


def test_every_drill_has_a_name_and_a_database_once() -> None:
    assert len({(drill.name, drill.database) for drill in DRILLS}) == len(DRILLS)
    assert {drill.rounds for drill in DRILLS if drill.name == "kill"} == {200}


def test_the_table_goes_between_its_marks_and_nothing_else_changes(tmp_path: Path) -> None:
    page = tmp_path / "drills.md"
    whole = DRILLED.read_text(encoding="utf-8")
    page.write_text(whole, encoding="utf-8")

    put(page, [GOOD._replace(note="older"), GOOD._replace(database="other")], "then")
    put(page, [GOOD], "now")

    changed = page.read_text(encoding="utf-8")
    assert changed.count("| kill | SQLite | 2 | 5 | 5 | 0 | 0 | note | now |\n") == 1
    assert changed.count("| kill | other | 2 | 5 | 5 | 0 | 0 | note | then |\n") == 1
    assert "older" not in changed
    assert changed.partition(BEGIN)[0] == whole.partition(BEGIN)[0]
    assert changed.partition(END)[2] == whole.partition(END)[2]


def test_a_page_without_a_place_for_the_table_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "other.md"
    page.write_text("# Other\n", encoding="utf-8")

    with pytest.raises(ValueError, match="no place"):
        put(page, [GOOD], "now")

    assert page.read_text(encoding="utf-8") == "# Other\n"


@pytest.mark.parametrize(
    "other", [GOOD._replace(lost=1), GOOD._replace(half=1), GOOD._replace(tries=0), GOOD._replace(acknowledged=0)]
)
def test_a_drill_is_good_where_it_tried_something_and_lost_nothing(other: Row) -> None:
    assert GOOD.good
    assert not other.good


def test_drills_held_several_times_are_counted_together() -> None:
    assert summed([GOOD, GOOD._replace(lost=1)]) == Row("kill", "SQLite", 4, 10, 10, 1, 0, "note")
