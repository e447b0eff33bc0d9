"""The command `parley`. Each command imports what it needs when it runs, so that `parley check` starts in a blink."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli import changes, compare, coverage, evaluate, files, keys, server, settle, shifts

main = typer.Typer(
    name="parley",
    help="What each party to a negotiation says it demands, offers and refuses, and where they overlap and conflict.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"parley {version('parley')}")
        except PackageNotFoundError:
            typer.echo("parley, from a checkout that is not installed")
        raise typer.Exit


@main.callback()
def _options(
    _: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """What each party to a negotiation says it demands, offers and refuses, and where they overlap and conflict."""


for command in (
    *(files.check, files.fmt, files.schema, coverage.coverage),
    *(server.serve, server.migrate, server.load, server.export),
    *(compare.compare, shifts.shifts, settle.settle, evaluate.evaluate),
    changes.changes,
    server.openapi,
):
    main.command()(command)
main.add_typer(keys.app, name="keys")
