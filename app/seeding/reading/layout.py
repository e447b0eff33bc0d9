"""Which files a negotiation's folder holds, and what each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.schemas.seeds import KINDS
from app.seeding.checking.codes import fault
from app.seeding.faults import Fault, Place, nearest

SUFFIX = ".yaml"
MAX_FOLDER_BYTES = 64_000_000

FOLDERS = ("positions", "proposals")
"""Kinds whose files always lie in a folder: one a party, one a proposal."""


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A seed file.

    Attributes:
        kind: One of `KINDS`.
        party: For positions, the party after which the file, or its folder, is named.
        depth: How many folders it lies below the negotiation's.
    """

    kind: str
    path: Path
    party: str | None = None
    depth: int = 0

    @property
    def name(self) -> str:
        """The path as places give it."""
        return self.path.as_posix()


@dataclass(frozen=True, slots=True)
class Layout:
    """The seed files of a folder, in the order in which they are read, and what else is there."""

    files: list[SeedFile]
    faults: list[Fault]


def layout_of(folder: Path) -> Layout:
    """The layout of a negotiation's folder. Hidden files and texts for people (`.md`) are none of its business."""
    faults: list[Fault] = []
    files: list[SeedFile] = []
    for path in _visible(folder):
        stem = path.name if path.is_dir() else path.stem
        if stem not in KINDS or (stem in FOLDERS and not path.is_dir()):
            faults.append(_unknown(path, [f"{kind}{SUFFIX}" for kind in KINDS if kind not in FOLDERS]))
        elif stem in FOLDERS:
            for below in _visible(path):
                files.extend(_one(below, stem, faults))
        else:
            files.extend(_files(path, stem, faults))
    faults.extend(_twice(files))
    if not any(file.kind == "negotiation" for file in files):
        faults.append(fault("missing-file", Place((folder / "negotiation.yaml").as_posix()), "the file is missing"))
    faults.extend(_oversize(folder, files))
    return Layout(sorted(files, key=lambda file: (KINDS.index(file.kind), file.name)), faults)


def negotiation_folders(path: Path) -> list[Path]:
    """The negotiation folders in *path*: itself, or those below that hold seed files, sorted; empty if there are none.

    Raises:
        NotADirectoryError: *path* is no folder.
    """
    if not path.is_dir():
        raise NotADirectoryError(f"{path} is no folder")
    if _holds_seeds(path):
        return [path]
    return [below for below in _visible(path) if below.is_dir() and _holds_seeds(below)]


def _holds_seeds(folder: Path) -> bool:
    return any(
        path.suffix in (SUFFIX, ".yml") or (path.is_dir() and path.name in ("negotiation", "positions"))
        for path in _visible(folder)
    )


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".") and path.suffix != ".md")


def _files(
    path: Path, kind: str, faults: list[Fault], *, party: str | None = None, depth: int = 0
) -> Iterator[SeedFile]:
    """The file at *path*, or the files in the folder that stands in its place."""
    found = [(below, depth + 1) for below in _visible(path)] if path.is_dir() else [(path, depth)]
    for file, below in found:
        if file.is_file() and file.suffix == SUFFIX:
            yield SeedFile(kind, file, party, below)
        else:
            faults.append(_unknown(file, [f"{file.stem}{SUFFIX}"]))


def _one(path: Path, kind: str, faults: list[Fault]) -> Iterator[SeedFile]:
    """What stands for one party or one proposal; a party's words may be split into a folder, a proposal is one file."""
    if path.is_dir() and kind == "proposals":
        faults.append(_unknown(path, [f"{path.name}{SUFFIX}"]))
        return
    party = path.stem if path.is_file() else path.name
    yield from _files(path, kind, faults, party=party if kind == "positions" else None, depth=1)


def _unknown(path: Path, known: list[str]) -> Fault:
    message = f"{path.name} is no seed file"
    if path.suffix in (".yml", ".json"):
        return fault("unknown-file", Place(path.as_posix()), message, f"name it {path.stem}{SUFFIX}")
    return fault("unknown-file", Place(path.as_posix()), message, nearest(path.name, known))


def _twice(files: list[SeedFile]) -> Iterator[Fault]:
    """A file beside a folder of the same name; the fault lies with the file."""
    depths = {(file.kind, file.party, file.depth) for file in files}
    for file in files:
        flat = 1 if file.kind == "positions" else 0
        if file.depth == flat and (file.kind, file.party, flat + 1) in depths:
            yield fault("file-and-folder", Place(file.name), f"there is also a folder {file.path.stem}/")


def _oversize(folder: Path, files: list[SeedFile]) -> Iterator[Fault]:
    total = sum(file.path.stat().st_size for file in files)
    if total > MAX_FOLDER_BYTES:
        yield fault("oversize-folder", Place(folder.as_posix()), f"the files have {total:,} bytes together")
