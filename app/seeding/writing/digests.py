"""Digests: what a record says, as one number. They depend on the data alone and are the same in every database.

Source: DESIGN section 4, Record time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from app.domain.algebra.notation import is_complete, write_region
from app.domain.algebra.regions import MaskRegion, Region
from app.domain.record.negotiation import Record
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


def forms(record: Record) -> Iterator[tuple[str, str, Form]]:
    """Every record of a negotiation as (kind, id, form), in no order that matters.

    A position carries its party, and like a proposal's clauses, beside the words of its region the set that they mean:
    where an issue gains an option, the same words may mean another set.
    """
    yield "negotiation", record.negotiation.id, negotiation_form(record.negotiation)
    yield from (("party", party.id, party_form(party)) for party in record.parties.values())
    yield from (("person", person.id, person_form(person)) for person in record.people.values())
    yield from (("issue", issue.id, issue_form(issue)) for issue in record.issues.values())
    yield from (("source", source.id, source_form(source)) for source in record.sources.values())
    for position in record.positions.values():
        form = {"party": position.party, "set": set_of(position.region)} | position_form(position)
        yield "position", position.id, form
    for proposal in record.proposals.values():
        sets = [set_of(clause.region) for clause in proposal.clauses]
        yield "proposal", proposal.id, {"sets": sets} | proposal_form(proposal)
    yield from (("silence", silence_id(silence), silence_form(silence)) for silence in record.silences)


def set_of(region: Region) -> object:
    """The whole of a region: its canonical form, or its outcomes in hex where that form is cut."""
    if isinstance(region, MaskRegion) and not is_complete(region):
        return f"{region.mask:x}"
    return write_region(region)


def record_digests(record: Record) -> dict[tuple[str, str], str]:
    """The SHA-256 of each record's canonical form, in hex, by (kind, id)."""
    return {(kind, id_): sha256(dumps(form)).hexdigest() for kind, id_, form in forms(record)}


def digest_of(digests: Mapping[tuple[str, str], str]) -> str:
    """The digest of a negotiation: `sha256:` and the hash of the sorted lines `kind id digest`. DESIGN section 4."""
    lines = "".join(sorted(f"{kind} {id_} {digest}\n" for (kind, id_), digest in digests.items()))
    return f"sha256:{sha256(lines.encode()).hexdigest()}"
