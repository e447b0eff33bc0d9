"""The verdict rules against brute force over points, on random worlds."""

from hypothesis import given

from app.domain.record.positions import Alternative, Attribution
from app.domain.verdicts import findings
from app.domain.verdicts.comparison import Comparison, compare
from app.domain.verdicts.question import Question
from app.domain.verdicts.sets import maximal_overlaps, minimal_conflicts
from tests.domain.verdicts.oracle import Context, Oracle, Points
from tests.domain.verdicts.oracle_contexts import Case, Judge, judge
from tests.domain.verdicts.oracle_reasons import reasons
from tests.domain.verdicts.random_worlds import ANY, PLAIN, SUBJECT, Sort, worlds


def context(case: Comparison | findings.Case, oracle: Oracle) -> Context:
    """The part of a finding that one context has."""
    zone = case.zone and (case.zone.rests_on, oracle.within(case.zone.region, oracle.outcomes))
    return Context(case.verdict.value, case.relation.value, zone or None, case.gap, case.blocking)


def case_of(case: findings.Case, oracle: Oracle) -> Case:
    """A case, with points for regions."""

    def points(alternative: Alternative) -> frozenset[tuple[str, Points]]:
        return frozenset((issue, oracle.within(region, oracle.points(issue))) for issue, region in alternative)

    against = tuple((one.party, one.counted, one.sets) for one in case.against)
    when = frozenset(map(points, case.when))
    return Case(when, case.positions, context(case, oracle), case.standing.value, against)


def check_verdict(question: Question, oracle: Judge, found: Comparison) -> None:
    assert (found.verdict, found.relation) == (oracle.verdict, oracle.relation)
    assert found.silent == tuple(side.text for side in oracle.sides if side not in oracle.speakers)
    assert found.contradictory == tuple(side.text for side in oracle.contradictory)
    assert found.by_grade == {grade: judge(question, SUBJECT, grade.value).verdict for grade in Attribution}


def check_compared(oracle: Judge, found: Comparison) -> None:
    """What is found where two or more spoke and none is contradictory."""
    if oracle.conditional:
        assert len(set(found.cases)) == len(found.cases)
        assert {case_of(case, oracle) for case in found.cases} == oracle.cases()
        assert (found.zone, found.gap, found.blocking) == (None, None, ())
    else:
        assert found.cases == ()
        assert context(found, oracle) == oracle.contexts[()]


def check(question: Question) -> None:
    found = compare(question, SUBJECT)
    oracle = judge(question, SUBJECT)
    check_verdict(question, oracle, found)
    if found.verdict not in ("silent", "one_sided", "contradictory"):
        check_compared(oracle, found)
    assert {reason.value for reason in found.reasons} == reasons(oracle)
    assert [set(side.set_aside) for side in found.sides] == [oracle.set_aside(side) for side in oracle.sides]
    conflicts = [frozenset(one.parties) for one in minimal_conflicts(question, SUBJECT)]
    overlaps = [frozenset(one.parties) for one in maximal_overlaps(question, SUBJECT)]
    every = oracle.related("conflict")
    assert set(conflicts) == {one for one in every if not any(smaller < one for smaller in every)}
    every = oracle.related("overlap")
    assert set(overlaps) == {one for one in every if not any(one < larger for larger in every)}


@given(worlds(PLAIN))
def test_worlds_without_conditions_come_out_as_by_brute_force(question: Question) -> None:
    check(question)


@given(worlds(Sort(conditions=False, space="people", scopes=(None, "in peacetime"))))
def test_numbers_with_scopes_come_out_as_by_brute_force(question: Question) -> None:
    check(question)


@given(worlds(Sort(conditions=False, space="line", most_parties=3)))
def test_numbers_with_open_ends_come_out_as_by_brute_force(question: Question) -> None:
    check(question)


@given(worlds(ANY))
def test_worlds_with_conditions_come_out_as_by_brute_force(question: Question) -> None:
    check(question)


@given(worlds(Sort(history=True)))
def test_worlds_with_a_history_come_out_as_by_brute_force(question: Question) -> None:
    check(question)
