"""An edit as it was sent: read against its model, with every fault in its keys and values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.schemas.seeds.edits import ChangeSeed, EditSeed
from app.schemas.wire.decode import Slip
from app.seeding.checking.codes import fault
from app.seeding.editing.trees import Named, Trees
from app.seeding.faults import Fault
from app.seeding.reading.nodes import Entry, Mapping, Node, find, key_place, place_of, text_at
from app.seeding.reading.shapes import shape


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to one record.

    Attributes:
        number: Its place in the list of changes.
        named: The record.
        tag: The mark that the record must still bear; None where none was sent.
        node: What was sent of the record; None for a removal.
        place: The change itself.
    """

    number: int
    op: str
    named: Named
    tag: str | None
    node: Mapping | None
    place: Node


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes to one negotiation's record that are made together.

    Attributes:
        root: The whole of what was sent.
        through: The last day of the coverage, where the edit moves it.
        looked_on: When somebody looked again at what is silent.
    """

    negotiation: str
    why: str
    changes: tuple[Change, ...]
    root: Node
    through: date | None
    looked_on: date | None


def read_edit(trees: Trees, document: object, slips: Sequence[Slip] = ()) -> tuple[Edit | None, list[Fault]]:
    """The edit that a document is, as far as it can be read, and what is wrong with its own keys and values.

    What the records in it say is not looked at here. None where the edit has no changes that could be looked at.
    """
    broken = [slip.path for slip in slips if not slip.at_key]
    root = trees.tree(document, broken=broken)
    faults = [
        fault(slip.code, key_place(root, slip.path) if slip.at_key else place_of(root, slip.path), slip.message)
        for slip in slips
    ]
    shaped = shape(EditSeed, root)
    faults += shaped.faults
    if shaped.seed is None:
        return None, faults
    changes: list[Change] = []
    seen: set[Named] = set()
    for number, seed in enumerate(shaped.seed.changes):
        change = _change(number, seed, root, faults)
        if change and change.named in seen:
            message = f"another change is to the same {change.named[0]}"
            faults.append(fault("double-entry", change.place.place, message, "join the two"))
        elif change:
            seen.add(change.named)
            changes.append(change)
    head = shaped.seed
    return Edit(head.negotiation, head.why, tuple(changes), root, head.coverage_through, head.looked_on), faults


def _change(number: int, seed: ChangeSeed, root: Node, faults: list[Fault]) -> Change | None:
    """A change with the id of its record; None with a fault where there is none, or there are two."""
    place = find(root, ("changes", number))
    node = find(root, ("changes", number, "record"))
    if place is None:
        return None
    said = _id_of(seed.kind, node) if seed.op in ("create", "correct") else None
    id_ = seed.id or said
    if id_ is None:
        faults.append(fault("missing-key", place.place, "it is not said which record is meant", "add `id`"))
        return None
    if seed.op in ("create", "correct") and said is not None and said != id_:
        message = f"the change is to {id_!r}, and its record is {said!r}"
        faults.append(fault("bad-id", place_of(root, ("changes", number, "id")), message, "write the same id"))
        return None
    if isinstance(node, Mapping) and seed.kind != "silence" and seed.op != "end" and "id" not in node.entries:
        entry = place.entries["id"] if isinstance(place, Mapping) else None
        node = Mapping({"id": entry, **node.entries} if entry else node.entries, node.place)
    return Change(number, seed.op, (seed.kind, id_), seed.if_match, node if isinstance(node, Mapping) else None, place)


def _id_of(kind: str, node: Node | None) -> str | None:
    """The id that a record says; None where it says none that could be one."""
    if node is None:
        return None
    if kind != "silence":
        return text_at(node, "id")
    parts = [text_at(node, key) for key in ("party", "issue", "from")]
    return "/".join(part for part in parts if part) if all(parts) else None


def with_entry(node: Mapping, key: str, entry: Entry) -> Mapping:
    """The mapping with one entry set."""
    return Mapping(node.entries | {key: entry}, node.place)


def without_entry(node: Mapping, key: str) -> Mapping:
    """The mapping without one of its keys."""
    return Mapping({name: entry for name, entry in node.entries.items() if name != key}, node.place)
