"""docs/checks.md is the registry of rules, no more and no less."""

import re
from pathlib import Path

from app.seeding.checking import file_codes, record_codes
from app.seeding.checking.codes import RULES
from app.seeding.checking.rule import Group
from app.seeding.faults import Severity

ROW = re.compile(r"^\| `([a-z0-9-]+)`( \(warning\))? \| (.+) \| (.+) \|$", re.MULTILINE)


def test_the_page_lists_the_rules_under_their_headings(root: Path) -> None:
    parts = (root / "docs" / "checks.md").read_text("utf-8").split("\n## ")[1:]

    listed = [(part.partition("\n")[0], row) for part in parts for row in ROW.findall(part)]

    warning = {Severity.WARNING: " (warning)", Severity.ERROR: ""}
    expected = [(r.group.value, (r.code, warning[r.severity], r.title, r.mend)) for r in RULES.values()]
    assert listed == sorted(expected, key=lambda pair: list(Group).index(Group(pair[0])))


def test_codes_are_words_with_hyphens_and_unique() -> None:

    halves = (*file_codes.RULES, *record_codes.RULES)
    assert all(re.fullmatch(r"[a-z]+[a-z0-9]*(-[a-z0-9]+)*", code) for code in RULES)
    assert len(RULES) == len(halves)
