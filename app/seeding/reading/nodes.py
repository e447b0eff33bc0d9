"""What a YAML file holds, each value with its place: the tree that reading gives and checking points into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from app.seeding.faults import Place

Value = str | int | bool | Decimal | None
Step = str | int
Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, number, boolean or nothing; *broken* where reading has already found fault with it."""

    value: Value
    place: Place
    broken: bool = False


class Entry(NamedTuple):
    """A key's place and its value."""

    key: Place
    node: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file."""

    entries: dict[str, Entry]
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """Values in the order of the file."""

    items: Sequence[Node]
    place: Place


Node = Scalar | Mapping | Listing


def plain(node: Node) -> object:
    """The value of a node as dicts, lists and scalars."""
    if isinstance(node, Mapping):
        return {key: plain(entry.node) for key, entry in node.entries.items()}
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return node.value


def find(node: Node, path: Path) -> Node | None:
    """The node at *path*; None where the path leads out of the tree."""
    found: Node | None = node
    for step in path:
        found = _child(found, step)
    return found


def place_of(node: Node, path: Path) -> Place:
    """The place of the value at *path*, or of the last part of the path that exists."""
    for step in path:
        child = _child(node, step)
        if child is None:
            break
        node = child
    return node.place


def key_place(node: Node, path: Path) -> Place:
    """The place of the key that *path* ends in; of the value where it ends in no key."""
    holder = find(node, path[:-1])
    if isinstance(holder, Mapping) and path[-1] in holder.entries:
        return holder.entries[str(path[-1])].key
    return place_of(node, path)


def text_at(node: Node, *path: Step) -> str | None:
    """The text at *path*; None where there is none."""
    found = find(node, path)
    return found.value if isinstance(found, Scalar) and isinstance(found.value, str) else None


def without(node: Node, unwanted: frozenset[Path], at: Path = ()) -> Node:
    """The tree without the keys at the paths *unwanted*."""
    if isinstance(node, Listing):
        return Listing([without(item, unwanted, (*at, index)) for index, item in enumerate(node.items)], node.place)
    if isinstance(node, Mapping):
        kept = {
            key: Entry(entry.key, without(entry.node, unwanted, (*at, key)))
            for key, entry in node.entries.items()
            if (*at, key) not in unwanted
        }
        return Mapping(kept, node.place)
    return node


def _child(node: Node | None, step: Step) -> Node | None:
    if isinstance(node, Mapping):
        entry = node.entries.get(str(step))
        return entry.node if entry else None
    if isinstance(node, Listing) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
