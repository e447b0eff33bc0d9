"""What docs/security.md says holds, and the tests that it names exist."""

import ast
import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.settings import Settings
from tests.api.conftest import Client, client, settings
from tools import audit

__all__ = ["client", "settings"]

ROOT = Path(__file__).parent.parent
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
FETCHING = {
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "telnetlib",
    "urllib.request",
    "urllib3",
}
OPEN = {"/evaluations"}
"""What is sent here is answered, and nothing is kept."""


def rows() -> Iterator[tuple[str, str]]:
    """The first and the last cell of each row of the tables."""
    for line in (ROOT / "docs" / "security.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and not line.startswith("| risk"):
            cells = line.strip("|").split(" | ")
            yield cells[0].strip(), cells[-1]


@pytest.mark.parametrize(("risk", "tests"), list(rows()))
def test_every_risk_has_tests_that_exist(risk: str, tests: str) -> None:
    named = NAMED.findall(tests)

    assert named, risk
    for file, name in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert not name or name in functions, f"{file} has no {name}"


def test_all_ten_risks_are_named() -> None:
    assert [risk.split()[0] for risk, _ in rows()][:10] == [f"API{number}" for number in range(1, 11)]


def operations() -> Iterator[tuple[str, str]]:
    """Every operation of the contract that is not for reading."""
    paths: dict[str, Any] = json.loads((ROOT / "openapi.json").read_text(encoding="utf-8"))["paths"]
    for path, methods in paths.items():
        for method in methods.keys() - {"get"}:
            if path not in OPEN:
                yield method.upper(), path


@pytest.mark.parametrize(("method", "path"), sorted(operations()))
def test_nothing_is_written_without_a_key(client: Client, method: str, path: str) -> None:
    answer = client.ask(re.sub(r"\{\w+\}", "1", path), method, content_type="application/json")

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_the_service_fetches_nothing() -> None:
    for path in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
            if isinstance(node, ast.ImportFrom) and node.module:
                names = {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            assert not names & FETCHING, path


def test_the_defaults_are_safe() -> None:
    known = Settings.model_construct()

    assert (known.host, known.metrics_host) == ("127.0.0.1", "127.0.0.1")
    assert (known.trusted_proxies, known.metrics_port, known.telemetry) == (None, None, False)
    assert known.rate_limits
    assert min(known.reads_per_minute, known.work_per_minute, known.edits_per_minute, known.guesses_per_minute) > 0


def test_no_answer_tells_what_it_is_made_with(client: Client) -> None:
    for path in ("/positions", "/", "/nowhere", "/docs", "/openapi.json"):
        answer = client.ask(path)
        assert not {"server", "x-powered-by"} & set(answer.headers)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not re.search(r"uvicorn|starlette|sqlalchemy|traceback", answer.text, re.IGNORECASE)


def test_the_password_of_the_database_is_never_told(tmp_path: Path) -> None:
    word = "a-word-of-mine"
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
    environment = {"PARLEY_DATABASE_URL": f"postgresql+psycopg://parley:{word}@127.0.0.1:{port}/parley", "PATH": "/bin"}
    command = [sys.executable, "-c", "from app.cli import main; main()", "migrate"]

    found = subprocess.run(
        command, cwd=tmp_path, env=environment | {"PYTHONPATH": str(ROOT)}, check=False, capture_output=True, text=True
    )

    assert found.returncode != 0
    assert word not in found.stdout + found.stderr


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", "NOT AUDITED, the service could not be asked: nothing was said"),
        (
            '{"dependencies": [{"name": "a", "skip_reason": "not found"}]}',
            "NOT AUDITED, the package index that was asked",
        ),
    ],
)
def test_an_audit_that_cannot_ask_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: str, told: str
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1, said, ""))

    assert audit.report(ROOT / "requirements.lock") == 0
    assert told in capsys.readouterr().out


def test_an_audit_that_finds_something_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hole = {"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}
    said = json.dumps({"dependencies": [hole, {"name": "b", "version": "1", "vulns": []}]})
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1, said, ""))

    assert audit.report(ROOT / "requirements.lock") == 1
    assert "a 1: PYSEC-1, mended in 2" in capsys.readouterr().out
