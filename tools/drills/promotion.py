"""The primary is killed while people edit, and the synchronous replica promoted: Parley finds it by itself."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from random import Random

from app.cli.progress import Advance
from tools.drills.clusters import Cluster, clusters
from tools.drills.counting import Count, line
from tools.drills.editors import Editors
from tools.drills.edits import Edits
from tools.drills.looking import Look
from tools.drills.rows import Row
from tools.drills.services import Service, prepare, published, running, standing
from tools.postgres import SUPERUSER

STANDBY = "standby"
LONGEST_SECONDS = 4.0
SYNCHRONOUS = "SELECT count(*) > 0 FROM pg_stat_replication WHERE sync_state = 'sync'"


class Pair:
    """A primary and the replica that it waits for before it acknowledges anything.

    Attributes:
        url: Names both; who connects gets the one that takes writes.
    """

    def __init__(self, primary: Cluster, folder: Path) -> None:
        """The primary runs and holds data; its replica is made."""
        self.primary = primary
        self.folder = folder
        self.made = 0
        self.replica = self._follow(None)
        hosts = "&".join(f"host=127.0.0.1:{one.port}" for one in (primary, self.replica))
        self.url = f"postgresql+psycopg://{SUPERUSER}:{primary.password}@/postgres?{hosts}"
        self.url += "&target_session_attrs=read-write&connect_timeout=2"

    def promote(self) -> None:
        """Let the replica take the place of the primary, which is dead and stays so."""
        self.replica.ask("SELECT pg_promote()")
        self.replica.wait_until("SELECT NOT pg_is_in_recovery()")

    def renew(self) -> None:
        """Put a new replica in the place, and on the port, of the server that died."""
        dead, self.primary = self.primary, self.replica
        shutil.rmtree(dead.data)
        self.replica = self._follow(dead.port)

    def stop(self) -> None:
        """End both."""
        self.replica.stop()
        self.primary.stop()

    def _follow(self, port: int | None) -> Cluster:
        self.made += 1
        replica = self.primary.copied(self.folder / f"replica{self.made}", STANDBY, port)
        replica.start()
        self.primary.ask(f"ALTER SYSTEM SET synchronous_standby_names = '{STANDBY}'")
        self.primary.ask("SELECT pg_reload_conf()")
        self.primary.wait_until(SYNCHRONOUS)
        return replica


def promote(rounds: int, seed: int, advance: Advance) -> Row:
    """Kill the primary at a random moment, promote, send again what is open, look; then the other way round."""
    with clusters() as (primary, folder):
        primary.start()
        key = prepare(primary.url, published())
        first, record = standing(primary.url)
        pair = Pair(primary, folder)
        try:
            service = Service({"PARLEY_DATABASE_URL": pair.url}, folder / "parley.log")
            editors = Editors(lambda: service.address, key, Edits(record, seed))
            with running([service]):
                return _held(rounds, seed, advance, pair, editors, Look(first))
        finally:
            pair.stop()


def _held(rounds: int, seed: int, advance: Advance, pair: Pair, editors: Editors, look: Look) -> Row:
    chance = Random(seed)  # noqa: S311 - moments, not secrets
    count, longest = Count("the primary killed, its synchronous replica promoted", "PostgreSQL"), 0.0
    for number in range(rounds):
        with editors.editing():
            time.sleep(chance.uniform(0.5, LONGEST_SECONDS))
            begun = time.monotonic()
            pair.primary.kill()
            pair.replica.ask("ALTER SYSTEM RESET synchronous_standby_names")  # it waits for nobody yet
            pair.promote()
            pair.replica.ask("SELECT pg_reload_conf()")
            longest = max(longest, time.monotonic() - begun)
        count.tries += 1
        count.never += editors.settle()
        look.go_on(pair.replica.url, editors.ledger)
        if number + 1 < rounds:
            pair.renew()
        advance(number + 1, rounds)
    count.log = pair.folder / "parley.log"
    note = f"promoted within {longest:.1f} s; Parley was not restarted"
    return line(count, editors, look, pair.replica.url, note)
