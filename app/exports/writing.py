"""Tables as CSV, as lines of JSON, and as Markdown for people."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO

from app.exports.tables import Column, Kind, Row, Table

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - the wide forms are taken for formulas too
_MARKS = re.compile(r"([\\`*_{}\[\]<>|#~])")


def csv_bytes(table: Table, rows: Iterable[Row]) -> bytes:
    r"""A table as CSV in UTF-8, with its header, lines ended by CR LF. Source: RFC 4180.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that begins with
    apostrophes and goes on like that; whoever takes one apostrophe off `'=`, `''=` and so on has the text again.
    Source: https://owasp.org/www-community/attacks/CSV_Injection
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_cell(column, row[column.name]) for column in table.columns] for row in rows)
    return out.getvalue().encode()


def json_lines(texts: Sequence[str | bytes]) -> bytes:
    """Finished JSON texts, one a line; nothing where there are none."""
    return b"".join((one.encode() if isinstance(one, str) else one) + b"\n" for one in texts)


def markdown(table: Table, rows: Iterable[Row], title: str, closing: Sequence[str]) -> bytes:
    """The columns for people as a Markdown table, with a title above it and a closing of some lines below."""
    columns = [column for column in table.columns if column.brief]
    lines = [_line(_heading(column) for column in columns), _line("---" for _ in columns)]
    lines += [_line(_shown(column, row[column.name]) for column in columns) for row in rows]
    if len(lines) == 2:  # noqa: PLR2004 - the head and the rule below it
        lines += ["", "Nothing was found."]
    below = [part for line in closing for part in ("", _escaped(line))]
    return "\n".join([f"# {_escaped(title)}", "", *lines, *below, ""]).encode()


def plain(value: object) -> str:
    """A cell as text: empty for none, numbers in plain digits, lists joined by `|`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return "|".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _cell(column: Column, value: object) -> str:
    text = plain(value)
    # A number is no text: our own digits, which a minus may stand before.
    return f"'{text}" if column.kind is not Kind.NUMBER and _FORMULA.match(text) else text


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _heading(column: Column) -> str:
    return column.name.replace("_", " ")


def _shown(column: Column, value: object) -> str:
    text = " ".join(plain(value).split())
    if column.name.endswith(("link", "url")):
        return f"<{text.replace('|', '%7C').replace('<', '%3C').replace('>', '%3E')}>" if text else ""
    return _escaped(", ".join(map(str, value)) if isinstance(value, list | tuple) else text)


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
