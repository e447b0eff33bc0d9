"""The commands check, fmt and schema, as people and programs run them."""

import json
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import main
from app.seeding.writing import formatting
from tests.seeding.planting import edited
from tests.seeding.sample import FILES, write_sample

NO_OFFICE = "sam-south holds no office of south on 2020-09-01; add the office to people.yaml, or name another speaker"
HEAVY = {"fastapi", "starlette", "sqlalchemy", "sqlmodel", "alembic", "uvicorn", "rich", "httpx", "jinja2", "orjson"}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env={"COLUMNS": "100"})


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "harbour")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    edits = (
        ("negotiation.yaml", "licence:", "license:"),
        ("people.yaml", "title: Envoy", "title: Envoy, until: 2020-08"),
    )
    return write_sample(tmp_path / "harbour", edited(edits))


def test_a_sound_folder_is_said_to_be_so(sound: Path) -> None:
    found = run("check", sound)

    assert found.exit_code == 0
    assert found.stdout == "1 negotiation, 0 errors, 0 warnings\n"


def test_faults_are_lines_for_people_with_a_closing_count(faulty: Path) -> None:
    found = run("check", faulty)

    folder = faulty.as_posix()
    assert found.exit_code == 1
    assert found.stdout.splitlines() == [
        f"{folder}/negotiation.yaml:2:1: missing-key: the key 'licence' is missing; add `licence`",
        f"{folder}/negotiation.yaml:5:1: unknown-key: there is no key 'license' here; did you mean licence?",
        f"{folder}/positions/south.yaml:19:14: speaker-without-office: {NO_OFFICE}",
        "1 negotiation, 2 errors, 1 warning",
    ]


def test_faults_are_data_for_programs(faulty: Path) -> None:
    found = json.loads(run("check", faulty, "--format", "json").stdout)

    assert (found["negotiations"], found["errors"], found["warnings"]) == (1, 2, 1)
    assert found["faults"][0] == {
        "code": "missing-key",
        "severity": "error",
        "file": f"{faulty.as_posix()}/negotiation.yaml",
        "line": 2,
        "column": 1,
        "message": "the key 'licence' is missing",
        "hint": "add `licence`",
    }


def test_faults_are_annotations_for_a_forge(tmp_path: Path) -> None:
    odd = write_sample(
        tmp_path / "a,b:c%", edited((("negotiation.yaml", "licence: CC-BY-4.0", 'licence: ""\nnote: "50%\\n"\nx: 1'),))
    )

    lines = run("check", odd, "--format", "github").stdout.splitlines()

    assert lines[0] == (
        f"::error file={tmp_path.as_posix()}/a%2Cb%3Ac%25/negotiation.yaml,line=5,col=10,title=empty-text::"
        "the text is empty; write it, or leave the key out"
    )
    assert lines[-1] == "1 negotiation, 2 errors, 0 warnings"


def test_warnings_leave_the_exit_code_alone(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, edited((("people.yaml", "title: Envoy", "title: Envoy, until: 2020-08"),)))

    found = run("check", folder, "--format", "github")

    assert found.exit_code == 0
    assert found.stdout.startswith("::warning file=")


def test_derived_silences_are_listed_on_request(sound: Path) -> None:
    human = run("check", sound, "--coverage").stdout.splitlines()
    found = json.loads(run("check", sound, "--coverage", "--format", "json").stdout)
    forge = run("check", sound, "--coverage", "--format", "github").stdout

    assert human[0] == "harbour: north on crews: not_yet from 2020-01-01 through 2020-06-14"
    assert human[-1] == "1 negotiation, 0 errors, 0 warnings, 5 derived silences"
    assert found["derived"][0] == {
        "negotiation": "harbour",
        "party": "north",
        "issue": "crews",
        "kind": "not_yet",
        "from": "2020-01-01",
        "through": "2020-06-14",
    }
    assert forge.startswith("::notice::harbour: north on crews")


def test_texts_at_hand_are_counted(sound: Path, tmp_path: Path) -> None:
    texts = write_sample(tmp_path / "texts", {"north-speech.txt": "no crew of more than twelve people"})

    assert run("check", sound, "--texts", texts).stdout.endswith("texts of 1 of 4 cited sources\n")
    assert json.loads(run("check", sound, "--texts", texts, "--format", "json").stdout)["texts"] == {
        "at_hand": 1,
        "cited": 4,
    }


