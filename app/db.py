"""The database: engines, the two kinds of transaction, and its migrations.

A read sees one state from its first statement to its last; a write holds the one lock of all writers from its first.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool, StaticPool
from sqlmodel import Session

BUSY_MS = 10_000
"""How long a writer waits for another one, in milliseconds."""

THREADS = 40
"""Sync handlers run in this many threads at most; each may hold a connection."""

_READS: Mapping[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""A read on PostgreSQL sees one state throughout, and can change nothing."""

_TO_PRIMARY = "parley_primary"
"""What a session on a replica knows of: the engine of the primary."""

AWAY_SECONDS = 5.0
"""So long a replica that did not answer is left alone."""

_WRITES = "parley_writes"
_MIGRATING = Lock()
"""Alembic keeps what it is doing in its module: one thread of a process at a time."""

_LOCK = 0x7061726C6579
"""The key of the writers' advisory lock on PostgreSQL: the letters of the package's name."""


def make_engine(url: str) -> Engine:
    """The engine of the database at *url*, with foreign keys enforced and a connection for every thread.

    A SQLite file is kept in WAL mode: readers and the one writer do not wait for each other. A database in memory has
    one connection that all share. Errors do not repeat what was asked for: they go to the log.
    """
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_size=THREADS, max_overflow=0, pool_pre_ping=True, hide_parameters=True)
    if make_url(url).database in (None, "", ":memory:"):
        engine = create_engine(
            url, poolclass=StaticPool, connect_args={"check_same_thread": False}, hide_parameters=True
        )
    else:
        engine = create_engine(url, pool_size=THREADS, max_overflow=0, hide_parameters=True)
    _begin_in_words(engine)
    event.listen(engine, "connect", _enforce)
    return engine


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """The engine of the database at *url*, whose connections are closed at the end of the block."""
    engine = make_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def read(engine: Engine) -> Iterator[Session]:
    """A session in one read transaction: every statement sees the same state. It keeps nothing."""
    with Session(_reading(engine), autoflush=False) as session:
        yield session


class Reads:
    """Where reads go: to a replica while it answers, else to the primary.

    A replica may lag behind: it then answers as the primary did a moment ago, from one state all the same.
    """

    def __init__(self, primary: Engine, replica: Engine | None = None) -> None:
        """Without a *replica*, all reads go to the *primary*."""
        self.primary = primary
        self.replica = replica
        self._away_until = 0.0

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session in one read transaction, as `read` gives it."""
        first = self.primary if self.replica is None or monotonic() < self._away_until else self.replica
        with read(first) as session:
            if first is self.replica:
                session.info[_TO_PRIMARY] = self.primary
                try:
                    session.connection()
                except OperationalError:
                    self._away_until = monotonic() + AWAY_SECONDS
                    to_primary(session)
            yield session


def to_primary(session: Session) -> bool:
    """Let a read that began on a replica begin anew on the primary; False where it is there already.

    For what a replica may not have yet. Nothing that was read before may be kept.
    """
    primary = session.info.pop(_TO_PRIMARY, None)
    if primary is None:
        return False
    session.rollback()
    session.bind = _reading(primary)
    return True


def _reading(engine: Engine) -> Engine:
    """The engine itself, with transactions that see one state."""
    return engine.execution_options(**_READS) if engine.dialect.name == "postgresql" else engine


@contextmanager
def write(engine: Engine) -> Iterator[Session]:
    """A session in one write transaction, under the lock of all writers: commits on return, rolls back on error."""
    with Session(engine.execution_options(**{_WRITES: True}), expire_on_commit=False) as session, session.begin():
        connection = session.connection()
        if engine.dialect.name == "postgresql":
            _take_turn(connection)
        yield session


def _take_turn(connection: Connection) -> None:
    """Take the lock of all writers on PostgreSQL until the transaction ends; nobody is waited for longer than that."""
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {BUSY_MS}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _begin_in_words(engine: Engine) -> None:
    """Let SQLAlchemy say BEGIN: the driver of Python 3.11 would start transactions by itself, and late."""

    @event.listens_for(engine, "connect")
    def _no_implicit_begin(connection: Any, _: Any) -> None:  # noqa: ANN401 - the driver's own connection
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _enforce(connection: Any, _: Any) -> None:  # noqa: ANN401 - the driver's own connection
    """Let SQLite keep foreign keys, and let `INSERT OR REPLACE` meet the triggers that refuse to delete."""
    for pragma in (
        f"busy_timeout = {BUSY_MS}",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "journal_mode = WAL",
    ):
        connection.execute(f"PRAGMA {pragma}")


def migrations_folder() -> Path:
    """Where the migrations lie: inside an installed package, beside it in a checkout."""
    here = Path(__file__).parent
    shipped = here / "_shipped" / "migrations"
    return shipped if shipped.is_dir() else here.parent / "migrations"


def head() -> str:
    """The newest migration, read from the files: Alembic takes longer to import than to answer this.

    Raises:
        LookupError: The files do not form one line.
    """
    followed = _migrations()
    newest = followed.keys() - followed.values()
    if len(newest) != 1:
        raise LookupError(f"the migrations end in {len(newest)} places: {', '.join(sorted(newest))}")
    return newest.pop()


def behind(migration: str | None) -> bool:
    """Whether a database that stands at *migration* lacks one of ours.

    One that we do not know is of a later release, and takes nothing away that ours needs: it is not behind.
    """
    return migration is None or (migration in _migrations() and migration != head())


def _migrations() -> dict[str, str]:
    """All migrations that we bring, each with the one that it follows."""
    found = {}
    for path in (migrations_folder() / "versions").glob("*.py"):
        said = dict(re.findall(r'^(revision|down_revision)\b[^=\n]*= "([^"]+)"', path.read_text("utf-8"), re.MULTILINE))
        found[said["revision"]] = said.get("down_revision", "")
    return found


def current(at: Engine | Session) -> str | None:
    """The migration that the database stands at; None where it has none yet."""
    if isinstance(at, Engine):
        with at.connect() as connection:
            return _current(connection)
    return _current(at.connection())


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(engine: Engine, target: str = "head") -> None:
    """Bring the database to migration *target*; nothing happens where it stands there already."""
    _migrate(engine, target, up=True)


def downgrade(engine: Engine, target: str = "base") -> None:
    """Bring the database back to migration *target*, by default to an empty one."""
    _migrate(engine, target, up=False)


def bare_engine(url: str) -> Engine:
    """An engine for migrations: without foreign keys, since SQLite changes a table by making it anew.

    Each of its transactions is a write under the lock, so that two processes that start at once migrate once.
    """
    engine = create_engine(url, poolclass=NullPool, execution_options={_WRITES: True})
    if engine.dialect.name == "sqlite":
        _begin_in_words(engine)
    else:
        event.listen(engine, "begin", _take_turn)
    return engine


def _migrate(engine: Engine, target: str, *, up: bool) -> None:
    from alembic import command  # noqa: PLC0415 - a server whose database is up to date never needs it
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    bare = bare_engine(engine.url.render_as_string(hide_password=False))
    with _MIGRATING, bare.connect() as connection:
        config.attributes["connection"] = connection
        (command.upgrade if up else command.downgrade)(config, target)
