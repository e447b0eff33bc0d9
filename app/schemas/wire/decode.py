"""JSON as clients send it: exact numbers, each key once, and nothing that could not be sent back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from json import JSONDecodeError
from json import loads as load_json

MAX_DEPTH = 12
"""Most levels of lists and objects within each other."""
MAX_VALUES = 5_000
"""Most values of one document, those within lists and objects included."""

Path = tuple[str | int, ...]

_SMALL = 18
"""Whole numbers of so many characters are read as such; longer ones as decimals, which takes no time either."""
_HALF = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""What seed files may not hold either: what cannot be seen, but for blanks and ends of lines."""
_TOO_DEEP = f"The body is nested more than {MAX_DEPTH} levels deep."


class NoJson(ValueError):
    """A text that is no JSON, or too large a one.

    Attributes:
        got: The text from the place on at which it cannot be read; empty where no place is to blame.
    """

    def __init__(self, message: str, got: str = "") -> None:
        """Keep the text that cannot be read beside the message."""
        super().__init__(message)
        self.got = got


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that is well formed and cannot be taken all the same: where, by which rule, and why.

    Attributes:
        at_key: Whether the key at the end of the path is to blame, and not the value.
    """

    path: Path
    code: str
    message: str
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document as objects, lists, texts, booleans, whole numbers and decimals, and what cannot be taken of it."""

    value: object
    slips: tuple[Slip, ...]


class _Object(dict[str, object]):
    """An object, with the keys that it names more than once."""

    twice: tuple[str, ...] = ()


class _NoNumber(str):
    """A word for what is no number, or one too extreme to be written down, such as `NaN`."""

    __slots__ = ()


def loads(data: bytes) -> Decoded:
    """The JSON document that *data* writes in UTF-8; of a key that stands there twice the last value counts.

    Raises:
        NoJson: It is none, is nested too deeply, or holds too many values; the message says at which line and column.
    """
    text = _text(data)
    if not text.strip():
        raise NoJson("The body is empty; JSON is expected.")
    try:
        value = load_json(
            text, object_pairs_hook=_object, parse_int=_number, parse_float=_number, parse_constant=_NoNumber
        )
    except JSONDecodeError as error:
        message = f"Line {error.lineno}, column {error.colno}: from here on the body is no JSON."
        raise NoJson(message, text[error.pos : error.pos + 40]) from None
    except RecursionError:
        raise NoJson(_TOO_DEEP) from None
    slips = tuple(_all_slips(value))
    return Decoded(_without_nul(value) if "\\u0000" in text else value, slips)


def values_of(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value of a document with its path, in the order of the text.

    Raises:
        NoJson: It is nested too deeply.
    """
    if len(path) > MAX_DEPTH:
        raise NoJson(_TOO_DEEP)
    yield path, value
    inner: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, dict):
        inner = iter(value.items())
    elif isinstance(value, list):
        inner = enumerate(value)
    for step, item in inner:
        yield from values_of(item, (*path, step))


def pointer(path: Path) -> str:
    """A path as a JSON pointer (RFC 6901); empty for the document itself.

    >>> pointer(("clauses", 2, "when", 0, "a/b"))
    '/clauses/2/when/0/a~1b'
    """
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def _all_slips(value: object) -> Iterator[Slip]:
    for number, (path, found) in enumerate(values_of(value)):
        if number >= MAX_VALUES:
            raise NoJson(f"The body holds more than {MAX_VALUES} values.")
        for text in (found, *path[-1:]):
            if isinstance(text, str) and (half := _HALF.search(text)):
                code = f"U+{ord(half.group()):04X}"
                raise NoJson(f"A text holds {code}, which is half a character and means nothing by itself.")
        yield from _slips(path, found)


def _slips(path: Path, value: object) -> Iterator[Slip]:
    if path and isinstance(path[-1], str) and (found := _UNSEEN.search(path[-1])):
        message = f"the key holds character U+{ord(found.group()):04X}"
        yield Slip(path, "control-character", message, at_key=True)
    if isinstance(value, _Object):
        for key in value.twice:
            yield Slip((*path, key), "double-key", f"the key {key!r} stands here more than once", at_key=True)
    if isinstance(value, _NoNumber):
        yield Slip(path, "bad-number", f"{value[:40]} is no number that can be taken")
    elif isinstance(value, str) and (found := _UNSEEN.search(value)):
        yield Slip(path, "control-character", f"the text holds character U+{ord(found.group()):04X}")


def _without_nul(value: object) -> object:
    """The same with a sign for each NUL in a value: a slip tells of it, and PostgreSQL takes no such text."""
    if isinstance(value, str):
        return type(value)(value.replace("\x00", "\ufffd"))
    if isinstance(value, list):
        return [_without_nul(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_nul(item) for key, item in value.items()}
    return value


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"Line {line}, column {column}: byte {data[error.start]:#04x} is no UTF-8."
        raise NoJson(message) from None


def _object(pairs: list[tuple[str, object]]) -> _Object:
    found = _Object(pairs)
    if len(found) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        found.twice = tuple(name for name in found if counts[name] > 1)
    return found


def _number(text: str) -> int | Decimal | _NoNumber:
    if len(text) <= _SMALL and text.lstrip("-").isdigit():
        return int(text)
    try:
        return Decimal(text)
    except InvalidOperation:
        return _NoNumber(text)
