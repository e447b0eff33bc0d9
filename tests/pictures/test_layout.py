"""No text of a picture lies over another or leaves it, whatever is said by whom."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from app.pictures.cards import comparison_card, matrix_card
from app.pictures.matrices import matrix_svg
from app.pictures.sheets import Sheet
from app.pictures.spaces import space_svg
from app.pictures.timelines import timeline_svg
from app.pictures.words import Caption
from tests.pictures import made_up
from tests.pictures.reading import check, parsed

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
Json = dict[str, Any]


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(made_up.comparisons(), made_up.captions())
def test_texts_of_option_spaces_stand_apart(answer: Json, caption: Caption) -> None:
    check(space_svg(answer, caption))


@settings(max_examples=2, deadline=None, suppress_health_check=SLOW)
@given(made_up.matrices(), made_up.captions())
def test_texts_of_a_matrix_of_five_parties_and_forty_issues_stand_apart(answer: Json, caption: Caption) -> None:
    check(matrix_svg(answer, caption))


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(made_up.timelines(), made_up.captions())
def test_texts_of_timelines_stand_apart(answer: tuple[Json, Json], caption: Caption) -> None:
    check(timeline_svg(answer[0], caption, answer[1]))


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(made_up.comparisons(), made_up.captions())
def test_texts_of_cards_stand_apart(answer: Json, caption: Caption) -> None:
    check(comparison_card(answer, caption))
    root = check(matrix_card({"counts": {"whole": {"apart": 37, "zopa": 1}}, "meta": made_up.META}, caption))

    assert (root.get("width"), root.get("height")) == ("1200", "630")


def test_a_matrix_without_issues_says_so() -> None:
    answer = {"items": [], "counts": {"whole": {}}, "meta": made_up.META}

    assert "No issues were asked for." in "".join(parsed(matrix_svg(answer, Caption("Talks"))).itertext())


@pytest.mark.parametrize(("x", "line"), [(40, 30), (-1, 90), (300, 90), (10, 2)])
def test_a_text_that_touches_another_or_leaves_the_picture_would_be_seen(x: float, line: float) -> None:
    sheet = Sheet(320)
    sheet.words(10, 30, "A question", 12)
    sheet.words(x, line, "another", 12)

    with pytest.raises(AssertionError):
        check(sheet.finish("title", ["line"], {}, 120))
