"""Questions that ask for too much work are refused with the limit, at the limit and not before."""

from collections.abc import Callable

import pytest

from app.domain.errors import TooLarge
from app.domain.verdicts import hearing, sets, standing
from app.domain.verdicts.comparison import compare
from app.domain.verdicts.question import Question
from app.domain.verdicts.sets import maximal_overlaps, minimal_conflicts
from tests.domain.worlds import ask, compared, world


def on_terms(count: int) -> Question:
    """A comparison with a condition over this many issues of two options."""
    names = [f"c{number}" for number in range(count)]
    issues = "\n".join(f"{name} = yes no" for name in names)
    return ask(
        world(f"i = x y\n{issues}\nru offers i:x when {' '.join(f'{name}:yes' for name in names)}\nua offers i:x")
    )


def test_conditions_with_too_many_joint_values_are_refused() -> None:
    with pytest.raises(TooLarge) as refused:
        compare(on_terms(13), "i")

    assert str(refused.value) == "the conditions on this issue have 8192 joint values, at most 4096 are compared"


def test_conditions_with_just_as_many_joint_values_as_allowed_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "MAX_JOINT_VALUES", 8)

    assert compare(on_terms(3), "i").verdict == "conditional"
    with pytest.raises(TooLarge, match="have 16 joint values, at most 8 are compared"):
        compare(on_terms(4), "i")


def test_values_that_no_condition_tells_apart_count_once() -> None:
    found = compared("i = x y\nc = a b e f g\nru offers i:x when c:a or c:b\nua offers i:x", issue="i")

    assert len(found.cases) == 2


THREE = "parties eu\ni = x y\nru offers i:x\nua offers i:x\nus offers i:x"


@pytest.mark.parametrize("search", [minimal_conflicts, maximal_overlaps])
def test_the_sets_weighed_for_one_issue_are_counted(
    search: Callable[[Question, str], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    question = ask(world(THREE))
    monkeypatch.setattr(sets, "MAX_WEIGHINGS", 4)
    search(question, "i")  # three pairs and all three; the silent party is not weighed

    monkeypatch.setattr(sets, "MAX_WEIGHINGS", 3)
    with pytest.raises(TooLarge) as refused:
        search(question, "i")
    assert str(refused.value) == "more than 3 sets of parties would have to be weighed; select fewer parties"


def test_the_limits_are_these() -> None:
    assert (hearing.MAX_JOINT_VALUES, sets.MAX_WEIGHINGS, standing.MAX_AGAINST) == (4096, 20_000, 64)


def test_of_the_sets_against_a_case_the_smallest_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"c{number}" for number in range(8)]
    text = "\n".join(
        [
            "i = x y",
            *(f"{name} = yes no" for name in names),
            f"ru offers i:x when {' '.join(f'{name}:yes' for name in names)}",
            "ua offers i:x",
            *(f"ua excludes {name}:yes id=against-{name}" for name in reversed(names)),
        ]
    )

    def listed() -> list[str]:
        return [id_ for ids in compared(text, issue="i").cases[0].against[0].sets for id_ in ids]

    assert listed() == [f"against-{name}" for name in names]
    monkeypatch.setattr(standing, "MAX_AGAINST", 2)
    assert listed() == ["against-c0", "against-c1"]
