"""Lines of pictures, and the words by which they mark what a side says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.pictures import words
from app.pictures.fonts import width_of, wrapped
from app.wording.stances import STANCES


def test_every_stance_has_a_letter_of_its_own() -> None:
    assert set(words.LETTERS) == set(STANCES)
    assert len(set(words.LETTERS.values())) == len(words.LETTERS)


@settings(deadline=None)
@given(st.text(max_size=80), st.integers(20, 300))
def test_no_line_is_wider_than_it_may_be_unless_it_is_one_letter(text: str, width: int) -> None:
    lines = wrapped(text, width, 12)

    assert all(width_of(line, 12) <= width or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(wrapped(text, 10**9, 12)).replace(" ", "")
