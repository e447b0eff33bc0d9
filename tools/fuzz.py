"""Send made-up requests to every operation of a running server, and count them.

Ends with 1 where an answer breaks the contract in openapi.json, or an operation saw fewer than a hundred requests.
An operation without parameters has only a few different requests; they are sent again until the hundred is full.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.serving import serving

CASES = 100
ROUNDS = 20
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")


def send(address: str, folder: Path, seed: int, only: list[str]) -> tuple[int, Counter[str]]:
    """One run of schemathesis: its exit code, and how many requests each operation saw."""
    events = folder / f"{seed}.ndjson"
    command = [
        *(str(SCHEMATHESIS), "run", f"{address}/openapi.json", "--checks", "all", "--continue-on-failure"),
        *("--max-examples", str(CASES), "--seed", str(seed), "--generation-database", "none", "--no-color"),
        *("--report", "ndjson", "--report-ndjson-path", str(events)),
    ]
    for operation in only:
        command += ["--include-name", operation]
    ended = subprocess.run(command, cwd=folder, check=False, capture_output=bool(only), text=True)
    if only and ended.returncode:
        print(ended.stdout)
    return ended.returncode, count(events)


def count(events: Path) -> Counter[str]:
    """How many requests each operation saw, by the events of a run."""
    seen: Counter[str] = Counter()
    for line in events.read_text(encoding="utf-8").splitlines():
        scenario = json.loads(line).get("ScenarioFinished")
        if scenario and scenario["phase"] in {"examples", "coverage", "fuzzing"}:
            seen[scenario["recorder"]["label"]] += len(scenario["recorder"].get("interactions", ()))
    return seen


def main(seed: int) -> int:
    """Send requests until every operation has seen a hundred; 0 if all answers keep the contract."""
    with serving() as address, TemporaryDirectory() as name:
        code, seen = send(address, Path(name), seed, [])
        for again in range(1, ROUNDS):
            few = sorted(operation for operation, cases in seen.items() if cases < CASES)
            if code or not few:
                break
            code, more = send(address, Path(name), seed + again, few)
            seen += more
    for operation, cases in sorted(seen.items()):
        print(f"{cases:6} requests to {operation}")
    return code or int(not seen or min(seen.values()) < CASES)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seed", type=int, default=1, help="another seed makes up other requests")
    sys.exit(main(arguments.parse_args().seed))
