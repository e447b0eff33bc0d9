"""The migrations make exactly what the models say, go all the way down again, and run once however many start them."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError

from app.db import bare_engine, current, downgrade, head, make_engine, migrations_folder, read, upgrade
from app.domain.record.negotiation import Record
from app.models import METADATA
from app.models.statements import statements
from app.queries.records import load_record
from tests.database.records import river, without
from tests.database.shapes import shape
from tests.databases import Databases, address_of
from tests.loading import load

FIRST = "2026_11_25_first_tables"


Empty = Callable[[str], Engine]


@pytest.fixture
def make_empty(databases: Databases, tmp_path: Path) -> Iterator[Empty]:
    """A function that makes a database by a name, in which there is nothing."""
    engines: dict[Path, Engine] = {}

    def make(name: str) -> Engine:
        path = tmp_path / f"{name}.db"
        engines[path] = make_engine(databases.empty(path))
        return engines[path]

    yield make
    for path, engine in engines.items():
        engine.dispose()
        databases.drop(path)


@pytest.fixture
def empty(make_empty: Empty) -> Engine:
    return make_empty("empty")


def planless(record: Record) -> Record:
    """The record as it could be before there were proposals."""
    background = tuple(id_ for id_ in record.negotiation.background if id_ not in record.proposals)
    return replace(record, negotiation=replace(record.negotiation, background=background), proposals={})


def loading(engine: Engine, *records: Record) -> None:
    for record in records:
        load(engine, record, by="Ada", why="a test", at="2022-02-01T12:00:00Z")


def rows(engine: Engine, among: Iterable[str] = ()) -> dict[str, list[dict[str, object]]]:
    """What every table holds, or those *among* all, but for columns that are empty in each row."""
    found = {}
    with engine.connect() as connection:
        for table in among or inspect(engine).get_table_names():
            held = connection.execute(text(f"SELECT * FROM {table}")).mappings().all()  # noqa: S608 - names of ours
            said = {column for row in held for column, value in row.items() if value is not None}
            found[table] = [{column: row[column] for column in sorted(said)} for row in held]
    return {table: held for table, held in found.items() if table != "alembic_version"}


def test_migrations_and_models_make_the_same_shape(empty: Engine, make_empty: Empty) -> None:
    modelled = make_empty("modelled")
    METADATA.create_all(modelled)

    upgrade(empty)

    assert shape(empty) == shape(modelled)


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


def test_each_migration_taken_back_leaves_what_was_before(empty: Engine) -> None:
    upgrade(empty, FIRST)
    first = shape(empty)
    upgrade(empty)
    assert shape(empty) != first

    downgrade(empty, FIRST)

    assert shape(empty) == first


def test_a_database_that_holds_records_moves_up_and_keeps_everything(empty: Engine) -> None:
    steps = [planless(river("brook")), planless(river()), without(planless(river()), "west-boats", "west-boats-more")]
    upgrade(empty)
    loading(empty, *steps)
    downgrade(empty, FIRST)
    before = rows(empty)
    assert len(before) == 27
    assert all(before.values())

    upgrade(empty)

    assert rows(empty, before) == before
    loading(empty, river())
    with read(empty) as session:
        for n, record in enumerate((*steps, river()), 1):
            assert load_record(session, record.negotiation.id, n) == record


def test_what_a_migration_makes_anew_refuses_changes_as_before(empty: Engine) -> None:
    upgrade(empty, FIRST)
    upgrade(empty)
    loading(empty, river())

    with empty.connect() as connection, pytest.raises(IntegrityError, match="negotiation_background: a row never goes"):
        connection.execute(text("DELETE FROM negotiation_background"))


def test_proposals_are_not_dropped_from_under_revisions_that_vouch_for_them(empty: Engine) -> None:
    upgrade(empty)
    loading(empty, river())

    with pytest.raises(ValueError, match="revisions vouch for proposals"):
        downgrade(empty, FIRST)

    assert current(empty) == head()
    with read(empty) as session:
        assert load_record(session, "river", 1) == river()


def test_a_database_goes_down_to_nothing_with_all_it_holds(empty: Engine) -> None:
    upgrade(empty)
    loading(empty, river())

    downgrade(empty)

    assert shape(empty) == []


def test_a_new_database_stands_at_no_migration(empty: Engine) -> None:
    assert current(empty) is None
    assert inspect(empty).get_table_names() == []


def test_processes_that_start_at_once_migrate_once(empty: Engine, root: Path) -> None:
    url = address_of(empty)
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


@pytest.mark.sqlite("PostgreSQL changes a table where it stands")
def test_the_engine_of_migrations_leaves_foreign_keys_alone(tmp_path: Path) -> None:
    engine = bare_engine(f"sqlite:///{tmp_path}/bare.db")

    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 0
