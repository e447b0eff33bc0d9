"""The second opinion on a package objects to what is wrong, and to nothing else."""

from dataclasses import replace

import pytest

from app.domain.algebra.notation import parse_region
from app.domain.analysis.settling.settlements import Choice, settle
from app.domain.analysis.settling.witnesses import Objection, check_witness
from app.domain.errors import RegionError
from app.domain.verdicts.question import Question
from tests.domain.worlds import ask, plain, world

SPACES = """
    nato = member open barred
    cf = now later
    goal = yes no
"""
WORDS = """
    ru offers nato:open,barred
    ua demands nato:member,open
    ua excludes nato:barred
    ru excludes cf:later unless goal:yes
    ru offers cf:now when goal:no
"""


def question(words: str = WORDS, **options: str) -> Question:
    return ask(world(SPACES + words.strip()), **options)


def choice(asked: Question, issue: str, region: str, *said_yes: str) -> Choice:
    return Choice(issue, parse_region(asked.record.issues[issue].space, plain(region)), said_yes)


def objections(*picks: str, words: str = WORDS, say_yes: bool = False) -> list[tuple[str, str, str]]:
    asked = question(words)
    witness = [choice(asked, *pick.split()) for pick in picks]
    return [(one.party, one.issue, one.why) for one in check_witness(asked, witness, say_yes=say_yes)]


FINE = ("nato open ru ua", "cf now ru", "goal no")


def test_a_good_package_is_accepted() -> None:
    assert objections(*FINE) == []
    assert objections(*FINE, say_yes=True) == []


def test_crossing_a_red_line_wholly_or_partly_is_objected_to() -> None:
    assert objections("nato barred ru", *FINE[1:]) == [("ua", "nato", "crosses")]
    assert objections("nato open,barred ru", *FINE[1:]) == [("ua", "nato", "partly_crosses")]
    assert objections(FINE[0], "cf later", "goal no") == [("ru", "cf", "crosses")]


def test_a_yes_that_was_not_said_and_one_that_is_not_named_are_objected_to() -> None:
    assert objections("nato open ru", *FINE[1:]) == [("ua", "nato", "meets")]
    assert objections("nato member ru ua", *FINE[1:]) == [("ru", "nato", "not_ruled_out")]
    assert objections(FINE[0], "cf now ru", "goal yes") == [("ru", "cf", "not_ruled_out")]


def test_an_issue_with_words_on_it_may_not_be_left_out() -> None:
    assert objections(*FINE[1:]) == [("ru", "nato", "left out"), ("ua", "nato", "left out")]


def test_an_issue_that_only_a_condition_names_may_be_left_out_where_nothing_depends_on_it() -> None:
    assert objections(*FINE[:2]) == [("ru", "cf", "not_ruled_out")]
    assert objections("nato member ua", words="ua demands nato:member \n ru offers nato:open when goal:yes") == []


def test_where_a_yes_is_asked_for_its_lack_is_objected_to() -> None:
    asked = question()
    lacking = [choice(asked, *pick.split()) for pick in ("nato member ua", *FINE[1:])]
    assert check_witness(asked, lacking) == ()
    assert objections("nato member ua", *FINE[1:], say_yes=True) == [("ru", "nato", "has not said yes")]
    assert objections(FINE[0], "cf now", "goal yes", say_yes=True) == [("ru", "cf", "has not said yes")]


def test_one_who_said_only_no_is_not_asked_for_a_yes() -> None:
    assert objections("nato open", words="ru excludes nato:member", say_yes=True) == []


def test_one_who_has_not_spoken_has_no_objection() -> None:
    assert objections("nato open ru", words="ru offers nato:open \n ua offers cf:now") == [("ua", "cf", "left out")]


def test_a_yes_that_is_set_aside_everywhere_is_none() -> None:
    asked = question("ru excludes nato:open \n ru offers nato:open grade=anonymous", grade="anonymous")

    assert check_witness(asked, [choice(asked, "nato", "member")], say_yes=True) == ()


def test_a_package_that_picks_two_things_is_refused() -> None:
    asked = question()

    with pytest.raises(RegionError):
        check_witness(asked, [choice(asked, "nato", "open"), choice(asked, "nato", "member")])


def test_what_was_found_and_then_changed_is_no_longer_accepted() -> None:
    asked = question()
    witness = settle(asked).witness
    assert witness

    assert check_witness(asked, witness) == ()
    spoilt = [replace(one, said_yes=()) for one in witness]
    assert Objection("ru", "nato", "meets") in check_witness(asked, spoilt)
