"""What became of each record from one revision to another, field by field.

A record is compared by its written form: plain data without None, in which a field that says nothing is left out.
Source: DESIGN section 4, Record time: corrections, removals, and what was added or ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeGuard

Named = tuple[str, str]
"""A record by kind and id."""

Form = Mapping[str, object]
"""A record as plain data: texts, numbers, truth values, lists and objects; no None."""

Step = str | int
Path = tuple[Step, ...]
"""Where a value stands in a form."""

Elements = Sequence[Mapping[str, object]]

KEYS: Mapping[str, tuple[str, ...]] = {
    "citations": ("source", "on"),
    "disputes": ("by", "on", "aspect"),
    "clauses": ("n",),
    "responses": ("party", "clause", "on"),
    "options": ("id",),
    "of": ("id",),
    "offices": ("party", "title", "from"),
}
"""Lists whose elements are things of their own, and the fields that tell one from another."""


class RecordKind(StrEnum):
    """The kinds of records that a negotiation's record is made of."""

    ISSUE = "issue"
    NEGOTIATION = "negotiation"
    PARTY = "party"
    PERSON = "person"
    POSITION = "position"
    PROPOSAL = "proposal"
    SILENCE = "silence"
    SOURCE = "source"


class Kept(StrEnum):
    """What became of a record by a revision."""

    ADDED = "added"
    CORRECTED = "corrected"
    ENDED = "ended"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that differs.

    Attributes:
        at: A JSON pointer (RFC 6901) into the record as it stands after; where the value is gone, as it stood before.
        before: The value before; None where there was none.
        after: The value after; None where there is none.
    """

    at: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Change:
    """One record that a revision changed, with each field that differs; a whole record has the pointer of its root."""

    kind: str
    id: str
    change: Kept
    fields: tuple[FieldChange, ...]


def changes_between(before: Mapping[Named, Form], after: Mapping[Named, Form]) -> tuple[Change, ...]:
    """Every record that differs between two states, in order of kind and id; empty where none does."""
    found = (change_of(named, before.get(named), after.get(named)) for named in sorted({*before, *after}))
    return tuple(change for change in found if change)


def change_of(named: Named, before: Form | None, after: Form | None) -> Change | None:
    """What became of one record; None where nothing did."""
    kind, id_ = named
    if before is None or after is None:
        if before == after:
            return None
        change = Kept.ADDED if before is None else Kept.REMOVED
        return Change(kind, id_, change, (FieldChange("", before, after),))
    fields = differences(before, after)
    return Change(kind, id_, kept(kind, before, after), fields) if fields else None


def kept(kind: str, before: Form, after: Form) -> Kept:
    """What became of a record that stands before and after.

    A position is ended where its end was recorded, or where another one replaced it, and neither had been before.
    """
    ends = kind == "position" and any(name in after and name not in before for name in ("ended", "replaced_by"))
    over = any(name in before for name in ("ended", "replaced_by"))
    return Kept.ENDED if ends and not over else Kept.CORRECTED


def differences(before: Form, after: Form) -> tuple[FieldChange, ...]:
    """Each value that differs between two forms, in the order of the fields.

    Objects are compared field by field. So are lists of `KEYS`, as long as what both hold stands in the same order;
    every other list is one value.
    """
    return tuple(FieldChange(pointer(path), old, new) for path, old, new in _object(before, after, (), ()))


def pointer(path: Path) -> str:
    """The JSON pointer of a path.

    >>> pointer(("clauses", 0, "a/b~c"))
    '/clauses/0/a~1b~0c'
    """
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


Found = Iterator[tuple[Path, object, object]]


def _object(before: Form, after: Form, was: Path, now: Path) -> Found:
    """The differences of two objects, which stood at *was* and stand at *now*."""
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            yield ((*was, name) if new is None else (*now, name), old, new)
        else:
            yield from _value(name, old, new, (*was, name), (*now, name))


def _value(name: str, old: object, new: object, was: Path, now: Path) -> Found:
    if _same(old, new):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _object(old, new, was, now)
        return
    found = _aligned(KEYS[name], old, new) if name in KEYS and _are_elements(old) and _are_elements(new) else None
    if found is None:
        yield now, old, new
        return
    gone, stands = found
    for number, element in gone:
        yield (*was, number), element, None
    for place, (number, element) in stands:
        if place is None:
            yield (*now, number), None, element
        else:
            yield from _object(place[1], element, (*was, place[0]), (*now, number))


def _same(old: object, new: object) -> bool:
    """Whether two values are written alike: true is not 1."""
    return old == new and repr(old) == repr(new)


Placed = tuple[int, Mapping[str, object]]
"""An element with its number."""

Aligned = tuple[list[Placed], list[tuple[Placed | None, Placed]]]
"""The elements that are gone; and those that stand, each with what it was, or None where it is new."""


def _aligned(keys: tuple[str, ...], old: Elements, new: Elements) -> Aligned | None:
    """The elements of two lists side by side; None where their keys do not tell them apart, or they changed places."""
    before = {_key(keys, element): (number, element) for number, element in enumerate(old)}
    after = {_key(keys, element): (number, element) for number, element in enumerate(new)}
    shared = [key for key in before if key in after]
    if len(before) < len(old) or len(after) < len(new) or shared != [key for key in after if key in before]:
        return None
    gone = [place for key, place in before.items() if key not in after]
    return gone, [(before.get(key), place) for key, place in after.items()]


def _key(keys: tuple[str, ...], element: Mapping[str, object]) -> str:
    return repr([element.get(key) for key in keys])


def _are_elements(value: object) -> TypeGuard[Elements]:
    return isinstance(value, list) and all(isinstance(element, Mapping) for element in value)
