"""Seed files beside edits over HTTP: nothing is undone unseen, and nothing is lost on the way round."""

import subprocess
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.db import read
from app.domain.record.negotiation import Record
from app.main import create_app
from app.queries.audit import read_audit
from app.seeding.loading.load import load
from app.seeding.loading.reconciling import Unsound
from app.settings import Settings
from tests.api.conftest import Client
from tests.api.worlds import talks
from tests.editing.conftest import POSITION, SOURCE, Newsroom, create, run

TITLE = "title: Tolls of old"


def replaced(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def exported(tmp_path: Path, name: str = "exported") -> Path:
    result = run("export", tmp_path / name)
    assert result.exit_code == 0, result.output
    return tmp_path / name / "harbour"


def git(folder: Path, *arguments: str) -> str:
    told = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *arguments]
    return subprocess.run(told, cwd=folder, check=True, capture_output=True, text=True).stdout


def test_an_edit_comes_back_as_the_only_difference(newsroom: Newsroom, tmp_path: Path) -> None:
    folder = exported(tmp_path)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "before")
    told = newsroom.edit(create("source", SOURCE), create("position", POSITION)).json()

    exported(tmp_path)

    changed = git(folder, "diff", "--unified=0").splitlines()
    gone = [line for line in changed if line.startswith("-") and not line.startswith("---")]
    added = [line for line in changed if line.startswith("+") and not line.startswith("+++")]
    assert gone == []
    assert [line for line in added if "id: " in line] == ["+  - id: south-2020-11-01-islets", "+- id: gazette-2020"]
    again = run("load", folder)
    assert again.exit_code == 0
    assert f"nothing changed ({told['digest']})" in again.output


