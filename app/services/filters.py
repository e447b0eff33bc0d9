"""What a filter names must be there: a misspelt id would otherwise look like an empty record."""

from collections.abc import Callable, Mapping

from sqlmodel import Session

from app.queries.lists import ISSUES, PARTIES, PEOPLE, SOURCES
from app.queries.names import names, topics
from app.queries.scopes import Scope
from app.services.refusals import unknown_in_filter
from app.services.scopes import Reading

KINDS = {"party": PARTIES, "issue": ISSUES, "speaker": PEOPLE, "source": SOURCES}

AUTHORS = {"author": PARTIES}

Named = Mapping[str, tuple[str, ...]]
"""Values by the name of the filter: `party`, `author`, `issue`, `speaker`, `source` or `topic`; empty where nothing is
asked."""


def check_named(session: Session, reading: Reading, named: Named) -> None:
    """Refuse a filter that names what the record does not hold; one statement for each filter that is given.

    Raises:
        UnknownValue: With the nearest names that would be right.
    """
    scope = Scope(reading.negotiation, reading.revision.n)
    for at, kind in (KINDS | AUTHORS).items():
        if named.get(at):
            there = names(session, kind, scope, named[at])
            _refuse_others(at, named[at], there, lambda kind=kind: names(session, kind, scope))  # type: ignore[misc]
    if named.get("topic"):
        there = topics(session, scope)
        _refuse_others("topic", named["topic"], there, lambda: there)


def _refuse_others(at: str, asked: tuple[str, ...], there: list[str], known: Callable[[], list[str]]) -> None:
    for value in asked:
        if value not in there:
            raise unknown_in_filter(at, value, known(), at=at)
