"""A real database in a file of its own for each test, made by the migrations."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from app.db import make_engine, upgrade
from app.domain.record.negotiation import Record
from app.seeding.loading.load import LoadResult, load

Load = Callable[..., LoadResult]
Make = Callable[[str], Engine]
Statements = Callable[[Engine], AbstractContextManager[list[str]]]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest migration, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "parley.db"
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@contextmanager
def copies(migrated: Path, folder: Path) -> Iterator[Make]:
    """A function that makes a database by a name; none of them waits for the disk."""
    engines: list[Engine] = []

    def make(name: str) -> Engine:
        engine = make_engine(f"sqlite:///{shutil.copy(migrated, folder / f'{name}.db')}")
        event.listen(engine, "connect", hurry)
        engines.append(engine)
        return engine

    def hurry(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
        connection.execute("PRAGMA synchronous = OFF")

    yield make
    for engine in engines:
        engine.dispose()


@pytest.fixture
def make(migrated: Path, tmp_path: Path) -> Iterator[Make]:
    """A function that makes a database for this test by a name."""
    with copies(migrated, tmp_path) as make:
        yield make


@pytest.fixture(scope="module")
def make_shared(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """A function that makes a database for all tests of a file by a name."""
    with copies(migrated, tmp_path_factory.mktemp("shared")) as make:
        yield make


@pytest.fixture
def engine(make: Make) -> Engine:
    return make("parley")


@pytest.fixture
def loaded(engine: Engine) -> Load:
    """A function that loads a record, on the day it is told."""

    def loading(record: Record, day: str = "2022-02-01") -> LoadResult:
        return load(engine, record, by="Ada", why="a test", at=f"{day}T12:00:00Z")

    return loading


@pytest.fixture
def statements() -> Statements:
    """A context that lists the statements sent to an engine while it is open, but for those that begin transactions."""

    @contextmanager
    def listening(engine: Engine) -> Iterator[list[str]]:
        sent: list[str] = []

        def note(_: object, __: object, statement: str, *___: object) -> None:
            if not statement.startswith("BEGIN"):
                sent.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        yield sent
        event.remove(engine, "before_cursor_execute", note)

    return listening
