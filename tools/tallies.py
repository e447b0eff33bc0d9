"""See that what one run of the tests had to leave out, another has run: `python -m tools.tallies FIRST OTHER...`.

Each argument is a file that pytest's `--tally` wrote. Ends with 1, and names the tests, where a test that the first run
skipped has passed in none of the others, or where one of the others skipped any.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def left_out(first: dict[str, Any], others: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The tests that nothing has run, and why."""
    run = {name for other in others for name in other["passed"]}
    skipped = {name: reason for name, reason in first["skipped"].items() if name not in run}
    return skipped | {name: reason for other in others for name, reason in other["skipped"].items()}


def main(paths: Sequence[str]) -> int:
    """0 if every test has been run."""
    first, *others = (json.loads(Path(f"{path}.json").read_text(encoding="utf-8")) for path in paths)
    found = left_out(first, others)
    print("\n".join(f"{name}: {reason}" for name, reason in found.items()) or "every test was run")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
