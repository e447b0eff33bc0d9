"""References as text, CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum

from app.exports.references import PUBLISHER, Reference
from app.exports.tables import Item
from app.schemas.wire.encode import dumps
from app.wording.days import day_words

SHORT = len("sha256:") + 16
"""How much of a digest a text for people shows."""

_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # BibTeX counts every brace, with a backslash before it or not: one that has no other would swallow what follows.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}


class Style(StrEnum):
    """The forms of a citation, by the suffix that asks for it."""

    BIBTEX = "bib"
    RIS = "ris"
    CSL = "csl.json"
    TEXT = "txt"


def cited(reference: Reference, style: Style) -> bytes:
    """A reference in a form, in UTF-8."""
    return _WRITERS[style](reference)


def as_text(reference: Reference) -> bytes:
    """One line for people."""
    authors = _joined(reference.authors)
    where = "" if reference.whole else f" In: {reference.container}."
    accessed = f" (accessed {day_words(reference.accessed)})" if reference.accessed else ""
    line = (
        f"{authors}. “{reference.title}”.{where} {PUBLISHER}, revision {reference.version[:SHORT]},"
        f" {day_words(reference.issued)}. {'. '.join(reference.notes)}. {reference.url}{accessed}"
    )
    return f"{' '.join(line.split())}\n".encode()


def as_csl(reference: Reference) -> bytes:
    """CSL-JSON: a list of one. Source: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html."""
    found: Item = {
        "id": reference.key,
        "type": "dataset" if reference.whole else "webpage",
        "title": reference.title,
        "author": [{"literal": author} for author in reference.authors],
        "container-title": None if reference.whole else reference.container,
        "publisher": PUBLISHER,
        "version": reference.version,
        "issued": _parts(reference.issued),
        "accessed": _parts(reference.accessed) if reference.accessed else None,
        "URL": reference.url,
        "language": "en",
        "note": ". ".join(reference.notes),
    }
    return dumps([{name: value for name, value in found.items() if value is not None}])


def as_bibtex(reference: Reference) -> bytes:
    """BibTeX in UTF-8. Braces within braces keep the name of a body whole, and the capitals of a title."""
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in reference.authors),
        "title": f"{{{_tex(reference.title)}}}",
        "howpublished": _tex(PUBLISHER if reference.whole else f"In: {reference.container}. {PUBLISHER}"),
        "version": reference.version,
        "year": f"{reference.issued.year:04}",
        "month": str(reference.issued.month),
        "day": str(reference.issued.day),
        "url": reference.url,
        "urldate": reference.accessed.isoformat() if reference.accessed else "",
        "note": _tex(". ".join(reference.notes)),
        "language": "english",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{reference.key},\n{''.join(lines)}}}\n".encode()


def as_ris(reference: Reference) -> bytes:
    """RIS. A comma would part the name of a body into a first and a last one, so bodies are written without."""
    lines = [
        ("TY", "DATA" if reference.whole else "ELEC"),
        ("ID", reference.key),
        *(("AU", author.replace(",", "")) for author in reference.authors),
        ("TI", reference.title),
        *([] if reference.whole else [("T2", reference.container)]),
        ("PY", f"{reference.issued.year:04}"),
        ("DA", _slashed(reference.issued)),
        ("PB", PUBLISHER),
        ("ET", reference.version),
        ("LA", "en"),
        ("UR", reference.url),
        *([("Y2", _slashed(reference.accessed))] if reference.accessed else []),
        *(("N1", note) for note in reference.notes),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines).encode()


_WRITERS: dict[Style, Callable[[Reference], bytes]] = {
    Style.BIBTEX: as_bibtex,
    Style.RIS: as_ris,
    Style.CSL: as_csl,
    Style.TEXT: as_text,
}


def _parts(day: date) -> Item:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _slashed(day: date) -> str:
    return day.isoformat().replace("-", "/")


def _joined(names: tuple[str, ...]) -> str:
    *some, last = names
    return f"{', '.join(some)} and {last}" if some else last


def _tex(text: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda found: _TEX[found[0]], " ".join(text.split()))
