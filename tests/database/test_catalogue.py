"""What the catalogue of PostgreSQL says: every text sorts by code points, whatever the server was set up with."""

import pytest
from sqlalchemy import Engine, text

from app.db import read
from app.queries.revisions import newest
from tests.database.conftest import Load
from tests.database.records import river

pytestmark = pytest.mark.postgresql("reads its catalogue")

TEXTS = """
    SELECT c.relname || '.' || a.attname AS name, l.collname, a.attnotnull
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_collation l ON l.oid = a.attcollation
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'i') AND c.relname NOT LIKE '%alembic%'
"""


def test_every_text_of_a_table_and_of_an_index_has_collation_c(engine: Engine) -> None:
    with engine.connect() as connection:
        found = connection.execute(text(TEXTS)).all()

    assert len(found) > 100
    assert [name for name, collation, _ in found if collation != "C"] == []


def test_no_column_is_of_a_type_that_changes_what_is_written(engine: Engine) -> None:
    types = "SELECT DISTINCT data_type FROM information_schema.columns WHERE table_schema = 'public'"
    with engine.connect() as connection:
        found = set(connection.scalars(text(types)))

    assert found - {"character varying"} == {"bigint", "smallint", "text"}


def test_a_read_sees_one_state_and_cannot_write(engine: Engine, loaded: Load) -> None:
    loaded(river())
    with read(engine) as session:
        assert newest(session, "river") is not None
        assert session.scalar(text("SHOW transaction_isolation")) == "repeatable read"
        assert session.scalar(text("SHOW transaction_read_only")) == "on"
