"""Send made-up requests to every operation of a running server, and count them.

Ends with 1 where an answer breaks the contract in openapi.json, or an operation saw fewer than a hundred requests.
An operation without parameters has only a few different requests; they are sent again until the hundred is full.
"""

import argparse
import itertools
import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.serving import serving

CASES = 100
REFILL_SECONDS = 10
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
SETTINGS = Path(__file__).parent.parent / "schemathesis.toml"


def key_for(database: Path) -> str:
    """A key for everything on the server over *database*, so that requests to write are looked at too."""
    program = Path(sys.executable).with_name("parley")
    command = [str(program), "keys", "create", "made-up requests", "--owner", "fuzz", "--scope", "admin"]
    environment = os.environ | {"PARLEY_DATABASE_URL": f"sqlite:///{database}"}
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    return told.splitlines()[-1]


def send(address: str, events: Path, seed: int, left: float, more: list[str], key: str = "") -> int:
    """One run of schemathesis; 0 if all answers keep the contract.

    With a *key*, requests to write are looked at too. Where *more* names operations, only these are sent requests,
    again and again for some seconds.

    Raises:
        SystemExit: The run was not done after *left* seconds.
    """
    command = [
        *(str(SCHEMATHESIS), "--config-file", str(SETTINGS), "run", f"{address}/openapi.json"),
        *("--checks", "all", "--continue-on-failure"),
        *("--seed", str(seed), "--generation-database", "none", "--no-color"),
        *("--report", "ndjson", "--report-ndjson-path", str(events)),
    ]
    if key:
        command += ["--header", f"Authorization: Bearer {key}"]
    if more:
        command += ["--max-time", str(REFILL_SECONDS)]
        for operation in more:
            command += ["--include-name", operation]
    try:
        return subprocess.run(command, cwd=events.parent, check=False, timeout=left).returncode
    except subprocess.TimeoutExpired:
        sys.exit("time is up before every operation has seen its requests")


def count(events: Path) -> Counter[str]:
    """How many requests each operation saw, by the events of a run; the last one may have been broken off."""
    seen: Counter[str] = Counter()
    for line in events.read_text(encoding="utf-8").splitlines(keepends=True):
        if not line.endswith("\n"):
            break
        scenario = json.loads(line).get("ScenarioFinished")
        if scenario and scenario["phase"] in {"examples", "coverage", "fuzzing"}:
            seen[scenario["recorder"]["label"]] += len(scenario["recorder"].get("interactions", ()))
    return seen


def main(seed: int, seconds: int) -> int:
    """Send requests until every operation has seen a hundred; 0 if all answers keep the contract."""
    deadline = time.monotonic() + seconds
    seen: Counter[str] = Counter()
    few: list[str] = []
    code = 0
    with TemporaryDirectory() as folder, serving(Path(folder) / "parley.db") as address:
        key = key_for(Path(folder) / "parley.db")
        for again in itertools.count(seed):
            events = Path(folder) / f"{again}.ndjson"
            code = send(address, events, again, deadline - time.monotonic(), few, key)
            seen += count(events)
            few = sorted(operation for operation, cases in seen.items() if cases < CASES)
            if code or not few:
                break
    for operation, cases in sorted(seen.items()):
        print(f"{cases:6} requests to {operation}")
    return code or int(not seen)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seed", type=int, default=1, help="another seed makes up other requests")
    arguments.add_argument("--seconds", type=int, default=360, help="give up after so many seconds")
    given = arguments.parse_args()
    sys.exit(main(given.seed, given.seconds))
