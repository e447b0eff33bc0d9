"""Ask PyPI for known vulnerabilities of every package in a lock file.

Ends with 1 where there are some. Where the service that knows them cannot be reached, or is a mirror that knows none,
it says so and ends with 0: what nobody could ask is no fault of the lock.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PROGRAM = Path(sys.executable).with_name("pip-audit")
SECONDS = 300


def ask(lock: Path) -> list[dict[str, Any]] | str:
    """What is known of each package of a lock; a sentence where that could not be asked."""
    command = [str(PROGRAM), "--requirement", str(lock), "--disable-pip", "--no-deps", "--format", "json"]
    command += ["--progress-spinner", "off", "--timeout", "10"]
    try:
        found = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f"the service did not answer within {SECONDS} seconds"
    try:
        packages: list[dict[str, Any]] = json.loads(found.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = found.stderr.strip().splitlines()[-1:] or ["nothing was said"]
        return f"the service could not be asked: {last[0][:200]}"
    if all("skip_reason" in package for package in packages):
        return "the package index that was asked keeps no list of vulnerabilities"
    return packages


def report(lock: Path) -> int:
    """Print what is known of a lock; the number of vulnerabilities."""
    answer = ask(lock)
    if isinstance(answer, str):
        print(f"{lock.name}: NOT AUDITED, {answer}")
        return 0
    asked = [package for package in answer if "skip_reason" not in package]
    for package in answer:
        for known in package.get("vulns", ()):
            fixed = ", ".join(known["fix_versions"]) or "no version yet"
            print(f"{lock.name}: {package['name']} {package['version']}: {known['id']}, mended in {fixed}")
    print(f"{lock.name}: {len(asked)} of {len(answer)} packages were asked about")
    return sum(len(package.get("vulns", ())) for package in answer)


if __name__ == "__main__":
    sys.exit(int(sum(report(Path(name)) for name in sys.argv[1:]) > 0))
