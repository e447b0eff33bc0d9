"""What each party would say to a package."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.algebra.gaps import Gap
from app.domain.analysis.plans.evaluation import FITS, Balance, Evaluation, Fit, PartyFit, evaluate
from app.domain.errors import RegionError
from app.domain.record.negotiation import Record
from app.domain.record.proposals import Clause
from tests.domain.analysis.drawn import PARTIES, ask_all, clauses, records
from tests.domain.analysis.oracle import Oracle, View, holds
from tests.domain.analysis.plans import plan
from tests.domain.points import Outcome, lies_in
from tests.domain.worlds import ask, world, written

SPACES = """
    nato = member open barred
    cf = now later never
    uw = {d l}
    goal = yes no
    cap = <whole people>
    aid = <euros> scope=a_year
"""


def evaluated(words: str, package: str, *sides: str) -> Evaluation:
    record = world(SPACES + words.strip())
    return evaluate(ask(record, *(sides or ("ua",))), plan(record, package))


def fit(words: str, package: str) -> PartyFit:
    return evaluated(words, package).clauses[0].parties[0]


@pytest.mark.parametrize(
    ("words", "clause", "expected"),
    [
        ("ru demands nato:barred", "1 nato:barred", "unstated"),
        ("ua excludes nato:barred", "1 nato:barred", "crosses"),
        ("ua demands nato:barred \n ua excludes nato:barred", "1 nato:barred", "crosses"),
        ("ua excludes nato:barred", "1 nato:open,barred", "partly_crosses"),
        ("ua demands nato:open \n ua excludes nato:barred", "1 nato:open,barred", "partly_crosses"),
        ("ua demands nato:open,barred", "1 nato:open", "meets"),
        ("ua offers nato:open", "1 nato:open", "meets"),
        ("ua demands nato:member \n ua offers nato:open", "1 nato:open", "meets"),
        ("ua demands nato:member \n ua offers nato:open", "1 nato:open,barred", "partly_meets"),
        ("ua demands nato:member", "1 nato:barred", "misses"),
        ("ua demands nato:member \n ua excludes nato:barred", "1 nato:barred", "crosses"),
        ("ua offers nato:open", "1 nato:barred", "not_ruled_out"),
        ("ua excludes nato:barred", "1 nato:open", "not_ruled_out"),
    ],
)
def test_the_first_rule_that_applies_gives_the_fit(words: str, clause: str, expected: str) -> None:
    assert fit(words, clause).fit.value == expected


def test_every_fit_has_its_words() -> None:
    assert list(FITS) == list(Fit)


def test_a_party_that_has_not_spoken_has_nothing_to_hold_against_a_clause() -> None:
    assert fit("ru demands nato:barred", "1 nato:barred") == PartyFit("ua", Fit.UNSTATED)


def test_parties_come_in_the_order_asked_and_on_their_own_days() -> None:
    found = evaluated(
        "ru demands nato:barred on=2023-01-01 ended=2024-01-01 \n ua demands nato:member",
        "1 nato:barred", "ua", "ru", "ru@2023-06-01",
    )  # fmt: skip

    assert [(one.party, one.fit.value) for one in found.clauses[0].parties] == [
        ("ua", "misses"), ("ru", "unstated"), ("ru@2023-06-01", "meets"),
    ]  # fmt: skip
    assert [summary.party for summary in found.parties] == ["ua", "ru", "ru@2023-06-01"]


CONDITIONAL = "ua offers cf:now when uw:-d-l \n ua excludes cf:now unless uw:-d-l"


def test_a_condition_that_the_package_makes_true_is_true() -> None:
    found = fit(CONDITIONAL, "1 cf:now \n 2 uw:-d-l")

    assert (found.fit, found.condition_open, found.positions) == (Fit.MEETS, False, ("ua1",))


def test_a_condition_that_the_package_excludes_is_false() -> None:
    found = fit(CONDITIONAL, "1 cf:now \n 2 uw:+d")

    assert (found.fit, found.condition_open, found.positions) == (Fit.CROSSES, False, ("ua2",))


def test_a_condition_that_the_package_leaves_open_gives_the_worst_that_may_come() -> None:
    for package in ("1 cf:now", "1 cf:now \n 2 uw:-d"):
        found = fit(CONDITIONAL, package)

        assert (found.fit, found.condition_open, found.positions) == (Fit.CROSSES, True, ("ua1", "ua2"))


def test_an_open_condition_may_change_nothing_and_is_open_all_the_same() -> None:
    found = fit("ua demands cf:now \n ua offers cf:now when goal:yes", "1 cf:now")

    assert (found.fit, found.condition_open) == (Fit.MEETS, True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ua demands cf:never \n ua offers cf:now,later when goal:yes", "misses"),
        ("ua demands cf:never \n ua offers cf:now when goal:yes", "misses"),
        ("ua demands cf:never \n ua excludes cf:now,later when goal:yes", "crosses"),
        ("ua demands cf:never \n ua excludes cf:now when goal:yes", "partly_crosses"),
        ("ua offers cf:now,later \n ua excludes cf:now when goal:yes", "partly_crosses"),
        ("ua offers cf:now when goal:yes", "not_ruled_out"),
        ("ua offers cf:now \n ua offers cf:later when goal:yes", "partly_meets"),
    ],
)
def test_worse_goes_before_better_where_a_condition_is_open(words: str, expected: str) -> None:
    found = fit(words, "1 cf:now,later")

    assert (found.fit.value, found.condition_open) == (expected, True)


def test_a_party_without_a_word_in_a_context_has_nothing_against_the_clause_there() -> None:
    assert fit("ua offers cf:now when goal:yes", "1 cf:now").fit is Fit.NOT_RULED_OUT


def test_clauses_on_one_issue_hold_together() -> None:
    found = evaluated("ua excludes nato:barred", "1 nato:open,barred \n 2 nato:member,open")

    assert [written(clause.region) for clause in found.clauses] == [["open"], ["open"]]
    assert [clause.parties[0].fit for clause in found.clauses] == [Fit.NOT_RULED_OUT] * 2


def test_a_clause_is_judged_where_its_own_condition_holds() -> None:
    found = fit("ua excludes cf:now unless goal:yes", "1 cf:now when goal:yes")

    assert (found.fit, found.condition_open) == (Fit.NOT_RULED_OUT, False)


def test_a_conditional_clause_counts_beside_another_where_its_condition_holds() -> None:
    package = "1 cap:<=600 when nato:barred \n 2 cap:>=500 \n 3 nato:barred"
    found = evaluated("ua demands cap:>=800", package)

    assert [written(clause.region) for clause in found.clauses[:2]] == [[{"from": 500, "to": 600}]] * 2
    (plain,) = evaluated("ua demands cap:>=800", "2 cap:>=500 \n 1 cap:<=600 when nato:barred").clauses[:1]
    assert written(plain.region) == [{"at_least": 500}]


def test_where_conditional_clauses_leave_different_outcomes_each_context_is_judged_by_its_own() -> None:
    words = "ua offers cf:now when goal:yes \n ua offers cf:later unless goal:yes \n ua demands cf:never"
    package = "1 cf:now,later \n 2 cf:{} when goal:yes \n 3 cf:{} when goal:no"

    assert fit(words, package.format("now", "later")).fit is Fit.MEETS
    assert fit(words, package.format("later", "now")).fit is Fit.MISSES


def test_clauses_that_leave_nothing_are_refused() -> None:
    with pytest.raises(RegionError):
        evaluated("ua demands cf:now", "1 cf:now \n 2 cf:later")


def test_a_clause_within_the_demands_is_got_and_one_outside_or_over_a_red_line_is_given_up() -> None:
    words = "ua demands nato:member,open \n ua offers nato:barred \n ua excludes cf:never \n ua demands cap:>=800"

    def balance(clause: str) -> Balance | None:
        return fit(words, clause).balance

    assert balance("1 nato:open") is Balance.GETS
    assert balance("1 nato:barred") is Balance.GIVES_UP
    assert balance("1 nato:open,barred") is None
    assert balance("1 cf:never") is Balance.GIVES_UP
    assert balance("1 cf:now") is balance("1 cf:now,never") is None
    assert balance("1 cap:>=900") is Balance.GETS
    assert balance("1 cap:<800") is Balance.GIVES_UP
    assert balance("1 goal:yes") is None


def test_a_clause_that_crosses_a_red_line_in_part_is_neither_got_nor_given_up_unless_it_leaves_out_the_demands() -> (
    None
):
    words = "ua demands cf:now,never \n ua excludes cf:never,later"

    assert fit(words, "1 cf:now,never").balance is None
    assert fit("ua demands cf:now \n ua excludes cf:never", "1 cf:later,never").balance is Balance.GIVES_UP


def test_a_demand_that_may_not_hold_is_not_got_and_one_that_may_is_given_up() -> None:
    assert fit("ua demands cf:now when goal:yes", "1 cf:now").balance is None
    assert fit("ua demands cf:now when goal:yes", "1 cf:later").balance is Balance.GIVES_UP


def test_the_summary_counts_fits_and_names_what_is_got_given_up_and_left_out() -> None:
    words = """
        ua demands nato:member
        ua demands cap:>=800
        ua offers cf:now
        ua demands uw:-d-l
        ua offers goal:yes
        ru demands aid:>=5
    """
    found = evaluated(words, "1 nato:member \n 2 cap:=500 \n 3 cap:<=600 \n 4 cf:now", "ua", "ru")
    ua, ru = found.parties

    assert ua.counts == {Fit.MISSES: 2, Fit.MEETS: 2}
    assert list(ua.counts) == [Fit.MISSES, Fit.MEETS]
    assert [clause.n for clause in ua.gets] == ["1"]
    assert [clause.n for clause in ua.gives_up] == ["2", "3"]
    assert ua.left_out == ("uw",)
    assert (ru.counts, ru.gets, ru.gives_up, ru.left_out) == ({Fit.UNSTATED: 4}, (), (), ("aid",))


def test_the_gap_runs_from_the_clause_to_what_was_said_yes_to_or_else_to_what_is_not_ruled_out() -> None:
    def gap(words: str, clause: str) -> Gap | None:
        return fit(words, clause).gap

    assert gap("ua demands cap:>=800", "1 cap:<=600") == Gap(Fraction(200), "people", attained=True, touching=False)
    assert gap("ua demands cap:>=800 \n ua offers cap:>=700", "1 cap:<=600") == Gap(
        Fraction(100), "people", attained=True, touching=False
    )
    assert gap("ua excludes cap:<=850", "1 cap:<=600") == Gap(Fraction(251), "people", attained=True, touching=False)
    assert gap("ua demands cap:<=600 \n ua excludes cap:<=600", "1 cap:<=600") == Gap(
        Fraction(1), "people", attained=True, touching=False
    )
    assert gap("ua demands uw:-d-l", "1 uw:+d+l") == Gap(Fraction(2), "members", attained=True, touching=False)
    assert gap("ua demands nato:member", "1 nato:barred") is None


def test_where_a_condition_is_open_the_gap_is_that_of_the_worst_fit_and_of_its_widest() -> None:
    words = "ua demands cap:>=800 when goal:yes \n ua demands cap:>=900 when goal:no \n ua demands cap:>=700"

    assert fit(words, "1 cap:=600").gap == Gap(Fraction(300), "people", attained=True, touching=False)
    assert fit(words, "1 cap:=850").gap == Gap(Fraction(50), "people", attained=True, touching=False)


def test_there_is_no_gap_across_scopes() -> None:
    assert fit("ua demands cap:>=800 scope=in_peacetime", "1 cap:<=600").gap is None
    assert fit("ua demands aid:>=800 scope=a_year", "1 aid:<=600").gap
    assert fit("ua demands aid:>=800", "1 aid:<=600").gap
    assert fit("ua demands aid:>=800 scope=in_all", "1 aid:<=600").gap is None


def test_there_is_no_gap_where_everything_is_ruled_out() -> None:
    assert fit("ua excludes cap:<=600 \n ua excludes cap:>600", "1 cap:<=600").gap is None


def worst(views: list[tuple[frozenset[Outcome], View]]) -> Fit:
    """The definition, word by word."""
    found = set()
    for region, view in views:
        if not region & view.allowed:
            found.add(Fit.CROSSES)
        elif not region <= view.allowed:
            found.add(Fit.PARTLY_CROSSES)
        elif view.yes is not None and region <= view.yes:
            found.add(Fit.MEETS)
        elif view.yes is not None and region & view.yes:
            found.add(Fit.PARTLY_MEETS)
        else:
            found.add(Fit.NOT_RULED_OUT if view.demanded is None else Fit.MISSES)
    order = [Fit.CROSSES, Fit.PARTLY_CROSSES, Fit.MISSES, Fit.NOT_RULED_OUT, Fit.PARTLY_MEETS, Fit.MEETS]
    return min(found, key=order.index)


@given(st.data(), records())
def test_fits_are_those_of_a_search_through_every_outcome(data: st.DataObject, record: Record) -> None:
    package: list[Clause] = data.draw(clauses(record))
    question = ask_all(record)
    try:
        evaluation = evaluate(question, package)
    except RegionError:
        return
    oracle = Oracle(record, package)
    cells = oracle.cells(question)
    left = [x for x in oracle.worlds() if all(lies_in(c.region, x[c.issue]) for c in package if holds(c, x))]
    for found in evaluation.clauses:
        clause = found.clause
        here = [x for x in left if holds(clause, x)]
        for party, fitted in zip(PARTIES, found.parties, strict=True):
            words = cells.get((party, clause.issue))
            if words is None:
                assert fitted == PartyFit(party, Fit.UNSTATED)
                continue
            groups: dict[tuple[bool, ...], list[dict[str, Outcome]]] = {}
            for x in here:
                groups.setdefault(tuple(holds(word, x) for word in words), []).append(dict(x))
            views = [oracle.view(words, clause.issue, xs[0]) for xs in groups.values()]
            regions = [frozenset(x[clause.issue] for x in xs) for xs in groups.values()]
            assert fitted.fit == worst(list(zip(regions, views, strict=True)))
            assert fitted.condition_open == (len(groups) > 1)
            assert set(fitted.positions) == {word.id for view in views for word in view.counted}
