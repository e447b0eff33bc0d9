"""The models as the statements that make them, for the first migration and for tests that compare shapes."""

import re

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
    return found
