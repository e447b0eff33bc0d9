"""What no file of the project may hold."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|NotImplementedError)\b")
MACHINE = re.compile(r"(?<![A-Za-z0-9._-])/(?:work|root|home/\w+|Users/\w+|tmp/[a-z]+)/")


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """Every file that git keeps."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def holding(paths: list[Path], pattern: re.Pattern[str]) -> list[str]:
    """Places in some files where a pattern is found, as `file:line`; pictures hold no lines."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        if path.suffix != ".png"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_nothing_is_left_for_later(tracked: list[Path]) -> None:
    product = [path for path in tracked if path.relative_to(ROOT).parts[0] in {"app", "migrations"}]

    assert holding(product, LATER) == []


def test_locks_hold_no_addresses(tracked: list[Path]) -> None:
    locks = [path for path in tracked if path.suffix == ".lock"]

    assert len(locks) == 4
    assert holding([*locks, ROOT / "tests" / "browser" / "package-lock.json"], re.compile("://")) == []


def test_every_locked_package_has_hashes(tracked: list[Path]) -> None:
    for lock in (path for path in tracked if path.suffix == ".lock"):
        entries = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"), flags=re.IGNORECASE)
        without = [entry.split()[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry]
        assert without == []


def test_no_file_names_a_place_on_somebodys_machine(tracked: list[Path]) -> None:
    paths = [path for path in tracked if path.name != "Dockerfile" and path.relative_to(ROOT).parts[0] != "tests"]

    assert holding(paths, MACHINE) == []
