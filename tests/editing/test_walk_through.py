"""The page on editing: its commands, run in its order against a server of their own."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tools.serving import started

BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
PARLEY = """parley() { "$PYTHON" -c 'from app.cli import main; main()' "$@"; }
python3() { "$PYTHON" "$@"; }
said() { command curl "$@"; echo; }
curl() { case " $* " in *" -o "*) command curl "$@";; *) said "$@";; esac; }
"""


@pytest.mark.house
@pytest.mark.timeout(400)  # it starts the program seven times, and a server
def test_the_commands_of_the_page_do_what_it_says(root: Path, tmp_path: Path) -> None:
    if not shutil.which("curl"):
        pytest.skip("there is no curl")
    page = (root / "docs" / "editing.md").read_text(encoding="utf-8")
    environment = os.environ | {
        "PARLEY_DATABASE_URL": f"sqlite:///{tmp_path}/parley.db",
        "PARLEY_HOST": "127.0.0.1",
        "PARLEY_RATE_LIMITS": "false",
        "PYTHONPATH": str(root),
        "PYTHON": sys.executable,
    }
    serve = [sys.executable, "-c", "from app.cli import main; main(['serve'])"]
    with started(serve, root, environment) as server:
        server.wait_until_ready()
        blocks = "\n".join(BLOCK.findall(page)).replace("localhost:8000", server.address)
        script = ["bash", "-euo", "pipefail", "-c", PARLEY + blocks]
        done = subprocess.run(script, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)

    answers: list[Any] = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    refused, made, source, again, corrected, late, kept, waiting, whole, published = answers
    assert [(fault["at"], fault["code"]) for fault in refused["errors"]] == [
        ("/changes/1/record/issue", "unknown_issue")
    ]
    assert (made["state"], made["by"], made["revision"]) == ("published", "Ada", 2)
    assert source["meta"]["coverage"]["through"] == "2026-06-06"
    assert again == made
    assert (corrected["revision"], late["status"]) == (3, 412)
    assert (kept["state"], kept["by"]) == ("proposed", "Pia")
    assert [edit["id"] for edit in waiting["items"]] == [whole["id"]] == [1]
    assert (published["revision"], published["by"]) == (4, "Pia, published by Pat")
    assert f"ukraine: nothing changed ({published['digest']})" in done.stdout
