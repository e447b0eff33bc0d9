"""The command `evaluate`: what each party would say to the package in a file, for people or as the API's bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.answers import (
    AsOfOption,
    GradeOption,
    Json,
    JsonOption,
    desk_of,
    heading,
    issues_at,
    printed,
    with_nearest,
)
from app.cli.files import FAULTS, could_not_run
from app.cli.reports import lines_of
from app.cli.server import NegotiationOption
from app.wording.conditions import condition_words
from app.wording.numbers import gap_words
from app.wording.regions import region_words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from app.cli.packages import PackageFile
    from app.services.refusals import BodyFault


def evaluate(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="YAML or JSON: a package (`clauses:`, as for POST /evaluations), or a proposal as in proposals/.",
            show_default=False,
        ),
    ],
    *,
    parties: Annotated[
        str | None,
        typer.Option(metavar="PARTY,PARTY", help="Such as ru,ua; by default all.", show_default=False),
    ] = None,
    as_of: AsOfOption = None,
    min_attribution: GradeOption = None,
    negotiation: NegotiationOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what each party would say to a package, clause by clause. Nothing of it is stored.

    Exit code 0: done. 1: the file has faults; each is listed with its place. 2: it could not run.
    """
    said = {"parties": parties and parties.split(","), "as_of": as_of, "min_attribution": min_attribution}
    said |= {"negotiation": negotiation}
    printed(_evaluated(file, {key: value for key, value in said.items() if value}), _parts, as_json=as_json)


def _evaluated(path: Path, said: Json) -> bytes:
    """The answer to the package in a file; what the options *said* goes before what the file says."""
    from app.cli.packages import read_package_file
    from app.services.refusals import InvalidBody

    try:
        file = read_package_file(path)
    except OSError as error:
        raise could_not_run(error) from None
    if file.node is None:
        raise _faulty(file)
    with desk_of("/evaluations") as desk:
        from app.routers.parameters.scopes import Parameters
        from app.routers.proposals import post_evaluation

        try:
            answer = post_evaluation(desk, file.asking(said), None, Parameters())
        except InvalidBody as error:
            options = [fault for fault in error.faults if fault.at.split("/")[1:2] in [[name] for name in said]]
            if options:
                raise could_not_run(ValueError(with_nearest(options[0].detail, options[0].nearest))) from None
            raise _faulty(file, *error.faults) from None
    if file.faults:
        raise _faulty(file)
    return bytes(answer.body)


def _faulty(file: PackageFile, *found: BodyFault) -> typer.Exit:
    """Print what is wrong with a file; gives the exit to raise."""
    from app.cli.packages import placed

    typer.echo(lines_of(placed(file, found)))
    return typer.Exit(FAULTS)


def _parts(answer: Json) -> Iterator[RenderableType]:
    from rich.table import Table

    with desk_of("/evaluations") as desk:
        issues = issues_at(desk, answer["meta"])
    table = Table(title=f"{answer['title'] or 'A package'}: {heading(answer['meta'])}", show_lines=True)
    table.add_column("", no_wrap=True)
    table.add_column("Clause")
    for party in answer["parties"]:
        table.add_column(party["party"])
    for clause in answer["clauses"]:
        table.add_row(clause["n"], _clause(clause, issues), *(_fit(fit) for fit in clause["parties"]))
    yield table
    for party in answer["parties"]:
        yield f"{party['summary']}{_left_out(party)}"


def _clause(clause: Json, issues: dict[str, Json]) -> str:
    region = region_words(clause["space"], clause["region"], clause["example"])
    return "\n".join(filter(None, (clause["question"], region, condition_words(issues, clause["when"]))))


def _fit(fit: Json) -> str:
    """What one party would say to a clause, why, and what it has answered."""
    lines = [fit["label"]]
    if fit["condition_open"]:
        lines.append("(at worst: its terms are left open)")
    if fit["gap"] and fit["gap"]["value"]:
        lines.append(f"{gap_words(fit['gap'])} apart")
    if fit["response"]:
        lines.append(f"answered: {fit['response']['response'].replace('_', ' ')}")
    lines += [f"- {position['id']}" for position in fit["positions"]]
    return "\n".join(lines)


def _left_out(party: Json) -> str:
    return f" No clause on: {', '.join(party['left_out'])}." if party["left_out"] else ""
