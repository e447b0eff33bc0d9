"""A small sound negotiation in a database, and ways to load and export it as its keepers do."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from app.db import make_engine, read, write
from app.main import create_app
from app.queries.audit import AuditLine, read_audit
from app.queries.keys import Scope, add_key
from app.services.keys import make_key
from app.settings import Settings
from tests.api.conftest import Client, settings, statements
from tests.cli.conftest import run
from tests.databases import Databases
from tests.seeding.sample import write_sample

__all__ = ["run", "settings", "statements"]

SOURCE: dict[str, Any] = {
    "id": "gazette-2020",
    "kind": "news_report",
    "title": "Tolls again",
    "publisher": "The Harbour Gazette",
    "published": "2020-11-02",
    "url": "https://gazette.example/2020/tolls",
    "language": "en",
    "accessed": "2022-01-10",
    "read": "whole",
}
POSITION: dict[str, Any] = {
    "id": "south-2020-11-01-islets",
    "party": "south",
    "issue": "islets",
    "kind": "offer",
    "region": {"all_in": ["gull"], "none_in": ["seal", "tern"]},
    "stated_on": "2020-11-01",
    "keeps": ["south-2020-09-01-islets"],
    "attribution": "reported",
    "summary": "South would take Gull rock alone.",
    "citations": [{"source": "gazette-2020"}],
}


class Newsroom:
    """A service over the harbour's record, and the keys of those who write to it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.engine = client.engine
        self.keys: dict[str, str] = {}

    def key(self, owner: str, *scopes: Scope, expires: str | None = None) -> str:
        """A new key of somebody, as it is sent."""
        made = make_key("desk", owner, scopes, "2026-01-01T00:00:00Z", expires)
        with write(self.engine) as session:
            add_key(session, made.key)
        return made.text

    def call(
        self, method: str, path: str, body: object = None, key: str | None = None, **headers: str
    ) -> httpx.Response:
        """The answer to a request, with Ada's key, who edits, unless another is named; headers as in `Client.ask`."""
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        if key != "":
            named["authorization"] = f"Bearer {key or self.ada}"
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        if data is not None:
            named.setdefault("content-type", "application/json")
        return self.client.runner.run(self.client._ask(path, method, named, data))

    @property
    def ada(self) -> str:
        """The key of Ada, who edits."""
        if "Ada" not in self.keys:
            self.keys["Ada"] = self.key("Ada", Scope.EDIT)
        return self.keys["Ada"]

    def edit(self, *changes: object, key: str | None = None, **more: str) -> httpx.Response:
        """The answer to an edit of the harbour."""
        document = {"negotiation": "harbour", "why": "a test", **more, "changes": list(changes)}
        return self.call("POST", "/edits", document, key)

    def mark(self, path: str) -> str:
        """The `ETag` of a record's address."""
        answer = self.client.ask(path)
        assert answer.status_code == 200, answer.text
        return answer.headers["etag"]

    def audit(self) -> list[AuditLine]:
        """Every line of the audit but those of loads."""
        with read(self.engine) as session:
            return [line for line in read_audit(session) if line.deed.action != "load"]

    def revision(self) -> int:
        """The newest revision."""
        newest: int = self.client.get("/parties")["meta"]["revision"]
        return newest


def create(kind: str, record: dict[str, Any], **more: object) -> dict[str, object]:
    """A change that creates a record."""
    return {"op": "create", "kind": kind, "record": record, **more}


@pytest.fixture
def newsroom(engine: Engine, harbour: Path) -> Iterator[Newsroom]:
    """A service over the harbour's record, loaded from its folder."""
    assert run("load", harbour).exit_code == 0
    settings = Settings.model_construct(rate_limits=False)
    client = Client(create_app(settings, engine))
    with client.runner:
        yield Newsroom(client)


@pytest.fixture
def engine(databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """An engine over a database of this test's own, which the commands use too."""
    url = databases.copy(tmp_path / "parley.db")
    monkeypatch.setenv("PARLEY_DATABASE_URL", url)
    engine = make_engine(url)
    yield engine
    engine.dispose()
    databases.drop(tmp_path / "parley.db")


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The folder of the harbour's seed files."""
    return write_sample(tmp_path / "seeds" / "harbour")
