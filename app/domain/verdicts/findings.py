"""What is found about some sides on one issue: verdict, reasons, zone, gap, cases and blocking sets.

Source: DESIGN section 3, "With conditions give cases" and "Also in a comparison".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.domain.algebra.covers import minimal_infeasible
from app.domain.algebra.gaps import Gap, gap_between
from app.domain.algebra.regions import Region
from app.domain.record.positions import Alternative, Kind
from app.domain.verdicts.hearing import Hearing, Voice
from app.domain.verdicts.question import Question
from app.domain.verdicts.reasons import Reason, reasons_of, scopes
from app.domain.verdicts.stances import Stance, Word, limit
from app.domain.verdicts.standing import Against, Standing, against, standing_of
from app.domain.verdicts.table import RANK, Relation, Verdict
from app.domain.verdicts.weighing import Context, Weighing, facts_of, plain_stance, weigh

Blocking = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """The stated zone: what all who said yes to something said yes to, or only what nobody rules out."""

    rests_on: Literal["said_yes", "not_ruled_out"]
    region: Region


@dataclass(frozen=True, slots=True)
class Case:
    """Contexts that come out alike.

    Attributes:
        when: Its largest alternatives, each naming as few issues as possible; one that names none is always true.
        positions: Ids of those that hold in all of it.
        blocking: The minimal sets of positions that leave no outcome; empty where one is left.
    """

    when: tuple[Alternative, ...]
    positions: tuple[str, ...]
    verdict: Verdict
    relation: Relation
    standing: Standing
    against: tuple[Against, ...]
    zone: Zone | None
    gap: Gap | None
    blocking: Blocking


@dataclass(frozen=True, slots=True)
class Finding:
    """Everything computed about some sides on one issue; with cases, zone, gap and blocking stand in these."""

    weighing: Weighing
    reasons: tuple[Reason, ...]
    zone: Zone | None
    gap: Gap | None
    cases: tuple[Case, ...]
    blocking: Blocking


def find(question: Question, hearing: Hearing, voices: Sequence[Voice]) -> Finding:
    """The finding about *voices* on the hearing's issue."""
    weighing = weigh(hearing, voices)
    reasons = reasons_of(question, hearing, voices, weighing)
    if weighing.conditional:
        return Finding(weighing, reasons, None, None, _cases(hearing, weighing), ())
    if weighing.verdict is Verdict.CONTRADICTORY:
        stances = [plain_stance(hearing, voice) for voice in weighing.voices]
        return Finding(weighing, reasons, None, None, (), blocking_of(stances, hearing.atoms.full))
    if not weighing.contexts:
        return Finding(weighing, reasons, None, None, (), ())
    context = weighing.contexts[0]
    return Finding(weighing, reasons, _zone(hearing, context), _gap(hearing, context), (), _blocking(hearing, context))


def blocking_of(stances: Sequence[Stance], full: int) -> Blocking:
    """The minimal infeasible sets of stances, as ids: each red line by itself, each party's whole yes together.

    A party's yes counts as D or O and is listed as its demands and offers; sorted by size, then by ids.
    """
    allowed: list[int] = []
    names: list[tuple[str, ...]] = []
    for stance in stances:
        for word in stance.counted:
            if word.position.kind is Kind.RED_LINE:
                allowed.append(limit(word, full))
                names.append((word.id,))
        if stance.whole_yes is not None:
            allowed.append(stance.whole_yes)
            names.append(tuple(word.id for word in stance.counted if word.position.kind is not Kind.RED_LINE))
    found = {
        tuple(sorted({id_ for number in numbers for id_ in names[number]}))
        for numbers in minimal_infeasible(allowed, full)
    }
    return tuple(sorted(found, key=lambda ids: (len(ids), ids)))


def _blocking(hearing: Hearing, context: Context) -> Blocking:
    return blocking_of(context.stances, hearing.atoms.full)


def _zone(hearing: Hearing, context: Context) -> Zone | None:
    facts = facts_of(context.stances, hearing.atoms.full)
    if not facts.said_yes:
        return None
    said = any(stance.said_yes is not None for stance in context.stances)
    return Zone("said_yes" if said else "not_ruled_out", hearing.atoms.region(facts.said_yes))


def _gap(hearing: Hearing, context: Context) -> Gap | None:
    """The stated gap, where every speaker has said yes to something and all speak of one scope."""
    yes = [stance.said_yes for stance in context.stances]
    if len(scopes(hearing, context)) > 1 or any(said is None for said in yes):
        return None
    return gap_between([hearing.atoms.region(said) for said in yes if said is not None])


def _cases(hearing: Hearing, weighing: Weighing) -> tuple[Case, ...]:
    """The contexts, those that come out alike together; easiest verdict first, then in order of the joint values."""
    groups: dict[tuple[Verdict, Relation, Zone | None, Gap | None, Blocking], int] = {}
    for context in weighing.contexts:
        key = (
            context.verdict,
            context.relation,
            _zone(hearing, context),
            _gap(hearing, context),
            _blocking(hearing, context),
        )
        groups[key] = groups.get(key, 0) | context.values
    ordered = sorted(groups.items(), key=lambda item: (-RANK[item[0][0]], item[1] & -item[1]))
    return tuple(_case(hearing, weighing, key, values) for key, values in ordered)


def _case(
    hearing: Hearing,
    weighing: Weighing,
    key: tuple[Verdict, Relation, Zone | None, Gap | None, Blocking],
    values: int,
) -> Case:
    verdict, relation, zone, gap, blocking = key
    words: list[Word] = [word for voice in weighing.voices for word in voice.words]
    return Case(
        when=tuple(hearing.named(alternative) for alternative in hearing.alternatives(values)),
        positions=tuple(sorted({word.id for word in words if not values & ~word.holds})),
        verdict=verdict,
        relation=relation,
        standing=standing_of(hearing, weighing.voices, values),
        against=against(hearing, weighing.voices, values),
        zone=zone,
        gap=gap,
        blocking=blocking,
    )
