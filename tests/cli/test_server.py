"""The commands for the database and the service, as people and programs run them."""

import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from app.db import head
from tests.cli.conftest import run
from tests.databases import Databases
from tests.seeding.planting import edited
from tests.seeding.sample import write_sample
from tools.serving import free_port


def test_migrate_says_where_the_database_stands(database: str) -> None:
    found = run("migrate")

    assert (found.exit_code, found.stdout) == (0, f"The database stands at {head()}.\n")
    assert run("migrate").stdout == found.stdout


def test_load_says_what_it_changed(database: str, harbour: Path) -> None:
    run("migrate")

    first, again = run("load", harbour.parent), run("load", harbour)

    assert first.exit_code == 0
    assert first.stdout.startswith("harbour: revision 1, ")
    assert " 0 changed, 0 removed (sha256:" in first.stdout
    assert again.stdout.startswith("harbour: nothing changed (sha256:")


def test_load_refuses_files_with_errors_and_changes_nothing(database: str, tmp_path: Path) -> None:
    run("migrate")
    faulty = write_sample(tmp_path / "harbour", edited((("negotiation.yaml", "licence:", "license:"),)))

    found = run("load", faulty)

    assert found.exit_code == 1
    assert "missing-key" in found.stdout
    assert run("export", tmp_path / "out").stdout == ""


def test_load_needs_a_migrated_database(database: str, harbour: Path) -> None:
    found = run("load", harbour)

    assert (found.exit_code, found.stderr) == (
        2,
        "parley: the database is not at the newest migration; run: parley migrate\n",
    )


def test_load_of_a_folder_without_negotiations_could_not_run(database: str, tmp_path: Path) -> None:
    run("migrate")
    (tmp_path / "none").mkdir()

    found = run("load", tmp_path / "none")

    assert found.exit_code == 2
    assert "holds no negotiation" in found.stderr


def test_what_was_loaded_is_exported_as_the_same_bytes(database: str, harbour: Path, tmp_path: Path) -> None:
    run("fmt", harbour)
    run("migrate")
    run("load", harbour)

    found = run("export", tmp_path / "out")

    assert found.stdout == f"{(tmp_path / 'out' / 'harbour').as_posix()}: 9 files\n"
    assert texts(tmp_path / "out" / "harbour") == texts(harbour)
    assert run("load", tmp_path / "out").stdout.startswith("harbour: nothing changed")


