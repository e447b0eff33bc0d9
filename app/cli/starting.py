"""What a server finds at its start: a database at the newest migration that holds a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.progress import Advance

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.domain.record.negotiation import Record
    from app.seeding.faults import Fault
    from app.seeding.loading.load import LoadResult

BY = "parley load"


class NotPrepared(Exception):
    """The database is not as a server needs it; the message says which command mends that."""


class SeedFaults(Exception):
    """Seed files have errors.

    Attributes:
        faults: All of them, warnings included.
    """

    def __init__(self, faults: list[Fault]) -> None:
        """Keep the faults."""
        super().__init__("the seed files have errors")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Loaded:
    """A negotiation that was loaded, and what that changed."""

    negotiation: str
    result: LoadResult

    def __str__(self) -> str:
        """In one line."""
        if self.result.revision is None:
            return f"{self.negotiation}: nothing changed ({self.result.digest})"
        added, changed, removed = (len(part) for part in (self.result.added, self.result.changed, self.result.removed))
        counts = f"{added} added, {changed} changed, {removed} removed"
        return f"{self.negotiation}: revision {self.result.revision}, {counts} ({self.result.digest})"


def seeds_folder(named: Path) -> Path:
    """The folder of seed files: the one that is *named*, else the one that the package brings."""
    if named.exists() or named != Path("seeds"):
        return named
    package = Path(__file__).parent.parent
    shipped = package / "_shipped" / "seeds"
    return shipped if shipped.is_dir() else package.parent / "seeds"


def read_seeds(folder: Path, advance: Advance) -> list[Record]:
    """The records of a folder of seed files, all checked.

    Raises:
        SeedFaults: There are errors.
        OSError: A file cannot be read, or there is no negotiation.
    """
    from app.seeding.faults import are_errors
    from app.seeding.reading.folders import faults_between, read_folder
    from app.seeding.reading.layout import negotiation_folders

    folders = negotiation_folders(folder)
    if not folders:
        raise FileNotFoundError(f"{folder} holds no negotiation: no folder with a negotiation.yaml")
    read: list[tuple[Path, Record | None]] = []
    found: list[Fault] = []
    for each in folders:
        record, faults = read_folder(each, None, advance)
        found += faults
        read.append((each, record))
    found += faults_between(read)
    if are_errors(found):
        raise SeedFaults(found)
    return [record for _, record in read if record]


def load_all(engine: Engine, records: list[Record], why: str, *, merge: bool = False) -> list[Loaded]:
    """Load each record, as of now; with *merge*, edits that its folder does not hold stay.

    Raises:
        EditedSince: The database holds edits that a load would undo, or that cannot be merged.
        Unsound: A record breaks a rule, by itself or merged.
    """
    from app.seeding.loading.load import load

    now = datetime.now(UTC).isoformat(timespec="seconds")
    return [
        Loaded(record.negotiation.id, load(engine, record, by=BY, why=why, at=now, merge=merge)) for record in records
    ]


def require_migrated(engine: Engine) -> None:
    """See that the database stands at the newest migration.

    Raises:
        NotPrepared: It does not.
    """
    from app.db import behind, current

    if behind(current(engine)):
        raise NotPrepared("the database is not at the newest migration; run: parley migrate")


def prepare(engine: Engine, seeds: Path, advance: Advance, *, auto: bool = False) -> list[Loaded]:
    """Make a SQLite database ready on the first start, or with *auto* any; see that any other one is.

    Two servers that start at once both come through here: each migration and each load takes the writers' lock, and
    the second of them finds nothing left to do.

    Raises:
        NotPrepared: It is no SQLite database, not *auto*, and not ready.
        SeedFaults: The seed files have errors.
    """
    from app.db import behind, current, read, upgrade
    from app.queries.revisions import newest

    auto = auto or engine.dialect.name == "sqlite"
    if not auto:
        require_migrated(engine)
    elif behind(current(engine)):
        upgrade(engine)
    with read(engine) as session:
        empty = newest(session, None) is None
    if not empty:
        return []
    if not auto:
        raise NotPrepared("the database holds no negotiation; run: parley load DIR")
    return load_all(engine, read_seeds(seeds, advance), "first start")
