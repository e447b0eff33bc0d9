"""What a comparison carries beside its verdict: sides, silences, days, grades, zone, gap and blocking sets."""

from fractions import Fraction

import pytest

from app.domain.algebra.gaps import Gap
from app.domain.record.negotiation import Silence, SilenceKind
from app.domain.verdicts.comparison import SideSilence, compare, side_of
from tests.domain.worlds import ask, compared, day, terms, world, written

ISSUES = """
    i = x y z
    c = yes no
    area = {a b c}
    cap = <whole people>
    fee = <euros>
    parties ru ua us eu
"""


def gap_of(value: int, unit: str, *, attained: bool = True, touching: bool = False) -> Gap:
    return Gap(Fraction(value), unit, attained, touching)


def silence(kind: str, since: str, through: str, looked_on: str = "2024-07-01", party: str = "us") -> Silence:
    return Silence(party, "i", SilenceKind(kind), day(since), day(through), day(looked_on))


def test_a_comparison_carries_what_was_asked() -> None:
    found = compared(ISSUES + "ru demands i:x on=2022-03-01\nua offers i:x,y", "ru@2022-03-29", "ua", issue="i")

    assert (found.issue.id, found.parties) == ("i", ("ru@2022-03-29", "ua"))
    assert (found.verdict, found.label) == ("zopa", "A stated zone of possible agreement")
    assert [(side.selected, side.party, side.as_of.isoformat()) for side in found.sides] == [
        ("ru@2022-03-29", "ru", "2022-03-29"),
        ("ua", "ua", "2024-06-14"),
    ]


def test_a_side_shows_its_unconditional_words_and_lists_all_newest_first() -> None:
    found = compared(
        ISSUES
        + """
        ru demands i:x,y on=2024-01-01 id=b
        ru demands i:y,z on=2024-01-01 id=a
        ru offers i:x on=2024-02-01 id=c
        ru offers i:y when c:yes on=2024-03 id=d
        ru excludes i:z on=2023 id=e
        ua excludes i:z when c:yes
        """,
        "ru",
        "ua",
        issue="i",
    )

    ru, ua = found.sides
    assert [written(region) for region in (ru.wanted, ru.offered, ru.ruled_out)] == [["y"], ["x"], ["z"]]
    assert [position.id for position in ru.positions] == ["d", "c", "a", "b", "e"]
    assert (ua.wanted, ua.offered, ua.ruled_out) == (None, None, None)
    assert (ru.silence, ua.silence, ru.set_aside) == (None, None, ())


def test_demands_that_cannot_be_met_together_are_shown_as_no_outcome() -> None:
    found = compared(ISSUES + "ru demands i:x\nru demands i:y\nua demands i:x", "ru", "ua", issue="i")

    assert written(found.sides[0].wanted) == []


@pytest.mark.parametrize(
    ("as_of", "silent"),
    [
        ("2024-06-14", SideSilence(SilenceKind.NONE_FOUND, day("2024"), day("2024-06-14"), day("2024-07-01"))),
        ("2024-06-15", None),
        ("2023-12-31", None),
    ],
)
def test_a_silent_side_has_its_recorded_silence_of_the_day(as_of: str, silent: SideSilence | None) -> None:
    record = world(ISSUES, silences=(silence("none_found", "2024", "2024-06-14"),))

    found = compare(ask(record, "us", "ru", as_of=as_of), "i")

    assert [side.silence for side in found.sides] == [silent, None]
    assert found.silent == ("us", "ru")
    assert (found.verdict, found.relation, found.reasons) == ("silent", "none", ())


def test_a_side_that_has_spoken_has_no_silence_whatever_was_recorded() -> None:
    record = world(ISSUES + "us demands i:x", silences=(silence("none_found", "2024", "2024"),))

    found = compare(ask(record, "us"), "i")

    assert (found.sides[0].silence, found.silent, found.cases, found.blocking) == (None, (), (), ())


def test_a_recorded_silence_goes_before_a_derived_one_and_the_latest_look_before_others() -> None:
    looks = (silence("none_found", "2024", "2024"), silence("left_open", "2024", "2024", looked_on="2024-08-01"))
    record = world(ISSUES + "us demands i:x on=2024-09-01", silences=looks)

    side = compare(ask(record, "us"), "i").sides[0]

    assert side.silence == SideSilence(SilenceKind.LEFT_OPEN, day("2024"), day("2024"), day("2024-08-01"))


