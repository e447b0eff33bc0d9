"""Packages over all issues: what they pick, what blocks them, and what would have to move."""

import pytest

from app.domain.analysis.settling import settlements
from app.domain.analysis.settling.settlements import Settled, Settlement, ToMove, settle
from app.domain.analysis.settling.systems import Solution, System
from app.domain.errors import TooLarge
from tests.domain.worlds import ask, world, written

SPACES = """
    cf = now later never
    nato = member open barred
    uw = {d l}
    cap = <whole people>
    event vote = yes no
"""
MOSCOW = """
    ru offers cf:now when uw:+d+l nato:barred
    ru demands nato:barred
    ru excludes nato:member,open
"""
KYIV = """
    ua demands cf:now
    ua excludes nato:barred
    ua excludes uw:any+d+l
"""


def settled(words: str, *sides: str, say_yes: bool = False, grade: str = "reported") -> Settlement:
    return settle(
        ask(world("\n".join(line for line in (SPACES + words).splitlines() if line.strip())), *sides, grade=grade),
        say_yes=say_yes,
    )


def picks(found: Settlement) -> list[tuple[str, object, tuple[str, ...]]]:
    assert found.witness is not None
    return [(choice.issue, written(choice.region), choice.said_yes) for choice in found.witness]


def blocks(found: Settlement) -> list[tuple[tuple[str, ...], ...]]:
    return [component.blocking for component in found.components]


def moves(found: Settlement) -> list[list[tuple[tuple[str, ...], int]]]:
    return [[(move.positions, move.cost) for move in component.to_move] for component in found.components]


def test_where_nobody_has_spoken_the_empty_package_stands() -> None:
    found = settled("parties ru ua")

    assert (found.components, found.feasible, found.witness) == ((), True, ())


def test_a_package_crosses_no_red_line_and_names_who_has_said_yes() -> None:
    found = settled("ru excludes nato:member \n ua demands nato:member,open \n ru offers nato:open,barred")

    assert picks(found) == [("nato", ["open"], ("ru", "ua"))]
    assert found.components == (Settled(("nato",), found.witness, (), (), complete=True),)


def test_of_packages_that_meet_as_many_the_first_is_picked() -> None:
    assert picks(settled("ru offers cf:never \n ua offers cf:later")) == [("cf", ["later"], ("ua",))]


def test_a_package_picks_one_part_of_a_quantity() -> None:
    assert picks(settled("ru excludes cap:>=800 \n ua demands cap:>=600")) == [
        ("cap", [{"from": 600, "to": 799}], ("ua",))
    ]


def test_a_yes_on_terms_is_met_together_with_its_terms() -> None:
    assert picks(settled("ru offers cf:now when uw:+d \n ua excludes cf:later \n ua excludes uw:+d+l")) == [
        ("cf", ["now"], ("ru",)),
        ("uw", [{"all_in": ["d"], "none_in": ["l"]}], ()),
    ]


def test_a_yes_on_two_terms_is_met_on_either() -> None:
    words = "ru offers cf:now when vote:yes \n ru offers cf:now when vote:no uw:+d \n ua excludes uw:+d"

    assert picks(settled(words))[::2] == [("cf", ["now"], ("ru",)), ("vote", ["yes"], ())]


def test_a_red_line_on_terms_binds_where_they_hold_only() -> None:
    words = "ru excludes cf:now when vote:no \n ua excludes cf:later,never"

    assert picks(settled(words)) == [("cf", ["now"], ()), ("vote", ["yes"], ())]


def test_issues_that_nobody_constrains_are_left_out() -> None:
    assert [issue for issue, *_ in picks(settled("ru offers cf:now"))] == ["cf"]
    assert picks(settled("ru offers cf:now \n ru offers cf:later when vote:yes")) == [("cf", ["now"], ("ru",))]


def test_an_issue_on_which_only_conditions_depend_is_picked_where_it_matters() -> None:
    assert picks(settled("ru offers cf:now when vote:no")) == [("cf", ["now"], ("ru",)), ("vote", ["no"], ())]
    assert [issue for issue, *_ in picks(settled("ru excludes cf:now when vote:yes"))] == ["cf", "vote"]


def test_of_two_issues_either_of_which_would_do_one_is_picked() -> None:
    either = settled("ru offers cf:now when vote:yes or uw:-d")

    assert picks(either) == [("cf", ["now"], ("ru",)), ("vote", ["yes"], ())]


def test_red_lines_that_leave_nothing_block_and_either_may_move() -> None:
    found = settled("ru excludes nato:member,open \n ua excludes nato:barred \n ua excludes cf:never")

    assert (found.feasible, found.witness) == (False, None)
    assert [component.feasible for component in found.components] == [True, False]
    assert blocks(found) == [(), (("ru1", "ua1"),)]
    assert moves(found) == [[], [(("ru1",), 1), (("ua1",), 1)]]
    assert [component.complete for component in found.components] == [True, True]


