"""Proposals: identities, versions, and what hangs on them; the background may name one.

Written as the first tables are: the statements of each database in a file of its own. `negotiation_background` is made
anew, since SQLite adds no foreign key to a table that stands.
"""

import re
from pathlib import Path

from alembic import op

revision = "2026_11_25_proposals"
down_revision = "2026_11_25_first_tables"
branch_labels = None
depends_on = None

BEFORE = "2026-11-25_first_tables"
BACKGROUND = ("CREATE TABLE negotiation_background", "CREATE TRIGGER negotiation_background")


def statements(name: str = Path(__file__).stem) -> list[str]:
    """What the migration called *name* runs on the database at hand; an empty line stands between two statements."""
    dialect = op.get_context().dialect.name
    text = Path(__file__).with_name(f"{name}.{dialect}.sql").read_text(encoding="utf-8")
    return [statement.rstrip(";\n") for statement in re.split(r"\n\n", text.strip())]


def upgrade() -> None:
    for statement in statements():
        op.execute(statement.replace(":", r"\:"))


def downgrade() -> None:
    to_nothing = op.get_context().opts["destination_rev"] == "base"
    if not to_nothing and op.get_bind().exec_driver_sql("SELECT count(*) FROM proposal").scalar():
        raise ValueError("revisions vouch for proposals, which older tables do not hold: load an export elsewhere")
    table, *triggers = (made for made in statements(BEFORE) if made.startswith(BACKGROUND))
    op.execute("CREATE TABLE new_background AS SELECT * FROM negotiation_background WHERE proposal IS NULL")
    op.execute("DROP TABLE negotiation_background")
    op.execute(table)
    op.execute(
        "INSERT INTO negotiation_background SELECT version, negotiation, n, id, position, source FROM new_background"
    )
    op.execute("DROP TABLE new_background")
    for trigger in triggers:
        op.execute(trigger)
    for name in reversed(re.findall(r"^CREATE TABLE (proposal\w*)", "\n".join(statements()), re.MULTILINE)):
        op.execute(f"DROP TABLE {name}")
