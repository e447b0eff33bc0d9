"""`kill -9` of Parley, or of its database, at random moments while people edit."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from app.cli.progress import Advance
from tools.drills.clusters import clusters
from tools.drills.counting import Count, line
from tools.drills.editors import Editors
from tools.drills.edits import Edits
from tools.drills.looking import Look
from tools.drills.rows import Row
from tools.drills.services import Service, prepare, published, running, standing

LONGEST_SECONDS = 4.0
"""A kill comes at a random moment of this time after people began to edit, or after one was told that it is done."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A service over a database of its own, and what is killed.

    Attributes:
        strike: Kill it, and start it again.
    """

    fault: str
    database: str
    url: str
    service: Service
    key: str
    strike: Callable[[], None]


def kill_on_sqlite(rounds: int, seed: int, advance: Advance) -> Row:
    """Parley over a SQLite file."""
    with TemporaryDirectory(prefix="parley-drill-") as name:
        url = f"sqlite:///{name}/parley.db"
        key = prepare(url, published())
        service = Service({"PARLEY_DATABASE_URL": url}, Path(name) / "log")
        scene = Scene("kill -9 of Parley", "SQLite", url, service, key, _restarting(service))
        return run(scene, rounds, seed, advance)


def kill_on_postgresql(rounds: int, seed: int, advance: Advance) -> Row:
    """Parley over PostgreSQL."""
    with _postgresql() as (url, service, key, _):
        scene = Scene("kill -9 of Parley", "PostgreSQL", url, service, key, _restarting(service))
        return run(scene, rounds, seed, advance)


def kill_postgresql(rounds: int, seed: int, advance: Advance) -> Row:
    """PostgreSQL itself, under a Parley that goes on."""
    with _postgresql() as (url, service, key, strike):
        scene = Scene("kill -9 of PostgreSQL", "PostgreSQL", url, service, key, strike)
        return run(scene, rounds, seed, advance)


@contextlib.contextmanager
def _postgresql() -> Iterator[tuple[str, Service, str, Callable[[], None]]]:
    with clusters() as (cluster, folder):
        cluster.start()
        try:
            key = prepare(cluster.url, published())
            service = Service({"PARLEY_DATABASE_URL": cluster.url}, folder / "parley.log")

            def strike() -> None:
                cluster.kill()
                time.sleep(0.5)
                cluster.start()

            yield cluster.url, service, key, strike
        finally:
            cluster.stop()


def _restarting(service: Service) -> Callable[[], None]:
    def strike() -> None:
        service.kill()
        service.start()

    return strike


def run(scene: Scene, rounds: int, seed: int, advance: Advance) -> Row:
    """Rounds of: people edit, the blow falls, what is open is sent again, all is looked at."""
    chance = Random(seed)  # noqa: S311 - moments, not secrets
    first, record = standing(scene.url)
    editors = Editors(lambda: scene.service.address, scene.key, Edits(record, seed))
    look, count = Look(first), Count(scene.fault, scene.database, scene.service.log)
    with running([scene.service]):
        for number in range(rounds):
            with editors.editing():
                if number % 2:
                    editors.wait_for_one()
                time.sleep(chance.uniform(0, LONGEST_SECONDS))
                scene.strike()
            count.tries += 1
            count.never += editors.settle()
            again = chance.choice(sorted(editors.ledger.acknowledged))
            count.wrong += not editors.same_again(again)
            look.go_on(scene.url, editors.ledger)
            advance(number + 1, rounds)
    return line(count, editors, look, scene.url)