@pytest.mark.house
def test_the_real_record_goes_round_with_an_edit(engine: Engine, root: Path, tmp_path: Path) -> None:
    assert run("load", root / "seeds" / "ukraine").exit_code == 0
    client = Client(create_app(Settings.model_construct(rate_limits=False), engine))
    with client.runner:
        room = Newsroom(client)
        before = files_of(run_export(tmp_path / "before"))
        source = SOURCE | {"id": "made-up-2026", "published": "2026-06-01", "accessed": "2026-06-07"}
        document = {"negotiation": "ukraine", "why": "a test", "changes": [create("source", source)]}
        told = room.call("POST", "/edits", document)
        assert told.status_code == 201, told.text
        after = files_of(run_export(tmp_path / "after"))

    assert {name for name in before | after if before.get(name) != after.get(name)} == {"ukraine/sources.yaml"}
    old, new = before["ukraine/sources.yaml"].splitlines(), after["ukraine/sources.yaml"].splitlines()
    start = next(n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    assert new[:start] + new[start + len(new) - len(old) :] == old
    assert told.json()["digest"] in run("load", tmp_path / "after").output


def run_export(folder: Path) -> Path:
    assert run("export", folder).exit_code == 0
    return folder


def files_of(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.yaml")}


def test_a_folder_that_does_not_hold_an_edit_is_not_loaded(newsroom: Newsroom, harbour: Path) -> None:
    told = newsroom.edit(create("source", SOURCE)).json()
    replaced(harbour, "sources.yaml", TITLE, "title: Tolls of the old days")

    result = run("load", harbour)

    assert result.exit_code == 1
    assert f"source gazette-2020: revision {told['revision']}" in result.output
    assert "by Ada (a test)" in result.output
    assert "load with --merge" in result.output
    assert newsroom.revision() == told["revision"]
    assert newsroom.client.get("/sources/gazette-2019")["title"] == "Tolls of old"


def test_the_same_folder_again_would_undo_the_edit_and_is_refused(newsroom: Newsroom, harbour: Path) -> None:
    newsroom.edit({"op": "remove", "kind": "proposal", "id": "plan-2020-12-01"})

    result = run("load", harbour)

    assert result.exit_code == 1
    assert "proposal plan-2020-12-01" in result.output


def test_both_sides_are_put_together(newsroom: Newsroom, harbour: Path, tmp_path: Path) -> None:
    newsroom.edit(create("source", SOURCE), create("position", POSITION))
    replaced(harbour, "sources.yaml", TITLE, "title: Tolls of the old days")

    result = run("load", "--merge", harbour)

    assert result.exit_code == 0, result.output
    assert "0 added, 1 changed, 0 removed" in result.output
    assert newsroom.client.get("/sources/gazette-2019")["title"] == "Tolls of the old days"
    assert newsroom.client.get("/sources/gazette-2020")["title"] == SOURCE["title"]
    again = run("load", "--merge", harbour)
    assert again.exit_code == 0
    assert "nothing changed" in again.output
    assert run("load", harbour).exit_code == 1
    assert "nothing changed" in run("load", exported(tmp_path)).output


def test_what_both_sides_changed_is_refused_by_name(newsroom: Newsroom, harbour: Path) -> None:
    old = newsroom.client.get("/sources/gazette-2019")
    names = ("id", "kind", "title", "publisher", "published", "url", "language", "accessed", "read")
    record = {name: old[name] for name in names} | {"title": "Tolls, as edited"}
    newsroom.edit({"op": "correct", "kind": "source", "record": record})
    replaced(harbour, "sources.yaml", TITLE, "title: Tolls of the old days")

    result = run("load", "--merge", harbour)

    assert result.exit_code == 1
    assert "source gazette-2019" in result.output
    assert "the folder changed it too" in result.output
    assert newsroom.client.get("/sources/gazette-2019")["title"] == "Tolls, as edited"


def test_the_same_change_on_both_sides_is_no_conflict(newsroom: Newsroom, harbour: Path, tmp_path: Path) -> None:
    newsroom.edit({"op": "correct", "kind": "person", "record": {"id": "sam-south", "name": "Samuel South"}})
    folder = exported(tmp_path)
    replaced(harbour, "people.yaml", *(text_of(harbour, "people.yaml"), text_of(folder, "people.yaml")))

    assert "nothing changed" in run("load", harbour).output


def text_of(folder: Path, name: str) -> str:
    return (folder / name).read_text("utf-8")


def test_an_export_that_was_changed_by_hand_is_loaded(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.edit(create("source", SOURCE))
    folder = exported(tmp_path)
    newsroom.edit(create("source", SOURCE | {"id": "gazette-later"}))
    later = exported(tmp_path, "later")
    replaced(folder, "sources.yaml", TITLE, "title: Tolls of the old days")
    replaced(later, "sources.yaml", TITLE, "title: Tolls of the old days")

    stale, fresh = run("load", folder), run("load", later)

    assert stale.exit_code == 1
    assert "source gazette-later" in stale.output
    assert "source gazette-2020" not in stale.output
    assert fresh.exit_code == 0, fresh.output


def test_a_folder_that_was_loaded_in_step_may_change_what_was_edited(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.edit(create("source", SOURCE))
    folder = exported(tmp_path)
    assert "nothing changed" in run("load", folder).output
    assert "nothing changed" in run("load", folder).output
    replaced(folder, "sources.yaml", f"title: {SOURCE['title']}", "title: Tolls, read again")

    result = run("load", folder)

    assert result.exit_code == 0, result.output
    with read(newsroom.engine) as session:
        loads = [line.deed.revision for line in read_audit(session) if line.deed.action == "load"]
    assert loads == [1, 2, 3]


def test_what_does_not_hold_together_is_not_merged(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.edit(create("source", SOURCE))
    folder = exported(tmp_path)
    run("load", folder)
    before = newsroom.edit({"op": "remove", "kind": "source", "id": "gazette-2020"}).json()["revision"]
    cited = "citations: [{source: south-letter}"
    replaced(folder, "positions/south.yaml", cited, cited + ", {source: gazette-2020}")

    result = run("load", "--merge", folder)

    assert result.exit_code == 1
    assert "position south-2020-09-01-islets: unknown-source: there is no source 'gazette-2020'" in result.output
    assert newsroom.revision() == before


def test_a_record_that_breaks_a_rule_never_gets_in(engine: Engine) -> None:
    record: Record = talks()

    with pytest.raises(Unsound, match="uncovered"):
        load(engine, record, by="Ada", why="a test", at="2025-01-01T12:00:00Z")

    with read(engine) as session:
        assert read_audit(session) == []
