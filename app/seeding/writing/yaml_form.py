"""YAML in one form: the same data always gives the same text.

Records stand in blocks; what is within them stands in brackets on one line where it fits. Texts are quoted only where
another reader of YAML could take them for something else, and long ones are folded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from textwrap import wrap

from app.domain.record.dates import PartialDate
from app.schemas.wire.encode import number_text
from app.seeding.reading.parsing import is_plain_text

WIDTH = 120
_STEP = 2

_DAY_OR_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", re.ASCII)
_COUNTED = re.compile(r"[0-9]+[ -][^\W\d_]")
_NOT_PLAIN = re.compile(r": |:$| #|\n")
_NOT_IN_BRACKETS = re.compile(r"[,\[\]{}:?]")


def write_block(value: Mapping[str, object], indent: int = 0) -> list[str]:
    """The lines of a mapping, one key after the other."""
    return [line for key, item in value.items() for line in _entry(key, item, indent)]


def write_records(records: Sequence[Mapping[str, object]], indent: int = 0, *, short: bool = False) -> list[str]:
    """The lines of a list of records, each in a block; with *short*, on one line where it fits."""
    lines: list[str] = []
    for record in records:
        lines.extend(_item(record, indent) if short else _dashed(write_block(record, indent + _STEP), indent))
    return lines


def _entry(key: str, value: object, indent: int) -> list[str]:
    start = f"{' ' * indent}{_key(key)}:"
    if (line := _on_one_line(start, value)) is not None:
        return [line]
    if isinstance(value, Mapping):
        return [start, *write_block(value, indent + _STEP)]
    return _of_several_lines(start, value, indent + _STEP)


def _item(value: object, indent: int) -> list[str]:
    start = f"{' ' * indent}-"
    if (line := _on_one_line(start, value)) is not None:
        return [line]
    if isinstance(value, Mapping):
        return _dashed(write_block(value, indent + _STEP), indent)
    return _of_several_lines(start, value, indent + _STEP)


def _on_one_line(start: str, value: object) -> str | None:
    """A value behind its key or dash, where it fits on the line or is nothing but empty brackets."""
    short = _in_brackets(value) if isinstance(value, Mapping | list | tuple) else _scalar(value)
    fits = short is not None and (len(start) + 1 + len(short) <= WIDTH or short in ("{}", "[]"))
    return f"{start} {short}" if fits else None


def _of_several_lines(start: str, value: object, indent: int) -> list[str]:
    if isinstance(value, list | tuple):
        return [start, *(line for item in value for line in _item(item, indent))]
    return _long(start, value, indent)


def _dashed(lines: list[str], indent: int) -> list[str]:
    """A block whose first line starts an item of a list."""
    first, *others = lines
    return [f"{' ' * indent}- {first.lstrip(' ')}", *others]


def _long(start: str, value: object, indent: int) -> list[str]:
    """A scalar that does not fit on its line: in lines of its own, or folded, or too long where it cannot be."""
    margin, text = " " * indent, _text(value)
    if "\n" in text:
        return [f"{start} |-", *(margin + line if line else "" for line in text.split("\n"))]
    folded = wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    if len(folded) > 1 and " ".join(folded) == text:
        return [f"{start} >-", *(margin + line for line in folded)]
    return [f"{start} {_scalar(value)}"]


def _in_brackets(value: object) -> str | None:
    """A value on one line; None where a text in it has lines of its own."""
    if isinstance(value, Mapping):
        parts = [(_key(key), _in_brackets(item)) for key, item in value.items()]
        found = [f"{key}: {part}" for key, part in parts if part is not None]
        return "{" + ", ".join(found) + "}" if len(found) == len(parts) else None
    if isinstance(value, list | tuple):
        items = [_in_brackets(item) for item in value]
        whole = [item for item in items if item is not None]
        return "[" + ", ".join(whole) + "]" if len(whole) == len(items) else None
    return _scalar(value, in_brackets=True)


def _scalar(value: object, *, in_brackets: bool = False) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return number_text(Fraction(value))
    text = _text(value)
    if isinstance(value, PartialDate) and not text.startswith("0"):
        return text  # a bare year is text where a date is expected
    if "\n" in text:
        return None
    return text if _is_plain(text, in_brackets=in_brackets) else _quoted(text)


def _text(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return (
        value.isoformat() if isinstance(value, date) else value.text if isinstance(value, PartialDate) else str(value)
    )


def _key(key: str) -> str:
    return key if key in ("on", "n") or _is_plain(key, in_brackets=True) else _quoted(key)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _is_plain(text: str, *, in_brackets: bool) -> bool:
    """Whether *text* can do without quotes for every reader of YAML, old or new."""
    if not text or text != text.strip() or not text[0].isalnum() or not is_plain_text(text):
        return False
    if text[0].isdigit() and not (_DAY_OR_MONTH.fullmatch(text) or _COUNTED.match(text)):
        return False
    return not _NOT_PLAIN.search(text) and not (in_brackets and _NOT_IN_BRACKETS.search(text))
