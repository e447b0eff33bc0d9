"""How a union of contexts stands with what the parties said elsewhere: free, opposed or ruled out.

Source: DESIGN section 3, Conditions (`standing`, `against`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from app.domain.algebra.covers import minimal_infeasible
from app.domain.record.positions import Kind
from app.domain.verdicts.hearing import Hearing, Voice
from app.domain.verdicts.stances import Word, set_aside

MAX_AGAINST = 64
"""Most sets listed against one case, smallest first."""


class Standing(StrEnum):
    """Whether what a context needs elsewhere is left open by the parties' unconditional words there."""

    FREE = "free"
    OPPOSED = "opposed"
    RULED_OUT = "ruled_out"


@dataclass(frozen=True, slots=True)
class Against:
    """The minimal sets of one party's positions that stand against a case.

    Attributes:
        party: The side as selected, or the id of a party that was not selected.
        counted: Whether it is one of the compared parties that have spoken on the issue.
    """

    party: str
    counted: bool
    sets: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """A position elsewhere and the values that it keeps from being free."""

    side: str
    id: str
    values: int
    red_line: bool


def standing_of(hearing: Hearing, speakers: Sequence[Voice], values: int) -> Standing:
    """The best standing among the largest alternatives of a set of joint values; an empty set is ruled out."""
    found = {_standing(hearing, speakers, alternative) for alternative in hearing.alternatives(values)}
    return next((standing for standing in Standing if standing in found), Standing.RULED_OUT)


def against(hearing: Hearing, speakers: Sequence[Voice], values: int) -> tuple[Against, ...]:
    """Who stands against a set of joint values, and by which positions; compared parties first.

    For the compared parties that have spoken, the minimal sets that give the standing, each party with its own part;
    for every other party, what would stand in the way on its word alone.
    """
    standing = standing_of(hearing, speakers, values)
    listed: list[Against] = []
    if standing is not Standing.FREE:
        sets = _against(hearing, speakers, values, red_lines_only=standing is Standing.RULED_OUT)
        for voice in speakers:
            mine = {tuple(sorted(id_ for side, id_ in found if side == voice.selector.text)) for found in sets} - {()}
            if mine:
                listed.append(Against(voice.selector.text, counted=True, sets=_ordered(mine)))
    silent = [voice for voice in hearing.voices if voice not in speakers]
    for voice in (*silent, *hearing.others):
        alone = standing_of(hearing, [voice], values)
        if alone is not Standing.FREE:
            found = _against(hearing, [voice], values, red_lines_only=alone is Standing.RULED_OUT)
            ids = {tuple(sorted(id_ for _, id_ in pairs)) for pairs in found}
            listed.append(Against(voice.selector.text, counted=False, sets=_ordered(ids)))
    return tuple(listed)


def _ordered(sets: set[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(sets, key=lambda ids: (len(ids), ids)))


def _standing(hearing: Hearing, speakers: Sequence[Voice], alternative: Mapping[int, int]) -> Standing:
    standing = Standing.FREE
    for number, wanted in alternative.items():
        blocks = _blocks(hearing, speakers, number)
        excluded = _values(block for block in blocks if block.red_line)
        if not wanted & ~excluded:
            return Standing.RULED_OUT
        if not wanted & ~_values(blocks):
            standing = Standing.OPPOSED
    return standing


def _blocks(hearing: Hearing, speakers: Sequence[Voice], number: int) -> list[_Block]:
    """What the speakers' unconditional words keep from being free on one condition issue.

    A red line keeps what it excludes. A demand keeps what lies outside it, unless the party offers it there, or one of
    its own demands or offers on the issue compared holds on that value.
    """
    dimension = hearing.dimensions[number]
    blocks = []
    for voice in speakers:
        words = voice.elsewhere[dimension.issue]
        aside = set_aside(words, dimension.atoms.full)
        words = tuple(word for word in words if word.id not in aside)
        open_to = _offered(words) | _own_terms(hearing, voice, number)
        for word in words:
            if word.position.kind is Kind.RED_LINE:
                blocks.append(_Block(voice.selector.text, word.id, word.mask, red_line=True))
            elif word.position.kind is Kind.DEMAND:
                outside = dimension.atoms.full & ~word.mask & ~open_to
                blocks.append(_Block(voice.selector.text, word.id, outside, red_line=False))
    return blocks


def _offered(words: Sequence[Word]) -> int:
    offered = 0
    for word in words:
        if word.position.kind is Kind.OFFER:
            offered |= word.mask
    return offered


def _own_terms(hearing: Hearing, voice: Voice, number: int) -> int:
    dimension = hearing.dimensions[number]
    values = 0
    for word in voice.words:
        if word.position.kind is not Kind.RED_LINE:
            for issue, region in chain.from_iterable(word.position.when):
                if issue == dimension.issue:
                    values |= dimension.atoms.mask(region)
    return values


def _values(blocks: Iterable[_Block]) -> int:
    values = 0
    for block in blocks:
        values |= block.values
    return values


def _against(
    hearing: Hearing, speakers: Sequence[Voice], values: int, *, red_lines_only: bool
) -> list[frozenset[tuple[str, str]]]:
    """The minimal sets of (side, position) that block every largest alternative."""
    sets: list[frozenset[tuple[str, str]]] = [frozenset()]
    for alternative in hearing.alternatives(values):
        choices: list[frozenset[tuple[str, str]]] = []
        for number, wanted in alternative.items():
            blocks = [b for b in _blocks(hearing, speakers, number) if b.red_line or not red_lines_only]
            covers = minimal_infeasible([wanted & ~block.values for block in blocks], wanted)
            choices.extend(frozenset((blocks[k].side, blocks[k].id) for k in numbers) for numbers in covers)
        sets = _smallest({mine | theirs for mine in sets for theirs in choices})
    return sets


def _smallest(sets: set[frozenset[tuple[str, str]]]) -> list[frozenset[tuple[str, str]]]:
    kept: list[frozenset[tuple[str, str]]] = []
    for candidate in sorted(sets, key=lambda found: (len(found), sorted(found))):
        if not any(smaller <= candidate for smaller in kept):
            kept.append(candidate)
    return kept[:MAX_AGAINST]
