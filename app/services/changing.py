"""What changed in the record and when: revisions, the records they touched, the verdicts they changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from sqlmodel import Session

from app.db import to_primary
from app.domain.analysis.history.changes import Change, Kept
from app.queries import revisions
from app.queries.ever import names_ever, topics_ever
from app.queries.revisions import Revision, Span, before_each, listed
from app.queries.touched import KINDS, Narrowed, issues_ever_on, revisions_touching
from app.schemas.wire.regions import Json
from app.services.cursors import Key
from app.services.paging import Page
from app.services.record_time.steps import Step, Touch
from app.services.record_time.verdicts import issues_touched, verdict_changes_json, verdicts_of
from app.services.refusals import UnknownValue, nearest, unknown_in_filter
from app.services.scopes import Reading

MOST_REVISIONS = 200
"""So many revisions are looked through for one page; a page may be shorter than was asked for, and go on."""

MOST_WHOLE = 10
"""So many revisions of one page may have every verdict computed anew, as where the last covered day moved."""

JUDGED = ("issue", "negotiation", "position")
"""Kinds of records that verdicts rest on."""

BEHIND = "~"
"""Sorts behind every kind: a place behind all that a revision touched."""


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes are listed; of several values of one filter any will do, and nothing given filters nothing.

    Attributes:
        issue: Of records on one of these issues: positions, silences, proposals by their clauses, the issue itself.
        topic: Of records on an issue that was ever of one of these topics.
        first: The revision to begin with, by number or digest; `last`: the one to end with.
        since: Recorded on this day (UTC) or later; `until`: on that day or earlier.
    """

    kind: tuple[str, ...] = ()
    id: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    change: tuple[Kept, ...] = ()
    first: str | None = None
    last: str | None = None
    since: date | None = None
    until: date | None = None


Listed = tuple[list[Json], Key | None]
"""The items of a page, and the key behind which the next one begins; None on the last."""


def revisions_of(session: Session, reading: Reading, page: Page) -> Listed:
    """A page of revisions, newest first, up to the one that is read."""
    newest = min(reading.revision.n, int(page.after[0]) - 1) if page.after else reading.revision.n
    found = listed(session, reading.negotiation, Span(newest), page.limit + 1)
    taken = found[: page.limit]
    before = before_each(session, [revision.n for revision in taken])
    items = [revision_json(revision, before.get(revision.n)) for revision in taken]
    return items, (taken[-1].n,) if len(found) > len(taken) else None


def step_of(session: Session, reading: Reading) -> Step:
    """What the revision that is read did."""
    revision = reading.revision
    return Step(session, revision, before_each(session, [revision.n]).get(revision.n))


def step_json(step: Step) -> Json:
    """A revision with how many records it added, corrected, ended and removed, and the verdicts that it changed."""
    touches = step.touches()
    found = Counter(touch.change for touch in touches)
    verdicts = verdicts_of(step)
    return {
        **revision_json(step.revision, step.before),
        "counts": {str(change): found[change] for change in Kept},
        "verdicts": None if verdicts is None else verdict_changes_json(verdicts),
    }


def revision_json(revision: Revision, before: Revision | None) -> Json:
    """A revision by itself, and which one was before it."""
    return {
        "negotiation": revision.negotiation,
        "n": revision.n,
        "digest": revision.digest,
        "at": revision.at,
        "by": revision.by,
        "why": revision.why,
        "previous": {"n": before.n, "digest": before.digest} if before else None,
    }


def changes_of_step(step: Step, page: Page) -> Listed:
    """A page of what one revision changed, in order of kind and id."""
    behind = page.after or ()
    touches = [touch for touch in step.touches() if touch.named > behind]
    taken = touches[: page.limit]
    return _items(step, taken), taken[-1].named if len(touches) > len(taken) else None


def changes_of(session: Session, reading: Reading, wanted: ChangeFilter, page: Page) -> Listed:
    """A page of changes, newest revision first, then in order of kind and id.

    Raises:
        UnknownValue: A filter names what the record never held.
    """
    walk = _Walk(session, reading, wanted, page.after)
    found = list(islice(walk, page.limit + 1))
    last: Key | None = walk.stopped
    if len(found) > page.limit:
        del found[page.limit :]
        last = _place(*found[-1])
    items: list[Json] = []
    place: Key | None = None
    whole = 0
    for step, pairs in groupby(found, key=lambda pair: pair[0]):
        touches = [touch for _, touch in pairs]
        whole += any(touch.kind in JUDGED for touch in touches) and issues_touched(step) is None
        if whole > MOST_WHOLE:
            return items, place
        items += _items(step, touches)
        place = _place(step, touches[-1])
    return items, last


