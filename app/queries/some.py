"""Some records of a negotiation, read by themselves at one revision."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlmodel import Session

from app.queries import lists
from app.queries.proposals import proposals_of
from app.queries.records import positions_of
from app.queries.scopes import Scope

Named = tuple[str, str]
"""A record by kind and id."""

_READERS: Mapping[str, Callable[[Session, Scope], list[tuple[str, Any]]]] = {
    "negotiation": lists.list_negotiations,
    "party": lists.list_parties,
    "person": lists.list_people,
    "issue": lists.list_issues,
    "source": lists.list_sources,
    "silence": lists.list_silences,
}


def some_records(session: Session, negotiation: str, n: int, named: Collection[Named]) -> dict[str, list[Any]]:
    """Some records as they stand at revision *n*, by kind; those that do not stand are left out.

    Positions and proposals are read with the spaces of all issues.
    """
    wanted: dict[str, list[str]] = {}
    for kind, id_ in sorted(named):
        wanted.setdefault(kind, []).append(id_)
    issues = []
    if wanted.keys() & {"position", "proposal"}:
        issues = lists.list_issues(session, Scope(negotiation, n))
    found: dict[str, list[Any]] = {}
    for kind, ids in wanted.items():
        scope = Scope(negotiation, n, among=tuple(ids))
        if kind == "position":
            found[kind] = positions_of(session, scope, {issue.id: issue for _, issue in issues})
        else:
            pairs = proposals_of(session, scope, issues) if kind == "proposal" else _READERS[kind](session, scope)
            found[kind] = [one for _, one in pairs]
    return found
