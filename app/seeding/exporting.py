"""The record as the database holds it, to be written as seed files."""

from __future__ import annotations

from sqlmodel import Session

from app.domain.record.negotiation import Record
from app.queries.records import load_record


def export_record(session: Session, negotiation: str, n: int) -> Record:
    """The record of *negotiation* at revision *n*, equal to the one that was loaded.

    Raises:
        LookupError: The negotiation had no record at that revision.
    """
    return load_record(session, negotiation, n)