def texts(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


def test_an_older_revision_can_be_exported(database: str, harbour: Path, tmp_path: Path) -> None:
    run("migrate")
    run("load", harbour)
    people = harbour / "people.yaml"
    people.write_text(people.read_text(encoding="utf-8").replace("title: Envoy", "title: Pilot"), encoding="utf-8")
    run("load", harbour)

    run("export", tmp_path / "old", "--negotiation", "harbour", "--revision", "1")
    run("export", tmp_path / "new")

    assert "Envoy" in (tmp_path / "old" / "harbour" / "people.yaml").read_text(encoding="utf-8")
    assert "Pilot" in (tmp_path / "new" / "harbour" / "people.yaml").read_text(encoding="utf-8")


def test_export_of_what_is_not_there_could_not_run(database: str, harbour: Path, tmp_path: Path) -> None:
    run("migrate")
    run("load", harbour)

    unknown = run("export", tmp_path, "--negotiation", "port")
    missing = run("export", tmp_path, "--negotiation", "harbour", "--revision", "7")

    assert (unknown.exit_code, missing.exit_code) == (2, 2)
    assert "'harbour' has no revision 7" in missing.stderr


def test_export_mixes_with_no_other_files(database: str, harbour: Path, tmp_path: Path) -> None:
    run("migrate")
    run("load", harbour)
    stray = tmp_path / "out" / "harbour" / "positions" / "west.yaml"
    stray.parent.mkdir(parents=True)
    stray.touch()

    found = run("export", tmp_path / "out")

    assert found.exit_code == 2
    assert "positions/west.yaml" in found.stderr


def test_a_setting_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_PORT", "many")

    found = run("serve")

    assert found.exit_code == 2
    assert found.stderr.startswith("parley: PARLEY_PORT: ")


def test_openapi_prints_what_is_committed(root: Path) -> None:
    found = run("openapi")

    assert found.stdout == (root / "openapi.json").read_text(encoding="utf-8")
    assert json.loads(found.stdout)["openapi"] == "3.1.0"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ports at which servers would have run."""
    ports: list[int] = []

    def noted(_: uvicorn.Server, sockets: list[socket.socket]) -> None:
        ports.extend(each.getsockname()[1] for each in sockets)
        for each in sockets:
            each.close()

    monkeypatch.setattr(uvicorn.Server, "run", noted)
    return ports


def test_the_first_start_makes_the_database_and_loads_the_seeds(
    database: str, harbour: Path, monkeypatch: pytest.MonkeyPatch, started: list[int]
) -> None:
    monkeypatch.setenv("PARLEY_SEEDS", str(harbour.parent))
    monkeypatch.setenv("PARLEY_PORT", "0")

    first, second = run("serve"), run("serve")

    loaded, address = first.stdout.splitlines()
    assert loaded.startswith("Loaded harbour: revision 1, ")
    assert address == f"Parley answers at http://127.0.0.1:{started[0]}/ (Ctrl+C ends it)"
    assert second.stdout == f"Parley answers at http://127.0.0.1:{started[1]}/ (Ctrl+C ends it)\n"


def test_an_address_of_six_parts_is_written_in_brackets(
    database: str, harbour: Path, monkeypatch: pytest.MonkeyPatch, started: list[int]
) -> None:
    monkeypatch.setenv("PARLEY_SEEDS", str(harbour.parent))
    monkeypatch.setenv("PARLEY_HOST", "::1")
    monkeypatch.setenv("PARLEY_PORT", "0")

    found = run("serve")

    assert f"http://[::1]:{started[0]}/" in found.stdout


@pytest.mark.postgresql("on SQLite a server prepares the database")
def test_a_server_only_says_which_command_prepares_the_database(
    database: str, harbour: Path, monkeypatch: pytest.MonkeyPatch, started: list[int]
) -> None:
    monkeypatch.delenv("PARLEY_MIGRATE")
    monkeypatch.setenv("PARLEY_PORT", "0")

    bare = run("serve")
    run("migrate")
    empty = run("serve")
    run("load", harbour)
    ready = run("serve")

    assert (bare.exit_code, bare.stderr) == (
        2,
        "parley: the database is not at the newest migration; run: parley migrate\n",
    )
    assert (empty.exit_code, empty.stderr) == (2, "parley: the database holds no negotiation; run: parley load DIR\n")
    assert ready.stdout == f"Parley answers at http://127.0.0.1:{started[0]}/ (Ctrl+C ends it)\n"


def test_seeds_with_errors_are_not_served(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sample(tmp_path / "seeds" / "harbour", edited((("negotiation.yaml", "licence:", "license:"),)))
    monkeypatch.setenv("PARLEY_SEEDS", str(tmp_path / "seeds"))

    found = run("serve")

    assert found.exit_code == 1
    assert "missing-key" in found.stdout


def test_a_port_in_use_is_one_line(database: str, harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARLEY_SEEDS", str(harbour.parent))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("PARLEY_PORT", str(taken.getsockname()[1]))
        found = run("serve")

    assert found.exit_code == 2
    assert found.stderr.startswith("parley: cannot listen on 127.0.0.1, port ")
    assert found.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [
        *[("serve",), ("migrate",), ("load", "seeds"), ("export", "out"), ("compare", "ru")],
        *[("shifts", "ru"), ("settle", "ru"), ("evaluate", "seeds/ukraine/proposals/ru-terms-2024-06-14.yaml")],
    ],
)
def test_a_database_that_cannot_be_opened_is_one_line(
    databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    nowhere, said = f"sqlite:///{tmp_path}/nowhere/parley.db", "unable to open database file"
    if databases.dialect == "postgresql":
        nowhere, said = f"postgresql://nobody:secret@127.0.0.1:{free_port()}/nowhere", "connection failed: "
    monkeypatch.setenv("PARLEY_DATABASE_URL", nowhere)

    found = run(*command)

    assert found.exit_code == 2
    assert found.stderr.startswith(f"parley: the database: {said}")
    assert found.stderr.count("\n") == 1
    assert "secret" not in found.stderr


@pytest.mark.house
def test_a_started_server_answers(database: str, harbour: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment: dict[str, Any] = {
        "PARLEY_DATABASE_URL": database,
        "PARLEY_MIGRATE": "auto",
        "PARLEY_SEEDS": str(harbour.parent),
        "PARLEY_PORT": str(port),
    }
    command = [sys.executable, "-c", "from app.cli import main; main()", "serve"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            printed = [server.stdout.readline(), server.stdout.readline()]
            assert f"http://127.0.0.1:{port}/" in printed[1]
            assert ready(f"http://127.0.0.1:{port}/readyz")
        finally:
            server.terminate()


def ready(address: str) -> bool:
    for _ in range(200):
        try:
            return httpx.get(address).is_success
        except httpx.TransportError:
            time.sleep(0.05)
    return False
