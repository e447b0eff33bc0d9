"""The yardstick of an analysis: a route that reads the record, writes positions and weighs nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fastapi import FastAPI
from starlette.responses import Response

from app.domain.record.force import in_force
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution, Position
from app.queries.records import load_record
from app.queries.revisions import newest
from app.routers.answers import plain
from app.routers.deps import DeskDep
from app.schemas.wire.positions import side_position_json
from app.schemas.wire.regions import Json, space_json


@dataclass(frozen=True, slots=True)
class Loop:
    """Which positions a plain loop goes over.

    Attributes:
        days: Those in force on any of these days; None for all of the record.
        issues: Those on these issues; None for all.
        grade: Those of this grade or better.
    """

    name: str
    days: tuple[date, ...] | None
    issues: frozenset[str] | None = None
    grade: Attribution = Attribution.REPORTED

    @property
    def path(self) -> str:
        """Where the loop is asked for."""
        return f"/plain/{self.name.replace(' ', '-')}"

    def body(self, record: Record) -> Json:
        """All issues with all parties and their positions."""
        issues = [issue for id_, issue in sorted(record.issues.items()) if self.issues is None or id_ in self.issues]
        return {
            "items": [
                {
                    "issue": issue.id,
                    "question": issue.question,
                    "topic": issue.topic,
                    "space": space_json(issue.space),
                    "sides": [
                        {
                            "party": party,
                            "positions": [
                                side_position_json(record, position, None)
                                for position in self._held(record.cell(party, issue.id))
                            ],
                        }
                        for party in record.parties
                    ],
                }
                for issue in issues
            ]
        }

    def count(self, record: Record) -> int:
        """How many positions it goes over."""
        return sum(len(self._held(cell)) for (_, id_), cell in record.cells.items() if id_ in (self.issues or {id_}))

    def _held(self, cell: tuple[Position, ...]) -> list[Position]:
        if self.days is None:
            return [position for position in cell if position.attribution.counts_at(self.grade)]
        found = {position.id: position for day in self.days for position in in_force(cell, day, self.grade)}
        return list(found.values())


READ = "/plain/read"
"""A route that reads the record and says nothing of it."""


def add_loops(app: FastAPI, loops: list[Loop]) -> None:
    """Give an application the routes of some loops, and `READ`."""
    app.add_api_route(READ, _answering(lambda _: {}), include_in_schema=False)
    for loop in loops:
        app.add_api_route(loop.path, _answering(loop.body), include_in_schema=False)


def _answering(body: Callable[[Record], Json]) -> Callable[[DeskDep], Response]:
    def answer(desk: DeskDep) -> Response:
        with desk.reading() as session:
            revision = newest(session, None)
            if revision is None:
                raise LookupError("nothing was loaded")
            record = load_record(session, revision.negotiation, revision.n)
        return plain(body(record))

    return answer
