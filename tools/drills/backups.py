"""Backups taken while people edit, and the rehearsal of going back to them."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from app.cli.progress import Advance
from tools.drills.clusters import Cluster, clusters
from tools.drills.counting import Count, line
from tools.drills.editors import Editors, Ledger
from tools.drills.edits import Edits
from tools.drills.looking import Look
from tools.drills.rows import Row, summed
from tools.drills.services import Service, prepare, published, running, standing
from tools.postgres import run_as

EDIT_SECONDS = 6.0
POINT = "before_the_mistake"


def restore_sqlite(rounds: int, seed: int, advance: Advance) -> Row:
    """`VACUUM INTO` while people edit: the copy holds all that was acknowledged before, and nothing by half."""
    return _each(_copied, rounds, seed, advance)


def restore_postgresql(rounds: int, seed: int, advance: Advance) -> Row:
    """A base backup and the archived WAL, gone back to a named point: all before it is there, nothing after it."""
    return _each(_restored, rounds, seed, advance)


def _each(scene: Callable[[int], Row], rounds: int, seed: int, advance: Advance) -> Row:
    rows = []
    for number in range(rounds):
        rows.append(scene(seed + number))
        advance(number + 1, rounds)
    return summed(rows)


def _copied(seed: int) -> Row:
    count = Count("restored from VACUUM INTO", "SQLite", tries=1)
    with TemporaryDirectory(prefix="parley-drill-") as name:
        path, copy = Path(name) / "parley.db", Path(name) / "copy.db"
        key = prepare(f"sqlite:///{path}", published())
        first, record = standing(f"sqlite:///{path}")
        service = Service({"PARLEY_DATABASE_URL": f"sqlite:///{path}"}, Path(name) / "log")
        editors = Editors(lambda: service.address, key, Edits(record, seed))
        with running([service]), editors.editing():
            time.sleep(EDIT_SECONDS)
            upto = _revision(editors.ledger)
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("VACUUM INTO ?", (str(copy),))
        count.log = service.log
        look = Look(first)
        look.go_on(f"sqlite:///{copy}", editors.ledger)
        editors.ledger = _until(editors.ledger, upto)
        return line(count, editors, look, f"sqlite:///{copy}", "acknowledged before the copy was begun")


def _restored(seed: int) -> Row:
    count = Count("restored to a point in time", "PostgreSQL", tries=1)
    with clusters() as (primary, folder):
        archive = folder / "archive"
        archive.mkdir()
        archive.chmod(0o777)
        primary.settings |= {"archive_mode": "on", "archive_command": f"test ! -f {archive}/%f && cp %p {archive}/%f"}
        primary.start()
        restored = Cluster(primary.programs, folder / "restored", primary.password)
        try:
            key = prepare(primary.url, published())
            first, record = standing(primary.url)
            service = Service({"PARLEY_DATABASE_URL": primary.url}, folder / "log")
            editors = Editors(lambda: service.address, key, Edits(record, seed))
            with running([service]):
                upto = _edited(primary, editors, restored.data)
            primary.ask("SELECT pg_switch_wal()")
            primary.wait_until("SELECT last_archived_time > now() - interval '1 minute' FROM pg_stat_archiver")
            primary.stop()
            _go_back(restored, archive)
            count.log = service.log
            look = Look(first)
            look.go_on(restored.url, editors.ledger)
            count.wrong += sum(n > upto for n in look.numbers.values())
            later = len(editors.ledger.acknowledged)
            editors.ledger = _until(editors.ledger, upto)
            later -= len(editors.ledger.acknowledged)
            return line(count, editors, look, restored.url, f"{later} edits made after the point are not there")
        finally:
            restored.stop()
            primary.stop()


def _edited(primary: Cluster, editors: Editors, backup: Path) -> int:
    """Edits before, during and after a base backup, and after a named point; the newest revision at that point."""
    with editors.editing():
        time.sleep(EDIT_SECONDS)
        primary.backup(backup, "--wal-method", "fetch")
        time.sleep(EDIT_SECONDS)
    upto = _revision(editors.ledger)
    primary.ask(f"SELECT pg_create_restore_point('{POINT}')")
    with editors.editing():
        time.sleep(EDIT_SECONDS)
    return upto


def _go_back(restored: Cluster, archive: Path) -> None:
    """Start a server from a base backup, and let it read the archive up to the point."""
    restored.settings |= {
        "restore_command": f"cp {archive}/%f %p",
        "recovery_target_name": POINT,
        "recovery_target_action": "promote",
    }
    signal = restored.data / "recovery.signal"
    signal.touch()
    user, _ = run_as()
    if user is not None:
        shutil.chown(signal, user)
    restored.start()
    restored.wait_until("SELECT NOT pg_is_in_recovery()")


def _revision(ledger: Ledger) -> int:
    with ledger.lock:
        return max((told.revision for told in ledger.acknowledged.values()), default=0)


def _until(ledger: Ledger, revision: int) -> Ledger:
    """A ledger of what was acknowledged up to a revision; the answers are all counted."""
    kept = {token: told for token, told in ledger.acknowledged.items() if told.revision <= revision}
    return Ledger(acknowledged=kept, answers=ledger.answers, odd=ledger.odd, resent=ledger.resent)
