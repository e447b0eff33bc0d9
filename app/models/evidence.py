"""What bears a record out and what is said against it: citations and disputes, of positions and of proposals."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index

from app.domain.record.positions import Aspect, Attribution
from app.models.columns import flag, is_date, is_flag, one_of, points, whole, words
from app.models.sorts import Child, child


class DisputeRow(Child):
    """Somebody denies an aspect of a record: a party, or somebody else by name."""

    party: int | None = whole()
    name: str | None = words()
    disputed_on: str = words()
    aspect: str = words()
    summary: str = words()
    note: str | None = words()


class CitationRow(Child):
    """A source that carries the words of a record or of a part of it.

    Attributes:
        carries: What of the record it bears out.
        dispute: The dispute that it bears out, if it is one.
    """

    carries: str = words()
    dispute: int | None = whole()
    source: int = whole()
    said_on: str | None = words()
    attribution: str | None = words()
    passage_start: str | None = words()
    passage_end: str | None = words()
    passage_confirmed: int | None = flag()
    quote: str | None = words()
    note: str | None = words()


def disputes(kind: str) -> tuple[Any, ...]:
    """The constraints of the disputes of a *kind* of record."""
    return child(
        f"{kind}_version",
        points("party"),
        one_of("aspect", Aspect),
        is_date("disputed_on"),
        CheckConstraint("(party IS NULL) <> (name IS NULL)", name="by"),
    )


def citations(kind: str, carries: Iterable[str], parts: Iterable[str] = ("dispute",)) -> tuple[Any, ...]:
    """The constraints of the citations of a *kind* of record.

    *parts* are those of its parts that have citations of their own, each a child of the record and a column here that
    says which.
    """
    return child(
        f"{kind}_version",
        [ForeignKeyConstraint([part, "version"], [f"{kind}_{part}.n", f"{kind}_{part}.version"]) for part in parts],
        points("source"),
        one_of("carries", carries),
        one_of("attribution", Attribution),
        is_date("said_on"),
        is_flag("passage_confirmed"),
        [CheckConstraint(f"(carries = '{part}') = ({part} IS NOT NULL)", name=part) for part in parts],
        CheckConstraint(
            "(passage_start IS NULL) = (passage_end IS NULL) AND (passage_end IS NULL) = (passage_confirmed IS NULL)",
            name="passage",
        ),
        Index(f"ix_{kind}_citation_source", "source"),
    )
