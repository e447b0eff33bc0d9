"""Records as plain data, for telling field by field what became of them.

The form is that of the seed files, in which a field that says nothing is left out, with three more fields: `party` of a
position, which heads its file there; `set`, what a region means where that is not written as it was stated; and
`replaced_by`, the newer positions that name this one under `replaces`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from functools import partial
from json import loads
from typing import Any

from sqlmodel import Session

from app.domain.analysis.history.changes import Form, Named
from app.domain.record.negotiation import Issue, Record
from app.domain.record.positions import Position
from app.domain.record.proposals import Proposal
from app.queries import lists
from app.queries.proposals import proposals_of
from app.queries.records import positions_of
from app.queries.scopes import Scope
from app.queries.touched import replacing_some
from app.schemas.wire.encode import dumps
from app.seeding.writing.canonical import (
    issue_form,
    negotiation_form,
    party_form,
    person_form,
    position_form,
    proposal_form,
    silence_form,
    silence_id,
    source_form,
)
from app.seeding.writing.digests import set_of

Newer = Mapping[str, list[str]]
"""The positions that replace one, sorted, by its id."""


def forms_of(record: Record) -> dict[Named, Form]:
    """Every record of a negotiation by kind and id."""
    newer = newer_of((position.id, older) for position in record.positions.values() for older in position.replaces)
    return {
        ("negotiation", record.negotiation.id): plain(negotiation_form(record.negotiation)),
        **_told("party", record.parties.values(), party_form),
        **_told("person", record.people.values(), person_form),
        **_told("issue", record.issues.values(), issue_form),
        **_told("source", record.sources.values(), source_form),
        **_told("position", record.positions.values(), partial(_position, newer=newer)),
        **_told("proposal", record.proposals.values(), _proposal),
        **{("silence", silence_id(silence)): plain(silence_form(silence)) for silence in record.silences},
    }


def forms_at(session: Session, negotiation: str, n: int, named: Collection[Named]) -> dict[Named, Form]:
    """Some records as they stand at revision *n*, by kind and id; those that do not stand are left out."""
    found: dict[Named, Form] = {}
    wanted: dict[str, list[str]] = {}
    for kind, id_ in sorted(named):
        wanted.setdefault(kind, []).append(id_)
    issues: list[tuple[str, Issue]] = []
    if wanted.keys() & {"position", "proposal"}:
        issues = lists.list_issues(session, Scope(negotiation, n))
    for kind, ids in wanted.items():
        scope = Scope(negotiation, n, among=tuple(ids))
        if kind == "position":
            newer = newer_of(replacing_some(session, negotiation, n, ids))
            positions = positions_of(session, scope, {issue.id: issue for _, issue in issues})
            found |= _told(kind, positions, partial(_position, newer=newer))
        elif kind == "proposal":
            found |= _told(kind, (one for _, one in proposals_of(session, scope, issues)), _proposal)
        elif kind == "silence":
            silences = (silence for _, silence in lists.list_silences(session, scope))
            found |= {(kind, silence_id(silence)): plain(silence_form(silence)) for silence in silences}
        else:
            read, form = _READERS[kind]
            found |= _told(kind, (one for _, one in read(session, scope)), form)
    return found


_READERS: Mapping[str, tuple[Callable[[Session, Scope], list[tuple[str, Any]]], Callable[[Any], Form]]] = {
    "negotiation": (lists.list_negotiations, negotiation_form),
    "party": (lists.list_parties, party_form),
    "person": (lists.list_people, person_form),
    "issue": (lists.list_issues, issue_form),
    "source": (lists.list_sources, source_form),
}


def newer_of(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The positions that replace each older one, sorted, from pairs of a newer and an older one."""
    found: dict[str, list[str]] = {}
    for newer, older in sorted(pairs):
        found.setdefault(older, []).append(newer)
    return found


def plain(form: Form) -> Form:
    """A form as its JSON text reads: dates as text, numbers exact."""
    read: Form = loads(dumps(form), parse_float=Decimal)
    return read


def _told(kind: str, records: Iterable[Any], form: Callable[[Any], Form]) -> dict[Named, Form]:
    return {(kind, one.id): plain(form(one)) for one in records}


def _position(position: Position, newer: Newer) -> Form:
    form = position_form(position)
    meant = _meant(form["region"], set_of(position.region))
    replaced = {"replaced_by": newer[position.id]} if position.id in newer else {}
    return {"id": position.id, "party": position.party, **form, **meant, **replaced}


def _proposal(proposal: Proposal) -> Form:
    form = proposal_form(proposal)
    written = form.get("clauses")
    if isinstance(written, list):
        sets = [set_of(clause.region) for clause in proposal.clauses]
        clauses = [{**clause, **_meant(clause["region"], meant)} for clause, meant in zip(written, sets, strict=True)]
        form = {**form, "clauses": clauses}
    return form


def _meant(stated: object, meant: object) -> dict[str, object]:
    """What a region means, where it was not stated so."""
    return {} if dumps(stated) == dumps(meant) else {"set": meant}
