"""What a client is told where the database is held, slow, cut off or a replica, and that the next one is answered."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from app.db import make_engine
from app.settings import Settings
from tests.api.conftest import Client, load_on, over
from tests.api.worlds import talks
from tests.databases import address_of

BUSY = "/problems/busy"


def test_a_server_that_cut_its_connections_is_asked_anew(fresh: Client) -> None:
    load_on(fresh, talks())
    assert fresh.ask("/parties").status_code == 200
    cut(fresh)

    assert [fresh.ask("/parties").status_code for _ in range(3)] == [200, 200, 200]


def cut(client: Client) -> None:
    """End all connections of a service, as a server that starts anew does."""
    if client.engine.dialect.name == "sqlite":
        client.engine.dispose()
        return
    other = make_engine(address_of(client.engine))
    with other.connect() as connection:
        ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        connection.execute(text(f"{ends} AND pid <> pg_backend_pid()"))
    other.dispose()


@pytest.mark.postgresql("SQLite holds no statement to a time")
def test_a_statement_that_takes_too_long_is_busy(fresh: Client) -> None:
    load_on(fresh, talks())
    hurried = address_of(fresh.engine) + "?options=-c%20statement_timeout%3D100"
    with over(hurried, Settings.model_construct(rate_limits=False)) as client, held(fresh):
        answer = client.ask("/parties")

    assert (answer.status_code, answer.json()["type"]) == (503, BUSY)
    assert int(answer.headers["retry-after"]) > 0
    assert fresh.ask("/parties").status_code == 200


@contextmanager
def held(client: Client) -> Iterator[None]:
    """While the block runs, nobody else reads which revisions there are."""
    with client.engine.begin() as connection:
        connection.execute(text("LOCK TABLE revision IN ACCESS EXCLUSIVE MODE"))
        yield
