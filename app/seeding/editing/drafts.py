"""A standing record with an edit put in: its documents changed, read and checked as files would be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.record.negotiation import Record
from app.seeding.checking.codes import fault
from app.seeding.editing.reading import Change, Edit, with_entry, without_entry
from app.seeding.editing.trees import Named, Trees
from app.seeding.faults import Fault, Severity, are_errors, nearest
from app.seeding.reading.drafting import draft_of
from app.seeding.reading.folders import faults_in
from app.seeding.reading.layout import SeedFile
from app.seeding.reading.nodes import Entry, Listing, Mapping, Node, find, place_of, text_at
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

Root = tuple[SeedFile, Node | None]

UNKNOWN = "unknown-record"
"""The code of the one fault that files cannot have: a change is to a record that does not stand."""

_LISTS = {"issue": "issues", "person": "people", "source": "sources", "silence": "silences"}
"""The seed file in whose list a record of a kind stands."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an edit comes to.

    Attributes:
        record: The new record; None where there is an error.
        faults: Everything that is wrong, warnings included; their lines are those of the trees.
        unknown: Changes to records that do not stand.
    """

    record: Record | None
    faults: list[Fault]
    unknown: tuple[Change, ...] = ()


def apply(trees: Trees, standing: Record, edit: Edit) -> Outcome:
    """The record *standing* with *edit* put in, checked as `parley check` checks files."""
    documents = _Documents(trees, documents_of(standing))
    for change in edit.changes:
        documents.put(change)
    documents.cover(standing, edit)
    draft = draft_of(documents.roots())
    faults = [*documents.faults, *draft.faults, *faults_in(draft)]
    record = None if are_errors(faults) else draft.record
    return Outcome(record, faults, tuple(documents.unknown))


def assemble(documents: Iterable[tuple[Named, Form]]) -> tuple[Record, list[Fault], Trees]:
    """The record that some documents make, and everything that is wrong with it; the trees find a fault's spot."""
    trees = Trees()
    draft = draft_of(_Documents(trees, documents).roots())
    return draft.record, [*draft.faults, *faults_in(draft)], trees


def documents_of(record: Record) -> Iterator[tuple[Named, Form]]:
    """Every record of a negotiation by kind and id, as seed files say it; a position with its party."""
    yield ("negotiation", record.negotiation.id), negotiation_form(record.negotiation)
    yield from ((("party", id_), party_form(party)) for id_, party in record.parties.items())
    yield from ((("person", id_), person_form(person)) for id_, person in record.people.items())
    yield from ((("issue", id_), issue_form(issue)) for id_, issue in record.issues.items())
    yield from ((("source", id_), source_form(source)) for id_, source in record.sources.items())
    for id_, position in record.positions.items():
        yield ("position", id_), {"party": position.party, **position_form(position)}
    yield from ((("silence", silence_id(silence)), silence_form(silence)) for silence in record.silences)
    yield from ((("proposal", id_), proposal_form(proposal)) for id_, proposal in record.proposals.items())


class _Documents:
    """The documents of a record, while changes are put in."""

    def __init__(self, trees: Trees, standing: Iterable[tuple[Named, Form]]) -> None:
        self.nodes: dict[Named, Mapping] = {}
        self.created: list[tuple[Named, Mapping]] = []
        self.faults: list[Fault] = []
        self.unknown: list[Change] = []
        self.changed: set[Named] = set()
        for named, form in standing:
            node = trees.tree(form, named)
            if isinstance(node, Mapping):
                self.nodes[named] = node

    def put(self, change: Change) -> None:
        """Do what a change says; where its record does not stand, say so."""
        named, node = change.named, change.node
        self.changed.add(named)
        if change.op == "create" and node:
            self.created.append((named, node))
        elif named not in self.nodes:
            self._missing(change)
        elif change.op == "remove":
            del self.nodes[named]
        elif change.op == "end" and node:
            key = place_of(change.place, ("op",))
            self.nodes[named] = with_entry(self.nodes[named], "ended", Entry(key, node))
        elif node:
            self.nodes[named] = node

    def _missing(self, change: Change) -> None:
        kind, id_ = change.named
        self.unknown.append(change)
        hint = nearest(id_, [other for of, other in self.nodes if of == kind])
        place = place_of(change.place, ("id",))
        message = f"there is no {kind} {id_!r}"
        self.faults.append(Fault(UNKNOWN, Severity.ERROR, "", place.line, place.column, message, hint))

    def cover(self, standing: Record, edit: Edit) -> None:
        """Move the end of the coverage where the edit does, and the silences that somebody looked at again with it."""
        head = ("negotiation", standing.negotiation.id)
        through = _entry(edit.root, "coverage_through")
        coverage = find(self.nodes[head], ("coverage",))
        if through is None or edit.through is None or not isinstance(coverage, Mapping):
            return
        moved = Entry(coverage.place, with_entry(coverage, "through", through))
        self.nodes[head] = with_entry(self.nodes[head], "coverage", moved)
        looked, end = _entry(edit.root, "looked_on"), standing.negotiation.coverage.through
        for named, node in self.nodes.items():
            stood = named[0] == "silence" and named not in self.changed
            if looked and stood and text_at(node, "through") == end.isoformat():
                self.nodes[named] = with_entry(with_entry(node, "through", through), "looked_on", looked)

    def roots(self) -> Iterator[Root]:
        """The documents as the files in which they would stand, new ones behind those that stand."""
        everything = [*self.nodes.items(), *self.created]
        yield self._head(everything)
        for (kind, id_), node in everything:
            if kind in _LISTS:
                yield SeedFile(_LISTS[kind], Path(_LISTS[kind])), Listing([node], node.place)
            elif kind == "position":
                party = text_at(node, "party")
                entries = {"party": node.entries["party"]} if "party" in node.entries else {}
                bare = without_entry(node, "party")
                entries["positions"] = Entry(node.place, Listing([bare], node.place))
                yield SeedFile(kind + "s", Path(kind), party), Mapping(entries, node.place)
            elif kind == "proposal":
                yield SeedFile(kind + "s", Path(f"{text_at(node, 'id') or id_}.yaml")), node

    def _head(self, everything: list[tuple[Named, Mapping]]) -> Root:
        """The negotiation with its parties, which are records of their own here."""
        parties = [node for (kind, _), node in everything if kind == "party"]
        head = next(node for (kind, _), node in everything if kind == "negotiation")
        if "parties" in head.entries:
            message = "parties are records of their own"
            self.faults.append(fault("unknown-key", head.entries["parties"].key, message, "change each by itself"))
        whole = with_entry(head, "parties", Entry(head.place, Listing(parties, head.place)))
        return SeedFile("negotiation", Path("negotiation.yaml")), whole


def _entry(root: Node, key: str) -> Entry | None:
    return root.entries.get(key) if isinstance(root, Mapping) else None
