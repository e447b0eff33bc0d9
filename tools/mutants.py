"""Change the rules one place at a time and see that a test notices; write the count to docs/mutants.md.

Ends with 1 where fewer than nine of ten changes are noticed. The part of the page below its table is written by hand:
it says of each change that no test notices why that is right.
"""

import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "mutants.md"
MUTMUT = Path(sys.executable).with_name("mutmut")
NOTICED = {"killed", "timeout", "segfault"}
LEAST_PERCENT = 90
TABLE = re.compile(r"(?<=<!-- table -->\n).*?(?=<!-- end of table -->)", re.DOTALL)


def results() -> dict[str, str]:
    """What became of each change, by the changed function and a number."""
    printed = subprocess.run([MUTMUT, "results", "--all", "true"], cwd=ROOT, check=True, capture_output=True, text=True)
    lines = (line.strip().rpartition(": ") for line in printed.stdout.splitlines() if "__mutmut_" in line)
    return {name: status for name, _, status in lines}


def table(found: dict[str, str]) -> str:
    """One row per module: how many changes, how many noticed."""
    modules: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for name, status in found.items():
        modules[name.rpartition(".")[0]][status in NOTICED] += 1
    rows = [("module", "changes", "noticed", "share"), ("---", "---:", "---:", "---:")]
    rows += [(f"`{module}`", *figures(seen)) for module, seen in sorted(modules.items())]
    rows.append(("**all**", *figures(sum(modules.values(), Counter()))))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def figures(seen: Counter[bool]) -> tuple[str, str, str]:
    """Changes, changes noticed, and their share."""
    return str(seen.total()), str(seen[True]), f"{100 * seen[True] / seen.total():.1f} %"


def main() -> int:
    """Run all changes, write the table, print what went unnoticed; 0 if nine of ten were noticed."""
    subprocess.run([MUTMUT, "run", "--max-children", str(os.cpu_count() or 1)], cwd=ROOT, check=True)
    found = results()
    PAGE.write_text(TABLE.sub(lambda _: table(found), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    for name, status in sorted(found.items()):
        if status not in NOTICED:
            print(f"{status}: {name}")
    noticed = sum(status in NOTICED for status in found.values())
    return int(noticed * 100 < LEAST_PERCENT * len(found))


if __name__ == "__main__":
    sys.exit(main())
