"""Who conflicts and who overlaps: the minimal sets of parties in conflict, the maximal sets that overlap.

Conflict passes to larger sets of speakers, overlap to smaller ones, so both are found level by level.
Source: DESIGN section 3, `conflicts` and `overlaps`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from app.domain.errors import TooLarge
from app.domain.verdicts.findings import Blocking, Case, find
from app.domain.verdicts.hearing import Hearing, Voice, hear
from app.domain.verdicts.question import Question
from app.domain.verdicts.reasons import Reason
from app.domain.verdicts.table import LABELS, Relation, Verdict
from app.domain.verdicts.weighing import plain_stance, weigh

MAX_WEIGHINGS = 20_000
"""Most sets of parties weighed for one issue."""


@dataclass(frozen=True, slots=True)
class PartySet:
    """Some of the selected sides and what is found about them alone."""

    parties: tuple[str, ...]
    verdict: Verdict
    relation: Relation
    reasons: tuple[Reason, ...]
    blocking: Blocking
    cases: tuple[Case, ...]

    @property
    def label(self) -> str:
        """The verdict in words for people."""
        return LABELS[self.verdict]


def minimal_conflicts(question: Question, issue_id: str) -> tuple[PartySet, ...]:
    """The minimal sets of sides whose relation is conflict, among those that spoke and are not contradictory.

    Smallest first, then in the order asked for.

    Raises:
        TooLarge: More than `MAX_WEIGHINGS` sets would have to be weighed.
    """
    hearing = hear(question, question.record.issues[issue_id], question.grade)
    voices = _comparable(hearing)
    budget = iter(range(MAX_WEIGHINGS))
    found: list[tuple[int, ...]] = []
    at_peace: list[tuple[int, ...]] = [(number,) for number in range(len(voices))]
    while at_peace:
        relations = {c: _relation(hearing, voices, c, budget) for c in _grown(at_peace, len(voices))}
        found.extend(chosen for chosen, relation in relations.items() if relation is Relation.CONFLICT)
        at_peace = [chosen for chosen, relation in relations.items() if relation is not Relation.CONFLICT]
    return tuple(_described(question, hearing, voices, chosen) for chosen in found)


def maximal_overlaps(question: Question, issue_id: str) -> tuple[PartySet, ...]:
    """The maximal sets of two or more sides whose relation is overlap.

    Among those that spoke and are not contradictory. Largest first, then in the order asked for.

    Raises:
        TooLarge: More than `MAX_WEIGHINGS` sets would have to be weighed.
    """
    hearing = hear(question, question.record.issues[issue_id], question.grade)
    voices = _comparable(hearing)
    budget = iter(range(MAX_WEIGHINGS))
    levels: list[list[tuple[int, ...]]] = [[(number,) for number in range(len(voices))]]
    while levels[-1]:
        candidates = _grown(levels[-1], len(voices))
        levels.append([c for c in candidates if _relation(hearing, voices, c, budget) is Relation.OVERLAP])
    found: list[tuple[int, ...]] = []
    for level in reversed(levels[1:]):
        found.extend(c for c in level if not any(set(c) < set(larger) for larger in found))
    return tuple(_described(question, hearing, voices, chosen) for chosen in found)


def _comparable(hearing: Hearing) -> list[Voice]:
    return [voice for voice in hearing.voices if voice.words and not plain_stance(hearing, voice).contradictory]


def _grown(level: Iterable[tuple[int, ...]], count: int) -> Iterator[tuple[int, ...]]:
    """The sets one larger all of whose subsets of the level's size are in the level."""
    known = set(level)
    for chosen in sorted(known):
        for number in range(chosen[-1] + 1, count):
            larger = (*chosen, number)
            if all(smaller in known for smaller in combinations(larger, len(chosen))):
                yield larger


def _relation(hearing: Hearing, voices: list[Voice], chosen: tuple[int, ...], budget: Iterator[int]) -> Relation:
    if next(budget, None) is None:
        raise TooLarge(f"more than {MAX_WEIGHINGS} sets of parties would have to be weighed; select fewer parties")
    return weigh(hearing, [voices[number] for number in chosen]).relation


def _described(question: Question, hearing: Hearing, voices: list[Voice], chosen: tuple[int, ...]) -> PartySet:
    finding = find(question, hearing, [voices[number] for number in chosen])
    return PartySet(
        parties=tuple(voices[number].selector.text for number in chosen),
        verdict=finding.weighing.verdict,
        relation=finding.weighing.relation,
        reasons=finding.reasons,
        blocking=finding.blocking,
        cases=finding.cases,
    )
