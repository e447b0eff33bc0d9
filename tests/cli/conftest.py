"""What the tests of the commands share: a database that is not there yet, a folder of seeds, a way to run."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import main
from app.domain.algebra.notation import parse_region
from app.domain.record.dates import PartialDate
from app.domain.record.negotiation import Record
from app.domain.record.positions import Citation
from app.domain.record.proposals import Clause, Proposal, Status
from app.settings import Settings
from tests.api.conftest import Client, load_on, serving, settings
from tests.api.worlds import talks
from tests.databases import Databases, address_of
from tests.seeding.sample import write_sample

__all__ = ["settings"]


@pytest.fixture
def database(databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a database that is not there yet, which the commands are told of."""
    url = databases.empty(tmp_path / "parley.db")
    monkeypatch.setenv("PARLEY_DATABASE_URL", url)
    if databases.dialect != "sqlite":
        monkeypatch.setenv("PARLEY_MIGRATE", "auto")  # what SQLite does by itself
    yield url
    databases.drop(tmp_path / "parley.db")


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "seeds" / "harbour")


@pytest.fixture
def client(
    databases: Databases, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Client]:
    """A client of the database that the commands read."""
    with serving(databases, tmp_path / "parley.db", settings) as found:
        load_on(found, on_the_table())
        monkeypatch.setenv("PARLEY_DATABASE_URL", address_of(found.engine))
        yield found


def on_the_table() -> Record:
    """The talks, with a plan for NATO and one for the cap."""
    record = talks()
    plans = (_plan(record, "nato-plan", "nato", ["barred"]), _plan(record, "cap-plan", "cap", {"at_most": 90_000}))
    return replace(record, proposals={plan.id: plan for plan in plans})


def _plan(record: Record, id_: str, issue: str, region: object) -> Proposal:
    clause = Clause("1", issue, parse_region(record.issues[issue].space, region), summary="The only clause.")
    cited = (Citation(min(record.sources)),)
    return Proposal(id_, f"A {id_}", ("us",), PartialDate.parse("2024-06-01"), Status.TABLED, cited, (clause,))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env={"COLUMNS": "200"})
