"""A service over a real database, asked as a client would, without a network."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Engine, event

from app.db import opened
from app.domain.record.negotiation import Record
from app.main import create_app
from app.seeding.loading.load import LoadResult
from app.seeding.reading.folders import read_folder
from app.settings import Settings
from tests.api.worlds import plans, talks
from tests.databases import Databases
from tests.loading import load

Statements = Callable[[Engine], AbstractContextManager[list[str]]]


class Client:
    """Asks one app; every answer as it would go over the wire, none followed or unpacked."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.engine: Engine = app.state.engine
        self.runner = asyncio.Runner()

    def ask(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        """The answer to a request; a header's name is written with `_` for `-`."""
        return self.runner.run(
            self._ask(path, method, {name.replace("_", "-"): text for name, text in headers.items()})
        )

    def get(self, path: str, **headers: str) -> Any:  # noqa: ANN401 - any JSON
        """The data of an answer that must be 200."""
        answer = self.ask(path, **headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def refused(self, path: str, status: int = 422) -> Any:  # noqa: ANN401 - any JSON
        """The problem that a request ends in."""
        answer = self.ask(path)
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        return answer.json()

    def send(self, body: object, path: str = "/evaluations", **headers: str) -> httpx.Response:
        """The answer to a body that is sent: bytes as they are, anything else as JSON; a header's name as in `ask`."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        return self.runner.run(self._ask(path, "POST", {"content-type": "application/json", **named}, data))

    async def _ask(self, path: str, method: str, headers: dict[str, str], body: bytes | None = None) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://parley.test") as client:
            return await client.request(method, path, headers={"accept-encoding": "identity", **headers}, content=body)


@contextmanager
def serving(databases: Databases, path: Path, settings: Settings) -> Iterator[Client]:
    """A client of a service over a database of its own, called as *path* says."""
    with over(databases.copy(path), settings) as client:
        yield client
    databases.drop(path)


@contextmanager
def over(address: str, settings: Settings) -> Iterator[Client]:
    """A client of a service over the database at an address."""
    with opened(address) as engine:
        client = Client(create_app(settings, engine))
        with client.runner:
            yield client


def load_on(client: Client, record: Record, day: str = "2025-01-01") -> LoadResult:
    """Load a record into a client's database, as of a day."""
    return load(client.engine, record, by="Ada", why="a test", at=f"{day}T12:00:00Z")


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Settings that no environment of the machine changes."""
    return Settings.model_construct(rate_limits=False)


@pytest.fixture(scope="session")
def client(databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Client]:
    """A client of a service that holds the talks; nobody may load anything into it."""
    with serving(databases, tmp_path_factory.mktemp("talks") / "parley.db", settings) as found:
        load_on(found, talks())
        yield found


@pytest.fixture(scope="session")
def real_record(root: Path) -> Record:
    """The record of the war in Ukraine, as its seed files tell it."""
    record, faults = read_folder(root / "seeds" / "ukraine")
    assert record is not None, faults
    return record


@pytest.fixture(scope="session")
def ukraine(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings, real_record: Record
) -> Iterator[Client]:
    """A client of a service that holds the real record; nobody may load anything into it."""
    with serving(databases, tmp_path_factory.mktemp("ukraine") / "parley.db", settings) as found:
        load_on(found, real_record)
        yield found


@pytest.fixture(scope="session")
def planned(databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Client]:
    """A client of a service that holds the talks with two drafts; nobody may load anything into it."""
    with serving(databases, tmp_path_factory.mktemp("plans") / "parley.db", settings) as found:
        load_on(found, plans())
        yield found


@pytest.fixture
def fresh(databases: Databases, tmp_path: Path, settings: Settings) -> Iterator[Client]:
    """A client of a service of its own that holds nothing yet."""
    with serving(databases, tmp_path / "parley.db", settings) as found:
        yield found


@pytest.fixture(scope="session")
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