class _Walk:
    """The records that were touched and are asked about, from the newest revision back.

    Attributes:
        stopped: Where the walk gave up; None where it came to the end, or nobody asked for more.
    """

    def __init__(self, session: Session, reading: Reading, wanted: ChangeFilter, after: Key | None) -> None:
        self.session = session
        self.reading = reading
        self.wanted = wanted
        self.after = after
        self.stopped: Key | None = None

    def __iter__(self) -> Iterator[tuple[Step, Touch]]:
        check_ever(self.session, self.reading, self.wanted)
        narrowed = self._narrowed()
        span = self._span()
        found = revisions_touching(self.session, self.reading.negotiation, narrowed, span, MOST_REVISIONS + 1)
        before = before_each(self.session, [revision.n for revision in found])
        for revision in found[:MOST_REVISIONS]:
            step = Step(self.session, revision, before.get(revision.n))
            for touch in step.touches(self.wanted.kind):
                if self._keeps(step, touch, narrowed.issues) and _is_behind(revision.n, touch, self.after):
                    yield step, touch
        if len(found) > MOST_REVISIONS:
            self.stopped = (found[MOST_REVISIONS - 1].n, BEHIND, "")

    def _narrowed(self) -> Narrowed:
        wanted = self.wanted
        issues: tuple[str, ...] | None = wanted.issue or None
        if wanted.topic:
            ever = issues_ever_on(self.session, self.reading.negotiation, wanted.topic)
            issues = tuple(sorted(ever if issues is None else ever & set(issues)))
        return Narrowed(wanted.kind, wanted.id, wanted.party, issues)

    def _span(self) -> Span:
        wanted = self.wanted
        newest = [self.reading.revision.n]
        if self.after:
            newest.append(int(self.after[0]))
        if wanted.last:
            newest.append(self._number("to", wanted.last))
        oldest = self._number("from", wanted.first) if wanted.first else 1
        return Span(min(newest), oldest, wanted.since, wanted.until)

    def _number(self, at: str, text: str) -> int:
        found = revisions.find(self.session, self.reading.negotiation, text)
        if found is None and to_primary(self.session):  # what was read so far is the same there
            found = revisions.find(self.session, self.reading.negotiation, text)
        if found is None:
            raise UnknownValue(
                f"There is no revision {text!r}.",
                where="query",
                at=at,
                got=text,
                nearest=(str(self.reading.revision.n),),
            )
        return found.n

    def _keeps(self, step: Step, touch: Touch, issues: tuple[str, ...] | None) -> bool:
        wanted = self.wanted
        return (
            (not wanted.id or touch.id in wanted.id)
            and (not wanted.change or touch.change in wanted.change)
            and (not wanted.party or not _parties(touch).isdisjoint(wanted.party))
            and (issues is None or not _issues(step, touch).isdisjoint(issues))
        )


def check_ever(session: Session, reading: Reading, wanted: ChangeFilter) -> None:
    """Refuse a filter that names what the record never held; what was removed since has a history too.

    Raises:
        UnknownValue: With the nearest names that would be right.
    """
    of = reading.negotiation
    kinds = {"party": ("party",), "issue": ("issue",), "id": wanted.kind or tuple(KINDS)}
    for at, among in kinds.items():
        values: tuple[str, ...] = getattr(wanted, at)
        known = names_ever(session, of, among, values) if values else set()
        for value in values:
            if value not in known:
                raise unknown_in_filter("record" if at == "id" else at, value, _near(session, of, among, value), at=at)
    topics = topics_ever(session, of) if wanted.topic else set()
    for topic in wanted.topic:
        if topic not in topics:
            raise unknown_in_filter("topic", topic, sorted(topics), at="topic")


def _near(session: Session, of: str | None, among: Iterable[str], value: str) -> list[str]:
    return list(nearest(value, names_ever(session, of, tuple(among))))


def _parties(touch: Touch) -> frozenset[str]:
    """Whose a record is, and whose it was before."""
    return frozenset({touch.id}) if touch.kind == "party" else touch.parties


def _issues(step: Step, touch: Touch) -> frozenset[str]:
    """The issues that a record is on, and those that it was on before."""
    if touch.kind == "proposal":
        return frozenset(step.clauses.get(touch.id, ()))
    return frozenset({touch.id}) if touch.kind == "issue" else touch.issues


def _is_behind(n: int, touch: Touch, after: Key | None) -> bool:
    return after is None or n < int(after[0]) or touch.named > after[1:]


def _place(step: Step, touch: Touch) -> Key:
    return (step.revision.n, touch.kind, touch.id)


def _items(step: Step, touches: list[Touch]) -> list[Json]:
    """Some of what a revision changed, as answers carry it; each with the verdicts on its issue that changed.

    Those on issues that no record of the revision is on stand with the negotiation, whose last covered day moved them.
    """
    judged = any(touch.kind in JUDGED for touch in touches)
    verdicts = verdicts_of(step) if judged else ()
    told = None if verdicts is None else verdict_changes_json(verdicts)
    changes = step.changes(touches)
    return [
        _item(step, touch, changes[touch.named], None if told is None else _verdicts(step, touch, told))
        for touch in touches
    ]


def _verdicts(step: Step, touch: Touch, verdicts: list[Json]) -> list[Json]:
    if touch.kind == "negotiation":
        named = {issue for one in step.touches(("issue", "position")) for issue in _issues(step, one)}
        return [verdict for verdict in verdicts if verdict["issue"] not in named]
    on = _issues(step, touch) if touch.kind in JUDGED else frozenset()
    return [verdict for verdict in verdicts if verdict["issue"] in on]


def _item(step: Step, touch: Touch, change: Change, verdicts: list[Json] | None) -> Json:
    return {
        "negotiation": step.negotiation,
        "revision": step.revision.n,
        "digest": step.revision.digest,
        "at": step.revision.at,
        "by": step.revision.by,
        "why": step.revision.why,
        "kind": touch.kind,
        "id": touch.id,
        "party": touch.party,
        "issue": touch.issue,
        "change": touch.change,
        "fields": [{"at": one.at, "before": one.before, "after": one.after} for one in change.fields],
        "verdicts": verdicts,
    }
