"""Applying the fields of a change to a record's form, written from the documented meaning of `at` alone."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from app.domain.analysis.history.changes import Change, FieldChange, Form, Kept, Named


def applied(before: Mapping[Named, Form], changes: Iterable[Change]) -> dict[Named, Form]:
    """The state that comes of a state by some changes."""
    found = dict(before)
    for change in changes:
        named = change.kind, change.id
        if change.change is Kept.REMOVED:
            del found[named]
        else:
            found[named] = form_after(found.get(named), change.fields)
    return found


def form_after(before: Form | None, fields: Iterable[FieldChange]) -> Form:
    """The form that comes of a form: what is gone is taken out from the back, then what is new is put in in order."""
    fields = list(fields)
    if fields[0].at == "":
        return fields[0].after  # type: ignore[return-value]
    form: Any = deepcopy(before)
    gone = [(steps(form, field.at), field) for field in fields if field.after is None]
    for path, _ in sorted(gone, key=lambda one: order(one[0]), reverse=True):
        place = within(form, path[:-1])
        del place[path[-1]]
    rest = [field for field in fields if field.after is not None]
    for field in sorted(rest, key=lambda one: order(tuple(parse(one.at)))):
        path = steps(form, field.at)
        place = within(form, path[:-1])
        if isinstance(place, list) and field.before is None:
            place.insert(int(path[-1]), field.after)
        else:
            place[path[-1]] = field.after
    return form  # type: ignore[no-any-return]


def parse(at: str) -> list[str]:
    """The steps of a JSON pointer (RFC 6901)."""
    return [step.replace("~1", "/").replace("~0", "~") for step in at.split("/")[1:]]


def steps(form: Any, at: str) -> tuple[str | int, ...]:  # noqa: ANN401 - any JSON
    """The steps of a pointer, with numbers where it goes through a list."""
    found: list[str | int] = []
    place = form
    for step in parse(at):
        inner = int(step) if isinstance(place, list) else step
        found.append(inner)
        try:
            place = place[inner]
        except (KeyError, IndexError):
            place = None
    return tuple(found)


def within(form: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - any JSON
    """What stands at a path."""
    for step in path:
        form = form[step]
    return form


def at(form: Form, pointer: str) -> object:
    """What stands at a pointer."""
    return within(form, steps(form, pointer))


def order(path: tuple[str | int, ...]) -> list[tuple[int, str]]:
    """A key that sorts paths with their numbers as numbers."""
    return [(int(step), "") if str(step).isdigit() else (0, str(step)) for step in path]
