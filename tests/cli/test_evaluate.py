"""The command evaluate: a file's package asked as the API would be, or its faults with their places."""

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from tests.api.conftest import Client
from tests.cli.conftest import run

PACKAGE = """\
title: A [bold] plan
clauses:
  - {n: "1", issue: nato, region: [barred]}
  - n: "2"
    issue: cap
    region: {at_least: 100000, at_most: 120000.0}
    when: [{vote: ["yes"]}]
"""

PROPOSAL = """\
id: nato-plan
title: A nato plan
authors: [us]
dated: 2024-06-01
status: tabled
citations: [{source: source-ru-cf}]
clauses:
  - {n: "1", issue: nato, region: [barred], summary: The only clause.}
"""


def written(folder: Path, text: str, name: str = "plan.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def posted(client: Client, package: object) -> bytes:
    """What the API answers to a package."""

    async def post() -> httpx.Response:
        transport = httpx.ASGITransport(app=client.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://parley.test") as asking:
            return await asking.post("/evaluations", json=package, headers={"accept-encoding": "identity"})

    answer = asyncio.run(post())
    assert answer.status_code == 200, answer.text
    return answer.content


def test_json_is_what_the_api_answers_byte_for_byte(client: Client, tmp_path: Path) -> None:
    found = run("evaluate", written(tmp_path, PACKAGE), "--json")

    terms = {"n": "2", "issue": "cap", "region": {"at_least": 100_000, "at_most": 120_000}, "when": [{"vote": ["yes"]}]}
    clauses = [{"n": "1", "issue": "nato", "region": ["barred"]}, terms]
    assert found.stdout_bytes == posted(client, {"title": "A [bold] plan", "clauses": clauses}) + b"\n"


def test_options_go_before_what_the_file_says(client: Client, tmp_path: Path) -> None:
    text = f"parties: [us]\nas_of: 2024-01-01\n{PACKAGE}"

    found = run("evaluate", written(tmp_path, text), "--parties", "ua,ru", "--as-of", "2024-06-14", "--json").stdout

    answer = json.loads(found)
    assert [party["party"] for party in answer["parties"]] == ["ua", "ru"]
    assert answer["meta"]["as_of"] == "2024-06-14"


def test_a_file_may_be_json_also_with_tabs(client: Client, tmp_path: Path) -> None:
    package = {"clauses": [{"n": "1", "issue": "nato", "region": ["barred"]}]}
    path = written(tmp_path, json.dumps(package, indent="\t"), "plan.json")

    assert run("evaluate", path, "--json").stdout_bytes == posted(client, package) + b"\n"


def test_a_file_may_be_a_proposal_of_the_record(client: Client, tmp_path: Path) -> None:
    found = run("evaluate", written(tmp_path, PROPOSAL), "--json")

    clause = {"n": "1", "issue": "nato", "region": ["barred"], "summary": "The only clause."}
    assert found.stdout_bytes == posted(client, {"title": "A nato plan", "clauses": [clause]}) + b"\n"


def test_people_read_clause_by_clause_what_each_party_would_say(client: Client, tmp_path: Path) -> None:
    found = run("evaluate", written(tmp_path, PACKAGE), "--parties", "ru,ua", "--as-of", "2024-06-14").stdout

    assert "A [bold] plan: test as of 2024-06-14, reported or better" in found
    for words in (
        "What of nato?",
        "“BARRED”",
        "from 100,000 to 120,000",
        "only if “What of vote?”:",
        "The party has said yes to every",
    ):
        assert words in found
    for words in ("- ru-nato", "130,000 people apart", "Of 2 clauses the Russian side", "No clause on:"):
        assert words in found


def test_terms_that_a_package_leaves_open_are_said_to_be(client: Client, tmp_path: Path) -> None:
    text = 'clauses: [{n: "1", issue: cf, region: [now]}]'

    found = run("evaluate", written(tmp_path, text), "--parties", "ru").stdout

    assert "A package: test" in found
    assert "(at worst: its terms are left open)" in found


FAULTY = """\
clauses:
  - {n: "1", issue: nat, region: [barred]}
  - {n: 2, issue: nato, region: [barred]}
  - {n: "3", issue: nato, region: [bared]}
  - {n: "3", isue: cap, region: [{at_least: 5}]}
  - {n: "4", issue: cf, region: [on]}
  - {n: "5", issue: cap, region: {at_most: 1e999999}}
as_off: 2024-06-14
parties: [rus]
"""


def test_every_fault_is_listed_with_its_place_and_how_to_mend_it(client: Client, tmp_path: Path) -> None:
    path = written(tmp_path, FAULTY)

    found = run("evaluate", path)

    assert found.exit_code == 1
    assert found.stdout.splitlines()[:5] == [
        f"{path}:2:21: unknown-issue: there is no issue 'nat'; did you mean nato?",
        f"{path}:3:9: wrong-type: a text is expected, but 2 stands there; put it in quotes",
        f"{path}:4:36: unknown-option: 'bared' is no option of the issue; did you mean barred?",
        f"{path}:5:5: missing-key: the key 'issue' is missing; add `issue`",
        f"{path}:5:14: unknown-key: there is no key 'isue' here; did you mean issue?",
    ]
    assert [line.split(": ")[1] for line in found.stdout.splitlines()[5:]] == [
        "yaml-boolean",
        "long-number",
        "unknown-key",
        "unknown-party",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("clauses: []", "1:10: empty-list: the list is empty; add one"),
        ("title: Nothing", "1:1: missing-key: the key 'clauses' is missing; add it"),
        ("- nato", "1:1: wrong-type: an object is expected; write it as expected"),
        (f"{PACKAGE}clauses: []", "8:1: double-key:"),
        ("title: [\n", "2:1: yaml-syntax:"),
        ("", "1:1: empty-file:"),
        (f"# why\n{PACKAGE}", "1:1: comment:"),
        (PACKAGE.replace("[barred]", "[barred, open, member]"), "3:35: region-whole:"),
        (PACKAGE.replace("A [bold] plan", "A" * 301), "1:8: long-text: at most 300 are taken here; shorten it"),
        (PROPOSAL.replace("status", "state"), "1:1: missing-key: the key 'status' is missing; add `status`"),
        (PROPOSAL.replace("nato,", "nat,"), "8:21: unknown-issue: there is no issue 'nat'; did you mean nato?"),
    ],
)
def test_a_faulty_file_is_not_evaluated(client: Client, tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)

    found = run("evaluate", path, "--json")

    assert found.exit_code == 1
    assert f"{path}:{said}" in found.stdout
    assert "{" not in found.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--parties", "rus"), "There is no party 'rus'. Nearest: ru, us."),
        (("--as-of", "1999-01-01"), "The record begins on 2022-02-24"),
        (("--min-attribution", "gossip"), "is none of on_record, reported, anonymous"),
        (("--negotiation", "tset"), "There is no negotiation 'tset'. Nearest: test."),
    ],
)
def test_options_that_cannot_be_taken_are_one_line(
    client: Client, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    found = run("evaluate", written(tmp_path, PACKAGE), *arguments)

    assert found.exit_code == 2
    assert found.stderr.startswith("parley: ")
    assert words in found.stderr
    assert found.stderr.count("\n") == 1


def test_a_file_that_is_not_there_could_not_be_read(client: Client, tmp_path: Path) -> None:
    found = run("evaluate", tmp_path / "none.yaml")

    assert found.exit_code == 2
    assert "none.yaml" in found.stderr
