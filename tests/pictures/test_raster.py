"""PNGs: their size, what they cost, and the one font that they need."""

import pytest

from app.pictures.fonts import width_of
from app.pictures.raster import MOST_PIXELS, png_of
from app.pictures.sheets import Sheet
from tests.pictures.reading import pixels


def sheet(words: str = "Does it hold?", size: float = 20, style: str = "ink", width: float = 400) -> str:
    drawn = Sheet(width)
    drawn.words(20, 40, words, size, style)
    return drawn.finish("title", ["line"], {}, 60)


def ink(svg: str) -> tuple[float, float]:
    """Where the dark pixels of a picture begin and end, from left to right, in its own units."""
    width, _, rows = pixels(png_of(svg), 200)
    columns = [x for row in rows for x in range(width) if row[4 * x] < 128]
    return min(columns) / 2, max(columns) / 2


@pytest.mark.parametrize("style", ["ink", "ink bold"])
@pytest.mark.parametrize(
    "words", ["Does it hold?", "Чи вступає Україна до Альянсу?", "AVAVAV WWW ....", "≥ 800,000 “люди”"]
)
def test_ink_ends_where_the_text_was_measured_to_end(words: str, style: str) -> None:
    first, last = ink(sheet(words, style=style))

    assert 18 <= first <= 24
    assert last <= 20 + width_of(words, 20, bold="bold" in style) + 1
    assert last >= 20 + width_of(words, 20, bold="bold" in style) - 6


def test_a_png_is_twice_as_large_as_its_picture_or_as_wide_as_asked() -> None:
    assert pixels(png_of(sheet()), 1)[:2] == (800, 120)
    assert pixels(png_of(sheet(), 1200), 1)[:2] == (1200, 180)


def test_a_very_large_picture_is_drawn_coarser() -> None:
    width, height, _ = pixels(png_of(Sheet(6000).finish("title", ["line"], {}, 5000)), 1)

    assert width * height <= MOST_PIXELS * 1.01
    assert width / height == pytest.approx(1.2, rel=0.01)


def test_the_same_picture_is_the_same_png() -> None:
    again = sheet()
    first = png_of(again)
    png_of.cache_clear()

    assert png_of(again) == first


def test_what_is_no_picture_of_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="size"):
        png_of("<svg/>")
