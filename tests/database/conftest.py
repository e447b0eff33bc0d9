"""A real database in a file of its own for each test, made by the migrations."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from app.db import make_engine
from app.domain.record.negotiation import Record
from app.seeding.loading.load import LoadResult
from tests.databases import Databases
from tests.loading import load

Load = Callable[..., LoadResult]
Make = Callable[[str], Engine]
Statements = Callable[[Engine], AbstractContextManager[list[str]]]


@contextmanager
def copies(databases: Databases, folder: Path) -> Iterator[Make]:
    """A function that makes a database by a name; none of them waits for the disk."""
    engines: dict[Path, Engine] = {}

    def make(name: str) -> Engine:
        path = folder / f"{name}.db"
        engine = engines[path] = make_engine(databases.copy(path))
        if databases.dialect == "sqlite":
            event.listen(engine, "connect", hurry)
        return engine

    def hurry(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
        connection.execute("PRAGMA synchronous = OFF")

    yield make
    for path, engine in engines.items():
        engine.dispose()
        databases.drop(path)


@pytest.fixture
def make(databases: Databases, tmp_path: Path) -> Iterator[Make]:
    """A function that makes a database for this test by a name."""
    with copies(databases, tmp_path) as make:
        yield make


@pytest.fixture(scope="module")
def make_shared(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """A function that makes a database for all tests of a file by a name."""
    with copies(databases, tmp_path_factory.mktemp("shared")) as make:
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
            if not statement.startswith(("BEGIN", "SET LOCAL lock", "SELECT pg_advisory")):
                sent.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        yield sent
        event.remove(engine, "before_cursor_execute", note)

    return listening
