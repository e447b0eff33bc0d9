"""Write requirements.lock and requirements-dev.lock: for every platform, with hashes, without addresses."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
UV = Path(sys.executable).with_name("uv")
SETTINGS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--quiet", "--upgrade"),
    *("--custom-compile-command", "make lock"),
)


def lock(target: str, *more: str) -> None:
    """Resolve pyproject.toml into one lock file."""
    command = [str(UV), "pip", "compile", *SETTINGS, *more, "--output-file", target, "pyproject.toml"]
    # uv asks the same index as pip, where pip has been told of one.
    index = os.environ.get("PIP_INDEX_URL")
    environment = os.environ | ({"UV_DEFAULT_INDEX": index} if index else {})
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    lock("requirements.lock")
    lock("requirements-dev.lock", "--extra", "dev", "--constraint", "requirements.lock")
