"""Rows of citations and disputes, as they hang on positions and on proposals."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.record.positions import Citation, Dispute
from app.seeding.loading.values import date_text
from app.seeding.loading.written import Columns, Keys


def dispute_rows(disputes: Iterable[Dispute], keys: Keys) -> list[Columns]:
    """A row for each dispute; their citations are rows of the record."""
    return [
        {
            "party": keys.optional("party", dispute.party),
            "name": dispute.name,
            "disputed_on": dispute.on.text,
            "aspect": dispute.aspect.value,
            "summary": dispute.summary,
            "note": dispute.note,
        }
        for dispute in disputes
    ]


def citation_rows(citations: Iterable[Citation], keys: Keys, carries: str, **parts: int | None) -> list[Columns]:
    """A row for each citation, which says what it *carries* and, by column, which part of the record."""
    return [_citation(citation, keys) | {"carries": carries} | parts for citation in citations]


def _citation(citation: Citation, keys: Keys) -> Columns:
    passage = citation.passage
    return {
        "source": keys.of("source", citation.source),
        "said_on": date_text(citation.on),
        "attribution": citation.attribution and citation.attribution.value,
        "passage_start": passage and passage.start,
        "passage_end": passage and passage.end,
        "passage_confirmed": passage and int(passage.confirmed),
        "quote": citation.quote,
        "note": citation.note,
    }
