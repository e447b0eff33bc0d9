"""In pictures as a browser draws them, with whatever font it has, no text is cut or lies over another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from app.pictures.matrices import matrix_svg
from app.pictures.spaces import space_svg
from app.pictures.timelines import timeline_svg
from app.pictures.words import Caption
from tests.browser.visits import Visits
from tests.pictures import made_up

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Json = dict[str, Any]
PARTIES, ISSUES = 5, 40
DRAWN = ("nato-membership", "us-guarantee-years", "armed-forces-cap", "foreign-troops", "western-sanctions")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
# The same made-up pictures every time: what is seen is a browser's work, and tests/pictures draws others at random.
FEW = settings(max_examples=8, deadline=None, suppress_health_check=SLOW, derandomize=True, phases=[Phase.generate])
PICTURES = [
    "/matrix.svg?negotiation=ukraine",
    "/matrix.svg?parties=eu,ru,ru@2022-03-29,ua,us&negotiation=ukraine",
    "/matrix/card.svg?negotiation=ukraine",
    *(
        f"/{kind}?negotiation=ukraine"
        for issue in (
            "nato-membership",
            "us-guarantee-years",
            "armed-forces-cap",
            "foreign-troops",
            "western-sanctions",
        )
        for kind in (f"comparisons/{issue}.svg", f"comparisons/{issue}/card.svg", f"issues/{issue}/timeline.svg")
    ),
]
# Where each text stands, in units of the picture: where a browser has put it, or left it out.
TEXTS = """() => {
  const svg = document.querySelector("svg");
  return [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height, [...svg.querySelectorAll("text")].map(one => {
    const box = one.getBBox();
    return [box.x, box.y, box.x + box.width, box.y + box.height, parseFloat(getComputedStyle(one).fontSize),
            one.getComputedTextLength(), one.textContent];
  })];
}"""
ALMOST = 1.0
ROOM = 0.16
"""Of the size of letters: boxes hold the room above and below them, which differs by font and is empty."""


@pytest.fixture(scope="module")
def board(browser: Browser) -> Iterator[Page]:
    """An empty page to put pictures on."""
    page = browser.new_page()
    yield page
    page.close()


def check(page: Page) -> int:
    """Hold the picture on a page to what all keep; gives how many texts it has."""
    width, height, texts = page.evaluate(TEXTS)
    assert texts
    placed = sorted(texts, key=lambda one: one[1])
    for number, one in enumerate(placed):
        left, top, right, bottom, size, length, words = one
        assert length > 0, words
        assert left >= -ALMOST, words
        assert right <= width + ALMOST, words
        assert top >= -ROOM * size, words
        assert bottom <= height + ROOM * size, words
        for other in placed[number + 1 :]:
            if other[1] >= bottom - ROOM * (size + other[4]):
                break
            assert other[0] >= right - ALMOST or left >= other[2] - ALMOST, (one, other)
    return len(texts)


@pytest.mark.parametrize("path", PICTURES)
def test_texts_of_a_picture_of_the_record_stand_apart(visits: Visits, path: str) -> None:
    check(visits.open(path))


@settings(FEW, max_examples=2)
@given(answer=made_up.matrices(ISSUES), caption=made_up.captions())
def test_texts_of_a_matrix_of_five_parties_and_forty_issues_stand_apart(
    board: Page, answer: Json, caption: Caption
) -> None:
    board.set_content(matrix_svg(answer, caption))

    assert check(board) > ISSUES * PARTIES


@FEW
@given(answer=made_up.comparisons(), caption=made_up.captions())
def test_texts_of_made_up_option_spaces_stand_apart(board: Page, answer: Json, caption: Caption) -> None:
    board.set_content(space_svg(answer, caption))
    check(board)


@FEW
@given(answer=made_up.timelines(), caption=made_up.captions())
def test_texts_of_made_up_timelines_stand_apart(board: Page, answer: tuple[Json, Json], caption: Caption) -> None:
    board.set_content(timeline_svg(answer[0], caption, answer[1]))
    check(board)


@pytest.mark.parametrize(("x", "y"), [(20, 22), (180, 22), (-5, 80), (20, 99)], ids=["over", "right", "left", "below"])
def test_a_text_that_stands_badly_is_found(board: Page, x: int, y: int) -> None:
    board.set_content(
        f"""<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">
        <text x="10" y="20" font-size="12">first words</text>
        <text x="{x}" y="{y}" font-size="12">other words</text></svg>"""
    )

    with pytest.raises(AssertionError):
        check(board)
