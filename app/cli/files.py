"""The commands for seed files: check, fmt, schema. They start without web and database."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.progress import Advance, progress
from app.cli.reports import Format, Report, lines_of, written

if TYPE_CHECKING:
    from app.domain.record.negotiation import Record
    from app.seeding.faults import Fault

FAULTS = 1
COULD_NOT_RUN = 2

Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="One negotiation's folder, or a folder of such, as seeds/.", show_default=False),
]


def check(
    folder: Folder,
    form: Annotated[
        Format, typer.Option("--format", help="For people, for programs, or as GitHub annotations.")
    ] = Format.HUMAN,
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Look passages and quotes up in the files in DIR, named after source ids."),
    ] = None,
    coverage: Annotated[bool, typer.Option("--coverage", help="List the silences that follow from positions.")] = False,
) -> None:
    """Check seed files: report every fault with its place, its rule's code and how to mend it.

    Exit code 0: no errors. 1: errors. 2: the check could not run. docs/checks.md lists the rules.
    """
    try:
        with progress("Checking") as advance:
            report = _checked(folder, texts, advance, coverage=coverage)
    except OSError as error:
        raise could_not_run(error) from None
    typer.echo(written(report, form))
    raise typer.Exit(FAULTS if report.errors else 0)


def fmt(
    folder: Folder,
    only_check: Annotated[
        bool, typer.Option("--check", help="Write nothing; name the files that would change.")
    ] = False,
) -> None:
    """Bring seed files into canonical order and form. What they say stays the same; files with errors stay as they are.

    Exit code 0: done. 1: errors, or with --check a file would change. 2: it could not run.
    """
    from app.seeding.writing.formatting import FormChangesMeaning, formatting_of

    try:
        formattings = [formatting_of(each) for each in _folders(folder)]
        faults = [fault for formatting in formattings for fault in formatting.faults]
        if faults:
            typer.echo(lines_of(faults))
            raise typer.Exit(FAULTS)
        changes = {path: text for formatting in formattings for path, text in formatting.texts.items()}
        for path, text in changes.items():
            if not only_check:
                path.write_bytes(text.encode())
            typer.echo(f"{'would change' if only_check else 'changed'} {path.as_posix()}")
    except (OSError, FormChangesMeaning) as error:
        raise could_not_run(error) from None
    raise typer.Exit(FAULTS if changes and only_check else 0)


def schema(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where the schemas go, as seeds/schemas.", show_default=False)
    ],
) -> None:
    """Write the JSON Schemas of the seed files, one file a kind: editors find them through the first line of a file."""
    from app.schemas.seeds import KINDS, schema_of

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in KINDS:
            path = folder / f"{kind}.json"
            path.write_text(json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
            typer.echo(path.as_posix())
    except OSError as error:
        raise could_not_run(error) from None


def negotiations_in(folder: Path) -> tuple[list[Record], list[Fault]]:
    """The records in *folder*; the faults of all files where one of them is an error.

    Raises:
        OSError: It cannot be read, or holds no negotiation.
    """
    from app.seeding.faults import are_errors
    from app.seeding.reading.folders import faults_between, read_folder

    read = [(each, *read_folder(each)) for each in _folders(folder)]
    faults = [fault for _, _, found in read for fault in found]
    faults += faults_between([(each, record) for each, record, _ in read])
    return [record for _, record, _ in read if record], faults if are_errors(faults) else []


def could_not_run(error: Exception) -> typer.Exit:
    """Say on stderr why a command could not run; gives the exit to raise."""
    typer.echo(f"parley: {error}", file=sys.stderr)
    return typer.Exit(COULD_NOT_RUN)


def _folders(folder: Path) -> list[Path]:
    from app.seeding.reading.layout import negotiation_folders

    found = negotiation_folders(folder)
    if not found:
        raise FileNotFoundError(f"{folder} holds no negotiation: no folder with a negotiation.yaml")
    return found


def _checked(folder: Path, texts: Path | None, advance: Advance, *, coverage: bool) -> Report:
    from app.seeding.checking.coverage import derived
    from app.seeding.reading.folders import faults_between, read_folder

    report = Report(derived=[] if coverage else None)
    read: list[tuple[Path, Record | None]] = []
    for each in _folders(folder):
        record, faults = read_folder(each, texts, advance)
        read.append((each, record))
        report.folders += 1
        report.faults += faults
        if record and report.derived is not None:
            report.derived += [(record.negotiation.id, found) for found in derived(record)]
    report.faults += faults_between(read)
    if texts:
        report.texts = _at_hand([record for _, record in read if record], texts)
    return report


def _at_hand(records: list[Record], texts: Path) -> tuple[int, int]:
    from app.seeding.checking.texts import files_by_id
    from app.seeding.checking.world import all_said, citations_of

    files = files_by_id(texts)
    cited = {
        (record.negotiation.id, citation.source)
        for record in records
        for _, said in all_said(record)
        for _, citation, _ in citations_of(said)
    }
    return sum(source in files for _, source in cited), len(cited)
