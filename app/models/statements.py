"""The models as the statements that make them, for the first migration and for tests that compare shapes."""

import re
from itertools import groupby

from sqlalchemy import create_mock_engine
from sqlalchemy.sql.base import Executable
from sqlalchemy.sql.ddl import DDLElement

from app.models import METADATA


def statements(dialect: str) -> list[str]:
    """Every statement that makes tables, indexes and triggers on *dialect*, in order: `sqlite` or `postgresql`."""
    found: list[str] = []

    def keep(statement: Executable, *_: object, **__: object) -> None:
        assert isinstance(statement, DDLElement)  # noqa: S101 - making tables sends nothing else
        text = str(statement.compile(dialect=engine.dialect)).strip().replace("%%", "%")  # the driver's escape
        found.append(re.sub(r"[ \t]+\n", "\n", re.sub(r"\n\s*\n", "\n", text)))

    engine = create_mock_engine(f"{dialect}://", keep)
    METADATA.create_all(engine, checkfirst=False)
    groups = groupby(found, key=lambda statement: re.match(r"CREATE (UNIQUE )?INDEX", statement) is not None)
    return [statement for indexes, group in groups for statement in (sorted(group) if indexes else group)]
