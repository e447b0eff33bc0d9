"""The command `changes`: what changed in the record, as a table for people or as the API's bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.answers import IssueOption, Json, JsonOption, all_of_it, desk_of, given, printed
from app.cli.server import NegotiationOption

if TYPE_CHECKING:
    from rich.table import Table

WIDEST = 120
"""So many characters of a value are shown."""


def changes(
    *,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Recorded on this day (UTC) or later.", show_default=False)
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Recorded on this day (UTC) or earlier.", show_default=False)
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="REVISION", help="By this one or later.", show_default=False)
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="REVISION", help="By this one or earlier.", show_default=False)
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Such as position.", show_default=False)] = None,
    issue: IssueOption = None,
    party: Annotated[str | None, typer.Option(metavar="ID", help="Only this party.", show_default=False)] = None,
    change: Annotated[
        str | None,
        typer.Option(metavar="SORT", help="added, corrected, ended or removed.", show_default=False),
    ] = None,
    negotiation: NegotiationOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what was added, corrected, ended and removed, newest first, and the verdicts that it changed."""
    said = given(negotiation=negotiation, since=since, until=until, to=last)
    said |= given(**{"from": first, "kind": _one(kind), "issue": _one(issue), "party": _one(party)})
    said |= given(change=_one(change))
    with desk_of("/changes") as desk:
        from app.routers.history import list_changes
        from app.routers.parameters.history import ChangeList

        answer = list_changes(desk, ChangeList.model_validate(said | all_of_it(as_json=as_json)))
        printed(bytes(answer.body), _tables, as_json=as_json)


def _one(value: str | None) -> list[str] | None:
    """The one value of a parameter that takes several."""
    return None if value is None else [value]


def _tables(answer: Json) -> Iterator[Table | str]:
    from rich.table import Table

    meta = answer["meta"]
    table = Table(title=f"{meta['negotiation']} up to revision {meta['revision']}", show_lines=True)
    for name in ("Revision", "Record", "What changed", "Verdicts"):
        table.add_column(name, overflow="fold")
    for item in answer["items"]:
        table.add_row(_revision(item), f"{item['kind']} {item['id']}\n{item['change']}", _fields(item), _verdicts(item))
    yield table if answer["items"] else "Nothing of the kind was recorded."
    yield "More follow: narrow the list, or ask for --json." if answer["next"] else ""


def _revision(item: Json) -> str:
    return f"{item['revision']} of {item['at'][:10]}\n{item['by']}: {item['why']}"


def _fields(item: Json) -> str:
    """Each value before and after; of a whole record its summary, title, name or question alone."""
    if item["change"] in ("added", "removed"):
        (field,) = item["fields"]
        whole = field["after"] or field["before"]
        return next((str(whole[name]) for name in ("summary", "title", "name", "question") if name in whole), "")
    return "\n".join(
        f"{field['at']}: {_short(field['before'])} -> {_short(field['after'])}" for field in item["fields"]
    )


def _short(value: object) -> str:
    from app.schemas.wire.encode import dumps

    text = "nothing" if value is None else value if isinstance(value, str) else dumps(value).decode()
    return text if len(text) <= WIDEST else f"{text[:WIDEST]}..."


def _verdicts(item: Json) -> str:
    if item["verdicts"] is None:
        return "too many to compute"
    return "\n".join(
        f"{one['issue']}, {', '.join(one['parties'])}: {_verdict(one['before'])} -> {_verdict(one['after'])}"
        for one in item["verdicts"]
    )


def _verdict(finding: Json | None) -> str:
    return "none" if finding is None else str(finding["verdict"])
