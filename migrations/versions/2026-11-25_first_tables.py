"""The first tables: revisions, identities, versions, pages.

The statements stand in a file of their own for each database, as it reads them, triggers included: they are what was
run, whatever becomes of the models.
"""

import re
from pathlib import Path

from alembic import op

revision = "2026_11_25_first_tables"
down_revision = None
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
    made = "\n".join(statements())
    for table in reversed(re.findall(r"^CREATE TABLE (\w+)", made, re.MULTILINE)):
        op.execute(f"DROP TABLE {table}")
    for function in re.findall(r"^CREATE FUNCTION (\w+)", made, re.MULTILINE):
        op.execute(f"DROP FUNCTION {function}()")
