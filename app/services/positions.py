"""Positions for a list or by id, as finished text; what a filter names must be there."""

from dataclasses import replace

from sqlmodel import Session

from app.domain.record.negotiation import Coverage
from app.queries.names import names
from app.queries.positions import PositionFilter, Sort, list_positions, position_text
from app.queries.records import POSITIONS
from app.queries.scopes import Scope
from app.services.cursors import Key
from app.services.filters import KINDS, check_named
from app.services.inquiries import check_day
from app.services.paging import Page
from app.services.refusals import unknown_in_path
from app.services.scopes import Reading


def positions(
    session: Session, reading: Reading, wanted: PositionFilter, sort: str, page: Page, covered: Coverage | None
) -> tuple[list[str], Key | None]:
    """The finished texts of a page of positions, and the key of the last one where more follow.

    Raises:
        UnknownValue: A filter names what the record does not hold.
        BeforeCoverage: The day lies before what the record covers.
    """
    if covered and wanted.as_of:
        check_day(covered.since, wanted.as_of, "as_of", wanted.as_of.isoformat())
    check_named(session, reading, {name: getattr(wanted, name) for name in (*KINDS, "topic")})
    found = list_positions(
        session,
        replace(wanted, negotiation=reading.negotiation),
        reading.revision.n,
        page.limit + 1,
        page.after,
        Sort(sort),
    )
    taken = found[: page.limit]
    return [item.text for item in taken], taken[-1].place if len(found) > len(taken) else None


def position(session: Session, reading: Reading, id_: str) -> str:
    """The finished text of one position.

    Raises:
        Unknown: The negotiation holds no such position at this revision.
    """
    of = reading.revision.negotiation
    text = position_text(session, of, reading.revision.n, id_)
    if text is None:
        raise unknown_in_path("position", id_, names(session, POSITIONS, Scope(of, reading.revision.n)))
    return text
