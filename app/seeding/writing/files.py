"""Records written as seed files in canonical form, for `fmt` and `export`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.domain.record.negotiation import Record, Silence
from app.domain.record.proposals import Proposal
from app.seeding.reading.parsing import SCHEMA_LINE
from app.seeding.writing.canonical import (
    Form,
    issue_form,
    negotiation_form,
    party_form,
    person_form,
    position_form,
    proposal_form,
    silence_form,
    source_form,
)
from app.seeding.writing.yaml_form import write_block, write_records


def write_record(record: Record) -> dict[str, str]:
    """The texts of a negotiation's files by their paths in its folder; a file that would hold nothing is left out."""
    files = {
        "negotiation.yaml": negotiation_text(record),
        "issues.yaml": issues_text(record, record.issues),
        "people.yaml": people_text(record, record.people),
        "sources.yaml": sources_text(record, record.sources),
    }
    for party in sorted({position.party for position in record.positions.values()}):
        ids = [position.id for position in record.positions.values() if position.party == party]
        files[f"positions/{party}.yaml"] = positions_text(record, party, ids)
    files["silences.yaml"] = silences_text(record.silences)
    for id_ in sorted(record.proposals):
        files[f"proposals/{id_}.yaml"] = proposal_text(record.proposals[id_])
    return {name: text for name, text in files.items() if not text.endswith("\n[]\n")}


def negotiation_text(record: Record, keys: Iterable[str] | None = None, depth: int = 0) -> str:
    """`negotiation.yaml`; only some of its *keys*, where it is split into several files."""
    form = negotiation_form(record.negotiation)
    note = form.pop("note", None)
    parties = [party_form(record.parties[id_]) for id_ in sorted(record.parties)]
    wanted = {*form, "parties", "note"} if keys is None else set(keys)
    lines = write_block({key: value for key, value in form.items() if key in wanted})
    if "parties" in wanted:
        lines += ["parties:", *write_records(parties, 2, short=True)]
    if note is not None and "note" in wanted:
        lines += write_block({"note": note})
    return _file("negotiation", depth, lines)


def issues_text(record: Record, ids: Iterable[str], depth: int = 0) -> str:
    """A file of issues."""
    return _list("issues", depth, [issue_form(record.issues[id_]) for id_ in sorted(ids)])


def people_text(record: Record, ids: Iterable[str], depth: int = 0) -> str:
    """A file of people."""
    return _list("people", depth, [person_form(record.people[id_]) for id_ in sorted(ids)], short=True)


def sources_text(record: Record, ids: Iterable[str], depth: int = 0) -> str:
    """A file of sources."""
    return _list("sources", depth, [source_form(record.sources[id_]) for id_ in sorted(ids)])


def positions_text(record: Record, party: str, ids: Iterable[str], depth: int = 1) -> str:
    """A file of one party's positions."""
    forms = [position_form(record.positions[id_]) for id_ in sorted(ids)]
    lines = write_block({"party": party})
    lines += ["positions:", *write_records(forms, 2)] if forms else ["positions: []"]
    return _file("positions", depth, lines)


def silences_text(silences: Iterable[Silence], depth: int = 0) -> str:
    """A file of silences."""
    ordered = sorted(silences, key=lambda s: (s.party, s.issue, s.since, s.through, s.looked_on, s.kind))
    return _list("silences", depth, [silence_form(silence) for silence in ordered], short=True)


def proposal_text(proposal: Proposal) -> str:
    """The file of one proposal; each clause, response and dispute stands on lines of its own."""
    lines: list[str] = []
    for key, value in proposal_form(proposal).items():
        if key in ("clauses", "responses", "disputes") and isinstance(value, list):
            lines += [f"{key}:", *write_records(value, 2, short=True)]
        else:
            lines += write_block({key: value})
    return _file("proposals", 1, lines)


def _list(kind: str, depth: int, forms: list[Form], *, short: bool = False) -> str:
    records: list[Mapping[str, object]] = list(forms)
    return _file(kind, depth, write_records(records, short=short) or ["[]"])


def _file(kind: str, depth: int, lines: list[str]) -> str:
    schema = f"{SCHEMA_LINE}{'../' * (depth + 1)}schemas/{kind}.json"
    return "\n".join([schema, *lines]) + "\n"
