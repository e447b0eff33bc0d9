"""Records as plain data, for telling field by field what became of them.

The form is that of the seed files, in which a field that says nothing is left out, with three more fields: `party` of a
position, which heads its file there; `set`, what a region means where that is not written as it was stated; and
`replaced_by`, the newer positions that name this one under `replaces`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from json import loads
from typing import Any

from sqlmodel import Session

from app.domain.analysis.history.changes import Form, Named
from app.domain.record.negotiation import Record
from app.domain.record.positions import Position
from app.domain.record.proposals import Proposal
from app.queries.some import some_records
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
    kinds: dict[str, Iterable[Any]] = {
        "negotiation": [record.negotiation],
        "party": record.parties.values(),
        "person": record.people.values(),
        "issue": record.issues.values(),
        "source": record.sources.values(),
        "position": record.positions.values(),
        "proposal": record.proposals.values(),
        "silence": record.silences,
    }
    return {named: form for kind, records in kinds.items() for named, form in _told(kind, records, newer)}


def forms_at(session: Session, negotiation: str, n: int, named: Collection[Named]) -> dict[Named, Form]:
    """Some records as they stand at revision *n*, by kind and id; those that do not stand are left out."""
    positions = [id_ for kind, id_ in named if kind == "position"]
    newer = newer_of(replacing_some(session, negotiation, n, positions)) if positions else {}
    found = some_records(session, negotiation, n, named)
    return {one: form for kind, records in found.items() for one, form in _told(kind, records, newer)}


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


def _told(kind: str, records: Iterable[Any], newer: Newer) -> Iterator[tuple[Named, Form]]:
    for one in records:
        form = _position(one, newer) if kind == "position" else _FORMS[kind](one)
        yield (kind, silence_id(one) if kind == "silence" else one.id), plain(form)


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


_FORMS: Mapping[str, Callable[[Any], Form]] = {
    "negotiation": negotiation_form,
    "party": party_form,
    "person": person_form,
    "issue": issue_form,
    "source": source_form,
    "proposal": _proposal,
    "silence": silence_form,
}
