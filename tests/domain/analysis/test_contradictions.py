"""One party against itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from app.domain.analysis.history.contradictions import Contradiction, contradictions, contradictions_until
from app.domain.errors import TooLarge
from app.domain.record.force import in_force
from app.domain.record.negotiation import Record
from app.domain.record.positions import Attribution
from tests.domain.analysis.drawn import DAY, PARTIES, records
from tests.domain.analysis.oracle import Oracle, holds, minimal_collisions
from tests.domain.points import lies_in
from tests.domain.worlds import world, written

SPACES = """
    cf = now later never
    goals = yes no
    cap = <whole people>
"""


def found(
    text: str, day: str = "2024-06-14", grade: str = "anonymous", **contradicts: str
) -> tuple[Contradiction, ...]:
    record = world(SPACES + text.strip())
    said = {
        id_: replace(position, contradicts=(contradicts[id_],)) if id_ in contradicts else position
        for id_, position in record.positions.items()
    }
    return contradictions(replace(record, positions=said), "ru", "cf", date.fromisoformat(day), Attribution(grade))


def told(sets: tuple[Contradiction, ...]) -> list[tuple[list[str], bool, tuple[str, ...]]]:
    return [([position.id for position in one.positions], one.named, one.across) for one in sets]


def terms(one: Contradiction) -> list[dict[str, object]]:
    return [{issue: written(region) for issue, region in alternative} for alternative in one.when]


def test_a_public_no_beside_a_private_offer_contradicts_it_where_the_condition_of_the_no_holds() -> None:
    sets = found("ru excludes cf:now,later on=2023-12-14 unless goals:yes\n"
                 "ru offers cf:now on=2023-12-01 grade=anonymous channel=private")  # fmt: skip

    assert told(sets) == [(["ru1", "ru2"], False, ("channel", "attribution"))]
    assert terms(sets[0]) == [{"goals": ["no"]}]
    assert (sets[0].party, sets[0].issue.id) == ("ru", "cf")


def test_words_of_one_channel_differ_in_attribution_only() -> None:
    assert told(found("ru excludes cf:now \n ru offers cf:now grade=anonymous"))[0][2] == ("attribution",)
    assert told(found("ru excludes cf:now \n ru offers cf:now channel=private"))[0][2] == ("channel",)
    assert told(found("ru excludes cf:now \n ru offers cf:now"))[0][2] == ()


def test_only_words_of_the_same_time_and_grade_are_held_against_each_other() -> None:
    text = "ru excludes cf:now on=2024-05-01 \n ru offers cf:now on=2023-12-01 ended=2024-06-01 grade=anonymous"

    assert found(text, "2024-05-15")
    assert not found(text, "2024-04-30")
    assert not found(text, "2024-06-01")
    assert not found(text, "2024-05-15", "reported")


def test_an_offer_beside_another_demand_is_a_concession_and_no_contradiction() -> None:
    assert found("ru demands cf:never \n ru offers cf:now") == ()


def test_the_smallest_sets_are_given_and_unconditional_ones_hold_always() -> None:
    sets = found(
        "ru demands cf:now,later \n ru demands cf:later,never \n ru demands cf:now,never \n ru excludes cf:now"
    )

    assert told(sets) == [(["ru1", "ru2", "ru3"], False, ()), (["ru1", "ru3", "ru4"], False, ())]
    assert terms(sets[0]) == [{}]


def test_smaller_sets_come_first_and_red_lines_that_leave_nothing_are_one() -> None:
    sets = found("ru excludes cf:now \n ru excludes cf:later \n ru excludes cf:never \n ru offers cf:never id=an-offer")

    assert [ids for ids, *_ in told(sets)] == [["an-offer", "ru3"], ["ru1", "ru2", "ru3"]]


def test_sets_of_one_size_come_by_their_ids_and_pairs_before_larger_ones_with_lower_ids() -> None:
    sets = found("""
        ru demands cf:now,later id=a
        ru demands cf:later,never id=b
        ru demands cf:now,never id=c
        ru offers cf:now id=d when goals:no
        ru excludes cf:now id=e when goals:no
        ru offers cf:never id=f when goals:yes
        ru excludes cf:never id=g when goals:yes
    """)  # fmt: skip

    assert [ids for ids, *_ in told(sets)][:3] == [["d", "e"], ["f", "g"], ["a", "b", "c"]]
    assert [terms(one) for one in sets[:3]] == [[{"goals": ["no"]}], [{"goals": ["yes"]}], [{}]]


def test_words_whose_conditions_exclude_each_other_never_contradict() -> None:
    assert found("ru demands cf:now when goals:yes \n ru demands cf:never when goals:no") == ()


def test_a_named_pair_is_listed_though_the_regions_meet() -> None:
    sets = found("ru offers cf:now id=a \n ru offers cf:later id=b", b="a")

    assert told(sets) == [(["a", "b"], True, ())]
    assert terms(sets[0]) == [{}]


def test_a_named_pair_whose_conditions_exclude_each_other_holds_nowhere() -> None:
    (one,) = found("ru offers cf:now id=a when goals:yes \n ru offers cf:later id=b when goals:no", a="b")

    assert (one.named, one.when) == (True, ())


def test_a_name_counts_only_where_both_are_in_force_and_in_the_set() -> None:
    text = "ru excludes cf:now id=a \n ru offers cf:now id=b \n ru offers cf:later id=c"

    assert told(found(text, a="c")) == [(["a", "b"], False, ()), (["a", "c"], True, ())]
    assert told(found(text, a="b")) == [(["a", "b"], True, ())]
    assert told(found(text + " ended=2024-02-01", a="c")) == [(["a", "b"], False, ())]


def stood(text: str, until: str = "2024-12-31", grade: str = "anonymous") -> list[tuple[list[str], str, str | None]]:
    found = contradictions_until(
        world(SPACES + text.strip()), "ru", "cf", date.fromisoformat(until), Attribution(grade)
    )
    return [
        (
            [position.id for position in one.positions],
            one.since.isoformat(),
            one.through.isoformat() if one.through else None,
        )
        for one in found
    ]


TALKS_AND_NO = """
    ru offers cf:now id=offer on=2023-12 grade=anonymous channel=private
    ru excludes cf:now,later id=no on=2023-12-14
    ru offers cf:later id=again on=2024-02-13 grade=anonymous ended=2024-05-01
    ru offers cf:never id=terms on=2024-06-14 replaces=no
    ru excludes cf:never id=last on=2024-07-01