def test_what_costs_least_to_move_comes_first() -> None:
    found = settled("ru excludes nato:member \n ru excludes nato:open \n ua excludes nato:barred")

    assert moves(found) == [[(("ru1",), 1), (("ru2",), 1), (("ua1",), 1)]]
    assert blocks(found) == [(("ru1", "ru2", "ua1"),)]
    wide = settled("ru excludes nato:member,open \n ru excludes nato:open,member \n ua excludes nato:barred")
    assert moves(wide) == [[(("ua1",), 1), (("ru1", "ru2"), 2)]]


def test_a_deadlock_over_terms_names_the_red_lines_on_both_issues() -> None:
    found = settled("ua excludes cf:later,never \n ru excludes cf:now unless uw:+d+l \n ua excludes uw:any+d+l")

    assert blocks(found) == [(("ru1", "ua1", "ua2"),)]


def test_without_asking_for_a_yes_only_red_lines_bind() -> None:
    found = settled(MOSCOW + KYIV.replace("ua excludes nato:barred", "ua demands nato:member"))

    assert picks(found) == [
        ("cf", ["now"], ("ua",)),
        ("nato", ["barred"], ("ru",)),
        ("uw", [{"none_in": ["d", "l"]}], ()),
    ]


def test_with_it_an_offer_on_terms_that_the_other_refuses_blocks() -> None:
    found = settled(MOSCOW + KYIV, say_yes=True)

    assert blocks(found) == [(("ru1", "ua2"), ("ru1", "ua3"), ("ru2", "ua2"), ("ru3", "ua2"))]
    assert moves(found) == [[(("ru1", "ua2"), 2), (("ua2", "ua3"), 2), (("ru1", "ru2", "ru3"), 3)]]


def test_the_whole_yes_of_a_party_on_an_issue_is_one_constraint() -> None:
    found = settled("ua demands nato:member \n ua offers nato:open \n ru excludes nato:member,open", say_yes=True)

    assert blocks(found) == [(("ru1", "ua1", "ua2"),)]
    assert found.components[0].to_move == (ToMove(("ru1",), 1), ToMove(("ua1", "ua2"), 1))


def test_a_party_with_red_lines_only_is_not_asked_for_a_yes() -> None:
    assert picks(settled("ua excludes nato:barred \n ru offers nato:open", say_yes=True)) == [
        ("nato", ["open"], ("ru",))
    ]


def test_words_set_aside_bind_nobody() -> None:
    words = "ru excludes nato:member,open,barred grade=anonymous \n ru offers nato:open"

    assert picks(settled(words, grade="anonymous")) == [("nato", ["open"], ("ru",))]
    only = "ru excludes nato:open \n ru offers nato:open grade=anonymous \n ua offers nato:open,barred"
    assert settled(only, grade="anonymous", say_yes=True).feasible


def test_one_party_on_two_days_is_two_sides_and_the_same_words_bind_once() -> None:
    words = "ru excludes nato:member,open on=2023-01-01 \n ua excludes nato:barred"
    found = settled(words, "ru@2023-06-01", "ru", "ua")

    assert blocks(found) == [(("ru1", "ua1"),)]
    assert moves(found) == [[(("ru1",), 1), (("ua1",), 1)]]


def test_components_are_settled_apart_and_the_package_joins_them_in_order_of_issues() -> None:
    found = settled("ru offers uw:+d when nato:barred \n ua demands cf:now \n ru demands cap:>5")

    assert [component.issues for component in found.components] == [("cap",), ("cf",), ("nato", "uw")]
    assert [issue for issue, *_ in picks(found)] == ["cap", "cf", "nato", "uw"]


def test_a_component_too_large_to_enumerate_goes_to_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[System] = []

    def solve(system: System) -> Solution:
        asked.append(system)
        return Solution((2,))

    question = ask(world(SPACES + "ru offers cf:now \n ua offers cf:later"))
    monkeypatch.setattr(settlements, "MAX_JOINT", 3)
    assert settle(question, solve=solve).witness
    assert asked == []
    monkeypatch.setattr(settlements, "MAX_JOINT", 2)
    assert picks(settle(question, solve=solve)) == [("cf", ["never"], ())]
    assert asked == [System((3,), (), ((((0, 1),),), (((0, 2),),)))]
    with pytest.raises(TooLarge, match="1 linked issues have 3 joint values, more than 2"):
        settle(question)


def test_a_cut_answer_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settlements, "MAX_JOINT", 0)
    found = settle(
        ask(world(SPACES + "ru excludes cf:now,later,never")),
        solve=lambda _: Solution(None, ((0,),), ((0,),), complete=False),
    )

    assert found.components == (Settled(("cf",), None, (("ru1",),), (ToMove(("ru1",), 1),), complete=False),)


def test_conditions_of_one_cell_with_too_many_joint_values_are_refused() -> None:
    issues = "\n".join(f"c{k} = a b c d e f g h" for k in range(5))
    terms = "\n".join(f"ru offers cf:now when c{k}:{option}" for k in range(5) for option in "abcdefg")

    with pytest.raises(TooLarge):
        settled(f"{issues}\n{terms}")
