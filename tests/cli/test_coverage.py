"""`parley coverage`: what seed files hold and what they lack."""

import json
from pathlib import Path

from tests.cli.conftest import run
from tests.seeding.planting import edited
from tests.seeding.sample import write_sample


def test_tables_say_what_a_folder_holds(harbour: Path) -> None:
    found = run("coverage", harbour)

    assert found.exit_code == 0
    assert "The harbour of two islands, as of 2021-12-31" in found.stdout
    for words in ("Counted by", "party", "kind of source", "cell", "Oldest stances in force"):
        assert words in found.stdout


def test_json_has_a_line_for_each_negotiation(tmp_path: Path) -> None:
    write_sample(tmp_path / "seeds" / "harbour")
    other = edited((("negotiation.yaml", "id: harbour", "id: port"),))
    write_sample(tmp_path / "seeds" / "port", other)

    found = run("coverage", tmp_path / "seeds", "--json", "--as-of", "2020-06-01")

    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert [line["negotiation"] for line in lines] == ["harbour", "port"]
    assert {line["as_of"] for line in lines} == {"2020-06-01"}
    assert sum(lines[0]["cells"].values()) == lines[0]["issues"] * len(lines[0]["by_party"])


def test_faults_are_told_and_nothing_is_counted(tmp_path: Path) -> None:
    folder = write_sample(tmp_path / "harbour", edited((("negotiation.yaml", "licence:", "license:"),)))

    found = run("coverage", folder)

    assert found.exit_code == 1
    assert "negotiation.yaml:2:1: missing-key" in found.stdout
    assert "Counted by" not in found.stdout


def test_what_cannot_run_says_why(tmp_path: Path, harbour: Path) -> None:
    nowhere = run("coverage", tmp_path / "nowhere")
    no_day = run("coverage", harbour, "--as-of", "soon")

    assert (nowhere.exit_code, no_day.exit_code) == (2, 2)
    assert "nowhere" in nowhere.stderr
    assert "soon" in no_day.stderr
