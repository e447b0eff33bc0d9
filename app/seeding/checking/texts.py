"""Whether passages and quotes stand in the sources' texts, where those are at hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from app.domain.record.positions import Citation
from app.seeding.checking.world import Finding, Subject, World, all_said, citations_of
from app.seeding.reading.nodes import Path as Steps

_MARKS = {
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033",
    "'": "\u2018\u2019\u201a\u201b\u02bc\u2032\u0060\u00b4",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    "": "\u00ad\u200b\u200c\u200d\ufeff",
}
"""Quotation marks, apostrophes, dashes, and what cannot be seen."""

_SAME = str.maketrans({mark: same for same, marks in _MARKS.items() for mark in marks})
_BLANKS = re.compile(r"\s+")


def findings(world: World, folder: Path) -> Iterator[Finding]:
    """Passages and quotes that do not stand in the text of their source in *folder*."""
    files = files_by_id(folder)
    texts: dict[str, str] = {}
    for subject, said in all_said(world.record):
        for path, citation, _ in citations_of(said):
            if citation.source in files:
                if citation.source not in texts:
                    texts[citation.source] = normal(files[citation.source].read_text("utf-8", errors="replace"))
                yield from _citation(texts[citation.source], subject, path, citation)


def files_by_id(folder: Path) -> dict[str, Path]:
    """The files in *folder* by the id after which they are named, whatever their suffix.

    Raises:
        NotADirectoryError: *folder* is no folder.
    """
    return {path.stem: path for path in sorted(folder.iterdir(), reverse=True) if path.is_file()}


def normal(text: str) -> str:
    """*text* with one form of blanks, quotation marks and dashes, as readers take them for the same."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)).strip()


def _citation(text: str, subject: Subject, path: Steps, citation: Citation) -> Iterator[Finding]:
    passage = citation.passage
    if passage:
        start, end = normal(passage.start), normal(passage.end)
        begins = text.find(start)
        if begins < 0:
            message = f"{passage.start!r} is not in the text of {citation.source}"
            yield Finding("passage-not-found", subject, (*path, "passage", "start"), message)
        elif text.find(end, begins) < 0:
            message = f"{passage.end!r} is not in the text of {citation.source}, after the passage's start"
            yield Finding("passage-not-found", subject, (*path, "passage", "end"), message)
    if citation.quote and normal(citation.quote) not in text:
        message = f"{citation.quote!r} is not in the text of {citation.source}"
        yield Finding("quote-not-found", subject, (*path, "quote"), message)
