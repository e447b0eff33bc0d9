"""What every test may ask for, and the closing word on what was left out."""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.databases import NAMED, Databases, making
from tools.postgres import postgres_server

KINDS = ("sqlite", "postgresql")
ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--tally", metavar="FILE", help="write 'N passed, N failed' and each skipped test to FILE")
    parser.addoption(
        "--database",
        choices=KINDS,
        default=KINDS[0],
        help="where tests make their databases; on postgresql only those that make one are run",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Start the PostgreSQL server that the tests of all processes share, unless the environment names one."""
    if config.getoption("--database") == "postgresql" and not os.environ.get(NAMED):
        stack = ExitStack()
        os.environ[NAMED] = stack.enter_context(postgres_server())
        stack.callback(os.environ.pop, NAMED)
        config.add_cleanup(stack.close)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In mutmut's copy of the tree, let the quickest tests run first: one of them notices most changes."""
    measured = config.rootpath / "mutmut-stats.json"
    if measured.is_file():
        seconds = json.loads(measured.read_text(encoding="utf-8"))["duration_by_test"]
        items.sort(key=lambda item: seconds.get(item.nodeid, 0.0))
    kind = config.getoption("--database")
    (other,) = {*KINDS} - {kind}
    left_out = [item for item in items if _is_about(item, other) or (kind != KINDS[0] and not _has_database(item))]
    if left_out:
        gone = set(left_out)
        items[:] = [item for item in items if item not in gone]
        config.hook.pytest_deselected(items=left_out)


def _has_database(item: pytest.Item) -> bool:
    """Whether a test has a database of its own; what has none comes out the same, and is run once, with SQLite."""
    return "databases" in getattr(item, "fixturenames", ())


def _is_about(item: pytest.Item, kind: str) -> bool:
    """Whether a test is about one kind of database alone, for the reason that its mark gives."""
    mark = item.get_closest_marker(kind)
    if mark and not mark.args:
        raise pytest.UsageError(f"{item.nodeid}: the mark {kind} says why, as in @pytest.mark.{kind}('...')")
    return mark is not None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write the tally, which the Makefile prints last: a test left out for lack of a tool must be seen.

    Beside it, in a file ending in `.json`, the names of the tests, for `tools.tallies`.
    """
    target = config.getoption("--tally")
    if not target:
        return
    stats = terminalreporter.stats
    passed = sorted(report.nodeid for report in stats.get("passed", ()))
    failed = len(stats.get("failed", ())) + len(stats.get("error", ()))
    skipped = dict(sorted((report.nodeid, _reason(report)) for report in stats.get("skipped", ())))
    closing = f"{len(passed)} passed, {failed} failed" + (f", {len(skipped)} skipped" if skipped else "")
    Path(target).write_text("\n".join([*_left_out(skipped), closing]) + "\n", encoding="utf-8")
    Path(f"{target}.json").write_text(json.dumps({"passed": passed, "skipped": skipped}), encoding="utf-8")


def _left_out(skipped: dict[str, str]) -> list[str]:
    """A line for each skipped test; one for all those of a folder that were skipped for the same reason."""
    together: dict[tuple[str, str], list[str]] = {}
    for name, reason in skipped.items():
        together.setdefault((name.partition("::")[0].rpartition("/")[0], reason), []).append(name)
    return [
        f"skipped: {names[0] if len(names) == 1 else f'{len(names)} tests of {folder}'} ({reason})"
        for (folder, reason), names in together.items()
    ]


def _reason(report: pytest.TestReport) -> str:
    where_and_why = report.longrepr
    return str(where_and_why[2]).removeprefix("Skipped: ") if isinstance(where_and_why, tuple) else ""


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def databases(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Where the tests of this run get their databases."""
    kind = pytestconfig.getoption("--database")
    with making(kind, tmp_path_factory.mktemp("databases"), os.environ.get(NAMED, "")) as found:
        yield found


@pytest.fixture(scope="session")
def external_data() -> Path:
    """The folder of published data that this repository does not hold; the README says what it contains."""
    folder = os.environ.get("PARLEY_EXTERNAL_DATA", "")
    if not folder:
        pytest.skip("PARLEY_EXTERNAL_DATA names no folder of published data")
    path = Path(folder)
    assert path.is_dir(), f"PARLEY_EXTERNAL_DATA: {path} is no folder"
    return path
