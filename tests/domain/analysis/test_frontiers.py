"""Which of some proposals no other one dominates."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.analysis.plans.frontiers import PartyScore, Ranked, rank_proposals
from app.domain.errors import RegionError
from app.domain.record.negotiation import Record
from tests.domain.analysis.drawn import ask_all, clauses, records
from tests.domain.analysis.plans import plan
from tests.domain.worlds import ask, world

WORDS = """
    a = x y z
    b = x y z
    c = x y z
    ru demands a:x
    ru excludes b:z
    ua demands a:z
    ua excludes b:x
    ua demands c:x
"""


def ranked(**plans: str) -> tuple[Ranked, ...]:
    record = world(WORDS)
    return rank_proposals(ask(record, "ru", "ua"), {id_: plan(record, text) for id_, text in plans.items()})


def dominated(**plans: str) -> dict[str, tuple[str, ...]]:
    return {one.proposal: one.dominated_by for one in ranked(**plans)}


def test_scores_count_issues_crossed_in_whole_or_part_and_issues_met() -> None:
    (one,) = ranked(p="1 a:x \n 2 b:x,y \n 3 b:x,z \n 4 c:x,y")

    assert one.scores == (PartyScore("ru", 0, 1), PartyScore("ua", 1, 0))
    (two,) = ranked(p="1 a:z \n 2 b:y,z \n 3 c:x")
    assert two.scores == (PartyScore("ru", 1, 0), PartyScore("ua", 0, 2))


def test_an_issue_cut_into_two_clauses_counts_once_and_by_its_hardest() -> None:
    (one,) = ranked(p="1 c:x,y \n 2 c:x,z \n 3 b:x,y when a:x \n 4 b:y,z when a:y \n 5 a:x,y")

    assert one.scores[1] == PartyScore("ua", 1, 1)


def test_fewer_crossed_goes_before_more_met() -> None:
    assert dominated(met="1 c:x \n 2 b:x", safe="1 b:y") == {"met": ("safe",), "safe": ()}


def test_a_proposal_is_dominated_by_one_that_is_worse_for_nobody_and_better_for_one() -> None:
    assert dominated(plain="1 b:y", good="1 b:y \n 2 c:x", other="1 a:x") == {
        "plain": ("good", "other"),
        "good": (),
        "other": (),
    }


def test_proposals_that_score_alike_do_not_dominate_each_other() -> None:
    assert dominated(one="1 b:y", two="1 c:y") == {"one": (), "two": ()}


def test_each_better_for_one_party_are_both_on_the_frontier_in_the_order_given() -> None:
    found = ranked(second="1 a:z", first="1 a:x")

    assert [(one.proposal, one.on_frontier) for one in found] == [("second", True), ("first", True)]


def test_those_that_are_dominated_are_not_on_the_frontier() -> None:
    assert [one.on_frontier for one in ranked(plain="1 b:y", good="1 c:x")] == [False, True]


def test_nothing_given_is_nothing_ranked() -> None:
    assert ranked() == ()


@given(st.data(), records())
def test_the_frontier_is_never_empty_and_dominates_all_the_rest(data: st.DataObject, record: Record) -> None:
    plans = {str(number): data.draw(clauses(record, most=2)) for number in range(4)}
    try:
        found = {one.proposal: one for one in rank_proposals(ask_all(record), plans)}
    except RegionError:
        return
    frontier = {id_ for id_, one in found.items() if one.on_frontier}

    assert frontier
    for id_, one in found.items():
        assert id_ in frontier or frontier & set(one.dominated_by)
        for other in one.dominated_by:
            pairs = list(zip(found[other].scores, one.scores, strict=True))
            assert all((a.crossed, -a.met) <= (b.crossed, -b.met) for a, b in pairs)
            assert found[other].scores != one.scores
