"""The verdict and relation of some sides on one issue, context by context. Source: DESIGN section 3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from app.domain.record.positions import Kind
from app.domain.verdicts.hearing import Hearing, Voice
from app.domain.verdicts.stances import Stance, Word, set_aside, stance_of
from app.domain.verdicts.standing import Standing, standing_of
from app.domain.verdicts.table import OVERLAPS, RANK, Facts, Relation, Verdict, decide


@dataclass(frozen=True, slots=True)
class Context:
    """One context: the joint values it is made of, what each speaker's words come to, and the verdict there."""

    values: int
    stances: tuple[Stance, ...]
    verdict: Verdict
    relation: Relation

    @property
    def overlaps(self) -> bool:
        """Whether the parties meet here."""
        return self.verdict in OVERLAPS


@dataclass(frozen=True, slots=True)
class Weighing:
    """What some sides come to on one issue.

    Attributes:
        voices: The sides with a position in force.
        contradictory: Those of them whose unconditional words cannot all hold.
        contexts: One for each class of joint values; empty where no comparison was made.
        conditional: Whether a word that bears on it has a condition.
        meeting: The joint values in which they meet.
        depends: The standing of each union of contexts that a conditional yes, or the meeting, rests on.
    """

    verdict: Verdict
    relation: Relation
    voices: tuple[Voice, ...]
    contradictory: tuple[Voice, ...] = ()
    contexts: tuple[Context, ...] = ()
    conditional: bool = False
    meeting: int = 0
    depends: tuple[Standing, ...] = ()


def weigh(hearing: Hearing, voices: Sequence[Voice]) -> Weighing:
    """The verdict on the hearing's issue of *voices*; those without a word on it have not spoken."""
    speakers = tuple(voice for voice in voices if voice.words)
    colliding = tuple(voice for voice in speakers if plain_stance(hearing, voice).contradictory)
    # Only the rows that come before contexts can apply here; what else comes out is decided in each context below.
    verdict, relation = decide(Facts(len(speakers), bool(colliding)))
    if verdict is Verdict.CONTRADICTORY:
        rest = weigh(hearing, [voice for voice in speakers if voice not in colliding])
        return Weighing(verdict, rest.relation, speakers, colliding)
    if verdict in (Verdict.SILENT, Verdict.ONE_SIDED):
        return Weighing(verdict, relation, speakers)
    contexts = contexts_of(hearing, speakers)
    conditional = any(word.position.conditional for voice in speakers for word in voice.words)
    if not conditional:
        return Weighing(contexts[0].verdict, contexts[0].relation, speakers, (), contexts)
    return _conditional(hearing, speakers, contexts)


def plain_stance(hearing: Hearing, voice: Voice) -> Stance:
    """The stance of a side's unconditional words."""
    return stance_of([word for word in voice.words if not word.position.conditional], hearing.atoms.full)


def set_aside_of(hearing: Hearing, voice: Voice) -> tuple[str, ...]:
    """The ids of a side's words that do not count in some context, whatever the others say; sorted."""
    found: set[str] = set()
    for values in hearing.contexts(voice.words):
        found |= set_aside([word for word in voice.words if word.holds & values], hearing.atoms.full)
    return tuple(sorted(found))


def contexts_of(hearing: Hearing, speakers: Sequence[Voice]) -> tuple[Context, ...]:
    """The contexts of some speakers' conditions, each with its verdict."""
    known: dict[tuple[str, ...], Stance] = {}
    found = []
    for values in hearing.contexts(word for voice in speakers for word in voice.words):
        stances = tuple(_stance(hearing, voice, values, known) for voice in speakers)
        verdict, relation = decide(facts_of(stances, hearing.atoms.full))
        found.append(Context(values, stances, verdict, relation))
    return tuple(found)


def facts_of(stances: Sequence[Stance], full: int) -> Facts:
    """What the table asks about the stances of two or more speakers in one context."""
    allowed = reduce(and_, (stance.allowed for stance in stances), full)
    yes = [stance.said_yes for stance in stances if stance.said_yes is not None]
    demands = [stance.demanded for stance in stances if stance.demanded is not None]
    return Facts(
        speakers=len(stances),
        not_ruled_out=allowed,
        said_yes=reduce(and_, yes, allowed),
        demanded=reduce(and_, demands, allowed) if len(demands) == len(stances) else None,
        all_said_yes=len(yes) == len(stances),
        demands=len(demands),
        demands_equal=len(demands) == len(stances) and len(set(demands)) == 1,
        shut_out=any(not said & allowed for said in yes),
    )


def _stance(hearing: Hearing, voice: Voice, values: int, known: dict[tuple[str, ...], Stance]) -> Stance:
    words = [word for word in voice.words if word.holds & values]
    key = (voice.selector.text, *(word.id for word in words))
    if key not in known:
        known[key] = stance_of(words, hearing.atoms.full)
    return known[key]


def _conditional(hearing: Hearing, speakers: tuple[Voice, ...], contexts: tuple[Context, ...]) -> Weighing:
    meeting = reduce(or_, (context.values for context in contexts if context.overlaps), 0)
    if meeting == hearing.joint:
        verdict = min((context.verdict for context in contexts), key=RANK.__getitem__)
        return Weighing(verdict, Relation.OVERLAP, speakers, (), contexts, conditional=True, meeting=meeting)
    verdict = Verdict.CONDITIONAL if meeting else min((c.verdict for c in contexts), key=RANK.__getitem__)
    on_terms = _terms(hearing, speakers, contexts)
    terms = {values: standing_of(hearing, speakers, values) for values in sorted(on_terms | ({meeting} - {0}))}
    refused = any(terms[values] is not Standing.FREE for values in on_terms)
    clash = any(context.relation is Relation.CONFLICT for context in contexts)
    met = meeting != 0 and terms[meeting] is Standing.FREE
    relation = Relation.CONFLICT if refused or (clash and not met) else Relation.OPEN
    return Weighing(
        verdict, relation, speakers, (), contexts, conditional=True, meeting=meeting, depends=tuple(terms.values())
    )


def _terms(hearing: Hearing, speakers: Sequence[Voice], contexts: Sequence[Context]) -> set[int]:
    """For each demand or offer that holds in some contexts only, the joint values where it holds and counts."""
    counted: dict[str, int] = {}
    for context in contexts:
        for voice, stance in zip(speakers, context.stances, strict=True):
            for word in stance.counted:
                key = f"{voice.selector.text} {word.id}"
                counted[key] = counted.get(key, 0) | context.values
    terms = {
        counted.get(f"{voice.selector.text} {word.id}", 0)
        for voice in speakers
        for word in voice.words
        if word.position.kind is not Kind.RED_LINE and word.holds != hearing.joint
    }
    return terms - {0}


def counted_words(context: Context) -> list[Word]:
    """The words that count in a context, side by side."""
    return [word for stance in context.stances for word in stance.counted]
