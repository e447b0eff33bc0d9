"""Search: words in positions, issues and sources of one negotiation."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Request
from pydantic import Field
from sqlmodel import Session
from starlette.responses import Response

from app.domain.algebra.spaces import ChoiceSpace, SubsetSpace
from app.domain.record.negotiation import Issue
from app.queries import lists
from app.queries.positions import PositionFilter
from app.queries.scopes import Scope
from app.queries.words import in_order, words_of
from app.routers.answers import meta
from app.routers.deps import DeskDep
from app.routers.parameters.scopes import OfOne
from app.routers.values import Search
from app.services.listing import coverage_of
from app.services.paging import Page
from app.services.positions import positions
from app.services.scopes import Reading
from app.site.asking import asked
from app.site.frames import Place, framed, show
from app.site.inquiring import reading_for

Found = TypeVar("Found")

router = APIRouter(include_in_schema=False)

MOST = 50
"""So many hits of each kind are listed; the API lists all positions."""


class SearchPage(OfOne):
    """The parameters of the search."""

    q: Annotated[Search | None, Field(description="All these words; the last may be a beginning.")] = None


@dataclass(frozen=True, slots=True)
class Hits(Generic[Found]):
    """What was found of one kind, and whether there is more."""

    items: list[Found] = field(default_factory=list)
    more: bool = False


@router.get("/search")
def get_search(request: Request, desk: DeskDep) -> Response:
    """What holds all the words: positions newest first, issues and sources by id; nothing without words."""
    parameters = asked(request, SearchPage, leave_out=())
    with desk.reading() as session:
        reading = reading_for(session, desk, parameters, None)
        covered = coverage_of(session, reading)
        scope = Scope(reading.negotiation, reading.revision.n)
        names = {party.id: party.name for _, party in lists.list_parties(session, scope)}
        issues = [issue for _, issue in lists.list_issues(session, scope)]
        sources = [source for _, source in lists.list_sources(session, scope)]
        said = _positions(session, reading, parameters.q or "")
    asked_for = parameters.q or ""
    place = Place(f"Search: {asked_for}" if asked_for else "Search", "/search", "/positions" if asked_for else None)
    frame = framed(request, place, parameters, reading, meta(reading, covered))
    return show(
        "search.html",
        replace(frame, parameters={"negotiation": reading.name, **frame.parameters}),
        asked_for=asked_for,
        positions=said,
        issues=_holding(asked_for, issues, _of_issue),
        sources=_holding(asked_for, sources, lambda source: (source.title, source.publisher, source.author or "")),
        names=names,
        questions={issue.id: issue.question for issue in issues},
    )


def _positions(session: Session, reading: Reading, text: str) -> Hits[dict[str, Any]]:
    """The newest positions with these words; none without words."""
    if not text:
        return Hits()
    found, last = positions(session, reading, PositionFilter(None, q=text), "-stated_on", Page(MOST), None)
    return Hits([json.loads(item, parse_float=Decimal) for item in found], last is not None)


def _holding(text: str, records: Iterable[Found], words: Callable[[Found], Iterable[str]]) -> Hits[Found]:
    """The records whose words hold all of these, the last as the beginning of one; as the API searches positions."""
    asked_for = in_order(text)
    if not asked_for:
        return Hits()
    *whole, begun = asked_for
    found = []
    for record in records:
        there = words_of(*words(record))
        if set(whole) <= set(there) and any(word.startswith(begun) for word in there):
            found.append(record)
    return Hits(found[:MOST], len(found) > MOST)


def _of_issue(issue: Issue) -> Iterable[str]:
    space = issue.space
    named = space.options if isinstance(space, ChoiceSpace) else space.members if isinstance(space, SubsetSpace) else ()
    return (issue.question, issue.topic, issue.id, issue.note or "", *(option.label for option in named))
