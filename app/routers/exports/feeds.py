"""Feeds: what came into the record, newest first, narrowed as `/positions` is."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from sqlmodel import Session
from starlette.responses import Response

from app.exports.feeds import MOST_ENTRIES, Entry, Feed, atom, json_feed
from app.exports.tables import Item, items_of
from app.queries.lists import list_negotiations
from app.queries.positions import Sort
from app.queries.recorded import Recorded, recorded
from app.queries.scopes import Scope
from app.routers.answers import link, wanted
from app.routers.deps import DeskDep
from app.routers.exports.files import contents, file
from app.routers.exports.records import MOST_ROWS, check_whole, titled
from app.routers.exports.sights import sight_of
from app.routers.exports.suffixes import FEED, FeedForm, FeedSuffix
from app.routers.parameters.exports import PositionFeed
from app.routers.positions import filter_of
from app.services.listing import coverage_of
from app.services.paging import Page
from app.services.positions import positions
from app.services.scopes import Reading, reading_of

router = APIRouter(tags=["exports"], default_response_class=Response)


@router.get(f"/feed.{{suffix:{FEED}}}", summary="New positions as a feed", responses=contents("atom", "json"))
def get_feed(
    desk: DeskDep,
    suffix: FeedSuffix,
    parameters: Annotated[PositionFeed, Query()],
) -> Response:
    """The hundred positions that came last into the record, as Atom or JSON Feed; of one day the newest stated first.

    Ids stay, and all days are those of the record: an entry is of the day on which its position was recorded, and says
    when it was stated.
    """
    with desk.reading() as session:
        reading = reading_of(session, wanted(desk, parameters))
        filters = filter_of(parameters, reading.negotiation)
        covered = coverage_of(session, reading)
        texts, last = positions(session, reading, filters, Sort.NEWEST, Page(MOST_ROWS), covered)
        # Entries lead to what is newest: pinned ones would change with every revision, whatever it was about.
        sight = replace(sight_of(session, desk, reading), pin="")
        known = recorded(session, reading.negotiation, reading.revision.n)
        authors, licence = _rights(session, reading)
    check_whole(last)
    entries = _entries(items_of(texts), known)
    feed = Feed(
        title=f"New positions: {titled(reading, sight.titles)}",
        path=link(desk, parameters, reading),
        authors=authors,
        licence=licence,
        updated=max((entry.changed for entry in entries), default=reading.revision.at),
        entries=entries,
    )
    write = atom if suffix is FeedForm.ATOM else json_feed
    return file(desk, parameters, reading, ("positions", suffix), write(feed, sight))


def _entries(items: list[Item], known: dict[tuple[str, str], Recorded]) -> list[Entry]:
    """The newest recorded of some items, which come with the newest stated first."""
    entries = [Entry(item, *known[item["negotiation"], item["id"]]) for item in items]
    return sorted(entries, key=lambda entry: entry.recorded, reverse=True)[:MOST_ENTRIES]


def _rights(session: Session, reading: Reading) -> tuple[tuple[str, ...], str]:
    """Who made the record, and under which licence it stands."""
    found = [one for _, one in list_negotiations(session, Scope(reading.negotiation, reading.revision.n))]
    authors = dict.fromkeys(name for one in found for name in one.maintainers)
    return tuple(authors) or ("Parley",), ", ".join(dict.fromkeys(one.licence for one in found))
