"""Write the lock files: for every platform, with hashes, without addresses."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
UV = Path(sys.executable).with_name("uv")
PACKAGES = ROOT / "tests" / "browser"
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


def lock_packages(npm: str) -> None:
    """Resolve the packages of JavaScript that look at pages, without where they come from or who pays for them."""
    with TemporaryDirectory() as folder:
        shutil.copy(PACKAGES / "package.json", folder)
        command = [npm, "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=folder, check=True)
        found = json.loads((Path(folder) / "package-lock.json").read_text(encoding="utf-8"))
    for package in found["packages"].values():
        package.pop("resolved", None)
        package.pop("funding", None)
    (PACKAGES / "package-lock.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    lock("requirements.lock")
    lock("requirements-dev.lock", "--extra", "dev", "--constraint", "requirements.lock")
    lock("requirements-image.lock", "--extra", "postgres", "--constraint", "requirements.lock")
    checking = ("--extra", "check", "--extra", "postgres", "--constraint", "requirements-dev.lock")
    lock("requirements-check.lock", *checking, "--constraint", "requirements-image.lock")
    npm = shutil.which("npm", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if npm:
        lock_packages(npm)
    else:
        print("tests/browser/package-lock.json stays as it is: npm is not installed (make browser installs it)")
