"""Reads go to a replica, which may lag behind; what it does not hold yet, and all else, comes from the primary."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from app.db import AWAY_SECONDS, make_engine, to_primary, write
from app.domain.record.negotiation import Record
from app.main import create_app
from app.queries.keys import Scope, add_key
from app.services.keys import make_key
from app.settings import Settings
from tests.api.conftest import Client, Statements, load_on, over
from tests.api.worlds import talks
from tests.databases import Databases
from tools.serving import free_port


def without_leak(record: Record) -> Record:
    """The record without its last position."""
    left = {id_: position for id_, position in record.positions.items() if id_ != "us-nato"}
    return replace(record, positions=left)


def called(record: Record, name: str) -> Record:
    return replace(record, negotiation=replace(record.negotiation, id=name))


@pytest.fixture
def lagging(databases: Databases, tmp_path: Path) -> Iterator[Client]:
    """A service whose primary holds two revisions of the talks and one of others; its replica has only the first."""
    primary, replica = tmp_path / "primary.db", tmp_path / "replica.db"
    settings = Settings.model_construct(read_database_url=databases.copy(replica))
    with over(databases.copy(primary), settings) as client:
        for reader in (client, Client(create_app(settings, replica_of(client)))):
            load_on(reader, talks())
        load_on(client, without_leak(talks()), "2025-02-01")
        load_on(client, called(talks(), "others"), "2025-03-01")
        yield client
        replica_of(client).dispose()
    databases.drop(primary)
    databases.drop(replica)


def replica_of(client: Client) -> Engine:
    engine: Engine = client.app.state.reads.replica
    return engine


def test_a_read_takes_its_revision_and_its_rows_from_the_replica(lagging: Client, statements: Statements) -> None:
    with statements(lagging.engine) as at_primary, statements(replica_of(lagging)) as at_replica:
        found = lagging.get("/positions?limit=500")

    assert found["meta"]["revision"] == 1
    assert "us-nato" in {item["id"] for item in found["items"]}
    assert (at_primary, len(at_replica) > 1) == ([], True)


def test_a_pinned_revision_that_the_replica_does_not_hold_yet_comes_from_the_primary(lagging: Client) -> None:
    digest = lagging.get("/positions?revision=2")["meta"]["digest"]

    found = lagging.get(f"/positions?limit=500&revision={digest}")

    assert found["meta"]["revision"] == 2
    assert "us-nato" not in {item["id"] for item in found["items"]}
    assert lagging.ask("/n/test/issues/nato?revision=2").status_code == 200
    assert lagging.get("/revisions/2")["n"] == 2


def test_a_list_goes_on_at_the_revision_of_its_first_page_wherever_the_next_is_read(lagging: Client) -> None:
    first = lagging.get("/positions?limit=2&revision=2")
    cursor = first["next"].split("cursor=")[1]

    found = lagging.get(f"/positions?limit=2&cursor={cursor}")

    assert found["meta"]["revision"] == 2


def test_a_negotiation_that_the_replica_does_not_hold_yet_comes_from_the_primary(lagging: Client) -> None:
    assert lagging.get("/parties?negotiation=others")["meta"]["revision"] == 3
    assert lagging.get("/negotiations/others")["id"] == "others"
    assert lagging.ask("/n/others/issues").status_code == 200


def test_what_the_primary_does_not_hold_either_is_refused_in_its_words(lagging: Client) -> None:
    assert lagging.refused("/positions?revision=9", 404)["errors"][0]["nearest"] == ["2"]
    assert lagging.refused("/parties?negotiation=other")["errors"][0]["nearest"] == ["others"]


def test_a_new_replica_that_holds_nothing_yet_lets_the_primary_answer(databases: Databases, tmp_path: Path) -> None:
    settings = Settings.model_construct(read_database_url=databases.copy(tmp_path / "replica.db"))
    with over(databases.copy(tmp_path / "primary.db"), settings) as client:
        load_on(client, talks())

        assert client.get("/positions")["meta"]["revision"] == 1
        assert client.get("/readyz")["revision"] == 1
        replica_of(client).dispose()


def test_while_a_replica_is_away_the_primary_answers(
    lagging: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = f"sqlite:///{tmp_path}/nowhere/parley.db"
    if lagging.engine.dialect.name == "postgresql":
        nowhere = f"postgresql+psycopg://nobody@127.0.0.1:{free_port()}/nowhere"
    away, back = make_engine(nowhere), replica_of(lagging)
    tries: list[object] = []
    event.listen(away, "do_connect", lambda *_: tries.append(_))
    now = 1000.0
    monkeypatch.setattr("app.db.monotonic", lambda: now)
    monkeypatch.setattr(lagging.app.state.reads, "replica", away)

    assert [lagging.get("/revisions")["meta"]["revision"] for _ in range(3)] == [2, 2, 2]
    assert len(tries) == 1

    now += AWAY_SECONDS
    assert lagging.get("/revisions")["meta"]["revision"] == 2
    assert len(tries) == 2

    monkeypatch.setattr(lagging.app.state.reads, "replica", back)
    assert lagging.get("/revisions")["meta"]["revision"] == 2
    now += AWAY_SECONDS
    assert lagging.get("/revisions")["meta"]["revision"] == 1
    away.dispose()


def test_a_key_is_looked_for_at_the_primary_and_what_is_written_goes_there(lagging: Client) -> None:
    key = make_key("desk", "Ada", (Scope.EDIT,), "2026-01-01T00:00:00Z", None)
    with write(lagging.engine) as session:
        assert not to_primary(session)
        add_key(session, key.key)

    answer = lagging.ask("/edits", authorization=f"Bearer {key.text}")

    assert (answer.status_code, answer.json()["items"]) == (200, [])
    assert lagging.app.state.engine is lagging.engine
