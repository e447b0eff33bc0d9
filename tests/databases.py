"""Where tests get their databases: SQLite files, or databases of a PostgreSQL server, as `--database` says."""

import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from sqlalchemy import URL, Engine, NullPool, create_engine, make_url, text

from app.db import make_engine, upgrade

NAMED = "PARLEY_TEST_DATABASE_URL"
"""The variable that names a PostgreSQL server whose user may make databases; without it tests start one."""


class Databases(ABC):
    """Makes databases; each has the name of a path, which on SQLite is its file.

    Attributes:
        dialect: `sqlite` or `postgresql`.
    """

    dialect: str

    @abstractmethod
    def empty(self, path: Path) -> str:
        """The address of a new database that holds nothing, not even tables."""

    @abstractmethod
    def copy(self, path: Path) -> str:
        """The address of a new database at the newest migration that holds no record."""

    @abstractmethod
    def drop(self, path: Path) -> None:
        """Let a database go, whoever still is at work there."""


class SqliteFiles(Databases):
    """Databases in files."""

    dialect = "sqlite"

    def __init__(self, folder: Path) -> None:
        """*folder* is for the file that all others are copies of."""
        self._template = folder / "template.db"

    def empty(self, path: Path) -> str:
        """The address of a file that is not there yet."""
        return f"sqlite:///{path}"

    def copy(self, path: Path) -> str:
        """The address of a copy of the migrated file."""
        if not self._template.exists():
            _migrate(self.empty(self._template))
        return self.empty(Path(shutil.copy(self._template, path)))

    def drop(self, path: Path) -> None:
        """Files go with the folder of their test."""


class PostgresServer(Databases):
    """Databases of a server."""

    dialect = "postgresql"

    def __init__(self, address: str) -> None:
        """*address* is that of a database of the server, whose user may make others."""
        self._address: URL = make_url(address)
        self._names: dict[Path, str] = {}
        self._template = ""

    def empty(self, path: Path) -> str:
        """The address of a database of the server, made anew."""
        return self._made(path, "template0")

    def copy(self, path: Path) -> str:
        """The address of a copy of the migrated database."""
        if not self._template:
            template = Path("template")
            _migrate(self.empty(template))
            self._template = self._names[template]
        return self._made(path, self._template)

    def drop(self, path: Path) -> None:
        """Drop the database, with the connections to it."""
        name = self._names.pop(path, None)
        if name:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Drop all databases that are left."""
        for path in list(self._names):
            self.drop(path)

    def _made(self, path: Path, template: str) -> str:
        self.drop(path)
        name = f"parley_test_{token_hex(8)}"
        # A copy of the files takes half the time of one through the log.
        self._run(
            f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
        )
        self._names[path] = name
        return self._address.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        """Run a statement that no transaction may hold."""
        engine = create_engine(self._address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))


def address_of(engine: Engine) -> str:
    """The whole address of an engine's database, the password too."""
    return engine.url.render_as_string(hide_password=False)


@contextmanager
def making(kind: str, folder: Path, server: str) -> Iterator[Databases]:
    """Databases of a *kind*: files, with a *folder* for what they are copies of, or those of a *server*."""
    if kind == "sqlite":
        yield SqliteFiles(folder)
    else:
        databases = PostgresServer(server)
        yield databases
        databases.close()


def _migrate(address: str) -> None:
    engine = make_engine(address)
    upgrade(engine)
    engine.dispose()
