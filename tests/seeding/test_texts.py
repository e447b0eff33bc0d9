"""Passages and quotes are looked up in the texts as a reader would compare them."""

from pathlib import Path

import pytest

from app.seeding.checking.texts import files_by_id, normal
from app.seeding.reading.folders import check_folder
from tests.seeding.sample import write_sample

SPEECH = "We say: no crew\nof  more than twelve people. Not here, not there."


def codes(tmp_path: Path, text: str, name: str = "north-speech.txt") -> list[str]:
    texts = write_sample(tmp_path / "texts", {name: text})
    return [fault.code for fault in check_folder(write_sample(tmp_path / "seeds"), texts=texts)]


def test_a_passage_that_stands_there_is_found_whatever_the_file_is_called(tmp_path: Path) -> None:
    assert codes(tmp_path, SPEECH) == []
    assert codes(tmp_path, SPEECH, "north-speech.md") == []


def test_a_text_that_is_not_at_hand_is_not_missed(tmp_path: Path) -> None:
    assert codes(tmp_path, "", "another.txt") == []


def test_the_start_the_end_and_the_quote_are_each_looked_for(tmp_path: Path) -> None:
    assert codes(tmp_path, "Nothing.") == ["passage-not-found", "quote-not-found"]
    assert codes(tmp_path, "than twelve people, no crew of more") == ["passage-not-found", "quote-not-found"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u201cIt\u2019s\u201d\u00a0so", '"It\'s" so'),
        ("a — b", "a - b"),
        ("soft\u00adhyphen", "softhyphen"),
        ("«x»", '"x"'),
        ("wait…", "wait..."),
        (" a\n\tb ", "a b"),
    ],
)
def test_quotes_dashes_and_blanks_have_many_forms(one: str, other: str) -> None:
    assert normal(one) == normal(other)


def test_the_folder_of_texts_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="texts"):
        files_by_id(tmp_path / "texts")
