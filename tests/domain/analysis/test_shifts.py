"""How a party moved between two days: the words against the regions, in every context."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from app.domain.algebra.spread import Spread
from app.domain.analysis.history.shifts import MOVES, Move, Shift, shift_of
from app.domain.errors import TooLarge
from app.domain.record.force import in_force
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution
from tests.domain.analysis.drawn import DAY, ISSUES, PARTIES, records
from tests.domain.analysis.oracle import Oracle, View
from tests.domain.points import lies_in
from tests.domain.worlds import world, written

DAYS = (date(2024, 1, 1), DAY)
SPACES = """
    i = a b c
    goal = yes no
    uw = {d l}
    cap = <whole people>
    aid = <euros>
"""


def shifted(text: str, issue: str = "i", grade: Attribution = Attribution.REPORTED) -> Shift | None:
    return shift_of(world(SPACES + text), "ua", issue, DAYS, grade)


def moved(text: str, issue: str = "i") -> str:
    found = shifted(text, issue)
    assert found
    return found.move.value


def told(shift: Shift | None) -> list[tuple[list[dict[str, object]], str]]:
    assert shift
    return [
        (
            [{issue: written(region) for issue, region in alternative} for alternative in context.when],
            context.move.value,
        )
        for context in shift.contexts
    ]


def test_the_first_word_is_new_and_the_last_one_withdrawn_is_dropped() -> None:
    new = shifted("ua demands i:a when goal:yes")
    assert new
    assert (new.move, new.contexts, new.distance) == (Move.NEW, (), None)
    assert moved("ua demands i:a") == "new"
    assert moved("ua demands i:a on=2023-05-01 ended=2024-03-01") == "dropped"


def test_a_party_that_has_said_nothing_on_either_day_has_no_shift() -> None:
    assert shifted("ua demands i:a on=2024-12-01") is None
    assert shifted("ua demands i:a grade=anonymous") is None
    assert shifted("ua demands i:a grade=anonymous", grade=Attribution.ANONYMOUS)


def test_an_offer_beside_a_demand_softens_and_a_narrower_demand_hardens() -> None:
    assert moved("ua demands i:a on=2023-01-01 id=old \n ua offers i:b keeps=old") == "softened"
    assert moved("ua demands i:a,b on=2023-01-01 id=old \n ua demands i:a replaces=old") == "hardened"


def test_a_red_line_that_falls_softens_and_one_that_comes_hardens() -> None:
    assert moved("ua excludes i:a on=2023-01-01 \n ua excludes i:b on=2023-01-01 ended=2024-06-01") == "softened"
    assert moved("ua demands i:a on=2023-01-01 \n ua excludes i:b") == "hardened"


def test_more_said_yes_to_and_less_allowed_is_neither() -> None:
    assert moved("ua demands i:a on=2023-01-01 \n ua offers i:b \n ua excludes i:c") == "moved"


def test_a_first_yes_beside_red_lines_is_moved_whatever_it_holds() -> None:
    assert moved("ua excludes i:c on=2023-01-01 \n ua offers i:a,b") == "moved"
    assert moved("ua excludes i:c on=2023-01-01 \n ua offers i:a on=2023-01-01 ended=2024-03-01") == "moved"


def test_a_yes_to_what_it_rules_out_is_a_yes_to_nothing_and_still_a_yes() -> None:
    assert moved("ua excludes i:a,b on=2023-01-01 \n ua offers i:a on=2023-01-01 \n ua offers i:c") == "softened"


def test_the_same_said_again_in_other_words_is_unchanged_and_names_what_changed_hands() -> None:
    found = shifted("ua demands i:a,b on=2023-01-01 id=old \n ua demands i:a,b id=new replaces=old")

    assert found
    assert (found.move, found.ended, found.came, found.contexts) == (Move.UNCHANGED, ("old",), ("new",), ())
    assert (found.party, found.issue.id, found.before, found.after) == ("ua", "i", *DAYS)


def test_a_condition_added_to_an_offer_hardens_only_where_it_fails() -> None:
    found = shifted("ua offers i:a on=2023-01-01 id=old \n ua demands i:b on=2023-01-01 \n"
                    "ua offers i:a replaces=old when goal:yes")  # fmt: skip

    assert found
    assert found.move is Move.HARDENED
    assert told(found) == [([{"goal": ["yes"]}], "unchanged"), ([{"goal": ["no"]}], "hardened")]
    assert found.distance is None


def test_two_ways_in_two_contexts_are_moved_with_the_contexts() -> None:
    found = shifted("ua demands i:a on=2023-01-01 \n ua offers i:b when goal:yes \n ua excludes i:c unless goal:yes")

    assert found
    assert found.move is Move.MOVED
    assert told(found) == [([{"goal": ["yes"]}], "softened"), ([{"goal": ["no"]}], "hardened")]


def test_contexts_that_moved_alike_are_told_together() -> None:
    found = shifted(
        "ua demands i:a on=2023-01-01 \n ua offers i:b when uw:+d or goal:yes \n ua offers i:c when uw:+d+l"
    )

    assert told(found) == [
        ([{"goal": ["yes"]}, {"uw": [{"all_in": ["d"]}]}], "softened"),
        ([{"goal": ["no"], "uw": [{"none_in": ["d"]}]}], "unchanged"),
    ]


def test_the_distance_is_that_of_the_two_yeses() -> None:
    found = shifted("ua demands cap:>=800 on=2023-01-01 id=old \n ua demands cap:>=600 replaces=old", "cap")

    assert found
    assert found.distance == Spread(Fraction(200), "people")


def test_contexts_that_moved_alike_but_not_as_far_are_told_apart() -> None:
    found = shifted("ua demands cap:=800 on=2023-01-01 \n ua offers cap:=700 when goal:yes \n"
                    "ua offers cap:=500 unless goal:yes", "cap")  # fmt: skip

    assert found
    assert found.move is Move.SOFTENED
    assert [context.distance for context in found.contexts] == [
        Spread(Fraction(100), "people"),
        Spread(Fraction(300), "people"),
    ]


def test_there_is_no_distance_without_a_yes_on_both_days_or_between_two_scopes() -> None:
    for text in (
        "ua excludes cap:>=800 on=2023-01-01 id=old \n ua demands cap:=600",
        "ua demands cap:=600 on=2023-01-01 id=old ended=2024-05-01 \n ua excludes cap:>=800",
        "ua demands cap:=800 on=2023-01-01 id=old scope=in_war \n ua demands cap:=600 replaces=old",
    ):
        found = shifted(text, "cap")
        assert found
        assert found.distance is None


def test_words_set_aside_do_not_move_a_stance() -> None:
    found = shifted("ua excludes i:a on=2023-01-01 \n ua offers i:a grade=anonymous", grade=Attribution.ANONYMOUS)

    assert found
    assert (found.move, found.came) == (Move.UNCHANGED, ("ua2",))


def test_conditions_with_too_many_joint_values_are_refused() -> None:
    issues = "\n".join(f"c{k} = a b c d e f g h" for k in range(5))
    terms = "\n".join(f"ua offers i:a when c{k}:{option}" for k in range(5) for option in "abcdefg")

    with pytest.raises(TooLarge):
        shifted(f"{issues}\n ua demands i:b on=2023-01-01 \n {terms}")


def test_every_move_has_its_words() -> None:
    assert list(MOVES) == list(Move)


def test_who_speaks_again_after_its_words_ended_is_new_on_these_two_days_though_not_for_the_first_time() -> None:
    found = shifted("ua demands i:a on=2022-03-01 ended=2022-05-01 \n ua demands i:b")

    assert found
    assert (found.move, MOVES[found.move]) == (
        Move.NEW,
        "It had no position in force on the first day, and has one on the second",
    )


def by_hand(old: View, new: View) -> Move:
    if (old.yes is None) != (new.yes is None):
        return Move.MOVED
    was, now = (old.allowed, old.yes or frozenset()), (new.allowed, new.yes or frozenset())
    grew = [a < b for a, b in zip(was, now, strict=True)]
    shrank = [a > b for a, b in zip(was, now, strict=True)]
    same = [a == b for a, b in zip(was, now, strict=True)]
    if all(same):
        return Move.UNCHANGED
    if all(g or s for g, s in zip(grew, same, strict=True)):
        return Move.SOFTENED
    return Move.HARDENED if all(g or s for g, s in zip(shrank, same, strict=True)) else Move.MOVED


@given(records())
def test_the_word_is_true_in_every_context_and_no_context_is_left_out(record: Record) -> None:
    oracle = Oracle(record)
    for party in PARTIES:
        for issue in ISSUES[: len(record.issues)]:
            old, new = (in_force(record.cell(party, issue), day, Attribution.ANONYMOUS) for day in DAYS)
            found = shift_of(record, party, issue, DAYS, Attribution.ANONYMOUS)
            if not old or not new:
                expected = Move.NEW if new else Move.DROPPED if old else None
                assert (found and found.move) == expected
                continue
            assert found
            moves = set()
            for x in oracle.worlds():
                move = by_hand(oracle.view(old, issue, x), oracle.view(new, issue, x))
                moves.add(move)
                here = [
                    context.move
                    for context in found.contexts
                    if any(all(lies_in(region, x[name]) for name, region in terms) for terms in context.when)
                ]
                assert set(here) <= {move}
                assert here or not found.contexts
            rest = moves - {Move.UNCHANGED}
            assert found.move == (Move.UNCHANGED if not rest else rest.pop() if len(rest) == 1 else Move.MOVED)
