"""The command `coverage`: what a folder of seed files holds and what it lacks, as tables or as JSON."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.files import FAULTS, Folder, could_not_run, negotiations_in
from app.cli.reports import lines_of

if TYPE_CHECKING:
    from rich.console import Console

    from app.domain.analysis.history.holdings import Holdings
    from app.domain.record.negotiation import Record

OLDEST = 15
"""So many cells are listed for people; JSON has all."""


def coverage(
    folder: Folder,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="By default the last day covered.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, a line for each negotiation.")] = False,
) -> None:
    """Say what seed files hold: positions by party, year, grade and source, empty cells, and how old each stance is.

    Exit code 0: done. 1: the files have errors. 2: it could not run.
    """
    from app.domain.analysis.history.holdings import holdings_of

    try:
        day = date.fromisoformat(as_of) if as_of else None
        records, faults = negotiations_in(folder)
    except (OSError, ValueError) as error:
        raise could_not_run(error) from None
    if faults:
        typer.echo(lines_of(faults))
        raise typer.Exit(FAULTS)
    for record in records:
        holdings = holdings_of(record, day or record.negotiation.coverage.through)
        if as_json:
            _write(record, holdings)
        else:
            _show(record, holdings)


def _write(record: Record, holdings: Holdings) -> None:
    from app.schemas.wire.encode import dumps
    from app.schemas.wire.holdings import holdings_json

    sys.stdout.buffer.write(dumps({"negotiation": record.negotiation.id, **holdings_json(holdings)}) + b"\n")


def _show(record: Record, holdings: Holdings) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console()
    console.print(f"{record.negotiation.title}, as of {holdings.day}")
    table = Table(title="Positions")
    table.add_column("Counted by")
    table.add_column("How many")
    table.add_row("all", str(holdings.positions))
    for name, counts in (
        ("party", holdings.by_party),
        ("year", holdings.by_year),
        ("grade", holdings.by_grade),
        ("kind", holdings.by_kind),
        ("kind of source", holdings.by_source_kind),
        ("cell", {str(kind): count for kind, count in holdings.cells.items()}),
    ):
        table.add_row(name, ", ".join(f"{value} {count}" for value, count in counts.items()))
    for name, count in (
        ("with a condition", holdings.conditional),
        ("disputed", holdings.disputed),
        ("in the party's own voice", holdings.own_voice),
        ("of two publishers", holdings.two_publishers),
        ("issues, events", f"{holdings.issues}, {holdings.events}"),
        ("sources, proposals", f"{holdings.sources}, {holdings.proposals}"),
    ):
        table.add_row(name, str(count))
    console.print(table)
    _show_ages(console, holdings)


def _show_ages(console: Console, holdings: Holdings) -> None:
    from rich.table import Table

    table = Table(title=f"Oldest stances in force ({min(OLDEST, len(holdings.ages))} of {len(holdings.ages)})")
    for column in ("Party", "Issue", "Last said", "Days ago"):
        table.add_column(column)
    for age in holdings.ages[:OLDEST]:
        table.add_row(age.party, age.issue, age.last_said.text, str(age.days))
    console.print(table)
