"""How many statements each route sends: the same however large the record is, in at most one transaction."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import event

from app.domain.record.negotiation import Record
from app.settings import Settings
from tests.api.conftest import Client, Statements, load_on, serving
from tests.api.worlds import talks
from tests.databases import Databases

RECORD = 23
"""What it costs to read a whole record."""

# One statement finds the negotiation where none is named, one its revision, one the days that are covered; of a single
# record one its mark.
COUNTS = {
    "/negotiations": 4,
    "/negotiations/test": 6 + RECORD,
    "/parties": 4,
    "/parties?negotiation=test": 3,
    "/parties/ru": 5,
    "/people": 5,
    "/people?party=ru": 6,
    "/issues": 6,
    "/issues?topic=test": 7,
    "/issues/nato": 7,
    "/sources": 4,
    "/sources/source-ru-cf": 5,
    "/positions": 4,
    "/positions?negotiation=test": 3,
    "/positions?negotiation=test&revision=1": 3,
    "/positions?negotiation=all": 2,
    "/positions?party=ru,ua&issue=nato,cf&topic=test": 7,
    "/positions?as_of=2024-06-14&q=nato": 4,
    "/positions/ru-cf": 5,
    "/comparisons": 2 + RECORD,
    "/comparisons/nato": 2 + RECORD,
    "/comparisons/nato?revision=1&against=latest": 3 + 2 * RECORD,
    "/matrix": 2 + RECORD,
    "/conflicts": 2 + RECORD,
    "/overlaps": 2 + RECORD,
    "/shifts": 2 + RECORD,
    "/issues/cf/timeline": 2 + RECORD,
    "/contradictions": 2 + RECORD,
    "/settlements": 2 + RECORD,
    "/settlements?say_yes=true&issue=cf": 2 + RECORD,
    "/proposals": 16,
    "/proposals?author=us&issue=nato&topic=test": 19,
    "/revisions": 6,
    "/changes?kind=source&limit=1": 8,
    "/changes?negotiation=all&party=ru&limit=1": 14,
    "/rules": 0,
    "/schemas/people": 0,
    "/problems/busy": 0,
    "/healthz": 0,
    "/openapi.json": 0,
    "/docs": 0,
    "/api": 0,
    "/": 2 + RECORD,
    "/n/test": 2 + RECORD,
    "/n/test/issues/nato": 2 + RECORD,
    "/n/test/issues/nato?revision=1": 3 + RECORD,
    "/search?q=nato": 9,
    "/method": 0,
}


def many(record: Record) -> Record:
    """The record with ten more positions, parties and sources for each that it has."""
    positions = dict(record.positions)
    parties = dict(record.parties)
    sources = dict(record.sources)
    for n in range(10):
        parties[f"p{n}"] = replace(record.parties["ru"], id=f"p{n}")
        for position in record.positions.values():
            id_ = f"{position.id}-{n}"
            source = replace(record.sources[position.citations[0].source], id=f"source-{id_}")
            citation = replace(position.citations[0], source=source.id)
            positions[id_] = replace(position, id=id_, party=f"p{n}", citations=(citation,), replaces=())
            sources[source.id] = source
    return replace(record, positions=positions, parties=parties, sources=sources)


@pytest.fixture(scope="module")
def large(databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Client]:
    with serving(databases, tmp_path_factory.mktemp("large") / "parley.db", settings) as client:
        load_on(client, many(talks()))
        yield client


@pytest.mark.parametrize("path", COUNTS)
def test_a_route_sends_as_many_statements_as_it_is_known_for(client: Client, statements: Statements, path: str) -> None:
    with statements(client.engine) as sent:
        assert client.ask(path).status_code == 200

    assert len(sent) == COUNTS[path], sent


@pytest.mark.parametrize("path", COUNTS)
def test_a_large_record_costs_no_statement_more(large: Client, statements: Statements, path: str) -> None:
    name = "party" if path.startswith("/shifts") else "parties"
    compares = COUNTS[path] > RECORD and not path.startswith("/negotiations")
    asked = f"{path}{'&' if '?' in path else '?'}{name}=ru,ua,us" if compares else path

    with statements(large.engine) as sent:
        assert large.ask(asked).status_code == 200

    assert len(sent) == COUNTS[path]


@pytest.mark.parametrize("path", ["/revisions/1", "/changes"])
def test_what_a_revision_did_is_read_in_few_statements(client: Client, statements: Statements, path: str) -> None:
    with statements(client.engine) as sent:
        assert client.ask(path).status_code == 200

    assert len(sent) <= 2 * RECORD, sent


@pytest.mark.parametrize("path", COUNTS)
def test_a_request_is_at_most_one_transaction(client: Client, path: str) -> None:
    begun: list[object] = []

    def note(connection: object) -> None:
        begun.append(connection)

    event.listen(client.engine, "begin", note)
    client.ask(path)
    event.remove(client.engine, "begin", note)

    assert len(begun) <= 1
