"""PostgreSQL servers that can be killed, copied, started again and promoted."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import OperationalError

from tools.postgres import ALWAYS, SUPERUSER, end_server, new_cluster, programs_in, run_as, run_server
from tools.serving import free_port

CAUTIOUS: Mapping[str, str] = {**ALWAYS, "max_connections": "200", "wal_level": "replica", "max_wal_senders": "8"}
"""A server that keeps what it acknowledged, and that replicas can follow."""

FOLLOW_SECONDS = 60


@dataclass
class Cluster:
    """One server with its data; it may be down.

    Attributes:
        data: Its own folder, of which root lets an unprivileged user be the owner.
    """

    programs: Path
    data: Path
    password: str
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it answers, as SQLAlchemy writes it."""
        return f"postgresql+psycopg://{SUPERUSER}:{self.password}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it on its port, and wait until it can be asked."""
        self.process, _ = run_server(self.programs, self.data, {**CAUTIOUS, **self.settings}, self.port)

    def kill(self) -> None:
        """`kill -9` of the server and of all that it started."""
        if self.process is None:
            return
        chief = int((self.data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        family = [chief, *_children(chief)]
        for one in family:
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        while any(_lives(one) for one in family):
            time.sleep(0.01)
        self.stop()

    def stop(self) -> None:
        """End it in good order, where it still runs."""
        if self.process is not None:
            end_server(self.process)
            self.process = None

    def copied(self, data: Path, name: str, port: int | None = None) -> Cluster:
        """A replica that follows this server, by `pg_basebackup`; it is not started."""
        copy = Cluster(self.programs, data, self.password, port or free_port())
        self.backup(data, "--write-recovery-conf")
        with (data / "postgresql.auto.conf").open("a", encoding="utf-8") as file:
            file.write(
                f"primary_conninfo = 'host=127.0.0.1 port={self.port} user={SUPERUSER} password={self.password}"
                f" application_name={name}'\n"
            )
        return copy

    def backup(self, data: Path, *options: str) -> None:
        """A base backup of the running server in the folder *data*."""
        data.mkdir(mode=0o700)
        user, groups = run_as()
        if user is not None:
            shutil.chown(data, user)
        command = [str(self.programs / "pg_basebackup"), "--pgdata", str(data), "--checkpoint", "fast", "--no-sync"]
        command += ["--host", "127.0.0.1", "--port", str(self.port), "--username", SUPERUSER, *options]
        environment = {"PGPASSWORD": self.password, "PATH": os.environ["PATH"]}
        made = subprocess.run(
            command,
            cwd=data,
            env=environment,
            user=user,
            group=user,
            extra_groups=groups,
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise RuntimeError(f"pg_basebackup failed:\n{made.stderr}")

    def ask(self, statement: str) -> object:
        """The first value that a statement answers, in a transaction of its own; None where it answers nothing."""
        engine = create_engine(self.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            result = connection.exec_driver_sql(statement)
            return result.scalar() if result.returns_rows else None

    def wait_until(self, statement: str) -> None:
        """Return as soon as a statement answers true.

        Raises:
            RuntimeError: It did not in a minute.
        """
        deadline = time.monotonic() + FOLLOW_SECONDS
        while time.monotonic() < deadline:
            with contextlib.suppress(OperationalError):
                if self.ask(statement):
                    return
            time.sleep(0.05)
        raise RuntimeError(f"it did not come to be: {statement}")


@contextlib.contextmanager
def clusters() -> Iterator[tuple[Cluster, Path]]:
    """A new server that is not started, and a folder where its copies may lie; all end with the block."""
    with TemporaryDirectory(prefix="parley-drill-") as name:
        folder = Path(name)
        programs = programs_in(folder)
        folder.chmod(0o777)  # an unprivileged user makes replicas here
        password = secrets.token_urlsafe(16)
        yield Cluster(programs, new_cluster(programs, folder, password), password), folder


def _children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(one) for one in listed.split()]


def _lives(process: int) -> bool:
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return ") Z " not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    return False
