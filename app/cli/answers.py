"""What the commands share that put questions to the record: their options, a handler asked, regions in words."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.files import could_not_run
from app.cli.server import settings_or_exit, told
from app.cli.starting import require_migrated

if TYPE_CHECKING:
    from rich.console import RenderableType

    from app.routers.deps import Desk

Json = dict[str, Any]

AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="By default the last day covered.", show_default=False),
]
IssueOption = Annotated[str | None, typer.Option("--issue", metavar="ID", help="Only this issue.", show_default=False)]
GradeOption = Annotated[
    str | None,
    typer.Option("--min-attribution", metavar="GRADE", help="on_record, reported or anonymous.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print what the API would answer, byte for byte.")]

STANCES = {"wanted": "asks for", "offered": "offers", "ruled_out": "rules out"}


@contextmanager
def desk_of(path: str) -> Iterator[Desk]:
    """The desk at which a request for *path* would be answered; a refusal is one line on stderr, and exit code 2."""
    from pydantic import ValidationError

    from app.db import make_engine
    from app.domain.errors import DomainError
    from app.routers.deps import Desk

    settings = settings_or_exit()
    engine = make_engine(settings.database_url)
    with told():
        require_migrated(engine)
    try:
        yield Desk(engine, settings.negotiation, path)
    except ValidationError as error:
        raise could_not_run(ValueError("; ".join(fault["msg"] for fault in error.errors()))) from None
    except DomainError as error:
        raise could_not_run(ValueError(with_nearest(str(error), getattr(error, "nearest", ())))) from None


def with_nearest(message: str, nearest: tuple[str, ...]) -> str:
    """A refusal with the values that would have been right."""
    return f"{message.removesuffix('.')}. Nearest: {', '.join(nearest)}." if nearest else message


def given(**parameters: str | Sequence[str] | None) -> Json:
    """The parameters that somebody gave, as a request would carry them; several values are joined by commas."""
    said = {name: value for name, value in parameters.items() if value is not None}
    return {name: value if isinstance(value, str) else [",".join(value)] for name, value in said.items()}


def all_of_it(*, as_json: bool) -> Json:
    """The parameters for a list's longest page, which people read whole; programs ask as they ask the API."""
    return {} if as_json else {"limit": "500"}


def printed(body: bytes, show: Callable[[Json], Iterable[RenderableType]], *, as_json: bool) -> None:
    """Print an answer: the bytes themselves, or what *show* makes of it for people."""
    if as_json:
        sys.stdout.buffer.write(body + b"\n")
        return
    from rich.console import Console

    # Words of the record are printed as they stand: brackets and colons in them mean nothing.
    console = Console(markup=False, emoji=False, highlight=False)
    for part in show(json.loads(body)):
        console.print(part)


def labels_of(space: Json) -> dict[str, str]:
    """The words for the options or members of a space; none for a quantity."""
    return {choice["id"]: choice["label"] for choice in space.get("options") or space.get("of") or ()}


def region_words(region: list[Any], labels: Mapping[str, str], *, complete: bool = True) -> str:
    """A region in the words of the issue's options: `Joins or Ruled out`, `all in Donetsk and none in Crimea`."""
    parts = []
    for part in region:
        if isinstance(part, str):
            parts.append(labels.get(part, part))
        else:
            joint = " " if part.keys() == {"from", "to"} else " and "
            words = (f"{name.replace('_', ' ')} {_values(value, labels)}" for name, value in part.items())
            parts.append(joint.join(words))
    return " or ".join(parts if complete else [*parts, "others"])


def condition_words(alternatives: list[Json]) -> str:
    """A condition in ids: `if nato-membership is barred, or ...`; empty where there is none, or it is always true."""
    if not alternatives or not all(alternatives):
        return ""
    parts = [
        " and ".join(f"{issue} is {region_words(region, {})}" for issue, region in alternative.items())
        for alternative in alternatives
    ]
    return f"if {', or '.join(parts)}"


def stance_words(stance: Json, labels: Mapping[str, str]) -> list[str]:
    """What a side asks for, offers and rules out, one line each."""
    return [
        f"{verb} {region_words(stance[name], labels, complete=name not in stance['cut'])}"
        for name, verb in STANCES.items()
        if stance[name] is not None
    ]


def _values(value: Any, labels: Mapping[str, str]) -> str:  # noqa: ANN401 - a number, or ids of members
    return ", ".join(labels.get(str(one), str(one)) for one in value) if isinstance(value, list) else str(value)
