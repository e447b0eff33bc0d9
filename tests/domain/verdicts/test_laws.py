"""The laws that verdicts obey, on random worlds; where a law exempts a case, its test says so."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.algebra.regions import MaskRegion, Region
from app.domain.algebra.spaces import ChoiceSpace, Option
from app.domain.record.positions import Attribution, Kind
from app.domain.verdicts.comparison import Comparison, compare
from app.domain.verdicts.hearing import hear
from app.domain.verdicts.question import Question
from app.domain.verdicts.table import RANK, Verdict
from app.domain.verdicts.weighing import Weighing, facts_of, weigh
from tests.domain.points import lies_in
from tests.domain.verdicts.random_worlds import (
    ANY,
    OF_MANY,
    OF_ONE_MIND,
    SUBJECT,
    TOO_LATE,
    Sort,
    copied,
    positions_on,
    with_positions,
    worlds,
)

NEW = "eu2"
"""A party that no random world has."""


def answer(question: Question) -> Comparison:
    return compare(question, SUBJECT)


def weighed(question: Question) -> Weighing:
    """Verdict and relation alone."""
    hearing = hear(question, question.record.issues[SUBJECT], question.grade)
    return weigh(hearing, hearing.voices)


def about(question: Question, *sides: str) -> Question:
    """The same question about some of its sides."""
    return replace(question, selectors=tuple(s for s in question.selectors if s.text in sides))


def speakers(found: Weighing) -> list[str]:
    return [voice.selector.text for voice in found.voices]


def rank(found: Weighing) -> int:
    """The rank, with `identical` counted as `compatible`; only for what has one."""
    assume(found.verdict in RANK)
    return min(RANK[found.verdict], RANK[Verdict.COMPATIBLE])


def with_regions(question: Question, change: Callable[[Region], Region]) -> Question:
    """The same question with other regions on the issue."""
    positions = {
        id_: replace(p, region=change(p.region)) if p.issue == SUBJECT else p
        for id_, p in question.record.positions.items()
    }
    return replace(question, record=replace(question.record, positions=positions))


def essence(found: Comparison) -> tuple[object, ...]:
    """All that does not name sides in their order."""
    cases = {replace(case, against=tuple(sorted(case.against, key=lambda a: a.party))) for case in found.cases}
    by_grade = tuple(found.by_grade.items())
    return found.verdict, found.relation, by_grade, found.reasons, found.zone, found.gap, found.blocking, cases


def put(question: Question, draw: st.DataObject, kind: Kind, party: str, *, conditional: bool = False) -> Question:
    """The same question with one reported position more, drawn at random."""
    issues = question.record.issues
    sort = replace(OF_ONE_MIND, grades=(Attribution.REPORTED,), conditions=conditional and len(issues) > 1)
    position = draw.draw(positions_on(sort, issues, party, 99))
    return with_positions(question, replace(position, kind=kind))


def set_aside(found: Weighing) -> set[tuple[int, str, str]]:
    """The words that do not count: in which context, of which side, which."""
    return {
        (context.values, voice.selector.text, word.id)
        for context in found.contexts
        for voice, stance in zip(found.voices, context.stances, strict=True)
        for word in voice.words
        if word.holds & context.values and word not in stance.counted
    }


@given(worlds(ANY), st.data())
def test_l1_any_order_of_the_parties_gives_the_same_answer_mirrored(question: Question, data: st.DataObject) -> None:
    turned = replace(question, selectors=tuple(data.draw(st.permutations(question.selectors))))
    found, mirrored = answer(question), answer(turned)

    assert essence(found) == essence(mirrored)
    assert sorted(found.sides, key=str) == sorted(mirrored.sides, key=str)
    assert (set(found.silent), set(found.contradictory)) == (set(mirrored.silent), set(mirrored.contradictory))


@given(worlds(ANY))
def test_l2_a_silent_party_changes_nothing_but_who_is_silent(question: Question) -> None:
    found = answer(question)
    heard = answer(about(question, *speakers(weighed(question))))

    assert essence(found) == essence(heard)
    assert heard.silent == ()
    assert [side for side in found.sides if side.positions] == list(heard.sides)


@given(worlds(ANY), st.data())
def test_l3_a_copy_of_a_speaking_party_changes_nothing(question: Question, data: st.DataObject) -> None:
    spoke = speakers(weighed(question))
    assume(len(spoke) > 1)
    found = answer(question)
    doubled = answer(copied(question, data.draw(st.sampled_from(spoke)), NEW))

    assert (doubled.verdict, doubled.zone) == (found.verdict, found.zone)
    assert found.verdict == "contradictory" or doubled.relation is found.relation


@given(worlds(ANY))
def test_l4_a_party_and_its_copy_agree_unless_its_words_on_terms_collide(question: Question) -> None:
    party = question.selectors[0].text
    both = about(copied(question, party, NEW), party, NEW)
    words = question.record.cell(party, SUBJECT)
    found = weighed(both)
    kinds = {word.position.kind for context in found.contexts for word in context.stances[0].counted}

    if not words:
        assert found.verdict == "silent"
    elif found.verdict == "contradictory":
        assert {voice.selector.text for voice in found.contradictory} == {party, NEW}
    elif any(word.conditional for word in words):
        assert found.verdict in ("identical", "zopa", "untested", "conditional", "apart", "deadlock")
        for context in found.contexts:
            assert context.verdict not in ("apart", "deadlock") or context.stances[0].contradictory
    else:
        assert found.verdict == ("identical" if Kind.DEMAND in kinds else "zopa" if Kind.OFFER in kinds else "untested")


@given(worlds(ANY), st.data())
def test_l5_a_red_line_more_never_raises_the_rank(question: Question, data: st.DataObject) -> None:
    found = weighed(question)
    assume(len(speakers(found)) > 1)
    party = data.draw(st.sampled_from([s.text for s in question.selectors]))
    harder = weighed(put(question, data, Kind.RED_LINE, party))
    assume(set_aside(harder) == set_aside(found) or not harder.contexts)

    assert rank(harder) <= rank(found)


def fewer(question: Question, spoke: list[str]) -> list[Weighing]:
    """What it comes to with each one of the speakers left out."""
    return [weighed(about(question, *(other for other in spoke if other != party))) for party in spoke]


@given(worlds(OF_MANY))
def test_l6_a_speaking_party_more_never_raises_the_rank(question: Question) -> None:
    found = weighed(question)
    assume(len(found.voices) > 2)
    for before in fewer(question, speakers(found)):
        assert rank(found) <= rank(before)


@given(worlds(OF_MANY))
def test_conflict_passes_to_more_speakers_and_overlap_to_fewer(question: Question) -> None:
    found = weighed(question)
    able = [voice.selector.text for voice in found.voices if voice not in found.contradictory]
    assume(len(able) > 2)
    for before in fewer(question, able):
        assert before.relation != "conflict" or found.relation == "conflict"
        assert found.relation != "overlap" or before.relation == "overlap"


@given(worlds(OF_MANY))
def test_l7_all_rank_no_higher_than_any_two(question: Question) -> None:
    found = weighed(question)
    assume(len(found.voices) > 2)
    for pair in combinations(speakers(found), 2):
        assert RANK[found.verdict] <= RANK[weighed(about(question, *pair)).verdict]


def with_a_yes(found: Weighing) -> list[str]:
    """The sides that have said yes to something in every context."""
    return [
        voice.selector.text
        for number, voice in enumerate(found.voices)
        if found.contexts and all(context.stances[number].said_yes is not None for context in found.contexts)
    ]


@given(worlds(ANY), st.data())
def test_l8_an_offer_more_never_lowers_the_rank(question: Question, data: st.DataObject) -> None:
    found = weighed(question)
    ready = with_a_yes(found)
    assume(ready)
    party = data.draw(st.sampled_from(ready))
    after = weighed(put(question, data, Kind.OFFER, party))
    assume(party not in [voice.selector.text for voice in after.contradictory])
    assume(set_aside(after) == set_aside(found))

    assert rank(after) >= rank(found)


@given(worlds(OF_ONE_MIND), st.data())
def test_l8_an_offer_on_terms_never_lowers_the_rank(question: Question, data: st.DataObject) -> None:
    found = weighed(question)
    ready = with_a_yes(found)
    assume(ready)
    party = data.draw(st.sampled_from(ready))
    after = weighed(put(question, data, Kind.OFFER, party, conditional=True))
    assume(party not in [voice.selector.text for voice in after.contradictory])

    assert rank(after) >= rank(found)


@given(worlds(ANY))
def test_l11_what_all_demand_is_said_yes_to_and_not_ruled_out(question: Question) -> None:
    hearing = hear(question, question.record.issues[SUBJECT], question.grade)
    full = hearing.atoms.full

    for context in weigh(hearing, hearing.voices).contexts:
        facts = facts_of(context.stances, full)
        assert (facts.demanded or 0) & ~facts.said_yes == 0
        assert facts.said_yes & ~facts.not_ruled_out == 0
        one, rest = facts_of(context.stances[:1], full), facts_of(context.stances[1:], full)
        assert facts.not_ruled_out == one.not_ruled_out & rest.not_ruled_out
        assert facts.said_yes == one.said_yes & rest.said_yes


@given(worlds(ANY))
def test_l14_without_conditions_no_word_elsewhere_bears_on_the_issue(question: Question) -> None:
    plain = {id_: p for id_, p in question.record.positions.items() if not p.conditional}
    alone = {id_: p for id_, p in plain.items() if p.issue == SUBJECT}
    everywhere = replace(question, record=replace(question.record, positions=plain))
    nowhere = replace(question, record=replace(question.record, positions=alone))

    assert answer(everywhere) == answer(nowhere)


@given(worlds(ANY), st.data())
def test_l15_what_was_said_later_changes_no_earlier_verdict(question: Question, data: st.DataObject) -> None:
    position = data.draw(positions_on(ANY, question.record.issues, question.selectors[0].text, 99))
    later = with_positions(question, replace(position, stated_on=TOO_LATE, replaces=tuple(question.record.positions)))
    found, again = answer(question), answer(later)

    assert essence(again) == essence(found)
    # Only the reason of a silence may now say that a word was still to come.
    assert [replace(side, silence=None) for side in again.sides] == [replace(s, silence=None) for s in found.sides]


def choice(question: Question) -> ChoiceSpace:
    space = question.record.issues[SUBJECT].space
    assert isinstance(space, ChoiceSpace)
    return space


@given(worlds(Sort(space="choice")), st.data())
def test_l9_options_in_another_order_give_the_same_answer(question: Question, data: st.DataObject) -> None:
    space = choice(question)
    order = data.draw(st.permutations(range(space.size)))

    def moved(region: Region) -> Region:
        return MaskRegion(space, sum(1 << order[k] for k in range(space.size) if lies_in(region, k)))

    found, turned = answer(question), answer(with_regions(question, moved))

    assert (turned.verdict, turned.relation, turned.reasons) == (found.verdict, found.relation, found.reasons)
    assert turned.blocking == found.blocking
    assert (turned.zone and turned.zone.region) == (found.zone and moved(found.zone.region))


@given(worlds(Sort(space="choice")), st.data())
def test_l10_an_option_split_in_two_gives_the_same_answer(question: Question, data: st.DataObject) -> None:
    space = choice(question)
    twice = data.draw(st.integers(0, space.size - 1))
    wider = replace(space, options=(*space.options, Option("again", "Again")))

    def split(region: Region) -> Region:
        held = [k for k in range(space.size) if lies_in(region, k)]
        return MaskRegion(wider, sum(1 << k for k in [*held, *([space.size] if twice in held else [])]))

    more = with_regions(question, split)
    issues = question.record.issues | {SUBJECT: replace(question.record.issues[SUBJECT], space=wider)}
    found, finer = answer(question), answer(replace(more, record=replace(more.record, issues=issues)))

    assert (finer.verdict, finer.relation, finer.reasons) == (found.verdict, found.relation, found.reasons)
    assert finer.blocking == found.blocking