"""


def test_contradictions_of_all_days_come_in_order_of_their_first_days_with_their_last() -> None:
    assert stood(TALKS_AND_NO) == [
        (["no", "offer"], "2023-12-14", "2024-06-13"),
        (["again", "no"], "2024-02-13", "2024-04-30"),
        (["last", "terms"], "2024-07-01", None),
    ]


def test_contradictions_of_all_days_end_with_the_day_asked_about() -> None:
    assert [ids for ids, *_ in stood(TALKS_AND_NO, "2024-02-13")] == [["no", "offer"], ["again", "no"]]
    assert [ids for ids, *_ in stood(TALKS_AND_NO, "2024-02-12")] == [["no", "offer"]]
    assert [ids for ids, *_ in stood(TALKS_AND_NO, grade="reported")] == [["last", "terms"]]


def test_contradictions_that_began_on_one_day_come_smallest_first() -> None:
    found = stood("""
        ru demands cf:now,later id=a
        ru demands cf:later,never id=b
        ru demands cf:now,never id=c
        ru excludes cf:now id=d
        ru offers cf:now id=e
    """)  # fmt: skip

    assert [ids for ids, *_ in found] == [["d", "e"], ["a", "b", "c"], ["a", "c", "d"]]


def test_a_contradiction_says_when_it_stood_whichever_day_is_asked_about() -> None:
    (one,) = found("ru excludes cf:now on=2024-01-01 \n ru offers cf:now on=2024-02-01 ended=2024-07-01", "2024-03-01")

    assert (one.since, one.through) == (date(2024, 2, 1), date(2024, 6, 30))


def test_conditions_with_too_many_joint_values_are_refused() -> None:
    issues = "\n".join(f"c{k} = a b c d e f g h" for k in range(5))
    terms = "\n".join(f"ru offers cf:now when c{k}:{option}" for k in range(5) for option in "abcdefg")

    with pytest.raises(TooLarge):
        found(f"{issues}\n{terms}")


@given(records())
def test_they_are_the_smallest_sets_that_collide_in_some_world(record: Record) -> None:
    oracle = Oracle(record)
    for party in PARTIES:
        for issue, points in oracle.points.items():
            said = in_force(record.cell(party, issue), DAY, Attribution.ANONYMOUS)
            sets = contradictions(record, party, issue, DAY)
            here = {frozenset(position.id for position in one.positions): one for one in sets}
            expected = set()
            for x in oracle.worlds():
                words = [position for position in said if holds(position, x)]
                collisions = minimal_collisions(words, points)
                expected |= set(collisions)
                for ids, one in here.items():
                    told = any(all(lies_in(region, x[name]) for name, region in terms) for terms in one.when)
                    assert told == (ids in collisions)
            assert set(here) == expected


@given(records())
def test_those_of_all_days_are_those_of_each_day_from_the_first_through_the_last(record: Record) -> None:
    days = [date(2023, 12, 31), date(2024, 1, 1), DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)]
    for party in PARTIES:
        for issue in record.issues:
            for until in days:
                every = contradictions_until(record, party, issue, until)
                assert len(every) == len({one.positions for one in every})
                for day in (day for day in days if day <= until):
                    here = {one for one in every if one.since <= day <= (one.through or date.max)}
                    assert here == set(contradictions(record, party, issue, day))
