"""Edits: keys, audit, waiting edits, and answers given again. No read of the record touches these tables.

Written as the first tables are: the statements of each database in a file of its own.
"""

import re
from pathlib import Path

from alembic import op

revision = "2026_11_25_edits"
down_revision = "2026_11_25_proposals"
branch_labels = None
depends_on = None


def statements() -> list[str]:
    """What makes the tables on the database at hand; an empty line stands between two statements."""
    dialect = op.get_context().dialect.name
    text = Path(__file__).with_suffix(f".{dialect}.sql").read_text(encoding="utf-8")
    return [statement.rstrip(";\n") for statement in re.split(r"\n\n", text.strip())]


def upgrade() -> None:
    for statement in statements():
        op.execute(statement.replace(":", r"\:"))


def downgrade() -> None:
    to_nothing = op.get_context().opts["destination_rev"] == "base"
    if not to_nothing and op.get_bind().exec_driver_sql("SELECT count(*) FROM audit").scalar():
        raise ValueError("the audit says who changed the record, which older tables do not hold: keep a copy elsewhere")
    for table in reversed(re.findall(r"^CREATE TABLE (\w+)", "\n".join(statements()), re.MULTILINE)):
        op.execute(f"DROP TABLE {table}")
