"""The same bytes in every process and from every database that holds the same record."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.conftest import Client, load_on
from tests.api.worlds import talks

ASK = """
import hashlib, sys
from pathlib import Path
from app.db import make_engine, upgrade
from app.main import create_app
from app.seeding.loading.load import load
from app.seeding.reading.folders import read_folder
from app.settings import Settings
from tests.api.conftest import Client

engine = make_engine(f"sqlite:///{sys.argv[1]}")
upgrade(engine)
load(engine, read_folder(Path("seeds/ukraine"))[0], by="Ada", why="a test", at="2025-01-01T12:00:00Z")
client = Client(create_app(Settings.model_construct(rate_limits=False), engine))
for path in ("/positions?limit=500", "/parties", "/people", "/issues", "/sources", "/matrix?min_attribution=anonymous",
             "/comparisons?min_attribution=anonymous", "/conflicts", "/overlaps?min_attribution=anonymous", "/shifts",
             "/issues/ceasefire/timeline", "/contradictions", "/settlements", "/settlements?say_yes=true",
             "/proposals", "/proposals/ru-terms-2024-06-14/evaluation",
             "/proposals/ru-freeze-2023-12/diff/ru-terms-2024-06-14"):
    print(path, hashlib.sha256(client.ask(path).content).hexdigest())
"""


@pytest.mark.house
def test_another_process_with_another_database_answers_the_same_bytes(tmp_path: Path, root: Path) -> None:
    def answers(seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        command = [sys.executable, "-c", ASK, str(tmp_path / f"{seed}.db")]
        return subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True, text=True).stdout

    first = answers("1")

    assert len(first.splitlines()) == 17
    assert answers("2") == first


def test_the_order_in_which_records_were_told_changes_no_byte(client: Client, fresh: Client) -> None:
    record = talks()
    load_on(
        fresh,
        type(record)(
            record.negotiation,
            dict(reversed(record.parties.items())),
            dict(reversed(record.people.items())),
            dict(reversed(record.issues.items())),
            dict(reversed(record.sources.items())),
            dict(reversed(record.positions.items())),
            record.silences,
        ),
    )

    lists = ("/positions", "/parties", "/issues", "/sources", "/comparisons", "/matrix", "/conflicts", "/overlaps")
    for path in (*lists, "/shifts", "/issues/cf/timeline", "/contradictions", "/settlements?say_yes=true"):
        assert fresh.ask(path).content == client.ask(path).content
