"""The migrations make exactly what the models say, go all the way down again, and run once however many start them."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from app.db import bare_engine, current, downgrade, head, make_engine, migrations_folder, upgrade
from app.models import METADATA
from app.models.statements import statements


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{tmp_path}/empty.db")
    yield engine
    engine.dispose()


def shape(engine: Engine) -> list[str]:
    """The statements that made everything in a SQLite database, in words alone."""
    with engine.connect() as connection:
        made = connection.scalars(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"))
        return [" ".join(statement.split()) for statement in made if "alembic_version" not in statement]


def test_migrations_and_models_make_the_same_shape(empty: Engine, tmp_path: Path) -> None:
    modelled = make_engine(f"sqlite:///{tmp_path}/modelled.db")
    METADATA.create_all(modelled)

    upgrade(empty)

    assert shape(empty) == shape(modelled)
    modelled.dispose()


def test_alembic_finds_nothing_to_do(empty: Engine) -> None:
    upgrade(empty)

    with empty.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_up_and_down_and_up_again_leaves_no_trace(empty: Engine) -> None:
    upgrade(empty)
    first = shape(empty)

    downgrade(empty)

    assert shape(empty) == []
    assert current(empty) is None
    upgrade(empty)
    assert shape(empty) == first
    assert current(empty) == head()


def test_a_new_database_stands_at_no_migration(empty: Engine) -> None:
    assert current(empty) is None
    assert inspect(empty).get_table_names() == []


def test_processes_that_start_at_once_migrate_once(empty: Engine, root: Path) -> None:
    url = empty.url.render_as_string()
    program = f"from app.db import make_engine, upgrade; upgrade(make_engine({url!r}))"

    started = [subprocess.Popen([sys.executable, "-c", program], cwd=root) for _ in range(2)]

    assert [process.wait() for process in started] == [0, 0]
    assert current(empty) == head()


def test_threads_that_start_at_once_migrate_once(empty: Engine) -> None:
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(upgrade, [empty] * 3)) == [None] * 3

    assert current(empty) == head()


def test_a_migration_that_fails_leaves_nothing(empty: Engine) -> None:
    with empty.begin() as connection:
        connection.execute(text("CREATE TABLE position_word (word TEXT)"))

    with pytest.raises(Exception, match="already exists"):
        upgrade(empty)

    assert inspect(empty).get_table_names() == ["position_word"]


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_the_statements_of_the_migrations_leave_what_the_models_say(dialect: str) -> None:
    left: list[str] = []
    for path in sorted((migrations_folder() / "versions").glob(f"*.{dialect}.sql")):
        for statement in path.read_text("utf-8").removesuffix(";\n").split(";\n\n"):
            if dropped := re.fullmatch(r"DROP TABLE (\w+)", statement):
                left = [made for made in left if not re.search(rf"\b(TABLE|ON) {dropped[1]}\b", made)]
            elif not statement.startswith("INSERT"):
                left.append(statement)

    assert sorted(left) == sorted(statements(dialect))


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_every_constraint_has_a_name_of_its_own(dialect: str) -> None:
    found = [name for made in statements(dialect) for name in re.findall(r"CONSTRAINT (\w+)", made)]

    assert len(found) == len(set(found))
    assert all(len(name) <= 63 for name in found)
    assert sum(made.count("CHECK") + made.count("FOREIGN KEY") for made in statements(dialect)) <= len(found)


def test_sorted_texts_compare_by_code_points_on_postgresql() -> None:
    made = [line for statement in statements("postgresql") for line in statement.splitlines() if "\tTEXT" in line]

    assert [line for line in made if 'COLLATE "C"' not in line] == []


def test_the_files_end_in_one_newest_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = tmp_path / "versions"
    versions.mkdir()
    monkeypatch.setattr("app.db.migrations_folder", lambda: tmp_path)
    (versions / "one.py").write_text('revision = "one"\ndown_revision = None\n')
    (versions / "two.py").write_text('revision: str = "two"\ndown_revision: str = "one"\n')
    assert head() == "two"

    (versions / "other.py").write_text('revision = "other"\ndown_revision = "one"\n')

    with pytest.raises(LookupError, match="2 places: other, two"):
        head()


def test_the_engine_of_migrations_leaves_foreign_keys_alone(tmp_path: Path) -> None:
    engine = bare_engine(f"sqlite:///{tmp_path}/bare.db")

    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 0
