"""Make faults on purpose while a Parley is used, and print what was acknowledged and what was found afterwards.

    python -m tools.drills                                   every drill, as often as its default says
    python -m tools.drills --only kill --rounds 200          one of them, more often
    python -m tools.drills --markdown docs/drills.md         write their lines to that page; others there stay

Ends with 1 where anything acknowledged was lost, a half edit was found, or a drill could not be held.
"""

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.exc import SQLAlchemyError

from app.cli.progress import Advance, progress
from tools.drills.backups import restore_postgresql, restore_sqlite
from tools.drills.kill import kill_on_postgresql, kill_on_sqlite, kill_postgresql
from tools.drills.outages import full_disk, gone, locked_postgresql, locked_sqlite
from tools.drills.processes import lose_processes
from tools.drills.promotion import promote
from tools.drills.rows import Row, table
from tools.serving import ROOT

BEGIN, END = "<!-- faults: begin -->", "<!-- faults: end -->"


class Drill(NamedTuple):
    """One drill: on which database, how often by default."""

    name: str
    database: str
    rounds: int
    hold: Callable[[int, int, Advance], Row]


DRILLS = (
    Drill("kill", "sqlite", 200, kill_on_sqlite),
    Drill("kill", "postgresql", 200, kill_on_postgresql),
    Drill("kill-database", "postgresql", 50, kill_postgresql),
    Drill("processes", "postgresql", 20, lose_processes),
    Drill("promotion", "postgresql", 20, promote),
    Drill("disk", "sqlite", 20, full_disk),
    Drill("gone", "postgresql", 20, gone),
    Drill("restore", "sqlite", 5, restore_sqlite),
    Drill("restore", "postgresql", 3, restore_postgresql),
    Drill("lock", "sqlite", 5, locked_sqlite),
    Drill("lock", "postgresql", 5, locked_postgresql),
)


def chosen(only: str | None, database: str | None) -> list[Drill]:
    """The drills that were asked for."""
    return [drill for drill in DRILLS if only in {None, drill.name} and database in {None, drill.database}]


def hold(drill: Drill, rounds: int, seed: int) -> Row:
    """One drill; one that breaks off is a line too, and not a good one."""
    begun = time.monotonic()
    with progress(f"{drill.name} on {drill.database}") as advance:
        try:
            row = drill.hold(rounds, seed, advance)
        except (RuntimeError, OSError, SQLAlchemyError) as error:
            print(f"{drill.name} on {drill.database}: {error}", file=sys.stderr)
            return Row(drill.name, drill.database, 0, 0, 0, 0, 0, f"not held: {str(error).splitlines()[0]}")
    return row._replace(note=f"{row.note}; {time.monotonic() - begun:.0f} s")


def now_and_here(seed: int) -> str:
    """The day, the commit and the seed."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    return f"{datetime.now(UTC):%Y-%m-%d}, `{commit}`, seed {seed}"


def put(path: Path, rows: Iterable[Row], when: str) -> None:
    """Write the lines of drills to a page, between its marks; lines of other drills and the rest of the page stay.

    Raises:
        ValueError: The page has no such marks.
    """
    before, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    inside, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path} has no place for the table, between {BEGIN} and {END}")
    path.write_text(f"{before}{BEGIN}\n{table(rows, when, inside)}\n{END}{after}", encoding="utf-8")


def main() -> int:
    """Hold the drills; 0 if nothing was lost."""
    arguments = argparse.ArgumentParser(
        prog="python -m tools.drills", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = sorted({drill.name for drill in DRILLS})
    arguments.add_argument("--only", choices=names, help="this drill alone")
    arguments.add_argument("--database", choices=("sqlite", "postgresql"), help="on this database alone")
    arguments.add_argument("--rounds", type=int, metavar="N", help="make each fault so often; by default as it says")
    arguments.add_argument("--seed", type=int, default=1, help="other moments, other keys")
    arguments.add_argument("--markdown", type=Path, metavar="PAGE", help="write the table to this page")
    given = arguments.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    rows = [hold(drill, given.rounds or drill.rounds, given.seed) for drill in chosen(given.only, given.database)]
    when = now_and_here(given.seed)
    print(table(rows, when))
    if given.markdown:
        put(given.markdown, rows, when)
    return int(not rows or not all(row.good for row in rows))


if __name__ == "__main__":
    sys.exit(main())
