"""Files of histories, read line by line: what each revision says of which records. Their form is that of the writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from json import JSONDecodeError, loads
from typing import Any

from app.seeding.writing.history import FORM, VERSION

Named = tuple[str, str]
"""A record by kind and id."""

HEAD = {"revision": int, "digest": str, "at": str, "by": str, "why": str, "done": list}
"""What the line of a revision says."""


class BadHistory(Exception):
    """A file is no history as `parley export --history` writes it."""

    def __init__(self, name: str, line: int, message: str) -> None:
        """Say where, as `file:line: what`."""
        super().__init__(f"{name}:{line}: {message}")


@dataclass(frozen=True, slots=True)
class Told:
    """One revision as a file tells it.

    Attributes:
        line: Where it begins.
        done: What the audit says was done by it; empty for revisions older than the audit.
        put: The records that came or were changed; `gone`: those that were removed.
    """

    line: int
    n: int
    digest: str
    at: str
    by: str
    why: str
    done: tuple[str, ...]
    put: dict[Named, dict[str, object]] = field(default_factory=dict)
    gone: list[Named] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class History:
    """A file of one negotiation's revisions, oldest first."""

    name: str
    negotiation: str
    revisions: list[Told]


def read_history(name: str, lines: Iterable[bytes]) -> History:
    """The history that the lines of the file *name* tell.

    Raises:
        BadHistory: They tell none.
    """
    read = _objects(name, lines)
    number, first = next(read, (1, {}))
    if first.get("form") != FORM or first.get("version") != VERSION or not isinstance(first.get("negotiation"), str):
        raise BadHistory(name, number, f"this is no {FORM} of version {VERSION}")
    revisions: list[Told] = []
    for number, said in read:
        if "revision" in said:
            revisions.append(_told(name, number, said, revisions))
        elif not revisions:
            raise BadHistory(name, number, "a record stands before the first revision")
        else:
            _put(name, number, said, revisions[-1])
    if not revisions:
        raise BadHistory(name, number, "there is no revision")
    return History(name, first["negotiation"], revisions)


def _objects(name: str, lines: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, 1):
        try:
            said = loads(line.decode(), parse_float=Decimal)
        except (JSONDecodeError, UnicodeDecodeError, RecursionError):
            raise BadHistory(name, number, "the line is no JSON") from None
        if not isinstance(said, dict):
            raise BadHistory(name, number, "the line is no JSON object")
        yield number, said


def _told(name: str, line: int, said: dict[str, Any], before: list[Told]) -> Told:
    wrong = [key for key, kind in HEAD.items() if not isinstance(said.get(key), kind) or said[key] is True]
    if wrong or set(said) - set(HEAD) or not all(isinstance(deed, str) for deed in said["done"]):
        raise BadHistory(name, line, f"a revision says {', '.join(HEAD)}, each in its form")
    if said["revision"] <= (before[-1].n if before else 0):
        raise BadHistory(name, line, "the numbers of revisions run forward")
    values = {key: said[key] for key in ("digest", "at", "by", "why")}
    return Told(line, said["revision"], done=tuple(said["done"]), **values)


def _put(name: str, line: int, said: dict[str, Any], revision: Told) -> None:
    kind, id_, record = said.get("kind"), said.get("id"), said.get("record")
    removed = said.get("removed") is True
    if not isinstance(kind, str) or not isinstance(id_, str) or removed == isinstance(record, dict):
        raise BadHistory(name, line, "a record says its kind and id, and either what it is or that it was removed")
    if isinstance(record, dict):
        revision.put[kind, id_] = record
    else:
        revision.gone.append((kind, id_))
