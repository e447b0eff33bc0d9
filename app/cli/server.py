"""The commands for the database and the service: serve, migrate, load, export, openapi."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.files import FAULTS, could_not_run
from app.cli.histories import export_history, load_history
from app.cli.progress import progress
from app.cli.reports import lines_of
from app.cli.starting import NotPrepared, SeedFaults, load_all, prepare, read_seeds, require_migrated, seeds_folder

if TYPE_CHECKING:
    import socket

    from sqlmodel import Session

    from app.observing.figures import Figures
    from app.settings import Settings

NegotiationOption = Annotated[
    str | None, typer.Option("--negotiation", metavar="ID", help="Only this negotiation.", show_default=False)
]


def serve() -> None:
    """Start the service. On SQLite the first start makes the database and loads the seeds; PARLEY_MIGRATE=auto: on any.

    The environment says where and over what: PARLEY_HOST, PARLEY_PORT, PARLEY_DATABASE_URL, PARLEY_SEEDS and others.
    """
    import uvicorn

    from app.db import opened
    from app.main import create_app
    from app.observing.logs import log_to_stderr
    from app.serving.configuring import configured

    settings = settings_or_exit()
    log_to_stderr(settings.log_form)
    with opened(settings.database_url) as engine:
        with told():
            with progress("Loading the seeds") as advance:
                loaded = prepare(engine, seeds_folder(settings.seeds), advance, auto=settings.migrate == "auto")
            app = create_app(settings, engine)
            listener = _listen(settings.host, settings.port)
        for each in loaded:
            typer.echo(f"Loaded {each}")
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        typer.echo(f"Parley answers at http://{host}:{listener.getsockname()[1]}/ (Ctrl+C ends it)")
        if app.state.figures:
            typer.echo(f"Its figures are at {_serve_figures(app.state.figures, settings)}")
        sys.stdout.flush()
        uvicorn.Server(configured(app, settings, app.state.figures)).run(sockets=[listener])


def migrate() -> None:
    """Bring the database to the newest migration; nothing happens where it stands there already."""
    from app.db import behind, current, opened, upgrade

    settings = settings_or_exit()
    with told(), opened(settings.database_url) as engine:
        if behind(current(engine)):
            upgrade(engine)
        typer.echo(f"The database stands at {current(engine)}.")


def load(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="One negotiation's folder, or a folder of such.", show_default=False),
    ],
    why: Annotated[str, typer.Option(metavar="WORDS", help="Why, for the list of revisions.")] = "load of seed files",
    merge: Annotated[
        bool, typer.Option("--merge", help="Keep edits that the files do not hold; refuse where both sides differ.")
    ] = False,
    history: Annotated[
        bool, typer.Option("--history", help="Load all revisions, from files that `export --history` wrote.")
    ] = False,
    renumber: Annotated[
        bool, typer.Option("--renumber", help="With --history: give revisions whose numbers are taken new ones.")
    ] = False,
) -> None:
    """Make seed files the whole state of their negotiations. They are checked first; with an error nothing is loaded.

    Where edits were made since the files were exported or last loaded, nothing is loaded either, and they are listed.
    Exit code 0: loaded, or nothing had changed. 1: the files have errors, or would undo edits. 2: it could not run.
    """
    from app.db import opened

    settings = settings_or_exit()
    with told(), opened(settings.database_url) as engine:
        require_migrated(engine)
        if history:
            load_history(engine, folder, renumber=renumber)
            return
        with progress("Loading") as advance:
            loaded = load_all(engine, read_seeds(folder, advance), why, merge=merge)
    for each in loaded:
        typer.echo(str(each))


def export(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where each negotiation gets its folder.", show_default=False)
    ],
    negotiation: NegotiationOption = None,
    revision: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A number or at least 12 digits of a digest.", show_default=False),
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="Write all revisions, a file for each negotiation, for another database.")
    ] = False,
) -> None:
    """Write the record as seed files in canonical form; loading them again changes nothing."""
    from app.db import opened, read
    from app.queries.revisions import negotiation_ids

    settings = settings_or_exit()
    with told(), opened(settings.database_url) as engine:
        require_migrated(engine)
        with read(engine) as session:
            wanted = [negotiation] if negotiation else negotiation_ids(session)
            if history:
                export_history(session, folder, wanted, revision)
                return
            texts = {id_: _texts(session, id_, revision) for id_ in wanted}
        for id_, files in texts.items():
            _write(folder / id_, files)
            typer.echo(f"{(folder / id_).as_posix()}: {len(files)} files")


def openapi() -> None:
    """Print the contract of the service, as openapi.json holds it."""
    import json

    from app.db import make_engine
    from app.main import create_app
    from app.settings import Settings

    document = create_app(Settings(), make_engine("sqlite://")).openapi()
    typer.echo(json.dumps(document, indent=2, ensure_ascii=False))


@contextmanager
def told() -> Iterator[None]:
    """Say in plain lines why a command could not do its work, and leave: with 1 for faulty files, else with 2."""
    from sqlalchemy.exc import OperationalError

    from app.seeding.loading.history import OtherHistory
    from app.seeding.loading.reconciling import EditedSince, Unsound
    from app.seeding.reading.history import BadHistory

    try:
        yield
    except (BadHistory, OtherHistory) as error:
        typer.echo(str(error))
        raise typer.Exit(FAULTS) from None
    except EditedSince as error:
        typer.echo("\n".join([*map(str, error.edits), str(error)]))
        raise typer.Exit(FAULTS) from None
    except Unsound as error:
        typer.echo("\n".join(error.faults))
        raise typer.Exit(FAULTS) from None
    except SeedFaults as error:
        typer.echo(lines_of(error.faults))
        raise typer.Exit(FAULTS) from None
    except OperationalError as error:
        raise could_not_run(OSError(f"the database: {' '.join(str(error.orig).split())}")) from None
    except (OSError, NotPrepared, LookupError) as error:
        raise could_not_run(error) from None


def settings_or_exit() -> Settings:
    """The settings of the environment; where one cannot be read, say which and why, and leave."""
    from pydantic import ValidationError

    from app.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        faults = [f"PARLEY_{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors()]
        raise could_not_run(ValueError("; ".join(faults))) from None


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens; bound here, so that a port in use is one line and not a traceback."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise OSError(f"cannot listen on {host}, port {port}: {error.strerror}; PARLEY_PORT names another") from None


def _serve_figures(figures: Figures, settings: Settings) -> str:
    """Let the figures be read, and say where."""
    from app.observing.figures import serve_figures

    host, port = settings.metrics_host, settings.metrics_port or 0
    with told():
        try:
            server, _ = serve_figures(figures, host, port)
        except OSError as error:
            fault = f"cannot listen on {host}, port {port}: {error.strerror}; PARLEY_METRICS_PORT names another"
            raise OSError(fault) from None
    return f"http://{host}:{server.server_port}/metrics"


def _texts(session: Session, negotiation: str, revision: str | None) -> dict[str, str]:
    from app.queries.records import load_record
    from app.queries.revisions import find, newest
    from app.seeding.writing.files import write_record

    found = find(session, negotiation, revision) if revision else newest(session, negotiation)
    if found is None:
        raise LookupError(f"the negotiation {negotiation!r} has no revision {revision or 'at all'}")
    return write_record(load_record(session, negotiation, found.n))


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write the files of a negotiation; what else lies there would be read with them, so it is refused."""
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")} if folder.is_dir() else set()
    others = sorted(there - files.keys())
    if others:
        raise FileExistsError(f"{folder.as_posix()} holds other seed files, such as {others[0]}")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
