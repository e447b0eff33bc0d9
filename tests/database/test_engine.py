"""Engines and their two kinds of transaction."""

from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError, InternalError, OperationalError

from app.db import make_engine, migrations_folder, read, upgrade, write
from app.models import NegotiationKey, table_of
from tests.database.conftest import Load
from tests.database.records import river
from tests.databases import address_of

NAMES = table_of(NegotiationKey)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("foreign_keys", 1), ("recursive_triggers", 1), ("journal_mode", "wal"), ("busy_timeout", 10000)],
)
@pytest.mark.sqlite("pragmas are SQLite's own")
def test_every_connection_keeps_the_rules_of_the_database(engine: Engine, pragma: str, value: object) -> None:
    with engine.connect() as connection:
        assert connection.scalar(text(f"PRAGMA {pragma}")) == value


@pytest.mark.sqlite("only SQLite keeps a database in memory")
@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_one_for_all_connections(url: str) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE seen (n INTEGER)"))
        connection.execute(text("INSERT INTO seen VALUES (1)"))

    with read(engine) as session:
        assert session.scalar(text("SELECT n FROM seen")) == 1
    engine.dispose()


def test_a_write_that_fails_leaves_nothing(engine: Engine) -> None:
    def fails() -> None:
        with write(engine) as session:
            session.execute(NAMES.insert().values(key=1, id="river"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()

    with read(engine) as session:
        assert session.scalars(select(NAMES.c.id)).all() == []


def test_a_read_keeps_nothing(engine: Engine) -> None:
    refused = pytest.raises(InternalError, match="read-only") if engine.dialect.name == "postgresql" else nullcontext()
    with read(engine) as session, refused:
        session.execute(NAMES.insert().values(key=1, id="river"))

    with read(engine) as session:
        assert session.scalars(select(NAMES.c.id)).all() == []


def test_a_broken_rule_is_the_error_of_the_write(engine: Engine, loaded: Load) -> None:
    loaded(river())

    with pytest.raises(IntegrityError), write(engine) as session:
        session.execute(NAMES.insert().values(key=2, id="river"))


@pytest.mark.sqlite("the other database says so in words of its own")
def test_a_second_writer_waits_for_the_first(engine: Engine) -> None:
    impatient = make_engine(address_of(engine))
    with write(engine), impatient.connect() as connection:
        connection.execute(text("PRAGMA busy_timeout = 1"))
        connection.rollback()
        with pytest.raises(OperationalError, match="locked"):
            connection.execution_options(parley_writes=True).begin()
    impatient.dispose()


@pytest.mark.postgresql("the other database says so in words of its own")
def test_a_writer_waits_for_the_first_and_not_for_good(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.db.BUSY_MS", 1)
    with write(engine), pytest.raises(OperationalError, match="lock timeout"), write(engine):
        pass


def test_an_installed_package_carries_its_migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tmp_path / "app" / "_shipped" / "migrations"
    shipped.mkdir(parents=True)
    monkeypatch.setattr("app.db.__file__", str(tmp_path / "app" / "db.py"))

    assert migrations_folder() == shipped
    shipped.rmdir()
    assert migrations_folder() == tmp_path / "migrations"


@pytest.mark.sqlite("only SQLite keeps a database in a folder")
def test_a_folder_with_a_percent_sign_in_its_name_holds_a_database(tmp_path: Path) -> None:
    (tmp_path / "100%").mkdir()
    engine = make_engine(f"sqlite:///{tmp_path}/100%/parley.db")

    upgrade(engine)

    assert (tmp_path / "100%" / "parley.db").is_file()
    engine.dispose()
