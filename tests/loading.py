"""Made-up records into a database as they are: many break rules on purpose, which `load` would refuse."""

from sqlalchemy import Engine

from app.db import write
from app.domain.record.negotiation import Record
from app.seeding.loading.load import LoadResult, revise, utc


def load(engine: Engine, record: Record, *, by: str, why: str, at: str) -> LoadResult:
    """Make *record* the whole state of its negotiation, unchecked."""
    moment = utc(at)
    with write(engine) as session:
        return revise(session, record, by=by, why=why, at=moment)
