"""What the commands share that put questions to the record: their options, a handler asked, its answer shown."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli.files import could_not_run
from app.cli.server import settings_or_exit, told
from app.cli.starting import require_migrated
from app.wording.codes import LEAST, word_for

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


@contextmanager
def desk_of(path: str) -> Iterator[Desk]:
    """The desk at which a request for *path* would be answered; a refusal is one line on stderr, and exit code 2."""
    from pydantic import ValidationError

    from app.db import opened
    from app.domain.errors import DomainError
    from app.routers.deps import Desk

    settings = settings_or_exit()
    try:
        with opened(settings.database_url) as engine:
            with told():
                require_migrated(engine)
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
    for part in show(exact(body)):
        console.print(part)


def heading(meta: Json) -> str:
    """What an answer was asked for: the negotiation, the day, and which words count."""
    days = f"from {meta['from']} to {meta['to']}" if "to" in meta else f"as of {meta['as_of']}"
    return f"{meta['negotiation']} {days}, {word_for(LEAST, meta['min_attribution'])}"


def issues_at(desk: Desk, meta: Json) -> dict[str, Json]:
    """The issues by id, at the revision of an answer: conditions name them."""
    from app.queries.lists import list_issues
    from app.queries.scopes import Scope
    from app.schemas.wire.encode import dumps
    from app.schemas.wire.records import issue_json

    of = meta["negotiation"]
    with desk.reading() as session:
        found = {issue.id: issue_json(of, issue) for _, issue in list_issues(session, Scope(of, meta["revision"]))}
    issues: dict[str, Json] = exact(dumps(found))
    return issues


def exact(text: bytes) -> Any:  # noqa: ANN401 - any JSON
    """JSON with its numbers digit by digit."""
    return json.loads(text, parse_float=Decimal)
