"""A file with a package of a reader's own, or with a proposal, as what POST /evaluations takes; faults with places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from app.seeding.checking.codes import RULES
from app.seeding.faults import Fault, Place, Severity, in_order
from app.seeding.reading.nodes import Listing, Mapping, Node, Path, Scalar, find, key_place, place_of, plain
from app.seeding.reading.parsing import MAX_FILE_BYTES, read_yaml

if TYPE_CHECKING:
    from app.services.refusals import BodyFault

HINTS = {
    "too-long": "shorten it",
    "long-text": "shorten it",
    "parties-required": "name some under `parties`",
}
"""How faults are mended that files of the record cannot have."""

AT_KEYS = {"unknown-key", "double-key"}
"""Faults of keys, not of what stands behind them."""


@dataclass(frozen=True, slots=True)
class PackageFile:
    """What a file says.

    Attributes:
        node: Its tree with all places; None where it cannot be read.
        document: What POST /evaluations takes, as plain data.
        faults: What is wrong with the file by itself.
    """

    node: Node | None
    document: object
    faults: list[Fault]

    def asking(self, said: dict[str, object]) -> bytes:
        """The body of a request: what the file says, but for what was *said* beside it; numbers as written."""
        import orjson

        return orjson.dumps(_exact(self.document | said if isinstance(self.document, dict) else self.document))


def read_package_file(path: FilePath) -> PackageFile:
    """The package in the YAML or JSON file *path*: as for POST /evaluations, or a proposal as `proposals/<id>.yaml`.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as stream:
        data = stream.read(MAX_FILE_BYTES + 1)
    if path.suffix == ".json":  # whose texts hold no tabs: those between them are blanks
        data = data.replace(b"\t", b" ")
    reading = read_yaml(data, path.as_posix())
    faults = list(reading.faults)
    node = reading.node
    if isinstance(node, Mapping):
        faults += _shape_faults(node)
        if _is_proposal(node):
            kept = {key: entry for key, entry in node.entries.items() if key in {"title", "clauses"}}
            node = Mapping(kept, node.place)
    return PackageFile(node, plain(node) if node else None, in_order(faults))


def placed(file: PackageFile, found: Iterable[BodyFault]) -> list[Fault]:
    """Faults of a package beside those of its file, each at its place, and once."""
    node = file.node
    if node is None:
        return file.faults
    known = {(fault.code, fault.line, fault.column) for fault in file.faults}
    faults = [_placed(node, one) for one in found if not _broken(node, one)]
    return in_order([*file.faults, *(one for one in faults if (one.code, one.line, one.column) not in known)])


def _is_proposal(node: Mapping) -> bool:
    from app.routers.parameters.proposals import Package
    from app.schemas.seeds.proposals import ProposalSeed

    return bool(node.entries.keys() & (ProposalSeed.model_fields.keys() - Package.model_fields.keys()))


def _shape_faults(node: Mapping) -> list[Fault]:
    """What is wrong with keys and values, in the words of `parley check`: of a proposal, or of each clause."""
    from app.schemas.seeds.proposals import ClauseSeed, ProposalSeed
    from app.seeding.reading.shapes import shape

    if _is_proposal(node):
        return shape(ProposalSeed, node).faults
    clauses = find(node, ("clauses",))
    items = clauses.items if isinstance(clauses, Listing) else ()
    return [fault for item in items for fault in shape(ClauseSeed, item).faults]


def _placed(node: Node, found: BodyFault) -> Fault:
    path = _path(node, found.at)
    message = found.detail.removesuffix(".")
    place: Place = key_place(node, path) if found.code in AT_KEYS else place_of(node, path)
    if found.nearest:
        hint = f"did you mean {' or '.join(found.nearest)}?"
    else:
        hint = RULES[found.code].mend if found.code in RULES else HINTS.get(found.code, "write another value")
    return Fault(found.code, Severity.ERROR, place.file, place.line, place.column, message, hint)


def _broken(node: Node, found: BodyFault) -> bool:
    where = find(node, _path(node, found.at))
    return isinstance(where, Scalar) and where.broken


def _path(node: Node, pointer: str) -> Path:
    """The steps of a JSON pointer (RFC 6901) into a tree."""
    path: Path = ()
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        path = (*path, int(name) if isinstance(find(node, path), Listing) and name.isdecimal() else name)
    return path


def _exact(value: object) -> object:
    """The same data with its numbers digit by digit: JSON's own writers know none of more than 64 bits."""
    import orjson

    if isinstance(value, dict):
        return {key: _exact(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_exact(item) for item in value]
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return orjson.Fragment(str(value))
    return value
