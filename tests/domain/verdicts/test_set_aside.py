"""Anonymous words that collide with others of the same party do not count, and are listed."""

import pytest

from app.domain.verdicts.comparison import compare
from tests.domain.worlds import ask, compared, world, written

LEAK = """
    i = x y z
    c = yes no
    ru excludes i:x grade=on_record
    ru offers i:x when c:yes grade=anonymous id=leak
"""


def test_a_leak_that_collides_is_set_aside_and_its_party_has_still_spoken() -> None:
    found = compared(
        "i = x y \n ru excludes i:x \n ru offers i:x grade=anonymous \n ua offers i:y", issue="i", grade="anonymous"
    )

    assert (found.verdict, found.relation) == ("untested", "open")
    assert [side.set_aside for side in found.sides] == [("ru2",), ()]
    assert written(found.sides[0].offered) is None
    assert [position.id for position in found.sides[0].positions] == ["ru1", "ru2"]


def test_a_party_whose_words_are_all_set_aside_has_still_spoken() -> None:
    text = "i = x y \n ru offers i:x grade=anonymous \n ru excludes i:x grade=anonymous \n ua demands i:y"

    found = compared(text, issue="i", grade="anonymous")

    assert (found.verdict, found.silent) == ("untested", ())
    assert found.sides[0].set_aside == ("ru1", "ru2")


@pytest.mark.parametrize("other", ["", "ua offers i:y", "us excludes i:x\nus offers i:x"])
def test_a_leak_on_terms_is_listed_whatever_the_verdict(other: str) -> None:
    found = compared(LEAK + other, issue="i", grade="anonymous")

    assert found.sides[0].set_aside == ("leak",)
    assert "channels_differ" in found.reasons


def test_a_leak_on_terms_counts_where_what_it_collides_with_does_not_hold() -> None:
    text = """
        i = x y
        c = yes no
        ru excludes i:x when c:yes
        ru offers i:x grade=anonymous id=leak
        ua offers i:x
    """

    found = compared(text, issue="i", grade="anonymous")

    assert [(case.verdict, case.positions) for case in found.cases] == [
        ("zopa", ("leak", "ua1")),
        ("apart", ("leak", "ru1", "ua1")),
    ]
    assert found.sides[0].set_aside == ("leak",)
    assert "channels_differ" in found.reasons


def test_attribution_decides_and_never_the_date() -> None:
    text = """
        i = x y
        ru excludes i:x on=2022-03-01
        ru demands i:x on=2024-06-01 grade=anonymous id=leak
        ua demands i:x
    """

    found = compared(text, issue="i", grade="anonymous")

    assert found.sides[0].set_aside == ("leak",)
    assert (found.verdict, found.relation) == ("apart", "conflict")


def test_words_of_better_grades_that_collide_are_a_contradiction_and_nothing_is_set_aside() -> None:
    record = world("i = x y \n ru excludes i:x grade=on_record \n ru demands i:x \n ua demands i:y")

    found = compare(ask(record), "i")

    assert (found.verdict, found.contradictory) == ("contradictory", ("ru",))
    assert [side.set_aside for side in found.sides] == [(), ()]
    assert "channels_differ" not in found.reasons


@pytest.mark.parametrize(
    ("words", "aside"),
    [
        ("ru demands i:x \n ru demands i:y", ("ru2",)),
        ("ru demands i:x,y \n ru demands i:y,z", ()),
        ("ru demands i:x \n ru offers i:y", ()),
        ("ru offers i:x \n ru offers i:y", ()),
        ("ru excludes i:x,y \n ru excludes i:z", ("ru2",)),
        ("ru excludes i:x,y \n ru offers i:z", ()),
        ("ru excludes i:x,y \n ru offers i:y", ("ru2",)),
        ("ru excludes i:x,y \n ru offers i:y,z", ()),
    ],
)
def test_words_collide_where_nothing_is_left_of_the_room_the_demands_or_an_offer(
    words: str, aside: tuple[str, ...]
) -> None:
    found = compared("i = x y z \n" + words + " grade=anonymous", issue="i", grade="anonymous")

    assert found.sides[0].set_aside == aside
    assert ("channels_differ" in found.reasons) is bool(aside)
