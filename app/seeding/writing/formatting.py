"""A negotiation's files brought into canonical form, each where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.record.negotiation import Record
from app.seeding.faults import Fault
from app.seeding.reading.drafting import draft_of
from app.seeding.reading.folders import read_folder
from app.seeding.reading.layout import SeedFile, layout_of
from app.seeding.reading.nodes import Listing, Mapping, Node, find, text_at
from app.seeding.reading.parsing import read_yaml
from app.seeding.writing.digests import digest_of, record_digests
from app.seeding.writing.files import (
    issues_text,
    negotiation_text,
    people_text,
    positions_text,
    proposal_text,
    silences_text,
    sources_text,
)


class FormChangesMeaning(Exception):
    """The canonical form of a folder would be another record; nothing has been written."""


@dataclass(frozen=True, slots=True)
class Formatting:
    """What formatting a folder comes to.

    Attributes:
        texts: The files that are not in canonical form, with the text that is.
        faults: Why nothing can be formatted; empty where it can.
    """

    texts: dict[Path, str]
    faults: list[Fault]


def formatting_of(folder: Path) -> Formatting:
    """What would change in *folder*; nothing is written. A folder with errors is never formatted.

    Raises:
        FormChangesMeaning: The new texts would not be the same record.
        OSError: A file or folder cannot be read.
    """
    record, faults = read_folder(folder)
    if record is None:
        return Formatting({}, faults)
    files = layout_of(folder).files
    texts = dict(_texts(record, files))
    again = draft_of((file, read_yaml(texts[file.path].encode(), file.name).node) for file in files)
    if digest_of(record_digests(again.record)) != digest_of(record_digests(record)):
        raise FormChangesMeaning(f"{folder}: the canonical form would be another record")
    return Formatting({path: text for path, text in texts.items() if path.read_bytes() != text.encode()}, [])


def _texts(record: Record, files: list[SeedFile]) -> Iterator[tuple[Path, str]]:
    silences = list(record.silences)
    for file in files:
        node = read_yaml(file.path.read_bytes(), file.name).node
        if node is None:  # it was read a moment ago
            raise FormChangesMeaning(f"{file.name} has changed while it was formatted")
        if file.kind == "silences":
            number = len(node.items) if isinstance(node, Listing) else 0
            yield file.path, silences_text(silences[:number], file.depth)
            del silences[:number]
        else:
            yield file.path, _text(record, file, node)


def _text(record: Record, file: SeedFile, node: Node) -> str:
    if file.kind == "negotiation":
        return negotiation_text(record, node.entries if isinstance(node, Mapping) else (), file.depth)
    if file.kind == "positions":
        return positions_text(record, str(file.party), _ids(find(node, ("positions",))), file.depth)
    if file.kind == "proposals":
        return proposal_text(record.proposals[file.path.stem])
    writers = {"issues": issues_text, "people": people_text, "sources": sources_text}
    return writers[file.kind](record, _ids(node), file.depth)


def _ids(node: Node | None) -> list[str]:
    return [str(text_at(item, "id")) for item in node.items] if isinstance(node, Listing) else []
