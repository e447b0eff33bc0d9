"""A history carried to another database: links with a digest give the same bytes there."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine, select
from typer.testing import CliRunner

from app.cli import main
from app.db import read, write
from app.domain.record.negotiation import Record
from app.models import PositionPage, PositionVersion, RevisionRow, table_of
from app.queries.audit import Deed, Doer, write_audit
from app.queries.origins import deeds_by_revision
from app.queries.records import load_record
from app.queries.revisions import negotiation_ids
from app.schemas.wire.encode import dumps
from app.seeding.editing.drafts import documents_of
from app.seeding.loading.history import Continued, OtherHistory, load_histories
from app.seeding.loading.reconciling import EditedSince, reconcile
from app.seeding.reading.history import read_history
from app.seeding.reading.told import record_told
from app.seeding.writing.digests import record_digests
from app.seeding.writing.history import history_lines
from app.services.record_time.forms import forms_of
from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.api.test_permalinks import moved
from tests.api.test_revisions import later
from tests.api.worlds import plans, talks
from tests.database.generated import records
from tests.database.records import river
from tests.databases import Databases

PATHS = [
    *("/positions?limit=500", "/comparisons/nato?", "/matrix?", "/issues?", "/people?", "/sources?limit=500"),
    *("/conflicts?", "/proposals?", "/changes?limit=500", "/revisions?", "/positions.csv?", "/settlements?"),
]

Empty = Callable[[], Client]


def without_east(record: Record) -> Record:
    """The river without one of its positions that nothing names."""
    named = {other for one in record.positions.values() for other in (*one.replaces, *one.keeps, *one.contradicts)}
    gone = min(one for one in record.positions if one not in {*named, *record.negotiation.background})
    return replace(record, positions={id_: one for id_, one in record.positions.items() if id_ != gone})


def lived(client: Client) -> Client:
    """The client after eight revisions of two negotiations, with records removed and come back."""
    load_on(client, talks(), "2025-01-01")
    load_on(client, river(), "2025-01-02")
    load_on(client, later(), "2025-02-01")
    load_on(client, plans(), "2025-02-02")
    load_on(client, without_east(river()), "2025-03-01")
    load_on(client, moved(plans()), "2025-03-02")
    load_on(client, talks(), "2025-04-01")
    load_on(client, river(), "2025-04-02")
    return client


def histories(engine: Engine) -> dict[str, bytes]:
    with read(engine) as session:
        return {id_: b"".join(history_lines(session, id_)) for id_ in negotiation_ids(session)}


def carry(texts: dict[str, bytes], engine: Engine, *, renumber: bool = False) -> list[Continued]:
    read_ones = [read_history(f"{id_}.history.ndjson", text.splitlines()) for id_, text in texts.items()]
    return load_histories(engine, read_ones, renumber=renumber)


def rows(engine: Engine, *models: type) -> list[list[object]]:
    with read(engine) as session:
        tables = [table_of(model) for model in models]
        return [[tuple(row) for row in session.execute(select(table).order_by(*table.primary_key))] for table in tables]


@pytest.fixture
def empty(databases: Databases, tmp_path: Path, settings: Settings) -> Iterator[Empty]:
    """A function that makes a client of a service that holds nothing."""
    with ExitStack() as stack:
        count = iter(range(9))
        yield lambda: stack.enter_context(serving(databases, tmp_path / f"carried-{next(count)}.db", settings))


@pytest.fixture(scope="module")
def old(databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Client]:
    with serving(databases, tmp_path_factory.mktemp("lived") / "parley.db", settings) as client:
        yield lived(client)


def test_a_permalink_gives_the_same_bytes_in_the_other_database(old: Client, empty: Empty) -> None:
    new = empty()

    made = carry(histories(old.engine), new.engine)

    assert [(one.negotiation, one.made, one.held, one.renumbered) for one in made] == [
        ("river", 3, 0, False),
        ("test", 5, 0, False),
    ]
    for revision in old.get("/revisions?negotiation=all")["items"]:
        for path in PATHS:
            if revision["negotiation"] == "river" and path.startswith("/comparisons"):
                continue
            asked = f"{path}&negotiation={revision['negotiation']}&revision={revision['digest'][7:23]}".replace(
                "?&", "?"
            )
            assert new.ask(asked).content == old.ask(asked).content, asked
        assert new.ask(f"/revisions/{revision['n']}?negotiation={revision['negotiation']}").status_code == 200


def test_a_history_read_again_is_written_as_it_was(old: Client, empty: Empty) -> None:
    new = empty()
    texts = histories(old.engine)

    carry(texts, new.engine)

    assert histories(new.engine) == texts
    tables = (RevisionRow, PositionVersion, PositionPage)
    assert rows(new.engine, *tables)[0] == rows(old.engine, *tables)[0]
    with read(old.engine) as there, read(new.engine) as here:
        for n in (1, 3, 4, 6, 7):
            assert forms_of(load_record(here, "test", n)) == forms_of(load_record(there, "test", n))


def test_a_later_export_begins_with_an_earlier_one_and_goes_on_where_that_ended(empty: Empty) -> None:
    old, new = empty(), empty()
    load_on(old, talks(), "2025-01-01")
    load_on(old, later(), "2025-02-01")
    earlier = histories(old.engine)
    carry(earlier, new.engine)
    load_on(old, talks(), "2025-03-01")

    whole = histories(old.engine)
    (made,) = carry(whole, new.engine)

    assert whole["test"].startswith(earlier["test"])
    assert (made.made, made.held) == (1, 2)
    assert histories(new.engine) == whole
    assert str(carry(earlier, new.engine)[0]) == "test: 0 revisions made, 3 were there"


def test_each_line_says_one_thing(old: Client) -> None:
    lines = [json.loads(line) for line in histories(old.engine)["test"].splitlines()]

    assert lines[0] == {"form": "parley-history", "version": 1, "negotiation": "test"}
    heads = [line for line in lines if "revision" in line]
    assert [(head["revision"], head["by"], head["done"]) for head in heads] == [(n, "Ada", []) for n in (1, 3, 4, 6, 7)]
    assert heads[0]["digest"] == heads[-1]["digest"]
    start = lines.index(heads[1])
    second = lines[start + 1 : lines.index(heads[2])]
    assert [(line["kind"], line["id"], line.get("removed", False)) for line in second] == [
        ("issue", "court", False),
        ("issue", "tribunal", True),
        ("party", "eu", False),
        ("position", "ua-nato", False),
        ("source", "source-ru-cf", False),
    ]


def test_what_was_done_is_carried_so_that_a_load_refuses_to_undo_edits_there_too(empty: Empty) -> None:
    old, new = empty(), empty()
    load_on(old, talks(), "2025-01-01")
    load_on(old, later(), "2025-02-01")
    with write(old.engine) as session:
        deed = Deed("correct", "position", "ua-nato", "test", revision=2)
        write_audit(session, Doer(None, "a key", "Ada"), "2025-02-01T12:00:00Z", [deed])

    carry(histories(old.engine), new.engine)

    with read(new.engine) as session:
        assert deeds_by_revision(session, "test") == {2: {"correct"}}
        with pytest.raises(EditedSince):
            reconcile(session, talks(), merge=False)
    assert histories(new.engine) == histories(old.engine)


def test_another_history_is_refused_and_nothing_is_changed(old: Client, empty: Empty) -> None:
    other = empty()
    load_on(other, later(), "2025-01-01")
    before = rows(other.engine, RevisionRow)

    with pytest.raises(OtherHistory, match=r"test has another history here: its revision 1 .*line 2 of test\.history"):
        carry(histories(old.engine), other.engine)
    assert rows(other.engine, RevisionRow) == before


def test_taken_numbers_are_refused_unless_new_ones_are_asked_for(old: Client, empty: Empty) -> None:
    other = empty()
    load_on(other, river(), "2024-01-01")
    texts = {"test": histories(old.engine)["test"]}

    with pytest.raises(OtherHistory, match="number 1 is taken or passed here, the next free one is 2"):
        carry(texts, other.engine)
    (made,) = carry(texts, other.engine, renumber=True)

    assert (made.made, made.renumbered) == (5, True)
    found = other.get("/revisions?negotiation=test")["items"]
    assert [one["digest"] for one in found] == [
        one["digest"] for one in old.get("/revisions?negotiation=test")["items"]
    ]
    assert [one["n"] for one in found] == [7, 6, 4, 3, 2]
    (again,) = carry(texts, other.engine, renumber=True)
    assert (again.made, again.held) == (0, 5)


def test_a_folder_of_histories_is_written_and_read_on_the_command_line(
    old: Client, empty: Empty, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, runner = empty(), CliRunner()

    def run(client: Client, *words: str) -> tuple[int, list[str]]:
        address = client.engine.url.render_as_string(hide_password=False)
        monkeypatch.setenv("PARLEY_DATABASE_URL", address)
        result = runner.invoke(main, list(words))
        return result.exit_code, result.output.splitlines()

    folder = tmp_path / "carried"
    assert run(old, "export", str(folder), "--history")[0] == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        f"{id_}.history.ndjson": text for id_, text in histories(old.engine).items()
    }
    assert run(new, "load", str(folder), "--history") == (
        0,
        ["river: 3 revisions made, 0 were there", "test: 5 revisions made, 0 were there"],
    )
    assert run(new, "load", str(folder / "test.history.ndjson"), "--history") == (
        0,
        ["test: 0 revisions made, 5 were there"],
    )
    assert run(old, "export", str(folder), "--history", "--revision", "1")[0] == 2
    assert run(new, "load", str(tmp_path), "--history")[0] == 2
    (folder / "test.history.ndjson").write_bytes(b"{}")
    assert run(new, "load", str(folder), "--history") == (
        1,
        ["test.history.ndjson:1: this is no parley-history of version 1"],
    )


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(record=records())
def test_every_record_is_read_from_its_forms_as_it_was(record: Record) -> None:
    documents = {named: json.loads(dumps(form), parse_float=Decimal) for named, form in documents_of(record)}

    assert record_digests(record_told(documents)) == record_digests(record)
