"""The database itself refuses to change history, whoever asks: through foreign keys, checks and triggers."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine, Table, func, insert, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DataError, IntegrityError

from app.models import METADATA, OPEN, PartyVersion, PositionPage, RevisionRow, table_of
from tests.database.conftest import Make
from tests.database.records import river, without
from tests.loading import load

SORTS = {"identity", "revision", "version", "child", "page", "page_part"}
TABLES = [table for table in METADATA.sorted_tables if table.info["sort"] in SORTS]
KEPT = [table for table in TABLES if table.info["sort"] in {"identity", "revision", "version", "child"}]
CLOSED = [table for table in TABLES if table.info["sort"] in {"version", "page"}]
HUNG = [table for table in TABLES if table.info["sort"] == "child"]

LAST = 3
"""The newest revision, of the river, whose key is 2."""

BROKEN = r"(?i)check|foreign|unique|not.null|cannot store|invalid input"
"""What either database calls a rule that is broken, or a value that a column cannot hold."""

DAYS = ("2020-1", "20-01-01", "2020-1-1", "yesterday", "")


def name(table: Table) -> str:
    return table.name


@pytest.fixture(scope="module")
def history(make_shared: Make) -> Engine:
    """The brook, then two revisions of the river: every table holds rows, and the last closed some."""
    engine = make_shared("history")
    for record in (river("brook"), river(), without(river(), "west-boats", "west-boats-more")):
        load(engine, record, by="Ada", why="a test", at="2022-02-01T12:00:00Z")
    return engine


@pytest.fixture
def connection(history: Engine) -> Iterator[Connection]:
    """A connection that writes nothing for good."""
    with history.connect() as connection:
        yield connection


@contextmanager
def refused(connection: Connection, match: str) -> Iterator[None]:
    """What is tried in the block is refused, and can be followed by more."""
    with pytest.raises((IntegrityError, DataError), match=match), connection.begin_nested():
        yield


def test_every_table_holds_rows_to_try_this_on(connection: Connection) -> None:
    assert [table.name for table in TABLES if not connection.scalar(select(func.count()).select_from(table))] == []


@pytest.mark.parametrize("table", TABLES, ids=name)
def test_no_column_of_a_row_changes(connection: Connection, table: Table) -> None:
    for column in table.columns:
        if column.name == "to_revision":
            continue
        with refused(connection, "a row never changes"):
            connection.execute(table.update().values({column.name: column}))


@pytest.mark.parametrize("table", KEPT, ids=name)
def test_no_row_of_the_record_goes(connection: Connection, table: Table) -> None:
    with refused(connection, "a row never goes"):
        connection.execute(table.delete())


@pytest.mark.parametrize("table", KEPT, ids=name)
def test_no_row_is_replaced_by_another(connection: Connection, table: Table) -> None:
    row = dict(connection.execute(select(table)).mappings().first() or {})
    replacing = insert(table).prefix_with("OR REPLACE").values(row)
    if connection.dialect.name == "postgresql":
        keys = [column.name for column in table.primary_key]
        replacing = postgresql.insert(table).values(row).on_conflict_do_update(index_elements=keys, set_=row)

    with refused(connection, "a row never|only the newest|run forward"):
        connection.execute(replacing)


@pytest.mark.parametrize("table", CLOSED, ids=name)
def test_a_closed_row_is_not_opened_or_closed_again(connection: Connection, table: Table) -> None:
    connection.execute(
        table.update().where(table.c.to_revision == OPEN, table.c.negotiation == 2).values(to_revision=3)
    )

    for n in (3, 4, OPEN):
        with refused(connection, "closed once"):
            connection.execute(table.update().where(table.c.negotiation == 2).values(to_revision=n))


@pytest.mark.parametrize("table", CLOSED, ids=name)
def test_a_row_is_closed_only_by_a_revision_of_its_negotiation(connection: Connection, table: Table) -> None:
    brook = table.update().where(table.c.to_revision == OPEN, table.c.negotiation == 1)

    for n in (3, 99):
        with refused(connection, "closed once|(?i:foreign)"):
            connection.execute(brook.values(to_revision=n))


def test_a_version_is_not_closed_by_an_old_revision(connection: Connection) -> None:
    with refused(connection, "closed once"):
        connection.execute(
            table_of(PartyVersion).update().where(table_of(PartyVersion).c.negotiation == 2).values(to_revision=2)
        )


@pytest.mark.parametrize("table", HUNG, ids=name)
def test_nothing_is_hung_on_a_version_of_an_older_revision(connection: Connection, table: Table) -> None:
    row = connection.execute(select(table)).mappings().first()

    with refused(connection, "only the newest revision takes rows"):
        connection.execute(insert(table).values(dict(row or {}) | {"n": 99}))


def test_no_version_is_added_to_an_older_revision(connection: Connection) -> None:
    table = table_of(PartyVersion)
    row = dict(connection.execute(select(table)).mappings().first() or {})

    with refused(connection, "only the newest revision takes rows"):
        connection.execute(insert(table).values(row | {"row": 99}))


def test_a_record_has_one_open_version(connection: Connection) -> None:
    table = table_of(PartyVersion)
    row = dict(connection.execute(select(table).where(table.c.negotiation == 2)).mappings().first() or {})

    with refused(connection, "(?i)unique"):
        connection.execute(insert(table).values(row | {"row": 99, "from_revision": 3}))


def test_revisions_are_numbered_forward(connection: Connection) -> None:
    table = table_of(RevisionRow)

    with refused(connection, "numbers run forward"):
        connection.execute(insert(table).values(n=1, negotiation=1, digest="", at="", by="", why=""))


def test_a_page_may_go_since_it_can_be_made_again(connection: Connection) -> None:
    for table in ("position_word", "position_page_source", "position_page"):
        connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names of ours

    assert connection.scalar(select(func.count()).select_from(table_of(PositionPage))) == 0


@pytest.mark.parametrize(("party", "taken"), [(1, False), (3, True)])
def test_nothing_points_into_another_negotiation(connection: Connection, party: int, *, taken: bool) -> None:
    office = METADATA.tables["person_office"]
    row = insert(office).values(fresh_row(connection, office) | {"party": party})

    if taken:
        connection.execute(row)
    else:
        with refused(connection, "(?i)foreign key"):
            connection.execute(row)


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        ("negotiation", {"key": 9, "id": "Not a slug"}),
        ("party", {"key": 9, "negotiation": 2, "id": "two--hyphens"}),
        ("party", {"key": 9, "negotiation": 2, "id": "-edge"}),
        ("party", {"key": 9, "negotiation": 2, "id": "edge-"}),
        ("party", {"key": 9, "negotiation": 2, "id": "x" * 81}),
        ("party", {"key": 9, "negotiation": 2, "id": ""}),
        ("party", {"key": 9, "negotiation": 2, "id": "east"}),
        ("party", {"key": 9, "negotiation": "one", "id": "one"}),
        ("party", {"key": 9, "negotiation": 7, "id": "lost"}),
        *[("negotiation_version", {"covered_from": day}) for day in (*DAYS, "2020", "2020-01")],
        ("negotiation_version", {"covered_from": "2022-01-01"}),
        ("negotiation_version", {"stale_after": -1}),
        ("negotiation_background", {"position": None, "source": None, "proposal": None}),
        ("negotiation_background", {"proposal": 1}),
        *[("person_office", {"since": day}) for day in DAYS],
        ("issue_version", {"role": "guest"}),
        ("issue_version", {"space": "circle"}),
        ("issue_version", {"ordered": 2}),
        ("issue_version", {"ordered": 1}),
        ("issue_version", {"unit": None}),
        ("issue_version", {"low": None}),
        ("issue_version", {"high_open": None}),
        ("source_version", {"kind": "rumour"}),
        ("source_version", {"read": "half"}),
        ("source_version", {"confidence": "high"}),
        ("source_version", {"url": None, "no_url": None}),
        ("source_version", {"published": "May 2020"}),
        ("source_version", {"title_is_ours": 2}),
        ("silence_version", {"kind": "not_yet"}),
        ("silence_version", {"looked_on": "today"}),
        ("position_version", {"kind": "wish"}),
        ("position_version", {"attribution": "gossip"}),
        ("position_version", {"channel": "radio"}),
        ("position_version", {"speaks_for": "none"}),
        ("position_version", {"region": "[free"}),
        ("position_version", {"holds_when": "[{}]", "holds_unless": "[{}]"}),
        ("position_version", {"ended_on": "2021"}),
        ("position_version", {"ended_how": "lapsed"}),
        ("position_version", {"ended_note": "Over."}),
        ("position_version", {"party": 99}),
        ("position_version", {"speaker": 99}),
        ("position_version", {"summary": None}),
        ("position_dispute", {"party": None, "name": None}),
        ("position_dispute", {"party": 1, "name": "both"}),
        ("position_dispute", {"aspect": "tone"}),
        ("position_citation", {"carries": "rumour"}),
        ("position_citation", {"carries": "dispute", "dispute": None}),
        ("position_citation", {"carries": "dispute", "dispute": 77}),
        ("position_citation", {"dispute": 0}),
        ("position_citation", {"source": 99}),
        ("position_citation", {"passage_start": "only the start"}),
        ("position_link", {"relation": "likes"}),
        ("position_link", {"other": 99}),
        ("position_condition", {"issue": 99}),
        ("proposal", {"key": 9, "negotiation": 2, "id": "Not a slug"}),
        ("proposal", {"key": 9, "negotiation": 2, "id": "old-plan"}),
        ("proposal_version", {"status": "rumoured"}),
        *[("proposal_version", {"dated": day}) for day in DAYS],
        ("proposal_version", {"title": None}),
        ("proposal_version", {"proposal": 99}),
        ("proposal_author", {"party": 1}),
        ("proposal_follows", {"other": 1}),
        ("proposal_clause", {"issue": 1}),
        ("proposal_clause", {"region": "[free"}),
        ("proposal_clause", {"holds_when": "when it rains"}),
        ("proposal_clause", {"number": None}),
        ("proposal_condition", {"issue": 1}),
        ("proposal_condition", {"clause": 77}),
        ("proposal_condition", {"clause": None}),
        ("proposal_response", {"party": 1}),
        ("proposal_response", {"clause": 77}),
        ("proposal_response", {"response": "perhaps"}),
        ("proposal_response", {"answered_on": "soon"}),
        ("proposal_dispute", {"party": None, "name": None}),
        ("proposal_dispute", {"party": 1}),
        ("proposal_dispute", {"aspect": "tone"}),
        ("proposal_citation", {"source": 1}),
        ("proposal_citation", {"carries": "position"}),
        ("proposal_citation", {"carries": "response", "response": 77}),
        ("proposal_citation", {"carries": "response", "response": None}),
        ("proposal_citation", {"carries": "dispute", "dispute": 77}),
        ("proposal_citation", {"response": 0}),
        ("proposal_citation", {"passage_end": None}),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused(connection: Connection, table: str, changes: dict[str, object]) -> None:
    fresh = fresh_row(connection, METADATA.tables[table])

    with refused(connection, BROKEN):
        connection.execute(insert(METADATA.tables[table]).values(fresh | changes))


@pytest.mark.parametrize("table", [table for table in TABLES if table.info["sort"] in {"version", "child"}], ids=name)
def test_a_row_that_breaks_none_is_taken(connection: Connection, table: Table) -> None:
    connection.execute(insert(table).values(fresh_row(connection, table)))


def fresh_row(connection: Connection, table: Table) -> dict[str, object]:
    """A row that the table would take under a new revision, made after its first; nothing for an identity."""
    if table.info["sort"] == "identity":
        return {}
    revision = table_of(RevisionRow)
    if connection.scalar(select(func.max(revision.c.n))) == LAST:
        connection.execute(insert(revision).values(n=LAST + 1, negotiation=2, digest="", at="", by="", why=""))
    rivers = select(table).where(table.c.negotiation == 2).order_by(*table.primary_key)
    first = dict(connection.execute(rivers).mappings().first() or {})
    if table.info["sort"] == "version":
        connection.execute(table.update().where(table.c.row == first["row"]).values(to_revision=LAST + 1))
        return first | {"row": 99, "from_revision": LAST + 1, "to_revision": OPEN}
    parent = METADATA.tables[table.info["parent"]]
    connection.execute(insert(parent).values(fresh_row(connection, parent)))
    for sibling, column in siblings(table):
        if first[column] is not None:
            found = connection.execute(select(sibling).where(sibling.c.negotiation == 2, sibling.c.n == first[column]))
            connection.execute(insert(sibling).values(dict(found.mappings().first() or {}) | {"version": 99}))
    return first | {"version": 99, "n": 9}


def siblings(table: Table) -> Iterator[tuple[Table, str]]:
    """The other children of the same parent that a child points at, and the column that says at which."""
    for key in table.foreign_key_constraints:
        if key.referred_table.info["sort"] == "child":
            yield key.referred_table, key.column_keys[0]
