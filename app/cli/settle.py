"""The command `settle`: whether stated words leave a package, and what blocks one, for people or as the API's bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.answers import (
    AsOfOption,
    GradeOption,
    Json,
    JsonOption,
    all_of_it,
    desk_of,
    given,
    heading,
    printed,
)
from app.cli.progress import progress
from app.cli.server import NegotiationOption
from app.wording.regions import outcome_words

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

MOST_SHOWN = 10
"""So many sets of each kind are shown to people; `--json` has them all."""


def settle(
    parties: Annotated[
        list[str],
        typer.Argument(metavar="PARTY...", help="Such as ru ua, or ru@2022-03-29 ru.", show_default=False),
    ],
    *,
    as_of: AsOfOption = None,
    say_yes: Annotated[
        bool, typer.Option("--say-yes", help="Only packages that each party has said yes to where it has to anything.")
    ] = False,
    proposals: Annotated[
        str | None,
        typer.Option(metavar="ID,ID", help="Set these proposals beside each other, too.", show_default=False),
    ] = None,
    min_attribution: GradeOption = None,
    negotiation: NegotiationOption = None,
    as_json: JsonOption = False,
) -> None:
    """Look for a package that crosses no stated red line; where there is none, say which words leave none."""
    said = given(
        negotiation=negotiation,
        parties=parties,
        as_of=as_of,
        say_yes="true" if say_yes else None,
        proposals=proposals and [proposals],
        min_attribution=min_attribution,
    )
    with desk_of("/settlements") as desk, progress("Settling"):
        from app.routers.parameters.analysis import SettlementList
        from app.routers.settlements import list_settlements

        answer = list_settlements(desk, SettlementList.model_validate(said | all_of_it(as_json=as_json)))
    printed(bytes(answer.body), _parts, as_json=as_json)


def _parts(answer: Json) -> Iterator[RenderableType]:
    yield f"{heading(answer['meta'])}: {answer['label']}."
    yield answer["summary"]
    if answer["witness"]:
        yield _package(answer["witness"])
    for item in answer["items"]:
        if not item["feasible"]:
            yield ""
            yield from _stuck(item)
    if answer["frontier"]:
        yield ""
        yield _frontier(answer["frontier"])


def _package(choices: list[Json]) -> Table:
    from rich.table import Table

    table = Table(title="One such package", show_lines=True)
    for name in ("Issue", "Outcome", "Said yes to it"):
        table.add_column(name)
    for choice in choices:
        outcome = outcome_words(choice["space"], choice["region"], choice["example"])
        table.add_row(choice["question"], outcome, ", ".join(choice["said_yes"]) or "nobody")
    return table


def _stuck(item: Json) -> Iterator[RenderableType]:
    """What stands in the way on some linked issues, each position in its words the first time."""
    yield f"On {', '.join(item['issues'])}: {item['summary']}"
    words = {position["id"]: position for position in item["positions"]}
    yield _sets(
        "Smallest sets that leave no package", [(ids, "") for ids in item["blocking"]], words, complete=item["complete"]
    )
    moves = [(move["positions"], str(move["cost"])) for move in item["to_move"]]
    yield _sets("Smallest sets that would have to move", moves, words, complete=item["complete"])


def _sets(title: str, sets: list[tuple[list[str], str]], words: dict[str, Json], *, complete: bool) -> Table:
    from rich.table import Table

    table = Table(title=title, show_lines=True, title_justify="left")
    table.add_column("")
    table.add_column("Words")
    for number, (ids, cost) in enumerate(sets[:MOST_SHOWN], 1):
        said = [f"{id_}: {words[id_]['summary']}" for id_ in ids]
        table.add_row(f"{number}" + (f" (cost {cost})" if cost else ""), "\n".join(said))
    more = len(sets) - MOST_SHOWN
    if more > 0 or not complete:
        others = "" if complete else ", and others that were not looked for"
        table.caption = f"{max(more, 0)} more{others}; --json has them"
    return table


def _frontier(found: list[Json]) -> Table:
    from rich.table import Table

    table = Table(title="Proposals beside each other", show_lines=True)
    table.add_column("Proposal")
    for score in found[0]["scores"]:
        table.add_column(score["party"])
    table.add_column("Beaten by")
    for one in found:
        scores = [f"crosses {score['crossed']}, meets {score['met']}" for score in one["scores"]]
        table.add_row(f"{one['proposal']}\n{one['title']}", *scores, ", ".join(one["dominated_by"]) or "none")
    return table
