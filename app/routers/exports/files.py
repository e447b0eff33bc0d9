"""Answers that are files: bytes, their kind, their name, and the same cache rules and links as their JSON twins."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from starlette.responses import Response

from app.exports.references import NO_BOTTOM_LINES
from app.exports.tables import Item, Sight, Table, items_of
from app.exports.writing import csv_bytes, json_lines, markdown
from app.routers.answers import FRESH, IMMUTABLE, link
from app.routers.deps import Desk
from app.routers.exports.suffixes import MEDIA_TYPES
from app.schemas.wire.encode import dumps
from app.services.refusals import Faulty
from app.services.scopes import Reading
from app.wording.codes import LEAST, word_for
from app.wording.days import day_words

SAVED = {"csv", "ndjson", "zip", "bib", "ris", "csl.json"}
"""Forms that a browser saves; it shows the others."""

DIGITS = 12
"""How much of a digest the name of a file carries."""


def contents(*suffixes: str) -> dict[int | str, dict[str, Any]]:
    """What the contract says of the content of an answer in some forms."""
    kinds = [MEDIA_TYPES[suffix].partition(";")[0] for suffix in suffixes]
    return {200: {"content": {kind: {"schema": _schema(kind)} for kind in kinds}}}


def file(desk: Desk, parameters: BaseModel, reading: Reading, named: tuple[str, str], data: bytes) -> Response:
    """The answer that sends *data*; *named* is what it is, in a word for its name, and its suffix."""
    what, suffix = named
    if getattr(parameters, "bom", False):
        data = _marked(data, suffix)
    headers = {"Cache-Control": IMMUTABLE if reading.pinned else FRESH}
    if reading.pinned:
        headers["Link"] = f'<{link(desk, parameters, reading, newest=True)}>; rel="latest-version"'
    digits = reading.revision.digest.partition(":")[2][:DIGITS] if reading.negotiation else str(reading.revision.n)
    manner = "attachment" if suffix in SAVED else "inline"
    name = f"parley-{reading.name}-{what}-{digits}.{suffix}"
    headers["Content-Disposition"] = f'{manner}; filename="{name}"'
    return Response(data, headers=headers, media_type=MEDIA_TYPES[suffix])


def table_data(
    table: Table, texts: Sequence[str | bytes], sight: Sight, suffix: str, title: str, *, told: Sequence[str] = ()
) -> bytes:
    """Some items, as finished JSON texts, as a table in the form that *suffix* names.

    What else is *told* in sentences stands below the table for people.
    """
    if suffix == "ndjson":
        return json_lines(texts)
    rows = (row for item in items_of(texts) for row in table.rows(item, sight))
    if suffix == "csv":
        return csv_bytes(table, rows)
    return markdown(table, rows, f"{table.title}: {title}", [*told, closing(sight)])


def closing(sight: Sight) -> str:
    """What a table rests on, in a line for people."""
    said = sight.said
    parts = [f"revision {sight.revision} of the record"]
    if said.get("as_of"):
        parts.append(f"as of {day_words(str(said['as_of']))}")
    if said.get("known_on"):
        parts.append(f"as known on {day_words(str(said['known_on']))}")
    if said.get("min_attribution"):
        parts.append(f"words that are {word_for(LEAST, str(said['min_attribution']))}")
    line = "; ".join(parts)
    return f"{line[0].upper()}{line[1:]}. {NO_BOTTOM_LINES}."


def texts_of(items: Iterable[Mapping[str, object]]) -> list[bytes]:
    """Items as finished JSON texts."""
    return [dumps(item) for item in items]


def plain_items(items: Iterable[Mapping[str, object]]) -> list[Item]:
    """Items as JSON holds them, with exact numbers."""
    return items_of(texts_of(items))


def _marked(data: bytes, suffix: str) -> bytes:
    """A table with a byte order mark at its beginning.

    Raises:
        Faulty: It is not CSV.
    """
    if suffix != "csv":
        raise Faulty(f"A byte order mark is for .csv only, and this is .{suffix}.", where="query", at="bom", got="true")
    return BOM_UTF8 + data


def _schema(kind: str) -> dict[str, Any]:
    if kind == "application/vnd.citationstyles.csl+json":
        return {"type": "array", "items": {"type": "object"}, "minItems": 1, "maxItems": 1}
    if kind.endswith("+json"):
        return {"type": "object"}
    return {} if kind == "application/zip" else {"type": "string"}
