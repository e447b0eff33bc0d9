"""A package is checked as strictly as a seed file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.seeding.reading.folders import check_folder, read_folder
from app.settings import Settings
from tests.api.conftest import Client, load_on, serving
from tests.databases import Databases
from tests.seeding.sample import FILES, write_sample

TOLLS = {"n": "1", "issue": "tolls", "region": ["both"]}
HARBOUR: list[list[dict[str, Any]]] = [
    [TOLLS],
    [{**TOLLS, "issue": "toll"}],
    [{**TOLLS, "issue": "vote-passes", "region": ["yes"]}],
    [{**TOLLS, "issue": "Tolls"}],
    [{**TOLLS, "n": ""}],
    [{**TOLLS, "n": 1}],
    [{**TOLLS, "extra": 1}],
    [{"n": "1", "region": ["both"]}],
    [{**TOLLS, "region": []}],
    [{**TOLLS, "region": ["bot", "sout"]}],
    [{**TOLLS, "region": ["north", "both", "south", "nobody"]}],
    [{**TOLLS, "region": {"at_least": 5}}],
    [{"n": "1", "issue": "crews", "region": {"at_least": 0}}],
    [{"n": "1", "issue": "crews", "region": {"at_least": 9, "at_most": 5}}],
    [{"n": "1", "issue": "crews", "region": {"at_least": 9, "above": 5}}],
    [{"n": "1", "issue": "crews", "region": {"from": -5, "to": 5}}],
    [{"n": "1", "issue": "crews", "region": [{"at_most": 1234567890123456}, {"at_moist": 1}]}],
    [{"n": "1", "issue": "crews", "region": {"exactly": 2.5}}],
    [{"n": "1", "issue": "crews", "region": ["both"]}],
    [{"n": "1", "issue": "islets", "region": {"all_in": ["gul", "tern"], "any_in": ["sea"]}}],
    [{"n": "1", "issue": "islets", "region": {"all_in": []}}],
    [{"n": "1", "issue": "islets", "region": {"all_in": ["gull"], "none_in": ["gull"]}}],
    [{**TOLLS, "when": [{}]}],
    [{**TOLLS, "when": [{"tolls": ["both"]}]}],
    [{**TOLLS, "when": [{"toll": ["north"]}]}],
    [{**TOLLS, "when": [{"crews": {"at_least": 0}}, {"islets": {"all_in": ["gul"]}}]}],
    [{**TOLLS, "when": [{"vote-passes": ["yes", "no"]}]}],
    [{**TOLLS, "when": [{"vote-passes": ["yes"]}]}],
    [TOLLS, TOLLS],
    [TOLLS, {**TOLLS, "n": "2", "region": ["north"]}, {**TOLLS, "n": "3", "region": ["south"]}],
    [TOLLS, {"n": "2", "issue": "crews", "region": {"at_most": 5}, "when": [{"tolls": ["north"]}]}],
]


@pytest.fixture(scope="module")
def harbour(databases: Databases, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Iterator[Client]:
    """A service that holds the sample of the seed files' tests."""
    folder = tmp_path_factory.mktemp("harbour")
    write_sample(folder / "seeds", FILES)
    record, _ = read_folder(folder / "seeds")
    assert record is not None
    with serving(databases, folder / "parley.db", settings) as client:
        load_on(client, record)
        yield client


@pytest.mark.parametrize("clauses", HARBOUR, ids=range(len(HARBOUR)))
def test_what_check_refuses_in_a_seed_file_is_refused_in_a_package_by_the_same_rules(
    harbour: Client, tmp_path: Path, clauses: list[dict[str, Any]]
) -> None:
    proposal = {
        "id": "ours",
        "title": "Ours",
        "dated": "2021-05-01",
        "status": "published",
        "citations": [{"source": "gazette-2021", "on": "2021-05-01"}],
        "clauses": clauses,
    }
    text = json.dumps(proposal, indent=1)
    write_sample(tmp_path, {**FILES, "proposals/ours.yaml": text})
    found = [fault for fault in check_folder(tmp_path) if fault.file.endswith("ours.yaml")]
    refused = sorted(fault.code for fault in found if not fault.code.startswith(("published", "accessed")))

    answer = harbour.send({"clauses": clauses})

    told = [error["code"].replace("_", "-") for error in answer.json().get("errors", [])]
    assert sorted(told) == refused
    assert (answer.status_code == 200) == (not refused)
