"""How many statements writing sends: the same however large the record is, and none before there is a good key."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.main import create_app
from app.queries.keys import Scope
from app.settings import Settings
from tests.api.conftest import Client, Statements
from tests.editing.conftest import SOURCE, Newsroom, create, run

EDIT = 68
"""An edit of one source: a key twice, the record once, its versions and pages, the audit."""


def sent(room: Newsroom, statements: Statements, negotiation: str) -> list[str]:
    document = {"negotiation": negotiation, "why": "a test", "changes": [create("source", SOURCE)]}
    key = room.ada
    with statements(room.engine) as found:
        answer = room.call("POST", "/edits", document, key, idempotency_key="one")
    assert answer.status_code == 201, answer.text
    return besides_locks(found)


def besides_locks(found: list[str]) -> list[str]:
    """The statements without those that take the writers' lock: on SQLite that begins the transaction."""
    return [statement for statement in found if "pg_advisory" not in statement and "lock_timeout" not in statement]


def test_an_edit_sends_as_many_statements_as_it_is_known_for(newsroom: Newsroom, statements: Statements) -> None:
    found = sent(newsroom, statements, "harbour")

    assert len(found) == EDIT, found


def test_a_large_record_costs_no_statement_more(
    engine: Engine, root: Path, settings: Settings, statements: Statements
) -> None:
    assert run("load", root / "seeds" / "ukraine").exit_code == 0
    client = Client(create_app(settings, engine))
    with client.runner:
        found = sent(Newsroom(client), statements, "ukraine")

    assert len(found) == EDIT, found


def test_an_answer_given_again_costs_five(newsroom: Newsroom, statements: Statements) -> None:
    sent(newsroom, statements, "harbour")

    document = {"negotiation": "harbour", "why": "a test", "changes": [create("source", SOURCE)]}
    with statements(newsroom.engine) as found:
        newsroom.call("POST", "/edits", document, newsroom.ada, idempotency_key="one")

    assert len(besides_locks(found)) <= 5, found


@pytest.mark.parametrize(("scope", "most"), [(None, 0), (Scope.PUBLISH, 1)])
def test_who_may_not_write_costs_next_to_nothing(
    newsroom: Newsroom, statements: Statements, scope: Scope | None, most: int
) -> None:
    key = newsroom.key("Kim", scope) if scope else ""

    with statements(newsroom.engine) as found:
        newsroom.edit(create("source", SOURCE), key=key)

    assert len(found) == most, found
