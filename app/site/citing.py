"""What a page offers to whoever cites it: the citation in words, its other forms, and what machines read in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from app.domain.record.negotiation import Record
from app.exports.citing import as_text
from app.exports.linked import claim, data_set
from app.exports.references import Reference, of_comparison, of_data_set, of_position, of_proposal
from app.routers.deps import Desk
from app.routers.exports.sights import edition_in, sight_in
from app.routers.exports.verdicts import said_of
from app.services.inquiries import Inquiry
from app.services.scopes import Reading
from app.site.frames import Frame

FORMS = (("Plain text", "txt"), ("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json"))
"""The forms of a citation: their names, and their suffixes."""


@dataclass(frozen=True, slots=True)
class Quotable:
    """What can be cited, as the template shows it.

    Attributes:
        text: The citation in words; it says no day of access, which only the reader knows.
        path: Where its other forms are, but for their suffix; `told`: the parameters that they are asked with.
        linked: The same for machines, as `.jsonld` answers it, made safe to stand in a page; empty where there is none.
    """

    text: str
    path: str
    told: Mapping[str, str] = field(default_factory=dict)
    linked: str = ""

    @property
    def forms(self) -> list[tuple[str, str]]:
        """The forms of the citation: their names and addresses."""
        return [(name, self.at(suffix)) for name, suffix in FORMS]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The same without parameters, as buttons of a form ask for them."""
        return [(name, f"{quote(self.path)}.{suffix}") for name, suffix in FORMS]

    def at(self, suffix: str) -> str:
        """The address of one form."""
        query = urlencode(self.told, safe=",@:")
        return f"{quote(self.path)}.{suffix}" + (f"?{query}" if query else "")


def quotable_position(item: dict[str, Any], record: Record, desk: Desk, reading: Reading, frame: Frame) -> Quotable:
    """A position as `/positions/{id}` answers it."""
    edition, sight = edition_in(record.negotiation, reading), sight_in(record, desk, reading, {})
    reference = of_position(item, edition, sight)
    return _quotable(reference, f"/positions/{item['id']}", _pinned(frame), claim(item, edition, sight))


def quotable_proposal(item: dict[str, Any], record: Record, desk: Desk, reading: Reading, frame: Frame) -> Quotable:
    """A proposal as `/proposals/{id}` answers it."""
    reference = of_proposal(item, edition_in(record.negotiation, reading), sight_in(record, desk, reading, {}))
    return _quotable(reference, f"/proposals/{item['id']}", _pinned(frame))


def quotable_comparison(item: dict[str, Any], inquiry: Inquiry, desk: Desk, frame: Frame) -> Quotable:
    """A comparison as `/comparisons/{issue}` answers it."""
    record, said = inquiry.question.record, said_of(inquiry)
    sight = sight_in(record, desk, inquiry.reading, said)
    reference = of_comparison(item, said, edition_in(record.negotiation, inquiry.reading), sight)
    return _quotable(reference, f"/comparisons/{item['issue']}", frame.told)


def quotable_record(record: Record, desk: Desk, reading: Reading, frame: Frame) -> Quotable:
    """The whole record of a negotiation."""
    edition, sight = edition_in(record.negotiation, reading), sight_in(record, desk, reading, {})
    told = {name: value for name, value in _pinned(frame).items() if name != "negotiation"}
    path = f"/negotiations/{record.negotiation.id}"
    return _quotable(of_data_set(edition, sight), path, told, data_set(edition, sight))


def _quotable(reference: Reference, path: str, told: Mapping[str, str], linked: bytes = b"") -> Quotable:
    # Data end where `</script` stands in them: as an escape of JSON the first of it is the same, and no mark of HTML.
    safe = linked.decode().replace("<", "\\u003c")
    return Quotable(as_text(reference).decode().strip(), path, told, safe)


def _pinned(frame: Frame) -> dict[str, str]:
    return {name: frame.told[name] for name in ("negotiation", "revision") if name in frame.told}
