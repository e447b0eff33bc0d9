"""The image, without a container engine: its steps run in an empty environment, its command as another user."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tools.serving import started

ROOT = Path(__file__).parent.parent
PLACE = re.compile(r"(?<![\w./])/(?=(?:opt|src|data)\b)|(?<=sqlite:///)/(?=data\b)")
"""Where a path begins that is absolute in the image."""
TO_REACH_AN_INDEX = ("HOME", "PIP_", "SSL_", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")


def instructions() -> list[tuple[str, str]]:
    """What the Dockerfile says, one pair of verb and rest for each instruction."""
    lines = (line for line in (ROOT / "Dockerfile").read_text("utf-8").splitlines() if not line.startswith("#"))
    text = "\n".join(lines).replace("\\\n", " ")
    return [(verb, rest.strip()) for verb, _, rest in (line.partition(" ") for line in text.splitlines()) if verb]


def said(verb: str) -> str:
    """What the last instruction with *verb* says: the one that counts for the image."""
    return [rest for given, rest in instructions() if given == verb][-1]


class Image:
    """The image so far, with its root in a folder of ours.

    Attributes:
        root: The root of the stage that is being built; that of the finished one is moved beside it.
        python: A folder with an interpreter that any user may run, as the official image has it.
        environment: What a process of this stage sees.
        folder: The stage's working directory.
    """

    def __init__(self, place: Path) -> None:
        self.root = place / "image"
        self.python = interpreter(place / "python")
        self.environment: dict[str, str] = {}
        self.folder = self.root

    def build(self) -> None:
        """Follow the Dockerfile from top to bottom."""
        for verb, rest in instructions():
            step = getattr(self, f"_{verb.lower()}", None)
            if step is not None:
                step(rest)

    def here(self, text: str) -> str:
        """*text* with the paths of the image where they really are."""
        return PLACE.sub(f"{self.root}/", text)

    def _from(self, _: str) -> None:
        if self.root.exists():
            self.root.rename(self.root.with_name("build"))
        self.root.mkdir()
        self.folder = self.root
        self.environment = {"PATH": f"{self.python}/bin:/usr/bin:/bin", "LD_LIBRARY_PATH": f"{self.python}/lib"}

    def _env(self, rest: str) -> None:
        for pair in shlex.split(rest):
            name, _, value = pair.partition("=")
            self.environment[name] = self.here(value.replace("$PATH", self.environment["PATH"]))

    def _workdir(self, rest: str) -> None:
        self.folder = Path(self.here(rest))
        self.folder.mkdir(exist_ok=True)

    def _copy(self, rest: str) -> None:
        *options, target = shlex.split(rest)
        sources = [word for word in options if not word.startswith("--")]
        for source in sources:
            origin = self._origin(source, options)
            goal = self.folder / self.here(target) / (Path(source).name if target == "./" else "")
            if origin.is_dir():
                shutil.copytree(origin, goal, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(origin, goal)
            for option in options:
                if option.startswith("--chown="):
                    os.chown(goal, *map(int, option.removeprefix("--chown=").split(":")))

    def _origin(self, source: str, options: list[str]) -> Path:
        if any(option.startswith("--from=") for option in options):
            return Path(f"{self.root.with_name('build')}{source}")
        assert source in sent(), f".dockerignore keeps {source} from the image"
        return ROOT / source

    def _run(self, rest: str) -> None:
        index = {name: value for name, value in os.environ.items() if name.startswith(TO_REACH_AN_INDEX)}
        subprocess.run(
            ["/bin/sh", "-c", self.here(rest)],
            cwd=self.folder,
            env=index | self.environment,
            check=True,
        )


def sent() -> set[str]:
    """What .dockerignore lets into the build."""
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    return {line.removeprefix("!") for line in lines if line.startswith("!")}


def interpreter(place: Path) -> Path:
    """A folder with this very Python, copied, without the packages that were installed into it."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    base = Path(sys.base_prefix)
    ignored = shutil.ignore_patterns("__pycache__", "site-packages", "dist-packages", "test", "idlelib")
    shutil.copytree(base / "lib" / version, place / "lib" / version, ignore=ignored)
    for library in (base / "lib").glob("libpython*"):
        shutil.copy(library, place / "lib")
    (place / "bin").mkdir()
    shutil.copy((base / "bin" / version).resolve(), place / "bin" / "python")
    return place


@contextmanager
def open_folder() -> Iterator[Path]:
    """An empty folder that every user may enter."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_hadolint_has_nothing_to_say() -> None:
    linter = Path(sys.executable).with_name("hadolint")

    found = subprocess.run([linter, ROOT / "Dockerfile"], check=False, capture_output=True, text=True)

    assert (found.returncode, found.stdout) == (0, "")


def test_the_image_does_not_run_as_root() -> None:
    assert set(said("USER").split(":")) & {"root", "0"} == set()


@pytest.mark.house
@pytest.mark.timeout(300)
def test_the_steps_build_an_image_whose_command_serves_as_its_user_and_is_healthy() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root may start a program as another user")
    user = int(said("USER").split(":")[0])
    check = json.loads(said("HEALTHCHECK").partition("CMD")[2])
    with open_folder() as place:
        image = Image(place)
        image.build()

        with started(json.loads(said("CMD")), image.folder, image.environment, user) as server:
            server.wait_until_ready()
            environment = image.environment | {"PARLEY_PORT": server.address.rpartition(":")[2]}
            healthy = subprocess.run(
                check, cwd=image.folder, env=environment, user=user, group=user, extra_groups=[], check=False
            )

        assert healthy.returncode == 0
        assert (image.root / "data" / "parley.db").stat().st_uid == user
