"""The command `compare`: a table for people, or the same bytes as the API for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.answers import (
    AsOfOption,
    GradeOption,
    IssueOption,
    Json,
    JsonOption,
    all_of_it,
    desk_of,
    given,
    heading,
    printed,
)
from app.cli.server import NegotiationOption
from app.wording.codes import RELATIONS, SILENCES, word_for
from app.wording.stances import stance_lines

if TYPE_CHECKING:
    from rich.table import Table


def compare(
    parties: Annotated[
        list[str],
        typer.Argument(metavar="PARTY...", help="Such as ru ua, or ru@2022-03-29 ru.", show_default=False),
    ],
    as_of: AsOfOption = None,
    issue: IssueOption = None,
    min_attribution: GradeOption = None,
    negotiation: NegotiationOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compare parties issue by issue, as of a day."""
    said = given(negotiation=negotiation, parties=parties, as_of=as_of, min_attribution=min_attribution)
    with desk_of(f"/comparisons/{issue}" if issue else "/comparisons") as desk:
        from app.routers.comparisons import get_comparison, list_comparisons
        from app.routers.parameters.verdicts import ComparisonList, ComparisonOne

        if issue:
            answer = get_comparison(desk, issue, ComparisonOne.model_validate(said))
        else:
            answer = list_comparisons(desk, ComparisonList.model_validate(said | all_of_it(as_json=as_json)))
    printed(bytes(answer.body), _tables, as_json=as_json)


def _tables(answer: Json) -> Iterator[Table]:
    from rich.table import Table

    items = answer.get("items", [answer])
    table = Table(title=heading(answer["meta"]), show_lines=True)
    table.add_column("Issue")
    table.add_column("Verdict")
    for side in items[0]["parties"] if items else ():
        table.add_column(side)
    for item in items:
        verdict = item["label"] + (f"\n({word_for(RELATIONS, item['relation'])})" if item["relation"] != "none" else "")
        table.add_row(item["question"], verdict, *(_side(item, side) for side in item["sides"]))
    yield table


def _side(item: Json, side: Json) -> str:
    """What one side says, in the words of the issue's options."""
    lines = stance_lines(item["space"], side)
    conditional = sum(bool(position["when"] or position["unless"]) for position in side["positions"])
    if conditional:
        lines.append(f"{conditional} on conditions")
    if not side["positions"]:
        lines.append(f"silent ({word_for(SILENCES, side['silence']['kind'])})" if side["silence"] else "silent")
    return "\n".join(lines)