def test_before_its_first_word_and_after_its_last_a_side_has_a_derived_silence() -> None:
    record = world(ISSUES + "us demands i:x on=2024-03-01 ended=2024-06-01")

    def kinds(*sides: str) -> list[SideSilence | None]:
        return [side.silence for side in compare(ask(record, *sides), "i").sides]

    assert kinds("us@2024-02-29", "us@2024-03-01", "us@2024-05-31", "us@2024-06-01") == [
        SideSilence(SilenceKind.NOT_YET, None, None, None),
        None,
        None,
        SideSilence(SilenceKind.ENDED, None, None, None),
    ]


def test_a_party_with_only_an_anonymous_word_has_no_silence_on_record() -> None:
    found = compared(ISSUES + "us demands i:x grade=anonymous", "us", issue="i")

    assert (found.verdict, found.sides[0].silence) == ("silent", None)


def test_a_party_can_be_compared_with_itself_on_another_day() -> None:
    record = world(
        ISSUES
        + """
        ua offers i:z on=2022-03-29 id=old
        ua demands i:x on=2022-10-04 replaces=old
        """
    )

    found = compare(ask(record, "ua@2022-03-29", "ua"), "i")

    assert (found.verdict, found.relation) == ("apart", "conflict")
    assert [[p.id for p in side.positions] for side in found.sides] == [["old"], ["ua2"]]
    assert found.blocking == (("old", "ua2"),)
    assert [reason.value for reason in found.reasons] == ["reported_only", "stale", "different_dates"]


def test_a_selected_day_takes_the_conditions_and_the_words_elsewhere_of_that_day() -> None:
    record = world(
        ISSUES
        + """
        ru offers i:x when c:yes on=2022-03-01
        ru offers i:x on=2024-01-01
        ua offers i:x on=2022-03-01
        ua excludes c:yes on=2023-01-01
        """
    )

    then, half, now = (
        compare(ask(record, *sides), "i")
        for sides in (("ru@2022-03-29", "ua@2022-03-29"), ("ru@2022-03-29", "ua"), ("ru", "ua"))
    )

    assert (then.verdict, then.relation) == ("conditional", "open")
    assert (half.verdict, half.relation) == ("conditional", "conflict")
    assert (now.verdict, now.relation) == ("zopa", "overlap")


def test_a_side_by_itself_is_the_one_of_the_comparison() -> None:
    record = world(ISSUES + "us demands i:x on=2024-01-01\nus excludes i:y\nru demands i:z when c:yes")
    question = ask(record, "us@2024-03-01", "ru", "us")

    sides = compare(question, "i").sides

    assert [side_of(question, "i", selector) for selector in question.selectors] == list(sides)
    assert [len(side.positions) for side in sides] == [1, 1, 2]


def test_a_side_by_itself_that_has_said_nothing_has_its_silence() -> None:
    question = ask(world(ISSUES + "ru demands i:x on=2024-12-01"), "ru", as_of="2024-06-14")

    assert side_of(question, "i", question.selectors[0]).silence == SideSilence(SilenceKind.NOT_YET)


def test_the_verdict_is_given_at_every_grade() -> None:
    text = (
        ISSUES
        + "ru demands i:x grade=on_record\nua demands i:x\n"
        + "ru demands i:x,y grade=anonymous\nus offers i:y grade=anonymous"
    )

    for grade, verdict in (("on_record", "one_sided"), ("reported", "identical"), ("anonymous", "apart")):
        found = compared(text, "ru", "ua", "us", issue="i", grade=grade)
        assert found.verdict == verdict
        assert list(found.by_grade.items()) == [
            ("on_record", "one_sided"),
            ("reported", "identical"),
            ("anonymous", "apart"),
        ]


@pytest.mark.parametrize(
    ("words", "rests_on", "region"),
    [
        ("ru demands i:x,y|ua offers i:y,z", "said_yes", ["y"]),
        ("ru demands i:x,y|ua excludes i:y", "said_yes", ["x"]),
        ("ru excludes i:x|ua excludes i:y", "not_ruled_out", ["z"]),
    ],
)
def test_the_zone_is_what_all_said_yes_to_or_only_what_nobody_rules_out(
    words: str, rests_on: str, region: list[str]
) -> None:
    found = compared(ISSUES + words.replace("|", "\n"), "ru", "ua", issue="i")

    assert found.zone is not None
    assert (found.zone.rests_on, written(found.zone.region)) == (rests_on, region)


