"""What the tests of the commands share: a database that is not there yet, a folder of seeds, a way to run."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import main
from tests.seeding.sample import write_sample


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a database that is not there yet, which the commands are told of."""
    url = f"sqlite:///{tmp_path}/parley.db"
    monkeypatch.setenv("PARLEY_DATABASE_URL", url)
    return url


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "seeds" / "harbour")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env={"COLUMNS": "200"})
