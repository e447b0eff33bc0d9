"""A data package: tables, what their columns mean, and the licence, in one file that is the same each time.

Source: Data Package v2, https://datapackage.org/standard/data-package/.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from json import dumps as dump_json
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.exports.addresses import licence_address, page
from app.exports.dictionary import dictionary
from app.exports.references import NO_BOTTOM_LINES, Edition
from app.exports.tables import Column, Item, Kind, Sight, Table

STANDARD = "https://datapackage.org/profiles/2.0"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file: the first that the format knows, so that the same data make the same bytes."""

_PLAIN_FILE = 0o644 << 16
_UNIX = 3


def package(edition: Edition, sight: Sight, tables: Mapping[Table, bytes], said: str) -> bytes:
    """The package of some tables, each as CSV; *said* tells what the verdicts in it were asked for."""
    files = {f"{table.name}.csv": data for table, data in tables.items()}
    described = describe(edition, sight, tables, files)
    files["datapackage.json"] = (dump_json(described, indent=2, ensure_ascii=False) + "\n").encode()
    files["README.md"] = _readme(edition, sight, tuple(tables), said).encode()
    files["LICENSE.txt"] = _licence(edition, sight).encode()
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(files.items()):
            head = ZipInfo(name, FIRST_DAY)
            head.external_attr, head.create_system, head.compress_type = _PLAIN_FILE, _UNIX, ZIP_DEFLATED
            archive.writestr(head, data, compresslevel=9)
    return out.getvalue()


def describe(edition: Edition, sight: Sight, tables: Mapping[Table, object], files: Mapping[str, bytes]) -> Item:
    """What `datapackage.json` says of the files of some tables."""
    negotiation = edition.negotiation
    found: Item = {
        "$schema": f"{STANDARD}/datapackage.json",
        "name": f"parley-{negotiation['id']}",
        "title": f"{negotiation['title']}: stated positions of the parties",
        "description": f"{negotiation['about']} {NO_BOTTOM_LINES}.",
        "version": edition.digest,
        "created": f"{edition.recorded.isoformat()}T00:00:00Z",
        "licenses": [{"name": negotiation["licence"], "path": licence_address(negotiation["licence"])}],
        "contributors": [{"title": name, "roles": ["author"]} for name in negotiation["maintainers"]],
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in tables],
    }
    if sight.public:
        found["homepage"] = page(sight, "", negotiation["id"])
    return found


def _resource(table: Table, data: bytes) -> Item:
    return {
        "$schema": f"{STANDARD}/dataresource.json",
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "title": table.title,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "$schema": f"{STANDARD}/tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            **_foreign(table),
            "missingValues": [""],
        },
    }


def _foreign(table: Table) -> Item:
    keys = [
        {"fields": list(tie.columns), "reference": {"resource": tie.table, "fields": list(tie.there)}}
        for tie in table.ties
    ]
    return {"foreignKeys": keys} if keys else {}


def _field(column: Column) -> Item:
    found: Item = {"name": column.name, "type": str(column.kind), "description": column.about}
    if column.kind is Kind.LIST:
        found |= {"delimiter": "|", "itemType": "string"}
    return found


def _readme(edition: Edition, sight: Sight, tables: Sequence[Table], said: str) -> str:
    negotiation = edition.negotiation
    where = page(sight, "", negotiation["id"])
    coverage = negotiation["coverage"]
    return (
        f"# {negotiation['title']}: stated positions of the parties\n\n{negotiation['about']}\n\n"
        f"The record covers {coverage['from']} to {coverage['through']}. Revision {edition.digest}, recorded on"
        f" {edition.recorded.isoformat()}. It can be seen at {where} . Verdicts: {said}\n\n"
        "A text that a spreadsheet would take for a formula begins with an apostrophe that is not part of it. Licence:"
        f" {negotiation['licence']}, see LICENSE.txt.\n\n{dictionary(tables)}"
    )


def _licence(edition: Edition, sight: Sight) -> str:
    negotiation = edition.negotiation
    authors = ", ".join(negotiation["maintainers"])
    return (
        f"{negotiation['title']}: stated positions of the parties\n\n"
        f"Licence: {negotiation['licence']}, in full at {licence_address(negotiation['licence'])}\n\n"
        f"Name the origin: Parley, {authors}, {negotiation['licence']}, revision {edition.digest},\n"
        f"{page(sight, '', negotiation['id'])}\n\n"
        "What this licence does not cover: each position cites a source that belongs to its publisher. The record\n"
        "holds summaries of our own, facts, the first and last words of the passage cited, and at most fifteen\n"
        "quoted words of a party. To use more of a source than that, ask its publisher.\n"
    )
