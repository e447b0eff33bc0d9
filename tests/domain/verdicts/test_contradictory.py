"""A party whose unconditional words cannot all hold, and what is left of the comparison."""

import pytest

from tests.domain.worlds import compared

ISSUES = """
    i = x y z
    c = yes no
    parties ru ua us eu
"""


@pytest.mark.parametrize(
    ("words", "collide"),
    [
        ("ru excludes i:x,y|ru excludes i:z", True),
        ("ru excludes i:x,y|ru excludes i:y", False),
        ("ru demands i:x|ru demands i:y", True),
        ("ru demands i:x|ru demands i:x,y", False),
        ("ru demands i:x|ru excludes i:x,y", True),
        ("ru demands i:x,z|ru excludes i:x,y", False),
        ("ru offers i:x|ru excludes i:x,y", True),
        ("ru offers i:x|ru offers i:z|ru excludes i:x,y", False),
        ("ru offers i:x|ru demands i:z|ru excludes i:x,y", True),
        ("ru offers i:x|ru excludes i:x when c:yes", False),
    ],
)
def test_a_party_is_contradictory_where_its_unconditional_words_cannot_all_hold(words: str, collide: bool) -> None:
    found = compared(ISSUES + words.replace("|", "\n"), "ru", issue="i")

    assert (found.verdict, found.contradictory) == (("contradictory", ("ru",)) if collide else ("one_sided", ()))


def test_a_contradictory_side_leaves_the_comparison_to_the_others() -> None:
    found = compared(
        ISSUES + "ru demands i:x\nru excludes i:x\nua offers i:x when c:yes\nus offers i:x\nus excludes c:yes",
        issue="i",
    )

    assert (found.verdict, found.relation, found.contradictory) == ("contradictory", "conflict", ("ru",))
    assert (found.zone, found.gap, found.cases) == (None, None, ())
    assert found.silent == ("eu",)
    assert compared(ISSUES + "ru demands i:x\nru excludes i:x\nua offers i:x", issue="i").relation == "none"


def test_two_that_are_left_conflict_or_overlap_and_one_alone_does_neither() -> None:
    collides = ISSUES + "ru demands i:x\nru excludes i:x\n"

    def relation(words: str) -> str:
        found = compared(collides + words, issue="i")
        assert found.verdict == "contradictory"
        return found.relation.value

    assert relation("ua demands i:x\nus demands i:x") == "overlap"
    assert relation("ua demands i:x\nus demands i:y") == "conflict"
    assert relation("ua offers i:x\nus offers i:y") == "open"
    assert relation("ua demands i:x") == "none"
    assert relation("") == "none"
