"""The command `shifts`: how parties moved between two days, as a table for people or as the API's bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.answers import (
    GradeOption,
    IssueOption,
    Json,
    JsonOption,
    all_of_it,
    desk_of,
    given,
    heading,
    issues_at,
    printed,
)
from app.cli.server import NegotiationOption
from app.wording.conditions import alternatives_words
from app.wording.numbers import amount_words
from app.wording.stances import stance_lines

if TYPE_CHECKING:
    from rich.table import Table

UNCHANGED = "unchanged"


def shifts(
    parties: Annotated[list[str], typer.Argument(metavar="PARTY...", help="Such as ru ua.", show_default=False)],
    *,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="By default the first day covered.", show_default=False),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="By default the last day covered.", show_default=False)
    ] = None,
    issue: IssueOption = None,
    min_attribution: GradeOption = None,
    negotiation: NegotiationOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show how parties moved between two days, and the words that made the difference."""
    said = given(negotiation=negotiation, party=parties, to=to, min_attribution=min_attribution)
    said |= given(**{"from": since, "issue": issue and [issue]})
    with desk_of("/shifts") as desk:
        from app.routers.analysis import list_shifts
        from app.routers.parameters.analysis import ShiftList

        answer = list_shifts(desk, ShiftList.model_validate(said | all_of_it(as_json=as_json)))
        printed(bytes(answer.body), lambda answer: _tables(answer, issues_at(desk, answer["meta"])), as_json=as_json)


def _tables(answer: Json, issues: dict[str, Json]) -> Iterator[Table | str]:
    from rich.table import Table

    meta = answer["meta"]
    table = Table(title=heading(meta), show_lines=True)
    for name in ("Issue", "Party", "How it moved", meta["from"], meta["to"], "By these words"):
        table.add_column(name, overflow="fold")
    for item in answer["items"]:
        if item["move"] != UNCHANGED:
            before, after = (_stance(item, name) for name in ("before", "after"))
            table.add_row(item["question"], item["party"], _moves(item, issues), before, after, _words(item))
    yield table
    still = answer["counts"][UNCHANGED]
    yield f"Not shown: {still} that did not move." if still else ""


def _moves(item: Json, issues: dict[str, Json]) -> str:
    """The move with its distance; and context by context, where they differ."""
    lines = [f"{item['move']}{_distance(item)}", item["label"]]
    contexts = item["contexts"]
    if len(contexts) > 1:
        lines += [f"{one['move']}{_distance(one)} if {alternatives_words(issues, one['when'])}" for one in contexts]
    return "\n".join(lines)


def _distance(moved: Json) -> str:
    distance = moved["distance"]
    return "" if distance is None else f", by {amount_words(distance['value'], distance['unit'])}"


def _stance(item: Json, name: str) -> str:
    stance = item[name]
    if stance is None:
        return "silent"
    return "\n".join(stance_lines(item["space"], stance)) or "on conditions only"


def _words(item: Json) -> str:
    """What came and what ended, with the day of each."""
    came = [f"+ {position['id']} ({position['stated_on']})" for position in item["came"]]
    ended = [f"- {position['id']} ({position['stated_on']})" for position in item["ended"]]
    return "\n".join([*came, *ended])
