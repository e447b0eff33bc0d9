"""A negotiation's folder, read and checked whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from app.domain.record.negotiation import Record
from app.seeding.checking.codes import ALONE, RULES, fault
from app.seeding.checking.record import findings
from app.seeding.checking.world import Finding, World
from app.seeding.faults import Fault, Place, are_errors, in_order
from app.seeding.reading.drafting import Draft, draft_of
from app.seeding.reading.layout import SeedFile, layout_of, negotiation_folders
from app.seeding.reading.nodes import Node, find, key_place, place_of
from app.seeding.reading.parsing import MAX_FILE_BYTES, read_yaml

__all__ = ["check_folder", "faults_between", "faults_in", "negotiation_folders", "read_folder"]


Track = Callable[[int, int], None]
"""Told how many steps of a piece of work are done, and of how many."""


def read_folder(
    path: Path, texts: Path | None = None, track: Track = lambda _done, _total: None
) -> tuple[Record | None, list[Fault]]:
    """The record of one negotiation's folder and every fault in it, in order; no record where there is an error.

    Args:
        texts: A folder of the sources' texts, in files named after their ids; passages are looked up there.
        track: Told of each file that has been read.

    Raises:
        OSError: A file or folder cannot be read.
    """
    layout = layout_of(path)
    faults = layout.faults
    if any(found.code == "oversize-folder" for found in faults):
        return None, in_order(faults)
    draft = draft_of(_roots(layout.files, faults, track))
    faults = [*faults, *draft.faults, *faults_in(draft, texts)]
    return None if are_errors(faults) else draft.record, in_order(faults)


def check_folder(path: Path, *, texts: Path | None = None) -> list[Fault]:
    """Every fault in one negotiation's folder, in order.

    Raises:
        OSError: A file or folder cannot be read.
    """
    return read_folder(path, texts)[1]


def faults_between(records: list[tuple[Path, Record | None]]) -> list[Fault]:
    """The faults of several folders with each other: two negotiations of one id."""
    faults: list[Fault] = []
    seen: dict[str, Path] = {}
    for path, record in records:
        id_ = record.negotiation.id if record else ""
        if id_ and id_ in seen:
            message = f"{seen[id_].as_posix()} has the id {id_!r} too"
            faults.append(fault("double-negotiation", _id_place(path), message))
        seen.setdefault(id_, path)
    return faults


def _id_place(folder: Path) -> Place:
    """The place of a negotiation's id, which is known to be there."""
    heads = [file for file in layout_of(folder).files if file.kind == "negotiation"]
    roots = [read_yaml(file.path.read_bytes(), file.name).node for file in heads]
    return next(place_of(root, ("id",)) for root in roots if root and find(root, ("id",)))


def _roots(files: list[SeedFile], faults: list[Fault], track: Track) -> Iterator[tuple[SeedFile, Node | None]]:
    for number, file in enumerate(files):
        track(number, len(files))
        with file.path.open("rb") as stream:
            reading = read_yaml(stream.read(MAX_FILE_BYTES + 1), file.name)
        faults.extend(reading.faults)
        yield file, reading.node


def faults_in(draft: Draft, texts: Path | None = None) -> Iterator[Fault]:
    """What a draft's records say of each other that is wrong, each with its place.

    Where a record is damaged, only rules are looked at that need nothing else of it.
    """
    world = World(draft.record, draft.holes)
    for finding in findings(world, texts):
        if finding.subject not in draft.damaged or RULES[finding.code].group in ALONE:
            yield _placed(draft, finding)


def _placed(draft: Draft, finding: Finding) -> Fault:
    node = draft.nodes[finding.subject]
    place = key_place(node, finding.path) if finding.at_key else place_of(node, finding.path)
    return fault(finding.code, place, finding.message, finding.hint)
