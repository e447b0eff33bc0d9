"""One step of a negotiation's record, from a revision's predecessor to itself: what it touched, and how."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from sqlmodel import Session

from app.domain.analysis.history.changes import Change, Kept, Named, change_of
from app.queries.revisions import Revision
from app.queries.touched import (
    CLOSES,
    KINDS,
    OPENS,
    Edge,
    Pairs,
    clauses_on,
    edges,
    replacing,
    replacing_some,
    standing,
)
from app.services.record_time.forms import forms_at


@dataclass(frozen=True, slots=True)
class Touch:
    """A record that a revision touched.

    Attributes:
        party: Whose it is, of a position or silence; so `issue`.
        parties: Whose it is and whose it was: a correction may move a position. So `issues`.
    """

    kind: str
    id: str
    party: str | None
    issue: str | None
    change: Kept
    parties: frozenset[str] = frozenset()
    issues: frozenset[str] = frozenset()

    @property
    def named(self) -> Named:
        """Its kind and id."""
        return self.kind, self.id


class Step:
    """What one revision did, read as far as it is asked for.

    Attributes:
        before: The revision of the same negotiation before it; None for the first.
    """

    def __init__(self, session: Session, revision: Revision, before: Revision | None) -> None:
        """Nothing is read yet."""
        self.session = session
        self.revision = revision
        self.before = before
        self.negotiation = revision.negotiation
        self._touches: dict[str, tuple[Touch, ...]] = {}

    @cached_property
    def clauses(self) -> dict[str, set[str]]:
        """The issues of the clauses of the proposals that were touched, by id."""
        return clauses_on(self.session, self.negotiation, self.revision.n)

    def touches(self, kinds: Collection[str] = ()) -> tuple[Touch, ...]:
        """The records of some kinds that were touched, without any of all kinds; in order of kind and id."""
        return tuple(touch for kind in sorted(kinds or KINDS) for touch in self._of_kind(kind))

    def changes(self, touches: Collection[Touch]) -> dict[Named, Change]:
        """What became of some of the records that were touched, field by field, by kind and id."""
        named = [touch.named for touch in touches]
        before = forms_at(self.session, self.negotiation, self.before.n, named) if self.before else {}
        after = forms_at(self.session, self.negotiation, self.revision.n, named)
        found = {one: change_of(one, before.get(one), after.get(one)) for one in named}
        return {one: change for one, change in found.items() if change}

    def _of_kind(self, kind: str) -> tuple[Touch, ...]:
        if kind not in self._touches:
            found = edges(self.session, self.negotiation, self.revision.n, kind)
            touches = self._positions(found) if kind == "position" else _touches(kind, found)
            self._touches[kind] = tuple(sorted(touches, key=lambda touch: touch.id))
        return self._touches[kind]

    def _positions(self, found: list[Edge]) -> Iterator[Touch]:
        """Positions are touched too where others came to replace them, or no longer do."""
        if not found or self.before is None:
            yield from _touches("position", found)
            return
        n = self.revision.n
        moved = replacing(self.session, self.negotiation, n, OPENS) ^ replacing(
            self.session, self.negotiation, n, CLOSES
        )
        older = {old for _, old in moved} - {edge.id for edge in found}
        still = standing(self.session, self.negotiation, n, older) if older else []
        found = [*found, *(edge._replace(opened=opened) for edge in still for opened in (True, False))]
        both = _both(found)
        if not both:
            yield from _touches("position", found)
            return
        before = _older(replacing_some(self.session, self.negotiation, self.before.n, both))
        after = _older(replacing_some(self.session, self.negotiation, n, both))
        yield from _touches("position", found, before, after)


def _touches(
    kind: str, found: Collection[Edge], before: Collection[str] = (), after: Collection[str] = ()
) -> Iterator[Touch]:
    """What became of each record; *before* and *after* are the positions that something replaces.

    The rule is that of `changes.kept`, told from the edges alone.
    """
    opened = {edge.id: edge for edge in found if edge.opened}
    closed = {edge.id: edge for edge in found if not edge.opened}
    for id_, edge in {**closed, **opened}.items():
        change = Kept.CORRECTED
        if id_ not in closed:
            change = Kept.ADDED
        elif id_ not in opened:
            change = Kept.REMOVED
        elif not closed[id_].ended and id_ not in before and (edge.ended or id_ in after):
            change = Kept.ENDED
        both = [side[id_] for side in (closed, opened) if id_ in side]
        parties, issues = ({one for one in ones if one} for ones in ([e.party for e in both], [e.issue for e in both]))
        yield Touch(kind, id_, edge.party, edge.issue, change, frozenset(parties), frozenset(issues))


def _both(found: Collection[Edge]) -> set[str]:
    return {edge.id for edge in found if edge.opened} & {edge.id for edge in found if not edge.opened}


def _older(pairs: Pairs) -> set[str]:
    return {older for _, older in pairs}
