"""The structured diff of some sides on one issue. Source: DESIGN section 3, "Also in a comparison"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.domain.algebra.gaps import Gap
from app.domain.algebra.regions import Region
from app.domain.record.dates import PartialDate
from app.domain.record.force import derived_silence, silence_of
from app.domain.record.negotiation import Issue, SilenceKind
from app.domain.record.positions import Attribution, Position
from app.domain.record.selectors import Selector
from app.domain.verdicts.findings import Blocking, Case, Zone, find
from app.domain.verdicts.hearing import Hearing, Voice, hear
from app.domain.verdicts.question import Question
from app.domain.verdicts.reasons import Reason, of_question
from app.domain.verdicts.sentences import sentence
from app.domain.verdicts.table import LABELS, Relation, Verdict
from app.domain.verdicts.weighing import plain_stance, set_aside_of, weigh


@dataclass(frozen=True, slots=True)
class SideSilence:
    """Why a side is silent: as recorded, or derived (`not_yet`, `ended`) and then without dates."""

    kind: SilenceKind
    since: PartialDate | None = None
    through: PartialDate | None = None
    looked_on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    Attributes:
        selected: As it was asked for, such as `ru@2022-03-29`.
        wanted: What its unconditional demands hold together; None without one.
        offered: What any of its unconditional offers holds; None without one.
        ruled_out: What its unconditional red lines exclude; None without one.
        silence: Why it has no position in force; None where it has one, or where no reason is recorded.
        set_aside: Ids of anonymous positions that do not count in some context.
        positions: All its positions in force, newest first.
    """

    selected: str
    party: str
    as_of: date
    wanted: Region | None
    offered: Region | None
    ruled_out: Region | None
    silence: SideSilence | None
    set_aside: tuple[str, ...]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What some sides say on one issue and what it comes to."""

    issue: Issue
    parties: tuple[str, ...]
    verdict: Verdict
    relation: Relation
    by_grade: dict[Attribution, Verdict]
    summary: str
    reasons: tuple[Reason, ...]
    zone: Zone | None
    gap: Gap | None
    cases: tuple[Case, ...]
    blocking: Blocking
    sides: tuple[Side, ...]
    silent: tuple[str, ...]
    contradictory: tuple[str, ...]

    @property
    def label(self) -> str:
        """The verdict in words for people."""
        return LABELS[self.verdict]


def compare(question: Question, issue_id: str) -> Comparison:
    """The comparison of the question's sides on one issue of its record.

    Raises:
        KeyError: The record has no such issue.
        TooLarge: The conditions or the sets are too many for one answer.
    """
    issue = question.record.issues[issue_id]
    hearing = hear(question, issue, question.grade)
    finding = find(question, hearing, hearing.voices)
    weighing = finding.weighing
    sides = tuple(_side(question, hearing, voice) for voice in hearing.voices)
    reasons = {*finding.reasons, *of_question(question)}
    return Comparison(
        issue=issue,
        parties=tuple(selector.text for selector in question.selectors),
        verdict=weighing.verdict,
        relation=weighing.relation,
        by_grade=_by_grade(question, issue, weighing.verdict),
        summary=sentence(question, issue, weighing),
        reasons=tuple(reason for reason in Reason if reason in reasons),
        zone=finding.zone,
        gap=finding.gap,
        cases=finding.cases,
        blocking=finding.blocking,
        sides=sides,
        silent=tuple(voice.selector.text for voice in hearing.voices if not voice.words),
        contradictory=tuple(voice.selector.text for voice in weighing.contradictory),
    )


def side_of(question: Question, issue_id: str, selector: Selector) -> Side:
    """One side by itself, as it stands in a comparison.

    Raises:
        KeyError: The record has no such issue.
        TooLarge: The conditions are too many.
    """
    alone = replace(question, selectors=(selector,))
    hearing = hear(alone, question.record.issues[issue_id], question.grade)
    return _side(alone, hearing, hearing.voices[0])


def _by_grade(question: Question, issue: Issue, verdict: Verdict) -> dict[Attribution, Verdict]:
    """The verdict at all three grades; at the question's own grade the one at hand."""
    found = {}
    for grade in Attribution:
        if grade is question.grade:
            found[grade] = verdict
        else:
            hearing = hear(question, issue, grade)
            found[grade] = weigh(hearing, hearing.voices).verdict
    return found


def _side(question: Question, hearing: Hearing, voice: Voice) -> Side:
    stance = plain_stance(hearing, voice)
    region = hearing.atoms.region
    ruled_out = hearing.atoms.full & ~stance.allowed
    return Side(
        selected=voice.selector.text,
        party=voice.selector.party,
        as_of=voice.day,
        wanted=None if stance.demanded is None else region(stance.demanded),
        offered=None if stance.offered is None else region(stance.offered),
        ruled_out=region(ruled_out) if ruled_out else None,
        silence=None if voice.words else _silence(question, hearing.issue.id, voice),
        set_aside=set_aside_of(hearing, voice),
        positions=tuple(
            sorted((word.position for word in voice.words), key=lambda p: (-p.stated_on.first.toordinal(), p.id))
        ),
    )


def _silence(question: Question, issue: str, voice: Voice) -> SideSilence | None:
    recorded = silence_of(question.record, voice.selector.party, issue, voice.day)
    if recorded:
        return SideSilence(recorded.kind, recorded.since, recorded.through, recorded.looked_on)
    derived = derived_silence(question.record, voice.selector.party, issue, voice.day)
    return SideSilence(derived) if derived else None
