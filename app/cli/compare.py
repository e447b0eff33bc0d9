"""The command `compare`: a table for people, or the same bytes as the API for programs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.files import could_not_run
from app.cli.server import NegotiationOption, settings_or_exit, told
from app.cli.starting import require_migrated

if TYPE_CHECKING:
    from rich.table import Table

    from app.settings import Settings

STANCES = {"wanted": "asks for", "offered": "offers", "ruled_out": "rules out"}


def compare(
    parties: Annotated[
        list[str],
        typer.Argument(metavar="PARTY...", help="Such as ru ua, or ru@2022-03-29 ru.", show_default=False),
    ],
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="By default the last day covered.", show_default=False),
    ] = None,
    issue: Annotated[
        str | None, typer.Option("--issue", metavar="ID", help="Only this issue.", show_default=False)
    ] = None,
    min_attribution: Annotated[
        str | None,
        typer.Option(
            "--min-attribution", metavar="GRADE", help="on_record, reported or anonymous.", show_default=False
        ),
    ] = None,
    negotiation: NegotiationOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what the API would answer, byte for byte.")] = False,
) -> None:
    """Compare parties issue by issue, as of a day."""
    given = {
        "negotiation": negotiation,
        "parties": [",".join(parties)],
        "as_of": as_of,
        "min_attribution": min_attribution,
    }
    said = {name: value for name, value in given.items() if value is not None}
    body = _answer(settings_or_exit(), said, issue, everything=not as_json)
    if as_json:
        sys.stdout.buffer.write(body + b"\n")
        return
    from rich.console import Console

    Console().print(_table(json.loads(body)))


def _answer(settings: Settings, said: dict[str, Any], issue: str | None, *, everything: bool) -> bytes:
    """The body that the API would send."""
    from pydantic import ValidationError

    from app.db import make_engine
    from app.domain.errors import DomainError
    from app.routers.comparisons import get_comparison, list_comparisons
    from app.routers.deps import Desk
    from app.routers.parameters.verdicts import ComparisonList, ComparisonOne

    engine = make_engine(settings.database_url)
    path = f"/comparisons/{issue}" if issue else "/comparisons"
    desk = Desk(engine, settings.negotiation, path)
    try:
        with told():
            require_migrated(engine)
        if issue:
            return bytes(get_comparison(desk, issue, ComparisonOne.model_validate(said)).body)
        page = {"limit": "500"} if everything else {}
        return bytes(list_comparisons(desk, ComparisonList.model_validate(said | page)).body)
    except ValidationError as error:
        raise could_not_run(ValueError("; ".join(fault["msg"] for fault in error.errors()))) from None
    except DomainError as error:
        hint = f" Nearest: {', '.join(found)}." if (found := getattr(error, "nearest", ())) else ""
        raise could_not_run(ValueError(f"{error}{hint}")) from None


def _table(answer: dict[str, Any]) -> Table:
    from rich.table import Table

    items = answer.get("items", [answer])
    meta = answer["meta"]
    title = f"{meta['negotiation']} as of {meta['as_of']}, {meta['min_attribution']} or better"
    table = Table(title=title, show_lines=True)
    table.add_column("Issue")
    table.add_column("Verdict")
    for side in items[0]["parties"] if items else ():
        table.add_column(side)
    for item in items:
        verdict = item["label"] + (f"\n({item['relation']})" if item["relation"] != "none" else "")
        table.add_row(item["question"], verdict, *(_side(item, side) for side in item["sides"]))
    return table


def _side(item: dict[str, Any], side: dict[str, Any]) -> str:
    """What one side says, in the words of the issue's options."""
    space = item["space"]
    labels = {choice["id"]: choice["label"] for choice in space.get("options", space.get("of", ()))}
    lines = [f"{verb} {_region(side[name], labels)}" for name, verb in STANCES.items() if side[name] is not None]
    conditional = sum(bool(position["when"] or position["unless"]) for position in side["positions"])
    if conditional:
        lines.append(f"{conditional} on conditions")
    if not side["positions"]:
        lines.append(f"silent ({side['silence']['kind'].replace('_', ' ')})" if side["silence"] else "silent")
    return "\n".join(lines)


def _region(region: list[Any], labels: dict[str, str]) -> str:
    parts = []
    for part in region:
        if isinstance(part, str):
            parts.append(labels.get(part, part))
        else:
            parts.append(
                " and ".join(f"{name.replace('_', ' ')} {_values(value, labels)}" for name, value in part.items())
            )
    return " or ".join(parts)


def _values(value: Any, labels: dict[str, str]) -> str:  # noqa: ANN401 - a number, or ids of members
    return ", ".join(labels.get(str(one), str(one)) for one in value) if isinstance(value, list) else str(value)
