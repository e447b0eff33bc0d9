"""What changed between two drafts, and for whom the newer one is closer."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.analysis.plans.drafts import Change, DraftDiff, compare_drafts
from app.domain.analysis.plans.evaluation import evaluate
from app.domain.errors import RegionError
from app.domain.record.negotiation import Record
from app.domain.record.proposals import Clause
from tests.domain.analysis.drawn import ask_all, clauses, records
from tests.domain.analysis.oracle import Oracle, World, holds
from tests.domain.analysis.plans import plan
from tests.domain.points import lies_in
from tests.domain.worlds import ask, world

SPACES = """
    nato = member open barred
    cf = now later never
    uw = {d l}
    goal = yes no
    cap = <whole people>
"""


def diff(older: str, newer: str, words: str = "ua demands goal:yes") -> DraftDiff:
    record = world(SPACES + words)
    return compare_drafts(ask(record, "ua"), plan(record, older), plan(record, newer))


def changes(older: str, newer: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [
        (
            one.issue,
            one.change.value,
            None if one.amendment is None else one.amendment.value,
            None if one.older is None else one.older.n,
            None if one.newer is None else one.newer.n,
        )
        for one in diff(older, newer).changes
    ]


def near(words: str, older: str, newer: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    (found,) = diff(older, newer, words).parties
    assert found.party == "ua"
    return found.nearness.value, found.closer, found.further


@pytest.mark.parametrize(
    ("whole", "dropped", "added", "nearness"),
    [
        ((True, True), "dropped", "added", ("mixed", ("goal",), ("cap",))),
        ((True, False), "not_seen", "added", ("closer", ("goal",), ())),
        ((False, True), "dropped", "not_seen", ("further", (), ("cap",))),
        ((False, False), "not_seen", "not_seen", ("same", (), ())),
    ],
    ids=["both-whole", "newer-in-part", "older-in-part", "both-in-part"],
)
def test_what_was_not_seen_is_neither_dropped_nor_added_and_brings_nobody_closer(
    whole: tuple[bool, bool], dropped: str, added: str, nearness: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    record = world(SPACES + "ua demands cap:<=600 \n ua demands goal:yes")
    older, newer = plan(record, "1 cap:<=600 \n 2 nato:barred"), plan(record, "2 nato:barred \n 3 goal:yes")

    found = compare_drafts(ask(record, "ua"), older, newer, whole=whole)

    assert [(one.issue, one.change) for one in found.changes] == [
        ("cap", Change(dropped)),
        ("goal", Change(added)),
        ("nato", Change.KEPT),
    ]
    (near,) = found.parties
    assert (near.nearness, near.closer, near.further) == nearness


def test_clauses_are_aligned_by_issue_across_renumbering() -> None:
    assert changes("6 cap:<=600 \n 7 nato:barred \n 8 cf:now", "7 cap:<=800 \n 8 nato:barred \n 1 goal:yes") == [
        ("cap", "amended", "wider", "6", "7"),
        ("cf", "dropped", None, "8", None),
        ("goal", "added", None, None, "1"),
        ("nato", "kept", None, "7", "8"),
    ]


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ("1 cap:<=800", "1 cap:<=600", "narrower"),
        ("1 cap:<=600", "1 cap:<=800", "wider"),
        ("1 cap:<=600", "1 cap:>=500", "moved"),
        ("1 cap:<=600", "1 cap:>800", "moved"),
        ("1 cf:now", "1 cf:now when goal:yes", "wider"),
        ("1 cf:now when goal:yes", "1 cf:now", "narrower"),
        ("1 cf:now when goal:yes", "1 cf:now when goal:no", "moved"),
        ("1 cf:now when goal:yes", "1 cf:now when goal:yes nato:open", "wider"),
        ("1 cf:now when goal:yes nato:open", "1 cf:now when goal:yes or uw:+d", "narrower"),
        ("1 cf:now when goal:yes", "1 cf:now when goal:yes or uw:+d", "narrower"),
        ("1 cf:now when goal:yes", "1 cf:now,later", "moved"),
    ],
)
def test_an_amended_clause_leaves_fewer_outcomes_or_more_or_others(older: str, newer: str, expected: str) -> None:
    assert [change[2] for change in changes(older, newer)] == [expected]


def test_the_same_said_in_another_order_is_kept() -> None:
    assert changes("1 cf:now when goal:yes or uw:+d", "4 cf:now when uw:+d or goal:yes")[0][1] == "kept"
    assert changes("1 cf:now when uw:+d or uw:-d", "4 cf:now")[0][1] == "kept"


def test_of_several_clauses_on_one_issue_the_most_alike_are_paired() -> None:
    older = "1 cap:<=600 \n 2 cap:<=500 when goal:yes \n 3 cap:<=700 when uw:+d"
    newer = "1 cap:<=550 when goal:yes \n 2 cap:<=700 when uw:+d \n 3 cap:<=650"

    assert changes(older, newer) == [
        ("cap", "amended", "wider", "1", "3"),
        ("cap", "amended", "wider", "2", "1"),
        ("cap", "kept", None, "3", "2"),
    ]


def test_the_same_condition_goes_before_the_same_number_and_that_before_the_order() -> None:
    assert changes("1 cap:<=600 \n 2 cap:<=500 when goal:yes", "2 cap:<=700 \n 1 cap:<=800 when goal:no") == [
        ("cap", "amended", "wider", "1", "2"),
        ("cap", "amended", "moved", "2", "1"),
    ]
    assert changes("1 cap:<=600 \n 2 cap:<=500", "2 cap:<=550 \n 1 cap:<=650") == [
        ("cap", "amended", "wider", "1", "1"),
        ("cap", "amended", "wider", "2", "2"),
    ]
    assert changes("1 cf:now when goal:yes \n 2 cf:now when goal:no", "2 cf:now when uw:+d \n 3 cf:now when uw:-d") == [
        ("cf", "amended", "moved", "1", "3"),
        ("cf", "amended", "moved", "2", "2"),
    ]


def test_of_two_alike_the_first_is_paired_with_the_first() -> None:
    found = changes("1 cap:<=600 \n 2 cap:<=700", "3 cap:<=650 \n 4 cap:<=800 \n 5 cap:<=900")

    assert found == [
        ("cap", "amended", "wider", "1", "3"),
        ("cap", "amended", "wider", "2", "4"),
        ("cap", "added", None, None, "5"),
    ]


def test_dropped_clauses_stand_where_they_stood() -> None:
    found = changes("1 cap:<=600 \n 2 cap:<=700 \n 3 cap:<=800", "9 cap:<=800 \n 8 cap:<=700")

    assert [(kind, n) for _, kind, _, n, _ in found] == [("dropped", "1"), ("kept", "2"), ("kept", "3")]


def test_a_draft_is_closer_where_its_fit_is_better() -> None:
    words = "ua demands nato:member \n ua excludes nato:barred \n ua demands cf:now"

    assert near(words, "1 nato:barred", "1 nato:open") == ("closer", ("nato",), ())
    assert near(words, "1 nato:open", "1 nato:barred") == ("further", (), ("nato",))
    assert near(words, "1 nato:barred \n 2 cf:now", "1 nato:open \n 2 cf:never") == ("mixed", ("nato",), ("cf",))
    assert near(words, "1 nato:barred", "5 nato:barred") == ("same", (), ())


def test_an_issue_that_a_draft_leaves_out_stands_against_nobody() -> None:
    words = "ua demands nato:member \n ua offers cf:now"

    assert near(words, "1 nato:barred", "1 goal:yes") == ("closer", ("nato",), ())
    assert near(words, "1 nato:member", "1 goal:yes") == ("further", (), ("nato",))
    assert near(words, "1 cf:never", "1 goal:yes") == ("same", (), ())
    assert near(words, "1 cf:now", "") == ("further", (), ("cf",))


def test_an_issue_on_which_a_party_is_silent_moves_it_neither_way() -> None:
    assert near("ua demands nato:member", "1 cf:now", "1 cf:never") == ("same", (), ())
    assert near("ua demands nato:member", "1 cf:now", "1 goal:yes") == ("same", (), ())


def test_where_the_fit_is_the_same_the_smaller_gap_is_closer() -> None:
    words = "ua demands cap:>=800"

    assert near(words, "1 cap:<=500", "1 cap:<=600") == ("closer", ("cap",), ())
    assert near(words, "1 cap:<=600", "1 cap:<=500") == ("further", (), ("cap",))
    assert near(words, "1 cap:<=600", "1 cap:=600") == ("same", (), ())


def test_of_several_clauses_the_hardest_counts() -> None:
    words = "ua excludes cf:now,never unless goal:yes"
    hard = "1 cf:now when goal:no \n 2 cf:now when goal:yes"

    assert near(words, hard, "2 cf:now when goal:yes") == ("closer", ("cf",), ())


def test_a_draft_that_leaves_nothing_is_refused() -> None:
    with pytest.raises(RegionError):
        diff("1 cf:now", "1 cf:now \n 2 cf:later")


def allowed(clause: Clause, x: World) -> bool:
    return not holds(clause, x) or lies_in(clause.region, x[clause.issue])


@given(st.data(), records(most=2))
def test_the_words_are_true_of_the_outcomes_and_no_clause_is_lost(data: st.DataObject, record: Record) -> None:
    older, newer = data.draw(clauses(record)), data.draw(clauses(record))
    worlds = list(Oracle(record, [*older, *newer]).worlds())
    question = ask_all(record)
    try:
        evaluate(question, older)
        evaluate(question, newer)
    except RegionError:
        return
    found = compare_drafts(question, older, newer).changes
    leaves = {id(clause): {n for n, x in enumerate(worlds) if allowed(clause, x)} for clause in (*older, *newer)}

    assert Counter(id(one.older) for one in found if one.older) == Counter(map(id, older))
    assert Counter(id(one.newer) for one in found if one.newer) == Counter(map(id, newer))
    assert [one.issue for one in found] == sorted(one.issue for one in found)
    for one in found:
        if one.older is None or one.newer is None:
            assert (one.change.value, one.amendment) == ("added" if one.older is None else "dropped", None)
            continue
        was, now = leaves[id(one.older)], leaves[id(one.newer)]
        assert one.older.issue == one.newer.issue == one.issue
        expected = "narrower" if now < was else "wider" if was < now else "moved"
        assert one.change.value == ("kept" if was == now else "amended")
        assert one.amendment == (None if was == now else expected)


@given(st.data(), records())
def test_a_draft_against_itself_is_kept_and_as_near(data: st.DataObject, record: Record) -> None:
    draft = data.draw(clauses(record))
    try:
        found = compare_drafts(ask_all(record), draft, draft)
    except RegionError:
        return

    assert {one.change.value for one in found.changes} == {"kept"}
    assert {one.nearness.value for one in found.parties} == {"same"}