def test_two_negotiations_of_one_id_are_a_fault(tmp_path: Path) -> None:
    write_sample(tmp_path / "a")
    write_sample(tmp_path / "b")

    found = run("check", tmp_path)

    assert found.exit_code == 1
    assert f"{tmp_path.as_posix()}/b/negotiation.yaml:2:5: double-negotiation: " in found.stdout
    assert found.stdout.endswith("2 negotiations, 1 error, 0 warnings\n")


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_what_cannot_run_says_why_and_exits_2(command: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    for folder, words in ((tmp_path / "nowhere", "is no folder"), (tmp_path / "empty", "holds no negotiation")):
        found = run(command, folder)
        assert found.exit_code == 2
        assert found.stdout == ""
        assert words in found.stderr


def test_texts_that_are_not_there_are_no_fault_of_the_seeds(sound: Path, tmp_path: Path) -> None:
    assert run("check", sound, "--texts", tmp_path / "nowhere").exit_code == 2


def test_fmt_changes_files_once_and_says_which(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, {**FILES, "people.yaml": FILES["people.yaml"].replace("}]}", "} ]}")})

    assert run("fmt", folder, "--check").stdout == f"would change {folder.as_posix()}/people.yaml\n"
    assert run("fmt", folder, "--check").exit_code == 1
    assert run("fmt", folder).stdout == f"changed {folder.as_posix()}/people.yaml\n"
    assert (folder / "people.yaml").read_text("utf-8") == FILES["people.yaml"]
    assert run("fmt", folder, "--check").exit_code == 0
    assert run("fmt", folder).stdout == ""


def test_fmt_touches_no_folder_while_one_has_errors(faulty: Path, tmp_path: Path) -> None:
    other = write_sample(
        tmp_path / "other", {"negotiation.yaml": FILES["negotiation.yaml"].replace("id: harbour", "id:  other")}
    )
    before = (other / "negotiation.yaml").read_bytes()

    found = run("fmt", tmp_path)

    assert found.exit_code == 1
    assert "unknown-key" in found.stdout
    assert (other / "negotiation.yaml").read_bytes() == before


def test_fmt_that_would_change_the_record_could_not_run(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "silences_text", lambda _silences, _depth: "[]\n")

    found = run("fmt", sound)

    assert found.exit_code == 2
    assert "would be another record" in found.stderr


def test_schema_writes_a_schema_for_each_kind(tmp_path: Path) -> None:
    found = run("schema", tmp_path / "new" / "schemas")

    assert found.exit_code == 0
    assert len(found.stdout.splitlines()) == 7
    schema = json.loads((tmp_path / "new" / "schemas" / "positions.json").read_text("utf-8"))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False


def test_schema_into_a_file_could_not_run(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert run("schema", tmp_path / "file").exit_code == 2


def test_the_command_explains_itself() -> None:
    overview = run("--help").stdout

    assert all(command in overview for command in ("check", "fmt", "schema", "serve", "load", "export"))
    assert "Exit code 0" in run("check", "--help").stdout
    assert run("--version").stdout.startswith("parley")
    assert run("check", "x", "--format", "xml").exit_code == 2


def test_the_version_is_that_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda _name: "9.9")

    assert run("--version").stdout == "parley 9.9\n"


def test_a_checkout_that_is_not_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", missing)

    assert run("--version").stdout == "parley, from a checkout that is not installed\n"


@pytest.mark.parametrize("command", ["check", "fmt", "schema"])
def test_commands_for_files_start_without_web_and_database(
    command: str, sound: Path, root: Path, tmp_path: Path
) -> None:
    target = tmp_path / "schemas" if command == "schema" else sound
    program = (
        "import sys\nfrom app.cli import main\n"
        f"try:\n    main(['{command}', {str(target)!r}])\n"
        "except SystemExit as end:\n    print(end.code)\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )

    done = subprocess.run([sys.executable, "-c", program], cwd=root, check=True, capture_output=True, text=True)

    *_, code, modules = done.stdout.splitlines()
    assert code == "0"
    assert set(modules.split()) & (HEAVY - {"orjson"}) == set()
