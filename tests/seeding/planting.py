"""Faults planted into the sample, each in one place that `▶` marks, and near misses that pass."""

from dataclasses import dataclass, field
from pathlib import Path

from tests.seeding.sample import FILES, write_sample

MARK = "▶"

Edit = tuple[str, str, str]
"""A file, a text in it, and what takes its place. No old text: the whole file; no new one either: the file goes."""


@dataclass(frozen=True)
class Plant:
    """A fault and its near miss.

    Attributes:
        edits: What makes the fault.
        near: What comes as near to it as can pass.
        at: The file in which it is found, where no mark can stand in it; the place is then its beginning.
        texts: The sources' texts, by file name.
        second: A second negotiation beside the first, by its changes, and by those of the near miss.
        folder_bytes: The size that a folder may have, where it is not the usual one.
    """

    code: str
    edits: tuple[Edit, ...]
    near: tuple[Edit, ...]
    at: str | None = None
    texts: dict[str, str] = field(default_factory=dict)
    second: tuple[tuple[Edit, ...], tuple[Edit, ...]] | None = None
    folder_bytes: int | None = None


def plant(code: str, file: str, old: str, new: str, near: str) -> Plant:
    """A fault made by one change in one file, and a near miss made by another in the same place."""
    return Plant(code, ((file, old, new),), ((file, old, near),))


def edited(edits: tuple[Edit, ...]) -> dict[str, str]:
    """The sample's files after some changes."""
    files = dict(FILES)
    for file, old, new in edits:
        if old:
            assert files[file].count(old) == 1, f"{file} holds {old!r} {files[file].count(old)} times"
            files[file] = files[file].replace(old, new)
        elif new:
            files[file] = new
        else:
            del files[file]
    return files


def sow(folder: Path, edits: tuple[Edit, ...]) -> tuple[str, int, int] | None:
    """Write the changed sample into *folder*; gives the file, line and column of the mark, if there is one."""
    files = edited(edits)
    place = None
    for name, text in files.items():
        if MARK in text:
            assert place is None, "there is more than one mark"
            before = text[: text.index(MARK)]
            place = ((folder / name).as_posix(), before.count("\n") + 1, len(before) - before.rfind("\n"))
            files[name] = text.replace(MARK, "")
    write_sample(folder, files)
    return place
