"""The sentences of the rules put no region in words, so that there is but one wording of regions."""

import ast
from pathlib import Path

import pytest

import app.domain

ROOM = Path(app.domain.__file__).parent


@pytest.mark.parametrize(
    "path", sorted(ROOM.rglob("*sentences.py")), ids=lambda path: path.relative_to(ROOM).as_posix()
)
def test_sentences_of_the_rules_know_no_regions(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]

    assert modules
    assert not [module for module in modules if module.startswith("app.domain.algebra")]
