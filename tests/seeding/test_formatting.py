"""Canonical form: one text for one record, which nothing is lost in."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.seeding.reading.folders import read_folder
from app.seeding.reading.nodes import plain
from app.seeding.reading.parsing import SCHEMA_LINE, read_yaml
from app.seeding.writing import formatting
from app.seeding.writing.digests import digest_of, record_digests
from app.seeding.writing.files import write_record
from app.seeding.writing.formatting import FormChangesMeaning, formatting_of
from tests.seeding.planting import edited
from tests.seeding.sample import FILES, NORTH, SOURCES, write_sample

SEEN = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"], exclude_characters="\ufffe\uffff")
ABOUT = "North and South have shared a harbour since the flood and quarrel about its use."
LONG = "The harbour's masters of both islands have said so again and again, in the rain, in the sun, and at the inn. "


def digest(folder: Path) -> str:
    record, faults = read_folder(folder)
    assert record is not None, faults
    return digest_of(record_digests(record))


def files_of(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}


def formatted(folder: Path) -> dict[str, str]:
    """The files of a folder after formatting."""
    for path, text in formatting_of(folder).texts.items():
        path.write_bytes(text.encode())
    return files_of(folder)


def shuffled(value: object, dice: random.Random, *, keep: bool = False) -> object:
    """The same records, with keys and records in another order."""
    if isinstance(value, dict):
        keys = list(value)
        dice.shuffle(keys)
        return {key: shuffled(value[key], dice, keep=key not in ("parties", "positions")) for key in keys}
    if isinstance(value, list):
        items = [shuffled(item, dice, keep=True) for item in value]
        if not keep:
            dice.shuffle(items)
        return items
    return value


def test_the_sample_is_in_canonical_form(tmp_path: Path) -> None:
    found = formatting_of(write_sample(tmp_path))

    assert found.texts == {}
    assert found.faults == []


def test_writing_a_record_gives_the_bytes_that_it_was_read_from(tmp_path: Path) -> None:
    record, _ = read_folder(write_sample(tmp_path))

    assert record is not None
    assert write_record(record) == FILES


def test_a_file_that_would_hold_nothing_is_not_written(tmp_path: Path) -> None:
    head = FILES["negotiation.yaml"].replace("south-2019-05-01-tolls", "")

    record, faults = read_folder(write_sample(tmp_path, {"negotiation.yaml": head}))

    assert faults == []
    assert record is not None
    assert list(write_record(record)) == ["negotiation.yaml"]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_other_form_of_the_same_records_is_brought_into_this_one(
    tmp_path_factory: pytest.TempPathFactory, dice: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("other-form")
    others = {}
    for name, text in FILES.items():
        node = read_yaml(text.encode(), name).node
        assert node is not None
        others[name] = json.dumps(shuffled(plain(node), dice), indent=dice.choice([None, 1]), ensure_ascii=False)
    write_sample(folder, others)

    assert formatted(folder) == FILES


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(SEEN), max_size=40), st.sampled_from([" ", "\n", ""]))
def test_formatting_keeps_every_word_and_happens_once(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], between: str
) -> None:
    text = between.join([*words, "end"])
    folder = tmp_path_factory.mktemp("words")
    quoted = json.dumps(text, ensure_ascii=False)
    write_sample(folder, edited((("positions/north.yaml", "North wants to set the tolls alone.", quoted),)))
    before = digest(folder)

    once = formatted(folder)

    assert digest(folder) == before
    assert formatted(folder) == once
    record, _ = read_folder(folder)
    assert record is not None
    assert record.positions["north-2020-06-15-tolls"].summary == text.strip()


def test_long_texts_are_folded_and_lines_kept(tmp_path: Path) -> None:
    edits = (
        ("negotiation.yaml", ABOUT, LONG * 2),
        ("sources.yaml", "note: The page is torn.", 'note: "One.\\n\\n  Two.\\nThree."'),
    )
    files = formatted(write_sample(tmp_path, edited(edits)))

    assert "about: >-\n  The harbour's masters" in files["negotiation.yaml"]
    assert "note: |-\n    One.\n\n      Two.\n    Three.\n" in files["sources.yaml"]
    assert max(len(line) for text in files.values() for line in text.splitlines()) <= 120


def test_a_year_stays_bare_and_an_id_like_a_boolean_quoted(tmp_path: Path) -> None:
    edits = (
        ("people.yaml", "from: 2018", 'from: "2018"'),
        ("issues.yaml", "acts: [north, the harbour master]", 'acts: ["no", "1e3", "a: b"]'),
    )
    files = formatted(write_sample(tmp_path, edited(edits)))

    assert "from: 2018," in files["people.yaml"]
    assert 'acts: ["no", "1e3", "a: b"]' in files["issues.yaml"]


def test_files_split_into_folders_stay_split(tmp_path: Path) -> None:
    head, parties = FILES["negotiation.yaml"].split("parties:\n")
    early_sources, late_sources = SOURCES.split("- id: north-speech")
    items = FILES["silences.yaml"].splitlines()
    late = items[1].replace("crews", "tolls").replace("2020-01-01", "2020-03-01")
    files = {
        **{name: FILES[name] for name in ("issues.yaml", "people.yaml", "positions/south.yaml")},
        "negotiation/a.yaml": head,
        "negotiation/b.yaml": f"note: Two files.\nparties:\n{parties}",
        "sources/new.yaml": "- id: north-speech" + late_sources,
        "sources/old.yaml": early_sources,
        "positions/north/a.yaml": NORTH,
        "positions/north/b.yaml": "party: north\npositions: []\n",
        "silences/a.yaml": f"{items[1]}\n{late}",
        "silences/b.yaml": "[]",
    }
    write_sample(tmp_path, files)
    before = digest(tmp_path)

    once = formatted(tmp_path)

    assert once.keys() == files.keys()
    assert once["positions/north/a.yaml"].startswith(f"{SCHEMA_LINE}../../../schemas/positions.json\n")
    assert once["positions/north/b.yaml"].endswith("party: north\npositions: []\n")
    assert once["negotiation/b.yaml"].endswith("note: Two files.\n")
    assert "parties" not in once["negotiation/a.yaml"]
    assert once["silences/b.yaml"].endswith("\n[]\n")
    assert digest(tmp_path) == before


def test_a_folder_with_errors_is_left_alone_and_one_with_warnings_is_not(tmp_path: Path) -> None:
    wrong = write_sample(tmp_path / "wrong", edited((("negotiation.yaml", "licence:", "license:"),)))
    edits = (("people.yaml", "offices: [{party: south, title: Envoy}]", "offices:  []"),)
    odd = write_sample(tmp_path / "odd", edited(edits))

    assert formatting_of(wrong).texts == {}
    assert {fault.code for fault in formatting_of(wrong).faults} == {"unknown-key", "missing-key"}
    assert [path.name for path in formatting_of(odd).texts] == ["people.yaml"]


def test_nothing_is_written_where_the_form_would_be_another_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formatting, "silences_text", lambda _silences, _depth: "[]\n")

    with pytest.raises(FormChangesMeaning, match="another record"):
        formatting_of(write_sample(tmp_path))


def test_a_file_that_vanishes_meanwhile_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sample(tmp_path)
    record = read_folder(tmp_path)
    monkeypatch.setattr(formatting, "read_folder", lambda _folder: record)
    (tmp_path / "people.yaml").write_text("\n", encoding="utf-8")

    with pytest.raises(FormChangesMeaning, match="has changed"):
        formatting_of(tmp_path)
