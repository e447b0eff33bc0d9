"""One record of a file against its model: the record, and what is wrong with its keys and values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.schemas.seeds.proposals import MOST_CLAUSES
from app.seeding.checking.codes import RULES, fault
from app.seeding.faults import Fault, nearest
from app.seeding.reading.nodes import Mapping, Node, Path, Scalar, find, key_place, place_of, plain, without

Model = TypeVar("Model", bound=BaseModel)

_EXPECTED = {
    "string_type": "a text",
    "list_type": "a list",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}
_CODES = {
    "string_too_short": ("empty-text", "the text is empty"),
    "too_short": ("empty-list", "the list is empty"),
    "too_long": ("too-many-clauses", f"there are more than {MOST_CLAUSES}"),
    "greater_than_equal": ("bad-number", "the number is less than 1"),
}


@dataclass(frozen=True, slots=True)
class Shaped(Generic[Model]):
    """A record as its model; None where the faults leave none. With faults, it is the record without unknown keys."""

    seed: Model | None
    faults: list[Fault]


def shape(model: type[Model], node: Node) -> Shaped[Model]:
    """The record at *node* as *model*, with every fault in its keys and values.

    A record whose only fault are unknown keys is read without them, so that what it refers to is checked as well.
    """
    try:
        return Shaped(model.model_validate(plain(node)), [])
    except ValidationError as error:
        errors = error.errors(include_url=False)
    faults = [found for detail in errors if (found := _fault(model, node, detail)) is not None]
    unknown = frozenset(_path(detail) for detail in errors if detail["type"] == "extra_forbidden")
    try:
        return Shaped(model.model_validate(plain(without(node, unknown))), faults)
    except ValidationError:
        return Shaped(None, faults)


def _fault(model: type[BaseModel], node: Node, error: ErrorDetails) -> Fault | None:
    """The fault that an error of Pydantic's means; None where reading has already reported it."""
    path, kind = _path(error), error["type"]
    where = find(node, path)
    if isinstance(where, Scalar) and where.broken:
        return None
    if kind == "extra_forbidden":
        hint = nearest(path[-1], _names(model, error["loc"][:-1]))
        return fault("unknown-key", key_place(node, path), f"there is no key {path[-1]!r} here", hint)
    if kind in ("missing", "union_tag_not_found"):
        return _missing(node, path if kind == "missing" else (*path, "kind"))
    if kind in ("enum", "literal_error", "union_tag_invalid"):
        return _unknown_value(node, error)
    if kind in RULES:
        return _ours(node, error)
    return _plain(node, path, kind)


def _ours(node: Node, error: ErrorDetails) -> Fault:
    """The fault that an error of our models means, whose type is the code."""
    key = error.get("ctx", {}).get("key")
    path = (*_path(error), key) if key else _path(error)
    keyed = key or error["loc"][-1:] == ("[key]",)
    return fault(error["type"], key_place(node, path) if keyed else place_of(node, path), error["msg"])


def _plain(node: Node, path: Path, kind: str) -> Fault:
    if kind not in _CODES:
        return _wrong_type(node, path, _EXPECTED[kind])
    code, message = _CODES[kind]
    if path[-1:] == ("citations",):
        return fault("no-citation", key_place(node, path), "no source is cited")
    return fault(code, place_of(node, path), message)


def _missing(node: Node, path: Path) -> Fault:
    if path[-1] == "citations":
        return fault("no-citation", place_of(node, path[:-1]), "no source is cited", "add `citations`")
    return fault("missing-key", place_of(node, path[:-1]), f"the key {path[-1]!r} is missing", f"add `{path[-1]}`")


def _unknown_value(node: Node, error: ErrorDetails) -> Fault | None:
    path = _path(error)
    if error["type"] == "union_tag_invalid":
        path = (*path, "kind")
    where = find(node, path)
    if isinstance(where, Scalar) and where.broken:
        return None
    expected = error["ctx"].get("expected") or error["ctx"]["expected_tags"]
    names = re.findall(r"'([^']*)'", str(expected))
    if not isinstance(where, Scalar) or where.value is None:
        return _wrong_type(node, path, f"one of {', '.join(names)}")
    return fault(
        "unknown-value", where.place, f"{where.value!r} is none of {', '.join(names)}", nearest(where.value, names)
    )


def _wrong_type(node: Node, path: Path, expected: str) -> Fault:
    where = find(node, path)
    place = place_of(node, path)
    if isinstance(where, Scalar):
        got = "there is nothing" if where.value is None else f"{where.value} stands there"
        if expected == "a text" and where.value is not None:
            return fault("wrong-type", place, f"a text is expected, but {got}", "put it in quotes")
    else:
        got = "a mapping stands there" if isinstance(where, Mapping) else "a list stands there"
    return fault("wrong-type", place, f"{expected} is expected, but {got}", f"write {expected}")


def _path(error: ErrorDetails) -> Path:
    """Where in the record an error is; Pydantic also names the chosen model of a space, and the key of a mapping."""
    path = tuple(step for step in error["loc"] if step != "[key]")
    return (path[0], *path[2:]) if path[:1] == ("space",) else path


def _names(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that are known at a place of a model."""
    models: list[type[BaseModel]] = [model]
    for step in loc:
        inner = [
            found
            for outer in models
            for name, field in outer.model_fields.items()
            if (field.alias or name) == step
            for found in _models(field.annotation)
        ]
        tagged = [found for found in models if step in _tags(found)]
        models = inner or tagged or models
    return sorted({field.alias or name for found in models for name, field in found.model_fields.items()})


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _tags(model: type[BaseModel]) -> tuple[Any, ...]:
    kind = model.model_fields.get("kind")
    return get_args(kind.annotation) if kind else ()
