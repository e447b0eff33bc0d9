"""The data dictionary: each column of each table, its kind and its meaning."""

from __future__ import annotations

from collections.abc import Sequence

from app.exports.tables import Table

_CELL = {"|": "\\|", "<": "\\<"}


def dictionary(tables: Sequence[Table]) -> str:
    """The columns of some tables in Markdown, one heading for each table."""
    return "\n".join(_told(table) for table in tables)


def _told(table: Table) -> str:
    key = ", ".join(f"`{name}`" for name in table.key)
    rows = [f"| `{column.name}` | {column.kind} | {_cell(column.about)} |" for column in table.columns]
    lines = [
        f"## {table.title}",
        "",
        f"`{table.name}.csv`: {table.about} Key: {key}.",
        "",
        "| column | kind | what it holds |",
        "|---|---|---|",
        *rows,
        "",
    ]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return "".join(_CELL.get(mark, mark) for mark in text)
