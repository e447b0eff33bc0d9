"""The commands `keys create`, `keys list` and `keys revoke`: who may write over HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.files import could_not_run
from app.cli.server import settings_or_exit, told
from app.cli.starting import require_migrated

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.queries.audit import Doer
    from app.queries.keys import Key, Scope

app = typer.Typer(
    help="Keys with which people write over HTTP: make one, list them, make one good for nothing.",
    no_args_is_help=True,
)

SCOPES = "propose, publish, edit, admin"


@app.command()
def create(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the key is for.", show_default=False)],
    owner: Annotated[str, typer.Option(metavar="WHO", help="The person who holds it; revisions name them.")],
    scope: Annotated[
        list[str], typer.Option(metavar="SCOPE", help=f"What it is good for: {SCOPES}. May be given several times.")
    ],
    expires: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The first day, in UTC, on which it is good for nothing.", show_default=False),
    ] = None,
) -> None:
    """Make a key and show it: now and never again, since only its SHA-256 is kept.

    Exit code 0: made. 2: it could not run.
    """
    from app.db import write
    from app.queries.audit import Deed, write_audit
    from app.queries.keys import add_key
    from app.services.keys import make_key, now

    try:
        end = _end(expires) if expires else None
        made = make_key(_said("name", name), _said("owner", owner), _scopes(scope), now(), end)
    except ValueError as error:
        raise could_not_run(error) from None
    with told(), _engine() as engine, write(engine) as session:
        add_key(session, made.key)
        write_audit(session, _doer(), made.key.created, [Deed("key_create", "key", made.key.id, after=_told(made.key))])
    typer.echo(f"Key {made.key.id} of {made.key.owner}, for: {', '.join(made.key.scopes)}. It is shown this once:")
    typer.echo(made.text)


@app.command("list")
def list_keys() -> None:
    """List all keys that were ever made, without their secrets.

    Exit code 0: done. 2: it could not run.
    """
    from app.db import read
    from app.queries.keys import all_keys
    from app.services.keys import now

    with told(), _engine() as engine, read(engine) as session:
        keys = all_keys(session)
    _show(keys, now())


@app.command()
def revoke(
    id_: Annotated[str, typer.Argument(metavar="ID", help="The key's id, as the list shows it.", show_default=False)],
) -> None:
    """Make a key good for nothing, from the next request on.

    Exit code 0: revoked, or it was already. 2: it could not run, or there is no such key.
    """
    from app.db import write
    from app.queries.audit import Deed, write_audit
    from app.queries.keys import find_key, revoke_key
    from app.services.keys import now

    moment = now()
    with told(), _engine() as engine, write(engine) as session:
        before = find_key(session, id_)
        if before is None:
            raise LookupError(f"there is no key {id_!r}; parley keys list shows all")
        if before.revoked is None:
            revoke_key(session, id_, moment)
            deed = Deed("key_revoke", "key", id_, before=_told(before), after=_told(find_key(session, id_) or before))
            write_audit(session, _doer(), moment, [deed])
    typer.echo(f"Key {id_} of {before.owner} is revoked, since {before.revoked or moment}.")


@contextmanager
def _engine() -> Iterator[Engine]:
    from app.db import opened

    with opened(settings_or_exit().database_url) as engine:
        require_migrated(engine)
        yield engine


def _doer() -> Doer:
    from app.queries.audit import Doer

    return Doer(None, "parley keys", None)


def _said(what: str, text: str) -> str:
    """A name that says something, on one line.

    Raises:
        ValueError: It does not.
    """
    words = text.strip()
    if not words or not words.isprintable():
        raise ValueError(f"the {what} must say something, on one line")
    return words


def _scopes(texts: list[str]) -> list[Scope]:
    from app.queries.keys import Scope

    unknown = [text for text in texts if text not in list(Scope)]
    if unknown:
        raise ValueError(f"there is no scope {unknown[0]!r}; there are: {SCOPES}")
    return [Scope(text) for text in texts]


def _end(day: str) -> str:
    from app.services.keys import written

    return written(datetime.combine(date.fromisoformat(day), time(), UTC))


def _told(key: Key) -> str:
    """What the audit says of a key: nothing of its secret, not even the digest."""
    from app.schemas.wire.encode import dumps

    said = {"name": key.name, "owner": key.owner, "scopes": key.scopes, "expires": key.expires, "revoked": key.revoked}
    return dumps(said).decode()


def _show(keys: Sequence[Key], at: str) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for column in ("Id", "Name", "Owner", "Scopes", "Made", "Last used", "Expires", "State"):
        table.add_column(column)
    for key in keys:
        state = "revoked" if key.revoked else "good" if key.stands(at) else "expired"
        used, end = key.last_used or "never", key.expires or "never"
        table.add_row(key.id, key.name, key.owner, ", ".join(key.scopes), key.created, used, end, state)
    Console(markup=False, emoji=False, highlight=False).print(table)
