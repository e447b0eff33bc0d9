"""Do what a newcomer does: clone, `make serve`, ask who disagrees. Print how long the first answer took.

Clones the last commit. Ends with 1 where no answer comes, or the answer shows no conflict.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from tools.serving import ROOT, started

QUESTION = "/conflicts?parties=ru,ua&as_of=2024-06-14"
INSTALL_SECONDS = 600
OURS = ("PARLEY_", "VIRTUAL_ENV", "MAKE", "MFLAGS")
"""Names, by their beginnings, that would tell the clone of this checkout, of its environment or of its settings."""


def main() -> int:
    """Clone, serve and ask; 0 if the answer names issues on which the two parties conflict."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    began = time.monotonic()
    with TemporaryDirectory() as folder:
        clone = Path(folder) / "parley"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
        with started(["make", "serve"], clone, environment) as server:
            server.wait_until_ready(INSTALL_SECONDS)
            items = httpx.get(server.address + QUESTION).raise_for_status().json()["items"]
            took = time.monotonic() - began
    print(f"{took:.1f} seconds from the clone to the first answer, {QUESTION}:")
    for item in items:
        print(f"  {item['issue']}: {item['label']}")
    return int(not items)


if __name__ == "__main__":
    sys.exit(main())
