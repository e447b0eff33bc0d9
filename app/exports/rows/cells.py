"""Cells that several tables share."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.record.dates import PartialDate
from app.exports.tables import Column, Item, Kind, Row, text
from app.schemas.wire.encode import dumps

SOURCE_COLUMNS: tuple[Column, ...] = (
    text("source", "id of the source"),
    text("source_kind", "document, transcript, interview, treaty_draft, news_report, reprint or leak"),
    text("source_title", "what the source is called"),
    text("source_publisher", "who published it", brief=True),
    text("source_published", "when: a day, a month or a year", brief=True),
    text("source_language", "language of the source, as BCP 47 has it"),
    text("source_url", "where it is; empty where it is nowhere on the web"),
    text("source_archive_url", "where a copy of it is kept; empty where we know of none"),
    text("source_confidence", "normal, or low where there is doubt about the source"),
    text("passage_start", "the first words of the passage cited, as they stand in the source"),
    text("passage_end", "the last words of the passage cited"),
    Column("passage_confirmed", "whether somebody has seen the passage in the source itself", Kind.BOOLEAN),
    text("quote", "at most fifteen words of the party itself; empty where none are recorded"),
    text("source_link", "the source, opened at the passage", brief=True),
)


def source_cells(citation: Item | None) -> Row:
    """The cells of a citation; all empty where there is none."""
    source = citation["source"] if citation else {}
    passage = (citation["passage"] if citation else None) or {}
    return {
        "source": source.get("id"),
        "source_kind": source.get("kind"),
        "source_title": source.get("title"),
        "source_publisher": source.get("publisher"),
        "source_published": source.get("published"),
        "source_language": source.get("language"),
        "source_url": source.get("url"),
        "source_archive_url": source.get("archive_url"),
        "source_confidence": source.get("confidence"),
        "passage_start": passage.get("start"),
        "passage_end": passage.get("end"),
        "passage_confirmed": passage.get("confirmed"),
        "quote": citation["quote"] if citation else None,
        "source_link": citation["link"] if citation else None,
    }


def best(citations: Sequence[Item], grade: str | None = None) -> Item | None:
    """The first citation of a position's *grade*, which is that of those that name none, else the first of all.

    None where there are none.
    """
    of_grade = [one for one in citations if one["attribution"] in {None, grade}]
    return next(iter(of_grade or citations), None)


def of_the_day(citations: Sequence[Item], grade: str) -> Item | None:
    """The best citation of a position's own day, rather than of one on which it was said again; None without any."""
    return best([one for one in citations if one["on"] is None] or citations, grade)


def as_json(value: object) -> str | None:
    """A value as JSON text; None where there is none."""
    return None if value is None else dumps(value).decode()


def first_day(date: str | None) -> str | None:
    """The first day of a day, a month or a year; None where there is no date."""
    return PartialDate.parse(date).first.isoformat() if date else None