@pytest.mark.parametrize(
    "words", ["ru demands i:x|ua demands i:y", "ru excludes i:x,y|ua excludes i:z", "ru demands i:x", ""]
)
def test_where_nothing_is_left_or_nothing_compared_there_is_no_zone(words: str) -> None:
    found = compared(ISSUES + words.replace("|", "\n"), "ru", "ua", issue="i")

    assert found.zone is None


@pytest.mark.parametrize(
    ("issue", "words", "gap"),
    [
        ("cap", "ru demands cap:<=85|ua demands cap:>=250", gap_of(165, "people")),
        ("cap", "ru demands cap:<=85|ua demands cap:>=80", gap_of(0, "people")),
        ("fee", "ru demands fee:<5|ua demands fee:>=5", gap_of(0, "euros", attained=False, touching=True)),
        ("fee", "ru demands fee:<5|ua offers fee:>6", gap_of(1, "euros", attained=False)),
        ("area", "ru demands area:+a+b|ua demands area:-a-b", gap_of(2, "members")),
        ("cap", "ru demands cap:=1|ua demands cap:=5|us demands cap:=7", gap_of(6, "people")),
        ("cap", "ru demands cap:<=9|ru excludes cap:>=3|ua demands cap:=5", gap_of(3, "people")),
        ("i", "ru demands i:x|ua demands i:y", None),
        ("cap", "ru demands cap:<=85|ua excludes cap:<=250", None),
        ("cap", "ru demands cap:<=85", None),
        ("cap", "ru demands cap:<=85|ua demands cap:=90|ua demands cap:=91", None),
        ("cap", "ru demands cap:=85|ua demands cap:=250 scope=in_peacetime", None),
        ("area", "ru demands area:+a|ua demands area:-a scope=in_peacetime", gap_of(1, "members")),
    ],
)
def test_the_gap_is_the_least_sum_of_concessions_where_all_have_said_yes(
    issue: str, words: str, gap: Gap | None
) -> None:
    assert compared(ISSUES + words.replace("|", "\n"), issue=issue).gap == gap


@pytest.mark.parametrize(
    ("words", "blocking"),
    [
        ("ru excludes i:x,y|ua excludes i:z", (("ru1", "ua1"),)),
        ("ru excludes i:x|ru excludes i:y|ua excludes i:z|us excludes i:y,z", (("ru1", "us1"), ("ru1", "ru2", "ua1"))),
        ("ru demands i:x|ru offers i:y|ua demands i:z", (("ru1", "ru2", "ua1"),)),
        ("ru demands i:x|ua excludes i:x|us excludes i:x", (("ru1", "ua1"), ("ru1", "us1"))),
        ("ru demands i:x|ua demands i:y|us demands i:z", (("ru1", "ua1"), ("ru1", "us1"), ("ua1", "us1"))),
        ("ru demands i:x|ua demands i:x,y", ()),
        ("ru demands i:x", ()),
        ("", ()),
        ("ru demands i:x|ru excludes i:x|ua demands i:y", (("ru1", "ru2"), ("ru1", "ua1"))),
    ],
)
def test_blocking_sets_are_minimal_and_take_a_partys_yes_as_a_whole(
    words: str, blocking: tuple[tuple[str, ...], ...]
) -> None:
    assert compared(ISSUES + words.replace("|", "\n"), issue="i").blocking == blocking


def test_with_conditions_zone_gap_and_blocking_stand_in_the_cases_alone() -> None:
    found = compared(
        ISSUES + "ru demands cap:<=85 when c:yes\nru offers cap:<=300 when c:no\nua demands cap:>=250", issue="cap"
    )

    assert (found.zone, found.gap, found.blocking) == (None, None, ())
    near, far = found.cases
    assert (terms(near), near.verdict, near.relation, near.positions) == (
        [{"c": ["no"]}],
        "zopa",
        "overlap",
        ("ru2", "ua1"),
    )
    assert near.zone is not None
    assert (near.zone.rests_on, written(near.zone.region)) == ("said_yes", [{"from": 250, "to": 300}])
    assert near.gap == gap_of(0, "people")
    assert near.blocking == ()
    assert (terms(far), far.verdict, far.relation, far.positions) == (
        [{"c": ["yes"]}],
        "apart",
        "conflict",
        ("ru1", "ua1"),
    )
    assert far.zone is None
    assert far.gap == gap_of(165, "people")
    assert far.blocking == (("ru1", "ua1"),)


def test_an_unknown_issue_is_no_issue_of_the_record() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        compared(ISSUES, issue="nowhere")
