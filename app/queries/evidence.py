"""From rows to citations and disputes, as they hang on positions and on proposals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from app.domain.record.positions import Aspect, Attribution, Citation, Dispute, Passage
from app.queries.values import date_of, optional_date


def citations_of(rows: Iterable[Row[Any]]) -> tuple[Citation, ...]:
    """The citations that *rows* hold, in their order; each has its source's id as `source_id`."""
    return tuple(_citation(row) for row in rows)


def disputes_of(rows: Iterable[Row[Any]], citations: list[Row[Any]]) -> tuple[Dispute, ...]:
    """The disputes that *rows* hold, each with its own of the record's *citations*; a party's id is `party_id`."""
    return tuple(
        Dispute(
            party=row.party_id,
            name=row.name,
            on=date_of(row.disputed_on),
            aspect=Aspect(row.aspect),
            summary=row.summary,
            citations=citations_of(citation for citation in citations if citation.dispute == row.n),
            note=row.note,
        )
        for row in rows
    )


def _citation(row: Row[Any]) -> Citation:
    passage = None
    if row.passage_start is not None:
        passage = Passage(row.passage_start, row.passage_end, bool(row.passage_confirmed))
    return Citation(
        source=row.source_id,
        on=optional_date(row.said_on),
        attribution=None if row.attribution is None else Attribution(row.attribution),
        passage=passage,
        quote=row.quote,
        note=row.note,
    )
