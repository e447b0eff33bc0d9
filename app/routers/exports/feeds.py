"""Feeds: what came into the record, what was corrected in it, and which verdicts changed, newest first."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel
from sqlmodel import Session
from starlette.responses import Response

from app.exports.entries import change_entry, position_entry, verdicts_entry
from app.exports.feeds import MOST_ENTRIES, Entry, Feed, atom, json_feed
from app.exports.tables import Item, Sight, items_of
from app.queries.lists import list_negotiations
from app.queries.positions import Sort
from app.queries.recorded import Recorded, recorded
from app.queries.scopes import Scope
from app.routers.answers import link, wanted
from app.routers.deps import Desk, DeskDep, Turn
from app.routers.exports.files import contents, file, plain_items
from app.routers.exports.records import MOST_ROWS, check_whole, titled
from app.routers.exports.sights import sight_of
from app.routers.exports.suffixes import FEED, NEWS, FeedForm, FeedSuffix, NewsSuffix
from app.routers.history import filter_of as changes_narrowed
from app.routers.parameters.exports import ChangeFeed, PositionFeed, VerdictFeed
from app.routers.positions import filter_of
from app.services.changing import ChangeFilter, changes_of
from app.services.listing import coverage_of
from app.services.paging import Page
from app.services.positions import positions
from app.services.scopes import Reading, reading_of
from app.services.verdict_news import verdict_news

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
        sight = _unpinned(session, desk, reading)
        known = recorded(session, reading.negotiation, reading.revision.n)
        rights = _rights(session, reading)
    check_whole(last)
    entries = _entries(items_of(texts), known, sight)
    feed = _feed("New positions", link(desk, parameters, reading), reading, rights, (entries, sight))
    return _sent(desk, parameters, reading, ("positions", suffix), feed, sight)


@router.get(
    f"/changes.{{suffix:{NEWS}}}",
    summary="Corrections of the record as a feed",
    responses=contents("atom", "feed.json"),
    dependencies=[Turn],
)
def get_changes_feed(desk: DeskDep, suffix: NewsSuffix, parameters: Annotated[ChangeFeed, Query()]) -> Response:
    """The last hundred changes that `/changes` lists: what was corrected, ended or removed, unless `change` says else.

    An entry is of the time at which its revision was recorded, and tells the fields that differ.
    """
    with desk.reading() as session:
        reading = reading_of(session, wanted(desk, parameters))
        items, _ = changes_of(session, reading, changes_narrowed(parameters), Page(MOST_ENTRIES))
        sight = _unpinned(session, desk, reading)
        rights = _rights(session, reading)
    entries = [change_entry(item, sight) for item in plain_items(items)]
    feed = _feed("Corrections", link(desk, parameters, reading), reading, rights, (entries, sight))
    return _sent(desk, parameters, reading, ("changes", suffix), feed, sight)


@router.get(
    f"/verdicts.{{suffix:{NEWS}}}",
    summary="Changed verdicts as a feed",
    responses=contents("atom", "feed.json"),
    dependencies=[Turn],
)
def get_verdicts_feed(desk: DeskDep, suffix: NewsSuffix, parameters: Annotated[VerdictFeed, Query()]) -> Response:
    """The verdicts that the last revisions changed, one entry for each revision and issue; at most a hundred.

    Verdicts are those of all pairs of parties and of all parties, each state asked as of the last day that it covers.
    """
    with desk.reading() as session:
        reading = reading_of(session, wanted(desk, parameters))
        asked = ChangeFilter(party=parameters.party, issue=parameters.issue, topic=parameters.topic)
        found = verdict_news(session, reading, asked, MOST_ENTRIES)
        sight = _unpinned(session, desk, reading)
        rights = _rights(session, reading)
    revisions = plain_items(one.revision for one in found)
    entries = [
        verdicts_entry(revision, plain_items(one.verdicts), sight)
        for revision, one in zip(revisions, found, strict=True)
    ]
    feed = _feed("Changed verdicts", link(desk, parameters, reading), reading, rights, (entries, sight))
    return _sent(desk, parameters, reading, ("verdicts", suffix), feed, sight)


def _unpinned(session: Session, desk: Desk, reading: Reading) -> Sight:
    """What entries are seen against; they lead to what is newest: pinned ones would change with every revision."""
    return replace(sight_of(session, desk, reading), pin="")


def _feed(
    what: str, path: str, reading: Reading, rights: tuple[tuple[str, ...], str], told: tuple[list[Entry], Sight]
) -> Feed:
    entries, sight = told
    authors, licence = rights
    return Feed(
        title=f"{what}: {titled(reading, sight.titles)}",
        path=path,
        authors=authors,
        licence=licence,
        updated=max((entry.changed for entry in entries), default=reading.revision.at),
        entries=entries,
    )


def _sent(
    desk: Desk, parameters: BaseModel, reading: Reading, named: tuple[str, str], feed: Feed, sight: Sight
) -> Response:
    write = atom if named[1] == FeedForm.ATOM else json_feed
    return file(desk, parameters, reading, named, write(feed, sight))


def _entries(items: list[Item], known: dict[tuple[str, str], Recorded], sight: Sight) -> list[Entry]:
    """The newest recorded of some items, which come with the newest stated first."""
    timed = [(item, known[item["negotiation"], item["id"]]) for item in items]
    newest = sorted(timed, key=lambda one: one[1].first, reverse=True)[:MOST_ENTRIES]
    return [position_entry(item, *times, sight) for item, times in newest]


def _rights(session: Session, reading: Reading) -> tuple[tuple[str, ...], str]:
    """Who made the record, and under which licence it stands."""
    found = [one for _, one in list_negotiations(session, Scope(reading.negotiation, reading.revision.n))]
    authors = dict.fromkeys(name for one in found for name in one.maintainers)
    return tuple(authors) or ("Parley",), ", ".join(dict.fromkeys(one.licence for one in found))
