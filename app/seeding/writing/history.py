"""All revisions of a negotiation as one file of lines, for another database.

The first line names the form and the negotiation. Then each revision stands in order, oldest first: a line that says
who made it, when and why, and behind it a line for each record that came or was changed, whole and in canonical form,
and for each that was removed, in order of kind and id. So a later export begins with an earlier one, byte for byte.
Source: docs/decisions/0051.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlmodel import Session

from app.domain.algebra.notation import is_complete
from app.domain.algebra.regions import MaskRegion
from app.domain.record.positions import Position
from app.domain.record.proposals import Clause, Proposal
from app.queries.origins import deeds_by_revision, revisions_of, spans_since
from app.queries.revisions import Revision
from app.queries.some import some_records
from app.schemas.wire.encode import dumps
from app.seeding.writing.canonical import (
    Form,
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

FORM = "parley-history"
VERSION = 1
OUTCOMES = "outcomes"
"""A field beside a region that nobody stated and that no 64 clauses write whole: its outcomes, in hex."""

ENDING = ".history.ndjson"
"""How the names of these files end; they begin with the negotiation's id."""

Named = tuple[str, str]


def history_lines(session: Session, negotiation: str) -> Iterator[bytes]:
    """The lines of a negotiation's history, each with its end.

    Raises:
        LookupError: There is no such negotiation.
    """
    revisions = revisions_of(session, negotiation)
    if not revisions:
        raise LookupError(f"there is no negotiation {negotiation!r}")
    deeds = deeds_by_revision(session, negotiation)
    opened: dict[int, set[Named]] = {}
    closed: dict[int, set[Named]] = {}
    for span in spans_since(session, negotiation, revisions[0].n):
        opened.setdefault(span.first, set()).add(span.named)
        closed.setdefault(span.until, set()).add(span.named)
    yield _line({"form": FORM, "version": VERSION, "negotiation": negotiation})
    for revision in revisions:
        yield _line(_head(revision, deeds.get(revision.n, set())))
        put, gone = opened.get(revision.n, set()), closed.get(revision.n, set())
        found = _documents(session, revision, put)
        for kind, id_ in sorted(put | gone):
            said = {"record": found[kind, id_]} if (kind, id_) in put else {"removed": True}
            yield _line({"kind": kind, "id": id_, **said})


def _head(revision: Revision, deeds: set[str]) -> dict[str, object]:
    return {
        "revision": revision.n,
        "digest": revision.digest,
        "at": revision.at,
        "by": revision.by,
        "why": revision.why,
        "done": sorted(deeds),
    }


def _documents(session: Session, revision: Revision, named: set[Named]) -> dict[Named, object]:
    """What a revision says of some records, as seed files say it."""
    found = some_records(session, revision.negotiation, revision.n, named)
    return {
        (kind, silence_id(one) if kind == "silence" else one.id): _FORMS[kind](one)
        for kind, records in found.items()
        for one in records
    }


def _line(said: dict[str, object]) -> bytes:
    return dumps(said) + b"\n"


def _position(position: Position) -> Form:
    return {"party": position.party, **position_form(position), **_outcomes(position)}


def _proposal(proposal: Proposal) -> Form:
    form = proposal_form(proposal)
    written = form.get("clauses")
    if isinstance(written, list):
        clauses = [{**said, **_outcomes(one)} for said, one in zip(written, proposal.clauses, strict=True)]
        form = {**form, "clauses": clauses}
    return form


def _outcomes(said: Position | Clause) -> Form:
    region = said.region
    if said.stated or not isinstance(region, MaskRegion) or is_complete(region):
        return {}
    return {OUTCOMES: f"{region.mask:x}"}


_FORMS: Mapping[str, Callable[[Any], Form]] = {
    "negotiation": negotiation_form,
    "party": party_form,
    "person": person_form,
    "issue": issue_form,
    "source": source_form,
    "position": _position,
    "proposal": _proposal,
    "silence": silence_form,
}
