"""A made-up negotiation as real ones are: issues of every kind, words that replace words, terms, red lines, leaks.

Every party means one outcome of each issue it speaks on, and comes nearer to the others with time: its demands and
offers hold that outcome, its red lines do not. So nobody contradicts himself but in what was leaked, and `parley check`
finds no error. The same sizes give the same record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from app.domain.algebra.notation import Plain, parse_region
from app.domain.algebra.regions import Region
from app.domain.record.dates import PartialDate
from app.domain.record.force import in_force
from app.domain.record.negotiation import (
    Coverage,
    Issue,
    Negotiation,
    Party,
    Record,
    Silence,
    SilenceKind,
    Source,
    SourceKind,
)
from app.domain.record.positions import Alternative, Attribution, Channel, Citation, Kind, Passage, Position
from app.domain.record.texts import ReadHow
from app.schemas.wire.encode import dumps
from benchmarks.outcomes import Meant, a_space, anything, around, beyond, nearer
from benchmarks.plans import drafts

PARTIES = {"eu": "Europe", "ru": "Russia", "tr": "Turkey", "ua": "Ukraine", "us": "United States"}
SINCE, THROUGH = date(2022, 2, 24), date(2024, 12, 31)
MONTH = timedelta(days=30)
KEYS = 8
"""So many issues may be named by conditions: those on which the rest hangs."""

SPOKEN, CROSSED, LEAKED = 0.85, 0.65, 0.12
"""Of the cells of a party and an issue: those with any word, and of these those with a red line, with a leak."""

ON_TERMS = 0.15
"""Of the demands and offers: those that hold on terms only."""


def talks(issues: int = 40, parties: int = 5) -> Record:
    """The record of so many issues and at most five parties, with two drafts of a plan."""
    dice = Random(issues * 101 + parties)  # noqa: S311 - the same negotiation every time, no secret
    asked = [_issue(dice, number) for number in range(issues)]
    record = Record(
        Negotiation("talks", "Made-up talks", "Nobody said this.", "CC-BY-4.0", Coverage(SINCE, THROUGH), 365),
        {id_: Party(id_, PARTIES[id_], PARTIES[id_]) for id_ in sorted(PARTIES)[:parties]},
        issues={issue.id: issue for issue in asked},
        sources={source.id: source for source in _sources()},
    )
    positions: dict[str, Position] = {}
    for issue in asked:
        centre = anything(dice, issue.space)
        for party in record.parties:
            if dice.random() < SPOKEN:
                positions |= _Cell(dice, asked[:KEYS], party, issue).told(centre)
    record = replace(record, positions=positions)
    record = replace(record, silences=tuple(_silences(record)))
    return replace(record, proposals={plan.id: plan for plan in drafts(dice, record, _citation, THROUGH - 5 * MONTH)})


def _issue(dice: Random, number: int) -> Issue:
    space = a_space(dice, number % 3)
    return Issue(f"issue-{number:02}", f"What is agreed on matter number {number}?", f"topic-{number % 5}", space)


def _sources() -> Iterator[Source]:
    """One a month, of which the last is of the last day."""
    months = range((THROUGH - SINCE) // MONTH + 2)
    for day in (min(SINCE + MONTH * number, THROUGH) for number in months):
        yield Source(
            f"report-{day}",
            SourceKind.NEWS_REPORT,
            f"What was said by {day}",
            "The Made-up Post",
            on(day),
            "en",
            on(THROUGH + MONTH),
            ReadHow.WHOLE,
            f"https://made-up.example/{day}",
        )


def _citation(day: date) -> Citation:
    """The first report after *day*."""
    published = min(SINCE + MONTH * ((day - SINCE) // MONTH + 1), THROUGH)
    return Citation(f"report-{published}", passage=Passage("it was said on that", "by the one who said"))


def _outcomes(dice: Random, issue: Issue) -> Region:
    return parse_region(issue.space, around(dice, issue.space, anything(dice, issue.space)))


def on(day: date) -> PartialDate:
    """A day as records write it."""
    return PartialDate.parse(day.isoformat())


def _silences(record: Record) -> Iterator[Silence]:
    """One for each cell in which there is no word."""
    for party in record.parties:
        for issue in record.issues:
            if not record.cell(party, issue):
                yield Silence(party, issue, SilenceKind.NONE_FOUND, on(SINCE), on(THROUGH), on(THROUGH + MONTH))


class _Cell:
    """What one party says on one issue, from its first word to its last."""

    def __init__(self, dice: Random, keys: list[Issue], party: str, issue: Issue) -> None:
        self.dice = dice
        self.keys = [key for key in keys if key.id != issue.id]
        self.party = party
        self.issue = issue
        self.said: dict[str, Position] = {}

    def told(self, centre: Meant) -> dict[str, Position]:
        """Its positions by id: a red line, demands and offers that replace each other, a leak at the end."""
        meant = [anything(self.dice, self.issue.space)]
        for _ in range(self.dice.randint(0, 3)):
            meant.append(nearer(self.dice, self.issue.space, meant[-1], centre))
        days = sorted(self.dice.sample(range((THROUGH - SINCE - 2 * MONTH).days), len(meant) + 2))
        if self.dice.random() < CROSSED and (region := beyond(self.dice, self.issue.space, meant)):
            self._say(days[0], Kind.RED_LINE, region)
        for day, one in zip(days[1:], meant, strict=False):
            self._move(day, around(self.dice, self.issue.space, one))
        if self.dice.random() < LEAKED:
            self._leak(days[-1], around(self.dice, self.issue.space, anything(self.dice, self.issue.space)))
        return self.said

    def _move(self, day: int, region: Plain) -> None:
        """A demand or an offer in place of the one before."""
        when = self._terms() if self.dice.random() < ON_TERMS else ()
        kind = Kind.OFFER if when or self.dice.random() < 1 / 3 else Kind.DEMAND
        before = [p.id for p in self.said.values() if p.kind is not Kind.RED_LINE]
        if any((p.kind, p.region, p.when) == (kind, self._region(region), when) for p in self.said.values()):
            return
        self._say(day, kind, region, when, tuple(before))

    def _leak(self, day: int, region: Plain) -> None:
        if all(p.region != self._region(region) for p in self.said.values()):
            id_ = self._say(day, Kind.OFFER, region)
            self.said[id_] = replace(self.said[id_], attribution=Attribution.ANONYMOUS, channel=Channel.PRIVATE)

    def _say(
        self, day: int, kind: Kind, region: Plain, when: tuple[Alternative, ...] = (), replaces: tuple[str, ...] = ()
    ) -> str:
        said = SINCE + timedelta(days=day)
        id_ = f"{self.party}-{self.issue.id}-{len(self.said) + 1}"
        again = () if self.dice.random() < 1 / 2 else (_citation(said + MONTH),)
        self.said[id_] = Position(
            id_,
            self.party,
            self.issue.id,
            kind,
            self._region(region),
            on(said),
            self.dice.choice((Attribution.ON_RECORD, Attribution.REPORTED)),
            f"{PARTIES[self.party]} speaks about matter {self.issue.id[-2:]} in so many words on day {day}.",
            (_citation(said), *again),
            dumps(region).decode(),
            when,
            replaces=replaces,
            keeps=tuple(p.id for p in self._standing() if p.id not in replaces),
        )
        return id_

    def _region(self, region: Plain) -> Region:
        return parse_region(self.issue.space, region)

    def _standing(self) -> list[Position]:
        return in_force(self.said.values(), THROUGH, Attribution.ANONYMOUS)

    def _terms(self) -> tuple[Alternative, ...]:
        """One condition on one issue or two of those on which the rest hangs."""
        chosen = self.dice.sample(self.keys, self.dice.choice((1, 1, 2)))
        return (tuple(sorted((key.id, _outcomes(self.dice, key)) for key in chosen)),)
