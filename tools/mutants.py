"""Change the rules one place at a time and see that a test notices; write the count to docs/mutants.md.

Ends with 1 where fewer than nine of ten changes are noticed, or where a function has changes that no test notices and
docs/mutants.md, in its part below the table, does not say of it why that is right. What stood in an earlier run stands
again where neither the function nor its tests have changed. With arguments (`'app.domain.algebra.regions*'`) only
those changes are made, and nothing is written.
"""

import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "mutants.md"
MUTMUT = Path(sys.executable).with_name("mutmut")
NOTICED = {"killed", "timeout", "segfault"}
LEAST_PERCENT = 90
END = "<!-- end of table -->"
TABLE = re.compile(rf"(?<=<!-- table -->\n).*?(?={END})", re.DOTALL)
NAMED = re.compile(r"`([\w.]+)`")


def results() -> dict[str, str]:
    """What became of each change, by the changed function and a number."""
    printed = subprocess.run([MUTMUT, "results", "--all", "true"], cwd=ROOT, check=True, capture_output=True, text=True)
    lines = (line.strip().rpartition(": ") for line in printed.stdout.splitlines() if "__mutmut_" in line)
    return {name: status for name, _, status in lines}


def heading() -> str:
    """When the changes were run, and at which commit."""
    printed = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return f"Run on {datetime.now(UTC).date()} at {printed.stdout.strip()}.\n\n"


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


def function(name: str) -> str:
    """The changed function as people write it.

    >>> function("app.domain.algebra.regions.xǁSpanRegionǁspans__mutmut_3")
    'algebra.regions.SpanRegion.spans'
    """
    module, _, mangled = name.removeprefix("app.domain.").rpartition(".")
    changed = mangled.rpartition("__mutmut_")[0]
    return ".".join([module, *(changed.split("ǁ")[1:] if "ǁ" in changed else [changed.removeprefix("x_")])])


def unexplained(found: dict[str, str], page: str) -> list[str]:
    """Functions that have a change which no test notices, and of which the page does not speak."""
    below = page.partition(END)[2]
    return sorted(
        {function(name) for name, status in found.items() if status not in NOTICED} - set(NAMED.findall(below))
    )


def main(names: list[str]) -> int:
    """Run the changes and write the table; 0 if enough were noticed and the page explains the rest."""
    subprocess.run([MUTMUT, "run", "--max-children", str(os.cpu_count() or 1), *names], cwd=ROOT, check=True)
    found = results()
    for name, status in sorted(found.items()):
        if status not in NOTICED | {"not checked"}:
            print(f"{status}: {name}")
    if names:
        return 0
    page = TABLE.sub(lambda _: heading() + table(found), PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page, encoding="utf-8")
    silent = unexplained(found, page)
    print("\n".join(f"docs/mutants.md does not speak of {name}" for name in silent))
    noticed = sum(status in NOTICED for status in found.values())
    return int(noticed * 100 < LEAST_PERCENT * len(found) or bool(silent))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
