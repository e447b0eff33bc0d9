"""Files of histories on the command line: where they lie, how they are called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine
    from sqlmodel import Session


def export_history(session: Session, folder: Path, negotiations: Sequence[str], revision: str | None) -> None:
    """Write all revisions of each negotiation into a file of its own.

    Raises:
        LookupError: A revision is named: a history holds all of them.
        OSError: A file cannot be written.
    """
    from app.seeding.writing.history import ENDING, history_lines

    if revision is not None:
        raise LookupError("--history writes all revisions; leave --revision out")
    folder.mkdir(parents=True, exist_ok=True)
    for id_ in negotiations:
        lines = list(history_lines(session, id_))
        path = folder / f"{id_}{ENDING}"
        path.write_bytes(b"".join(lines))
        typer.echo(f"{path.as_posix()}: {len(lines)} lines")


def load_history(engine: Engine, place: Path, *, renumber: bool) -> None:
    """Load the revisions of every history in a folder, or of one file.

    Raises:
        BadHistory: A file is no history.
        OtherHistory: The database holds another history, or the numbers are taken.
        OSError: There is no file, or one cannot be read.
    """
    from app.seeding.loading.history import load_histories
    from app.seeding.reading.history import read_history
    from app.seeding.writing.history import ENDING

    paths = sorted(place.glob(f"*{ENDING}")) if place.is_dir() else [place]
    if not paths:
        raise FileNotFoundError(f"{place} holds no history: no file that ends in {ENDING}")
    histories = [read_history(path.name, path.read_bytes().splitlines()) for path in paths]
    for result in load_histories(engine, histories, renumber=renumber):
        typer.echo(str(result))
