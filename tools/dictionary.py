"""Write docs/data-dictionary.md anew: what each column of each table holds."""

from pathlib import Path

from app.exports.catalogue import TABLES
from app.exports.dictionary import dictionary

PAGE = Path(__file__).parent.parent / "docs" / "data-dictionary.md"

HEAD = """# Data dictionary

What the columns of the tables hold. `/positions.csv` and its like are one table each, `/data.zip` holds most of them.
Columns stay where they are within version 1; new ones come at the end of a table. This page is written by
`python -m tools.dictionary`, and a test compares it with the code.

- **Form**: UTF-8 without a mark at its beginning, commas, CR LF, quotes where they are needed (RFC 4180); the first
  line names the columns. An empty cell says that there is nothing to say. Excel takes a file without a mark for one
  in another alphabet: ask for `bom=true`, and it begins with one.
- **Kinds**: `string`; `integer` and `number` in plain digits; `boolean` as `true` or `false`; `date` as `2024-06-14`;
  `list` as texts joined by `|`. Where a source gives only a month or a year the column is a `string`, such as
  `2024-06`.
- **Formulas**: a text that a spreadsheet would take for a formula, since it begins with `=`, `+`, `-`, `@`, a tab or
  an end of line, has an apostrophe before it. One that begins with apostrophes and goes on like that has one more.
  Take one off `'=`, `''=` and so on to have the text again. Numbers are left as they are.
- **Lines of JSON** (`.ndjson`) hold the items of the JSON list, whole. **Markdown** (`.md`) shows the columns that
  people need.
- **Days**: a day in a row of verdicts is the one asked for. Stated positions are not bottom lines.

"""


def page() -> str:
    """The page as it should be."""
    return HEAD + dictionary(TABLES)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
