"""What a service answers while something beneath it is wrong, and that it recovers by itself."""

import os
import signal
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import OperationalError

from app import db
from app.domain.record.negotiation import Record
from app.main import create_app
from app.queries.revisions import newest, recorded_by
from app.settings import Settings
from tests.api.conftest import Client, load_on
from tests.api.worlds import talks
from tests.seeding.sample import write_sample
from tests.serving.conftest import WAIT_SECONDS, Line, until
from tools.serving import ROOT, Server, started

NEED = "files go missing, lock and fill up in ways of SQLite's own"
COMMAND = [sys.executable, "-c", "from app.cli import main; main()", "serve"]
BODY = b'{"parties": []}'
HEAD = (
    b"POST /evaluations HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n"
    b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(BODY)
)


@pytest.fixture
def kept(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A client of a service over a SQLite file in a folder of its own; nobody is waited for there."""
    monkeypatch.setattr(db, "BUSY_MS", 10)
    (tmp_path / "kept").mkdir()
    engine = db.make_engine(f"sqlite:///{tmp_path}/kept/parley.db")
    db.upgrade(engine)
    client = Client(create_app(settings, engine))
    with client.runner:
        load_on(client, talks())
        yield client
    engine.dispose()


@pytest.mark.sqlite(NEED)
def test_a_database_that_is_gone_is_told_and_found_again(kept: Client, tmp_path: Path) -> None:
    before = kept.ask("/positions")
    kept.engine.dispose()
    (tmp_path / "kept").rename(tmp_path / "away")

    gone = [kept.ask(path) for path in ("/positions", "/conflicts", "/readyz", "/issues")]
    page = kept.ask("/", accept="text/html")
    alive = kept.ask("/healthz")
    (tmp_path / "away").rename(tmp_path / "kept")
    back = kept.ask("/positions")

    assert {(answer.status_code, answer.json()["code"]) for answer in gone} == {(503, "not_ready")}
    assert all(int(answer.headers["retry-after"]) > 0 for answer in (*gone, page))
    assert gone[2].json()["detail"] == "The database cannot be reached."
    assert page.headers["content-type"].startswith("text/html")
    assert alive.status_code == 200
    assert (back.status_code, back.content) == (200, before.content)


@pytest.mark.sqlite(NEED)
def test_a_locked_database_is_told_and_free_again(kept: Client, tmp_path: Path) -> None:
    kept.engine.dispose()
    with closing(sqlite3.connect(tmp_path / "kept" / "parley.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        locked = kept.ask("/positions")

    assert (locked.status_code, locked.json()["code"]) == (503, "busy")
    assert kept.ask("/positions").status_code == 200


@pytest.mark.sqlite(NEED)
def test_a_writer_at_work_holds_up_no_reader(kept: Client, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "kept" / "parley.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert kept.ask("/positions").status_code == 200
        with pytest.raises(OperationalError, match="locked"):
            load_on(kept, with_a_long_title("b"))


@pytest.mark.sqlite(NEED)
def test_a_full_disk_keeps_what_was_there(kept: Client) -> None:
    before = kept.ask("/positions").content
    longer = with_a_long_title("a" * 5_000_000)
    fill(kept.engine)

    with pytest.raises(OperationalError, match="full"):
        load_on(kept, longer)

    assert kept.ask("/positions").content == before
    assert kept.get("/readyz")["revision"] == 1
    event.remove(kept.engine, "connect", no_more)
    kept.engine.dispose()
    assert load_on(kept, longer).revision == 2


def with_a_long_title(title: str) -> Record:
    record = talks()
    id_, source = next(iter(record.sources.items()))
    return replace(record, sources={**record.sources, id_: replace(source, title=title)})


def no_more(connection: sqlite3.Connection, _: object) -> None:
    """Let a file grow no further."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


def fill(engine: Engine) -> None:
    engine.dispose()
    event.listen(engine, "connect", no_more)


def test_a_database_of_a_later_release_serves(fresh: Client) -> None:
    load_on(fresh, talks())
    with db.write(fresh.engine) as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = 'of_a_later_release'")

    assert fresh.get("/readyz")["migration"] == "of_a_later_release"


def test_a_database_of_an_earlier_release_does_not(fresh: Client) -> None:
    first = next(migration for migration, before in db._migrations().items() if not before)
    with db.write(fresh.engine) as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = :first"), {"first": first})

    detail = fresh.refused("/readyz", 503)["detail"]

    assert first in detail
    assert db.head() in detail


def test_a_clock_that_went_back_turns_no_revision_round(fresh: Client) -> None:
    id_ = talks().negotiation.id
    load_on(fresh, talks(), "2025-01-02")
    load_on(fresh, with_a_long_title("b"), "2025-01-01")

    with db.read(fresh.engine) as session:
        last = newest(session, id_)
        by_then = recorded_by(session, id_, date(2025, 1, 1))
    assert last is not None
    assert (last.n, last.at, by_then) == (2, "2025-01-02T12:00:00Z", None)


@pytest.fixture
def process(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server in a process of its own; the fixture's parameter is how long it gives to what it has begun."""
    write_sample(tmp_path / "seeds" / "harbour")
    environment = os.environ | {
        "PARLEY_DATABASE_URL": f"sqlite:///{tmp_path}/parley.db",
        "PARLEY_SEEDS": str(tmp_path / "seeds"),
        "PARLEY_DRAIN_SECONDS": str(getattr(request, "param", WAIT_SECONDS)),
        "PYTHONPATH": str(ROOT),
    }
    with started(COMMAND, tmp_path, environment) as server:
        server.wait_until_ready()
        yield server


def begun(server: Server) -> Line:
    """A request that the server has begun: it has asked for the body."""
    opened = socket.create_connection(("127.0.0.1", int(server.address.rpartition(":")[2])), timeout=WAIT_SECONDS)
    line = Line(opened)
    line.say(HEAD)
    assert line.answer().status == 100
    return line


@pytest.mark.house
def test_a_server_that_is_asked_to_end_finishes_what_it_has_begun(process: Server) -> None:
    line = begun(process)

    process.process.send_signal(signal.SIGTERM)
    until(lambda: refuses(process.address))
    assert process.process.poll() is None
    line.say(BODY)

    assert line.answer().status == 422
    assert line.ended()
    line.socket.close()
    assert process.process.wait(WAIT_SECONDS) in {0, -signal.SIGTERM}
    assert "Traceback" not in process.log.read_text(encoding="utf-8")


@pytest.mark.house
@pytest.mark.parametrize("process", [1], indirect=True)
def test_who_never_finishes_keeps_no_server_from_ending(process: Server) -> None:
    line = begun(process)

    process.process.send_signal(signal.SIGTERM)

    assert process.process.wait(WAIT_SECONDS) in {0, -signal.SIGTERM}
    line.socket.close()


def refuses(address: str) -> bool:
    try:
        httpx.get(f"{address}/healthz")
    except httpx.TransportError:
        return True
    return False
